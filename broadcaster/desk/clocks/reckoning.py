"""Time that has counted, and when it will be up. PURE.

A pause is a pair of instants; its end is `None` while it lasts. Pauses may overlap and come in any order.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from broadcaster.desk.clocks.calendar import Calendar
from broadcaster.desk.clocks.span import SECONDS, Span, Unit

Pause = tuple[datetime, datetime | None]
FAR = timedelta(days=3660)
"""A calendar that is not open for so long is never open."""
SPARSE = 200
"""The most days it may take for one day of open time."""
NONE: Sequence[Pause] = ()


def elapsed(calendar: Calendar, start: datetime, at: datetime, pauses: Sequence[Pause] = NONE) -> timedelta:
    """Open time from `start` to `at` without the pauses; zero where `at` comes first."""
    if calendar.unbroken and not pauses:
        return max(at.astimezone(UTC) - start.astimezone(UTC), timedelta())
    return sum((end - begin for begin, end in _counted(calendar, start, at, pauses)), timedelta())


def due(calendar: Calendar, start: datetime, span: Span | timedelta, pauses: Sequence[Pause] = NONE) -> datetime | None:
    """The first instant (UTC) at which `elapsed` is the whole span; `None` while a pause without end stands before it.

    Days are those of the calendar (`length`). Raises `ValueError` for a calendar that is never open.
    """
    left = span if isinstance(span, timedelta) else length(calendar, start, span)
    if left <= timedelta():
        return start.astimezone(UTC)
    if calendar.unbroken and not pauses:
        return start.astimezone(UTC) + left
    last = _far(start + FAR + left * SPARSE, pauses)
    for begin, end in _counted(calendar, start, last, pauses):
        if end - begin >= left:
            return begin + left
        left -= end - begin
    if any(end is None for _begin, end in pauses):
        return None
    raise ValueError("never open")


def _far(last: datetime, pauses: Sequence[Pause]) -> datetime:
    return max([last, *(end + FAR for _begin, end in pauses if end is not None)])


def length(calendar: Calendar, start: datetime, span: Span) -> timedelta:
    """Open time a span has from `start` on.

    Days begin to count on the day after `start` and end with the hours of the last one (民法典 201, 203); where that day is
    closed, with the next that is open. Working days count open days only.
    """
    if span.unit in SECONDS:
        return timedelta(seconds=span.count * SECONDS[span.unit])
    first = start.astimezone(calendar.zone).date()
    return elapsed(calendar, start, calendar.ends(last_day(calendar, first, span)))


def last_day(calendar: Calendar, first: date, span: Span) -> date:
    """The day a span of days or months ends with. Raises `ValueError` for hours, and for a calendar that is never open."""
    match span.unit:
        case Unit.WORKING_DAY:
            day = first
            for _n in range(span.count):
                day = _open_from(calendar, day + timedelta(days=1))
            return day
        case Unit.DAY:
            return _open_from(calendar, first + timedelta(days=span.count))
        case Unit.MONTH:
            return _open_from(calendar, months_on(first, span.count))
        case _:
            raise ValueError(span)


def months_on(day: date, months: int) -> date:
    """The same day some months later (or, negative, earlier); the month's last where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _open_from(calendar: Calendar, day: date) -> date:
    for n in range(FAR.days):
        if calendar.hours(day + timedelta(days=n)):
            return day + timedelta(days=n)
    raise ValueError("never open")


def _counted(calendar: Calendar, start: datetime, at: datetime, pauses: Sequence[Pause]) -> Iterator[tuple[datetime, datetime]]:
    """Open stretches from `start` to `at` between the pauses, in order (UTC)."""
    start, at = start.astimezone(UTC), at.astimezone(UTC)
    held = sorted((begin.astimezone(UTC), (end or at).astimezone(UTC)) for begin, end in pauses)
    day, last = start.astimezone(calendar.zone).date() - timedelta(days=1), at.astimezone(calendar.zone).date()
    while day <= last:
        for begin, end in calendar.spans(day):
            yield from _without(max(begin, start), min(end, at), held)
        day += timedelta(days=1)


def _without(begin: datetime, end: datetime, held: Sequence[tuple[datetime, datetime]]) -> Iterator[tuple[datetime, datetime]]:
    for from_, to in held:
        if from_ >= end:
            break
        if to > begin:
            if from_ > begin:
                yield begin, from_
            begin = max(begin, to)
    if begin < end:
        yield begin, end
