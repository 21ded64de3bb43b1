"""What is true of every mall in the country: lunar years, and the State Council's notices for the years they have come out for. PURE."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from broadcaster.almanac.festivals import KNOWN, days_of, named
from broadcaster.almanac.lunar import LunarYear

YEARS = range(1970, 2200)
"""The years dates may be asked for (`cli/day/dates.py`)."""


@dataclass(frozen=True, slots=True)
class Notice:
    """The State Council's notice of one year's days off; some may lie in the December before."""

    off: Mapping[date, str]
    """Every day off, weekends inside a holiday included, with the holiday's name; `国庆节、中秋节` where one notice joins two."""
    working: frozenset[date] = frozenset()
    """Saturdays and Sundays that are worked in exchange (调休)."""


@dataclass(frozen=True, slots=True)
class Public:
    """What the public calendar says of one day."""

    festivals: tuple[str, ...] = ()
    """The names greetings go by, the most particular first: the festival itself, then the holiday it is a day of."""
    off: bool = False
    working: bool = False

    @property
    def heard(self) -> tuple[str | None, bool, bool]:
        """What of it the mall would notice: the festival that is greeted, off, working."""
        return next(iter(self.festivals), None), self.off, self.working


NOTHING = Public()


@dataclass(frozen=True, slots=True)
class Calendar:
    """The public calendar, and who says so."""

    source: str
    """The library and its version: `tyme4py 1.5.0`."""
    lunar: Mapping[int, LunarYear]
    qingming: Mapping[int, date]
    notices: Mapping[int, Notice]
    held: Mapping[date, Public] = field(default_factory=dict)
    """Days on which what was decided earlier still holds, although a newer library says otherwise (`settled`)."""


EMPTY = Calendar("", {}, {}, {})
"""When there is neither a library nor a copy on disk: festivals with fixed dates only."""


def public_days(calendar: Calendar) -> dict[date, Public]:
    """Every day the public calendar has something to say of.

    For a year after the last notice the days off are those of the law, which no notice takes away; the days it shifts
    are not known then.
    """
    own: dict[date, list[str]] = {}
    off: dict[date, list[str]] = {}
    last = max(calendar.notices, default=YEARS.start)
    for festival in KNOWN:
        for year in YEARS:
            for day in days_of(festival.when, year, calendar.lunar, calendar.qingming):
                own.setdefault(day, []).append(festival.name)
                for n in range(festival.off if year > last else 0):
                    off.setdefault(day + timedelta(days=n), []).append(festival.name)
    for notice in calendar.notices.values():
        for day, words in notice.off.items():
            off.setdefault(day, []).append(main(words))
    working = {day for notice in calendar.notices.values() for day in notice.working}
    found = {day: _public(own.get(day, []), off.get(day, []), working=day in working) for day in own.keys() | off.keys() | working}
    return {**found, **calendar.held}


def _public(own: list[str], off: list[str], *, working: bool) -> Public:
    return Public(tuple(dict.fromkeys((*own, *off))), bool(off), working)


def holidays(words: str) -> tuple[str, ...]:
    """The holidays a notice's heading names: `中秋节、国庆节` is two."""
    return tuple(named(word.strip()) for word in words.split("、") if word.strip())


def main(words: str) -> str:
    """The holiday that the days of a joined notice are days of: the one with more days off by law."""
    by_law = {festival.name: festival.off for festival in KNOWN}
    return max(holidays(words), key=lambda name: by_law.get(name, 0))


def by_law(calendar: Calendar, year: int) -> Iterator[tuple[date, str]]:
    """The days of a year that are off by law, with their festivals."""
    for festival in KNOWN:
        for first in days_of(festival.when, year, calendar.lunar, calendar.qingming):
            yield from ((first + timedelta(days=n), festival.name) for n in range(festival.off))


def differences(one: Calendar, other: Calendar, first: date, days: int) -> dict[date, tuple[Public, Public]]:
    """The days, of so many from `first`, of which two calendars say different things, and what."""
    here, there = public_days(one), public_days(other)
    coming = (first + timedelta(days=n) for n in range(days))
    said = {day: (here.get(day, NOTHING), there.get(day, NOTHING)) for day in coming}
    return {day: (now, then) for day, (now, then) in said.items() if now.heard != then.heard}
