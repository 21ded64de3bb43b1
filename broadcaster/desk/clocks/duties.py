"""Recurring duties and quotas (3.29): each period is a clock like a case's, stopped by the last act that was wanted. PURE."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from broadcaster.desk.clocks.calendar import DAY_MIN, Opening, always
from broadcaster.desk.clocks.clock import Event, Started, Status, Stopped, Terms, status
from broadcaster.desk.clocks.reckoning import months_on
from broadcaster.desk.clocks.span import Span, Unit


class Cadence(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half-year"
    YEAR = "year"


_MONTHS = {Cadence.MONTH: 1, Cadence.QUARTER: 3, Cadence.HALF: 6, Cadence.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Duty:
    """So many acts every so often."""

    name: str
    cadence: Cadence
    times: int = 1
    by: int = DAY_MIN
    """Minutes after midnight on the last day by which it must be done."""


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days, both ends in it."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Progress:
    """A duty in one period, at an instant."""

    period: Period
    done: int
    """Acts in the period so far."""
    wanted: int
    status: Status


def period(cadence: Cadence, day: date) -> Period:
    """The period a day lies in; weeks begin on Monday."""
    if cadence is Cadence.DAY:
        return Period(day, day)
    if cadence is Cadence.WEEK:
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + timedelta(days=6))
    months = _MONTHS[cadence]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Period(first, months_on(first, months) - timedelta(days=1))


def periods(cadence: Cadence, first: date, last: date) -> Iterator[Period]:
    """Every period that touches the days from `first` to `last`."""
    day = first
    while day <= last:
        found = period(cadence, day)
        yield found
        day = found.last + timedelta(days=1)


def progress(duty: Duty, day: date, done: Iterable[datetime], at: datetime, zone: tzinfo) -> Progress:
    """How the duty stands at `at` in the period of `day`. Acts after the deadline do not mend it."""
    found = period(duty.cadence, day)
    acts = sorted(act for act in done if act <= at and found.first <= act.astimezone(zone).date() <= found.last)
    return Progress(found, len(acts), duty.times, status(events(duty, found, acts, zone), at))


def events(duty: Duty, found: Period, acts: Iterable[datetime], zone: tzinfo) -> tuple[Event, ...]:
    """The period as a clock."""
    begin = datetime.combine(found.first, time.min, zone)
    calendar = always(zone)
    if duty.by != DAY_MIN:
        special = {found.last: (Opening(0, duty.by),)}
        calendar = type(calendar)(zone, calendar.week, None, special)
    span = Span((found.last - found.first).days, Unit.DAY)
    counted = sorted(acts)
    stop = (Stopped(counted[duty.times - 1]),) if 0 < duty.times <= len(counted) else ()
    return (Started(begin, Terms(calendar, span)), *stop)


def anchored(anchor: date, span: Span, *, before: bool = False) -> date:
    """The day a follow-up falls due: 30 days after the sale (RVT-01), one calendar month before the warranty ends (RVT-03).

    Days and months only; raises `ValueError` for hours and for working days, which need a calendar (`reckoning.last_day`).
    """
    count = -span.count if before else span.count
    if span.unit is Unit.DAY:
        return anchor + timedelta(days=count)
    if span.unit is Unit.MONTH:
        return months_on(anchor, count)
    raise ValueError(span)
