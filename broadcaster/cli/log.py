"""`broadcaster log`: what was heard, against what was planned (B6)."""

from typing import TYPE_CHECKING

import click

from broadcaster.i18n import _

if TYPE_CHECKING:
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from broadcaster.settings import Settings

EXAMPLES = """

\b
  broadcaster log
  broadcaster log --date yesterday --incidents
  broadcaster log --date 2026-12-05 --csv > day.csv
  broadcaster log --picture day.png
"""


@click.command("log", help=_("What was heard on a day, against what was planned, and why it differs.") + EXAMPLES)
@click.option("--date", "text", default="today", metavar=_("DATE"), help=_("2026-12-05, today, yesterday, or days from today: -3."))
@click.option("--json", "form", flag_value="json", help=_("For programs: one object."))
@click.option("--csv", "form", flag_value="csv", help=_("For a spreadsheet."))
@click.option("--incidents", is_flag=True, help=_("Also what else happened; with --csv, only that."))
@click.option("--picture", metavar=_("FILE"), help=_("Draw planned against aired into this PNG, SVG or PDF."))
@click.option("--trial", is_flag=True, help=_("The record of trials (run --as-if), which is kept apart."))
def command(*, text: str, form: str | None, incidents: bool, picture: str | None, trial: bool) -> None:
    """Read the day's record and write it in the asked form."""
    from broadcaster.cli.day.dates import read_date
    from broadcaster.clock import today
    from broadcaster.record.daybook import read_day
    from broadcaster.sentences import say
    from broadcaster.settings import Settings

    settings = Settings().as_trial() if trial else Settings()
    mall, zone = _mall(settings)
    day = read_date(text, today(zone))
    record, problems = read_day(settings.spool_dir, settings.store_url, day, zone)
    for problem in problems:
        click.echo(say(problem), err=True)
    if picture:
        from broadcaster.cli.record.picture import draw

        for problem in draw(record, _target(picture), mall=mall, zone=zone):
            click.echo(say(problem), err=True)
    match form:
        case "json":
            import json

            from broadcaster.cli.record.structured import as_json

            click.echo(json.dumps(as_json(record, zone), ensure_ascii=False, indent=2))
        case "csv":
            from broadcaster.cli.record.structured import incidents_csv, items_csv

            written = incidents_csv(record, zone) if incidents else items_csv(record, zone)
            click.echo(written.encode(), nl=False)
        case None if picture:
            from broadcaster.cli.record.words import summary
            from broadcaster.record.asrun import compliance

            click.echo(summary(compliance(record.aired)))
        case _:
            from broadcaster.cli.record.table import show

            show(record, zone, incidents=incidents)


def _mall(settings: "Settings") -> tuple[str, "ZoneInfo"]:
    """The mall's name and zone; the record reads without a timetable too, and says so."""
    from broadcaster.faults import Fault, Problem, Severity
    from broadcaster.sentences import say
    from broadcaster.timetable.reader import read

    try:
        timetable = read(settings.timetable_file)
    except Fault:
        click.echo(say(Problem("log.no-timetable", Severity.WARNING, facts={"file": str(settings.timetable_file)})), err=True)
        return "", machine_zone()
    return timetable.mall, timetable.zone


def machine_zone() -> "ZoneInfo":
    """This machine's zone, where no timetable says the mall's."""
    from pathlib import Path
    from zoneinfo import ZoneInfo

    file = Path("/etc/localtime")
    if not file.exists():
        return ZoneInfo("UTC")
    with file.open("rb") as opened:
        return ZoneInfo.from_file(opened)


def _target(name: str) -> "Path":
    from pathlib import Path

    from broadcaster.faults import Exit, fault

    file = Path(name)
    if file.suffix.lower() not in {".png", ".svg", ".pdf"}:
        raise fault("log.picture-kind", Exit.USAGE, file=name)
    return file
