"""A newer library changes nothing overnight. PURE.

What it says of the coming days against what was said before is told, and holds from `HOLD_DAYS` later on; until then
the earlier answer stands. So a library that broke, or was mended, is looked at by people before the mall hears of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from broadcaster.almanac.calendar import Calendar, Public, differences
from broadcaster.faults import Mark, Problem, Severity

HOLD_DAYS = 14
LOOK_DAYS = 400
"""How far ahead changes are told."""


def settled(kept: Calendar | None, fresh: Calendar, today: date) -> Calendar:
    """`fresh`, but for the days from `today` on of which `kept` says something else; and years that a library forgot stay.

    A year that has its notice now is news and no contradiction: its days hold at once, but for those the law gave before.
    """
    if kept is None:
        return fresh
    notices = {**{year: notice for year, notice in kept.notices.items() if year not in fresh.notices}, **fresh.notices}
    whole = replace(fresh, notices=notices)
    contradicted = {
        day: said
        for day, (said, _) in differences(kept, whole, today, HOLD_DAYS).items()
        if day.year in kept.notices or said.off or said.festivals
    }
    return replace(whole, held={**_coming(kept.held, today), **contradicted})


def _coming(held: Mapping[date, Public], today: date) -> dict[date, Public]:
    return {day: said for day, said in held.items() if day >= today}


def changed(kept: Calendar | None, fresh: Calendar, today: date, place: Mark | None) -> Iterator[Problem]:
    """A warning, once, when a newer library says other things of published days further off than those that are held."""
    if kept is None:
        return
    later = today + timedelta(days=HOLD_DAYS)
    apart = {day: said for day, said in differences(kept, fresh, later, LOOK_DAYS).items() if day.year in kept.notices}
    if apart:
        shown = "、".join(f"{day.isoformat()} {words(now)}/{words(then)}" for day, (now, then) in apart.items())
        yield Problem("almanac.changed", Severity.WARNING, place, {"before": kept.source, "library": fresh.source, "days": shown})


def held_back(calendar: Calendar, today: date, place: Mark | None) -> Iterator[Problem]:
    """A warning for each coming day on which the earlier answer still stands."""
    free = replace(calendar, held={})
    for day, (now, then) in differences(calendar, free, today, HOLD_DAYS).items():
        facts = {"date": day.isoformat(), "library": calendar.source, "before": words(now), "after": words(then)}
        yield Problem("almanac.held", Severity.WARNING, place, facts)


def words(said: Public) -> str:
    """What the calendar says of a day, in a few characters every clerk reads."""
    sort = "休" if said.off else "班" if said.working else "平"
    return "".join((sort, *(f"·{name}" for name in said.festivals)))
