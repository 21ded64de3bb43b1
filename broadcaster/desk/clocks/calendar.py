"""When time counts: always, in opening hours, on working days (I-22). PURE."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from broadcaster.almanac.model import Almanac

DAY_MIN = 24 * 60
_HOURS = re.compile(r"(\d{1,2}):([0-5]\d)\s*[-–—~～至]\s*(\d{1,2}):([0-5]\d)")


@dataclass(frozen=True, slots=True, order=True)
class Opening:
    """Open from `start` up to `end`, minutes on the wall clock after midnight; `end` may be 1440, the end of the day."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= DAY_MIN:
            raise ValueError(f"{self.start}-{self.end}")

    def __str__(self) -> str:
        return f"{self.start // 60:02}:{self.start % 60:02}-{self.end // 60:02}:{self.end % 60:02}"


Hours = tuple[Opening, ...]
"""A day's hours, in order, apart from one another; none: closed. A night is two days' hours: 22:00-24:00 and 00:00-06:00."""
WHOLE_DAY: Hours = (Opening(0, DAY_MIN),)


def read_hours(text: str) -> Hours:
    """`09:20-12:00 13:00-17:30`; `24h` is the whole day. Raises `ValueError`."""
    if text.strip() in {"24h", "24 h", "24小时"}:
        return WHOLE_DAY
    found = list(_HOURS.finditer(text))
    if not found or _HOURS.sub("", text).strip(" ,，、;；"):
        raise ValueError(text)
    return apart(Opening(int(m[1]) * 60 + int(m[2]), int(m[3]) * 60 + int(m[4])) for m in found)


def apart(openings: Iterator[Opening] | Sequence[Opening]) -> Hours:
    """Hours in order. Raises `ValueError` where two overlap."""
    hours = tuple(sorted(openings))
    if any(later.start < earlier.end for earlier, later in pairwise(hours)):
        raise ValueError(" ".join(map(str, hours)))
    return hours


@dataclass(frozen=True, slots=True)
class Calendar:
    """The stretches of time that count."""

    zone: tzinfo
    week: tuple[Hours, ...]
    """Monday first, seven."""
    almanac: "Almanac | None" = None
    """With it, days off of the notice are closed, and shifted days (调休) are open as the Monday before them."""
    special: Mapping[date, Hours] = field(default_factory=dict)
    """Dates that go before everything else."""

    @property
    def unbroken(self) -> bool:
        """Whether every instant counts."""
        return self.almanac is None and not self.special and self.week == (WHOLE_DAY,) * 7

    def hours(self, day: date) -> Hours:
        """On the wall clock."""
        if day in self.special:
            return self.special[day]
        if self.almanac is not None and self.almanac.working(day):
            return self.week[0]
        if self.almanac is not None and self.almanac.off(day):
            return ()
        return self.week[day.weekday()]

    def spans(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """The day's hours as instants (UTC); an hour the wall clock skips or repeats makes them shorter or longer."""
        for opening in self.hours(day):
            yield self._instant(day, opening.start), self._instant(day, opening.end)

    def _instant(self, day: date, minute: int) -> datetime:
        if minute == DAY_MIN:
            day, minute = day + timedelta(days=1), 0
        return datetime.combine(day, time(minute // 60, minute % 60), self.zone).astimezone(UTC)

    def ends(self, day: date) -> datetime:
        """The last instant of a date, which is the first of the next one."""
        return self._instant(day, DAY_MIN)

    def known(self, day: date) -> bool:
        """Whether the notice of the day's year is out; before, days off are those of the law alone."""
        return self.almanac is None or self.almanac.known(day.year)


def always(zone: tzinfo) -> Calendar:
    """24 × 7."""
    return Calendar(zone, (WHOLE_DAY,) * 7)


def open_hours(zone: tzinfo, weekday: Hours, weekend: Hours | None = None) -> Calendar:
    """A mall's hours; holidays are trading days."""
    return Calendar(zone, (*(weekday,) * 5, *(weekday if weekend is None else weekend,) * 2))


def working_days(zone: tzinfo, almanac: "Almanac | None", hours: Hours = WHOLE_DAY) -> Calendar:
    """Monday to Friday, without days off, with shifted days; `None`: none of them are known."""
    return Calendar(zone, (*(hours,) * 5, (), ()), almanac)
