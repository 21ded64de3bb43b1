"""`broadcaster plan`: any day before it happens (B7)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import click

from broadcaster.i18n import _
from broadcaster.timetable.model import Plan, Timetable

if TYPE_CHECKING:
    from broadcaster.air.ahead import Choice
    from broadcaster.settings import Settings

MOST_DAYS = 366
EXAMPLES = """

\b
  broadcaster plan --date tomorrow
  broadcaster plan --date 2026-12-05 --spots
  broadcaster plan --date 2026-12-05 --json
  broadcaster plan --days 7 --ics > week.ics
"""
UNHEARD = frozenset({"plan.missing-clip", "plan.empty-folder"})


@click.command("plan", help=_("What plays when on any day, and what is wrong with it.") + EXAMPLES)
@click.option("--date", "text", default="today", metavar=_("DATE"), help=_("2026-12-05, today, tomorrow, or days from today: +3."))
@click.option("--days", type=click.IntRange(1, MOST_DAYS), default=1, metavar="N", help=_("So many days from there."))
@click.option("--spots", "spots", is_flag=True, help=_("Every promotion with its time, not only how often each vendor is heard."))
@click.option("--json", "json", is_flag=True, help=_("For programs: one object, or a list where --days is over 1."))
@click.option("--ics", "ics", is_flag=True, help=_("A calendar (RFC 5545)."))
def command(text: str, days: int, *, spots: bool, json: bool, ics: bool) -> None:
    """Read the timetable, plan the days, write them."""
    from broadcaster.cli.day.dates import read_date
    from broadcaster.clock import moment
    from broadcaster.settings import Settings
    from broadcaster.timetable.reader import read

    if json and ics:
        raise click.UsageError(_("Choose one of --json and --ics."))
    settings = Settings()
    timetable = read(settings.timetable_file)
    now = moment(timetable.zone)
    plans = planned(timetable, read_date(text, now.date()), days)
    chosen = [] if ics else choices_of(plans, timetable, settings, now.date())
    click.echo(written(plans, timetable, now, chosen, spots=spots, json=json, ics=ics), nl=False)


def planned(timetable: Timetable, first: date, days: int) -> list[Plan]:
    """So many days from `first`, with the library as it was scanned last; while it was not, nothing is said to be missing."""
    from broadcaster.cli.check import known_sounds
    from broadcaster.content.clip import Library
    from broadcaster.sentences import say
    from broadcaster.timetable.plan import plan

    library, wrong = known_sounds()
    plans = [plan(timetable, first + timedelta(days=n), library or Library()) for n in range(days)]
    if library is not None:
        return plans
    for problem in wrong:
        click.echo(say(problem), err=True)
    return [replace(p, notes=tuple(n for n in p.notes if n.code not in UNHEARD)) for p in plans]


def choices_of(plans: Sequence[Plan], timetable: Timetable, settings: "Settings", today: date) -> "list[Choice]":
    """Whose promotions each day plays when: as it will be aired, if until then all is heard as planned."""
    from broadcaster.air.ahead import choices
    from broadcaster.air.levels import Levels
    from broadcaster.air.mix import House
    from broadcaster.cli.check import known_sounds
    from broadcaster.content.clip import Library
    from broadcaster.promotions.history import promotions
    from broadcaster.promotions.reader import file_of, problems
    from broadcaster.sentences import say
    from broadcaster.timetable.plan import plan

    library = known_sounds()[0] or Library()
    known = min(today, plans[0].date)
    listed, wrong = problems(file_of(settings))  # a broken list: as on air, all files count alike until it is mended
    heard, unknown = promotions(settings, listed or (), known, timetable.zone)
    for problem in (*(wrong if listed is None else ()), *unknown):
        click.echo(say(problem), err=True)
    table = timetable
    house = House(library, Levels(table.bands), table.fill, table.duck, table.crossfade, table.pause, promotions=heard)
    return choices(plans, house, known, lambda day: plan(timetable, day, library))


def written(
    plans: Sequence[Plan], timetable: Timetable, now: datetime, chosen: "Sequence[Choice]", *, spots: bool, json: bool, ics: bool
) -> str | bytes:
    """The days as JSON, as a calendar, or as people read them."""
    if json:
        from broadcaster.cli.day.structured import as_text

        return as_text(plans, chosen)
    if ics:
        from broadcaster.cli.day.calendar import as_ics

        return as_ics(plans, timetable, now)
    from broadcaster.cli.day.timeline import as_text as timeline

    return timeline(plans, now, chosen, spots=spots)
