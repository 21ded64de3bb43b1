"""Whether somebody is there for the line at every hour it is open (CAL-03). PURE."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from broadcaster.desk.clocks.calendar import WHOLE_DAY, Hours
from broadcaster.desk.policy.model import Policy
from broadcaster.desk.policy.value import Unset

Stretch = tuple[datetime, datetime]
"""[begin, end), UTC."""


@dataclass(frozen=True, slots=True)
class Needed:
    """When the line has to be answered."""

    stretches: tuple[Stretch, ...]
    unjudged: tuple[date, ...]
    """Days for which neither the season nor opening hours are set: nothing is guessed (POL-02)."""


def needed(policy: Policy, first: date, last: date, zone: tzinfo) -> Needed:
    """From the first to the last day: the whole day in the season, else the opening hours."""
    season, hours = policy.season("calendar.season"), policy.hours("calendar.open_hours")
    stretches: list[Stretch] = []
    unjudged: list[date] = []
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        today = WHOLE_DAY if not isinstance(season, Unset) and season.holds(day) else hours
        if isinstance(today, Unset):
            unjudged.append(day)
        else:
            stretches += _of_day(day, today, zone)
    return Needed(tuple(_joined(stretches)), tuple(unjudged))


def gaps(wanted: Iterable[Stretch], shifts: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """What of the wanted stretches no shift covers, in order."""
    covered = list(_joined(shifts))
    return tuple(gap for begin, end in wanted for gap in _without(begin.astimezone(UTC), end.astimezone(UTC), covered))


def on_duty(shifts: Iterable[tuple[Stretch, str]], at: datetime) -> tuple[str, ...]:
    """Who was to answer at an instant, each once."""
    return tuple(dict.fromkeys(who for (begin, end), who in shifts if begin <= at < end))


def _of_day(day: date, hours: Hours, zone: tzinfo) -> Iterator[Stretch]:
    for opening in hours:
        yield _instant(day, opening.start, zone), _instant(day, opening.end, zone)


def _instant(day: date, minutes: int, zone: tzinfo) -> datetime:
    days, rest = divmod(minutes, 24 * 60)
    return datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60), zone).astimezone(UTC)


def _joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """In order; those that touch or overlap made one."""
    open_one: Stretch | None = None
    for begin, end in sorted((b.astimezone(UTC), e.astimezone(UTC)) for b, e in stretches):
        if open_one is not None and begin <= open_one[1]:
            open_one = (open_one[0], max(open_one[1], end))
            continue
        if open_one is not None:
            yield open_one
        open_one = (begin, end)
    if open_one is not None:
        yield open_one


def _without(begin: datetime, end: datetime, covered: Sequence[Stretch]) -> Iterator[Stretch]:
    for start, stop in covered:
        if stop <= begin or start >= end:
            continue
        if start > begin:
            yield begin, start
        begin = stop
        if begin >= end:
            return
    if begin < end:
        yield begin, end
