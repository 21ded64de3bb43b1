"""The stretch of days a report is about, and its name. PURE."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from broadcaster.desk.clocks.duties import Cadence, period

_SHAPES = {
    re.compile(r"\d{4}-\d{2}-\d{2}"): Cadence.DAY,
    re.compile(r"(\d{4})-W(\d{2})"): Cadence.WEEK,
    re.compile(r"(\d{4})-(\d{2})"): Cadence.MONTH,
    re.compile(r"(\d{4})-Q([1-4])"): Cadence.QUARTER,
    re.compile(r"(\d{4})"): Cadence.YEAR,
}


@dataclass(frozen=True, slots=True)
class Frame:
    """Whole days, both ends in it, in the house's zone."""

    cadence: Cadence | None
    """`None`: any stretch of days."""
    name: str
    """`2026-11-24`, `2026-W48` (ISO 8601), `2026-11`, `2026-Q4`, `2026`, `2026-11-01..2026-11-15`."""
    first: date
    last: date
    zone: tzinfo

    @property
    def since(self) -> datetime:
        return datetime.combine(self.first, time.min, self.zone)

    @property
    def until(self) -> datetime:
        """The instant after its end."""
        return datetime.combine(self.last + timedelta(days=1), time.min, self.zone)

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def around(cadence: Cadence, day: date, zone: tzinfo) -> Frame:
    """The day, week, month, quarter or year a day lies in."""
    found = period(cadence, day)
    return Frame(cadence, _named(cadence, found.first), found.first, found.last, zone)


def between(first: date, last: date, zone: tzinfo) -> Frame:
    """Raises `ValueError` where the last day is before the first."""
    if last < first:
        raise ValueError(f"{first}..{last}")
    return Frame(None, f"{first}..{last}", first, last, zone)


def named(text: str, zone: tzinfo) -> Frame:
    """A frame by its name. Raises `ValueError`."""
    if ".." in text:
        first, _dots, last = text.partition("..")
        return between(date.fromisoformat(first), date.fromisoformat(last), zone)
    for shape, cadence in _SHAPES.items():
        if found := shape.fullmatch(text):
            return around(cadence, _day(cadence, text, found), zone)
    raise ValueError(text)


def before(frame: Frame) -> Frame:
    """The frame of the same length that ends the day before."""
    last = frame.first - timedelta(days=1)
    if frame.cadence is None:
        return between(last - timedelta(days=frame.days - 1), last, frame.zone)
    return around(frame.cadence, last, frame.zone)


def _day(cadence: Cadence, text: str, found: re.Match[str]) -> date:
    match cadence:
        case Cadence.WEEK:
            return date.fromisocalendar(int(found[1]), int(found[2]), 1)
        case Cadence.MONTH:
            return date(int(found[1]), int(found[2]), 1)
        case Cadence.QUARTER:
            return date(int(found[1]), 3 * int(found[2]) - 2, 1)
        case Cadence.YEAR:
            return date(int(found[1]), 1, 1)
    return date.fromisoformat(text)


def _named(cadence: Cadence, first: date) -> str:
    match cadence:
        case Cadence.WEEK:
            year, week, _day = first.isocalendar()
            return f"{year}-W{week:02}"
        case Cadence.MONTH:
            return f"{first:%Y-%m}"
        case Cadence.QUARTER:
            return f"{first.year}-Q{(first.month + 2) // 3}"
        case Cadence.HALF:
            return f"{first.year}-H{1 if first.month == 1 else 2}"
        case Cadence.YEAR:
            return f"{first.year}"
    return first.isoformat()
