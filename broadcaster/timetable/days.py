"""What kinds a date is, and when its moments fall in the mall's zone. PURE.

A local time the clock skips moves to the first instant that exists; one it shows twice is taken the first time
(PEP 495, fold 0). Times counted from opening or closing are elapsed time.

Instants come back at the offset the mall's clock shows then, a fixed one: so they compare and subtract as elapsed time,
also across a change of the clock, which two datetimes of the same `ZoneInfo` do not.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from zoneinfo import ZoneInfo

from broadcaster.timetable.model import Anchor, Moment, Timetable

WEEKDAY, WEEKEND = "weekday", "weekend"


class Oddity(StrEnum):
    """What a change of the clock did to a clock time."""

    SKIPPED = "skipped"
    DOUBLED = "doubled"


@dataclass(frozen=True, slots=True)
class Day:
    """One date of a timetable: its kinds and its hours, found once."""

    timetable: Timetable
    date: date
    kinds: tuple[str, ...]
    opening: datetime
    closing: datetime

    def place(self, moment: Moment) -> tuple[datetime, Oddity | None]:
        """The instant of a moment, and what the clock did to it."""
        match moment.anchor:
            case Anchor.MIDNIGHT:
                return wall(self.date, moment.offset, self.timetable.zone)
            case Anchor.OPENING:
                return local(self.opening + moment.offset, self.timetable.zone), None
            case Anchor.CLOSING:
                return local(self.closing + moment.offset, self.timetable.zone), None


def day_of(timetable: Timetable, day: date) -> Day:
    """A date with its kinds, its earliest opening and its latest closing (B1 notes 4 and 9). Hours are clock times."""
    today = kinds(timetable, day)
    opening = min(_hours(timetable.opening, today, day, timetable.zone))
    closing = max(_hours(timetable.closing, today, day, timetable.zone))
    return Day(timetable, day, today, opening, closing)


def kinds(timetable: Timetable, day: date) -> tuple[str, ...]:
    """`weekday` or `weekend` by the calendar, then every named kind that holds the date, in the file's order: they add up (B1 note 9).

    A timetable may move a date by naming it under `days: weekday` or `days: weekend` (B1 note 10).
    """
    named = tuple(name for name, ranges in timetable.days.items() if any(day in dates for dates in ranges))
    calendar = () if {WEEKDAY, WEEKEND} & {*named} else (WEEKEND if day.isoweekday() > 5 else WEEKDAY,)
    return (*calendar, *named)


def resolve(moment: Moment, timetable: Timetable, day: date) -> datetime:
    """The aware instant of a moment on a date."""
    return day_of(timetable, day).place(moment)[0]


def wall(day: date, offset: timedelta, zone: ZoneInfo) -> tuple[datetime, Oddity | None]:
    """The instant at which the mall's clock shows midnight of `day` + `offset` (24 h and more: the next day)."""
    naive = datetime.combine(day, time()) + offset
    first, second = naive.replace(tzinfo=zone), naive.replace(tzinfo=zone, fold=1)
    before, after = _offset(first), _offset(second)
    if before == after:
        return naive.replace(tzinfo=timezone(before)), None
    if before > after:
        return naive.replace(tzinfo=timezone(before)), Oddity.DOUBLED
    return _change(second.astimezone(UTC), first.astimezone(UTC), zone), Oddity.SKIPPED


def local(instant: datetime, zone: ZoneInfo) -> datetime:
    """`instant` as the mall's clock shows it, at its fixed offset."""
    there = instant.astimezone(zone)
    return there.replace(tzinfo=timezone(_offset(there)), fold=0)


def _hours(by_kind: Mapping[str, Moment], today: tuple[str, ...], day: date, zone: ZoneInfo) -> list[datetime]:
    """When each kind of today that says so opens or closes; the default where none does."""
    moments = [by_kind[kind] for kind in today if kind in by_kind] or [by_kind["default"]]
    return [wall(day, moment.offset, zone)[0] for moment in moments]


def _change(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The first second, between two UTC instants, at which the zone's new offset holds."""
    start = before.replace(microsecond=0)
    old = _offset(start.astimezone(zone))
    seconds = range(int((after - start).total_seconds()) + 1)
    changed = bisect_left(seconds, 1, key=lambda s: int(_offset((start + timedelta(seconds=s)).astimezone(zone)) != old))
    return local(start + timedelta(seconds=changed), zone)


def _offset(moment: datetime) -> timedelta:
    """The offset from UTC of an aware datetime."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(moment)
    return offset
