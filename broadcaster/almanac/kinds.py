"""What the almanac tells the timetable: the dates of each kind of day. PURE."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from broadcaster.almanac.model import Almanac
from broadcaster.timetable.days import WEEKDAY
from broadcaster.timetable.model import Dates

HOLIDAY = "holiday"
"""Greetings at 11:00 and 14:00 (BRD-05)."""


def kinds(almanac: Almanac, first: date, last: date) -> Mapping[str, tuple[Dates, ...]]:
    """The dates of every kind of day from `first` to `last`, both included: `holiday`, what `add` of the mall's file declares,
    and, where the mall wants it so (B1 note 10), `weekday` for weekends worked in exchange. To be merged into `Timetable.days`."""
    days: dict[str, list[date]] = {HOLIDAY: []}
    for n in range((last - first).days + 1):
        for kind in _kinds(almanac, day := first + timedelta(days=n)):
            days.setdefault(kind, []).append(day)
    return {kind: tuple(ranges(found)) for kind, found in days.items()}


def _kinds(almanac: Almanac, day: date) -> set[str]:
    facts = almanac.of(day)
    found = set(facts.kinds)
    if facts.holiday:
        found.add(HOLIDAY)
    if facts.working and not almanac.house.worked_weekend_is_weekend:
        found.add(WEEKDAY)
    return found


def ranges(days: Iterable[date]) -> list[Dates]:
    """Ascending days as the fewest ranges."""
    found: list[Dates] = []
    for day in days:
        if found and found[-1].last == day - timedelta(days=1):
            found[-1] = Dates(found[-1].first, day)
        else:
            found.append(Dates(day, day))
    return found
