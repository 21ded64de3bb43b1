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
    from broadcaster.programme.materials import Materials
    from broadcaster.settings import Settings

MOST_DAYS = 366
EXAMPLES = """

\b
  broadcaster plan --date tomorrow
  broadcaster plan --date 2026-12-05 --spots
  broadcaster plan --date 2026-12-05 --json
  broadcaster plan --days 7 --ics > week.ics
"""
UNHEARD = frozenset({"plan.missing-clip", "plan.empty-folder", "promotions.missing"})
UNMEASURED = frozenset({"library.never-scanned", "library.index-broken"})


@click.command("plan", help=_("What plays when on any day, and what is wrong with it.") + EXAMPLES)
@click.option("--date", "text", default="today", metavar=_("DATE"), help=_("2026-12-05, today, tomorrow, or days from today: +3."))
@click.option("--days", type=click.IntRange(1, MOST_DAYS), default=1, metavar="N", help=_("So many days from there."))
@click.option("--spots", "spots", is_flag=True, help=_("Every promotion with its time, not only how often each vendor is heard."))
@click.option("--json", "json", is_flag=True, help=_("For programs: one object, or a list where --days is over 1."))
@click.option("--ics", "ics", is_flag=True, help=_("A calendar (RFC 5545)."))
def command(text: str, days: int, *, spots: bool, json: bool, ics: bool) -> None:
    """Read every source, plan the days, write them."""
    from broadcaster.cli.day.dates import read_date
    from broadcaster.clock import RealClock
    from broadcaster.programme.sources import Sources
    from broadcaster.settings import Settings

    if json and ics:
        raise click.UsageError(_("Choose one of --json and --ics."))
    settings = Settings()
    house = Sources(settings).read(RealClock().now())
    plans = planned(house, read_date(text, house.now.date()), days)
    chosen = [] if ics else choices_of(plans, house, settings)
    click.echo(written(plans, house.timetable, house.now, chosen, spots=spots, json=json, ics=ics), nl=False)


def planned(house: "Materials", first: date, days: int) -> list[Plan]:
    """So many days from `first`; while the library was never scanned, nothing of it is said to be missing."""
    from broadcaster.faults import Severity
    from broadcaster.programme.day import planned as plan
    from broadcaster.sentences import say

    plans = [plan(house, first + timedelta(days=n)) for n in range(days)]
    unmeasured = [p for p in house.problems if p.code in UNMEASURED]
    for problem in house.problems:
        if problem.severity is Severity.ERROR or problem in unmeasured:
            click.echo(say(problem), err=True)
    return [replace(p, notes=tuple(n for n in p.notes if n.code not in UNHEARD)) for p in plans] if unmeasured else plans


def choices_of(plans: Sequence[Plan], house: "Materials", settings: "Settings") -> "list[Choice]":
    """Whose promotions each day plays when: as it will be aired, if until then all is heard as planned."""
    from broadcaster.air.ahead import choices
    from broadcaster.air.house import House
    from broadcaster.air.levels import Levels
    from broadcaster.programme.day import clips, listed
    from broadcaster.programme.day import planned as plan
    from broadcaster.promotions.history import promotions
    from broadcaster.sentences import say

    table, known = house.timetable, min(house.now.date(), plans[0].date)
    heard, unknown = promotions(settings, listed(house, plans[0].date), known, table.zone)
    for problem in unknown:
        click.echo(say(problem), err=True)
    library = clips(plans, house)
    mixed = House(library, Levels(table.bands), table.fill, table.duck, table.crossfade, table.pause, promotions=heard)
    return choices(plans, mixed, known, lambda day: plan(house, day))


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
