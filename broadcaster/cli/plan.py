"""`broadcaster plan`: any day before it happens (B7)."""

import click

from broadcaster.i18n import _

MOST_DAYS = 366
EXAMPLES = """

\b
  broadcaster plan --date tomorrow
  broadcaster plan --date 2026-12-05 --json
  broadcaster plan --days 7 --ics > week.ics
"""


@click.command("plan", help=_("What plays when on any day, and what is wrong with it.") + EXAMPLES)
@click.option("--date", "text", default="today", metavar=_("DATE"), help=_("2026-12-05, today, tomorrow, or days from today: +3."))
@click.option("--days", type=click.IntRange(1, MOST_DAYS), default=1, metavar="N", help=_("So many days from there."))
@click.option("--json", "form", flag_value="json", help=_("For programs: one object, or a list where --days is over 1."))
@click.option("--ics", "form", flag_value="ics", help=_("A calendar (RFC 5545)."))
def command(text: str, days: int, form: str | None) -> None:
    """Read the timetable, plan the days, write them."""
    from datetime import timedelta

    from broadcaster.air.clock import moment
    from broadcaster.cli.day.dates import read_date
    from broadcaster.content.library import load_index
    from broadcaster.sentences import say
    from broadcaster.settings import Settings
    from broadcaster.timetable.plan import plan
    from broadcaster.timetable.reader import read

    settings = Settings()
    timetable = read(settings.timetable_file)
    library, problems = load_index(settings)
    now = moment(timetable.zone)
    first = read_date(text, now.date())
    for problem in problems:
        click.echo(say(problem), err=True)
    plans = [plan(timetable, first + timedelta(days=n), library) for n in range(days)]
    match form:
        case "json":
            import json

            from broadcaster.cli.day.structured import as_json

            written = [as_json(p) for p in plans]
            click.echo(json.dumps(written if days > 1 else written[0], ensure_ascii=False, indent=2))
        case "ics":
            from broadcaster.cli.day.calendar import as_ics

            click.echo(as_ics(plans, timetable, now), nl=False)
        case _:
            from broadcaster.cli.day.timeline import show

            for p in plans:
                show(p, now if p.opening.date() <= now.date() <= p.closing.date() else None)
