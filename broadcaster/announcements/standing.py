"""Where each announcement stands, all orders about it added up. PURE.

Whatever is said later the same day does not change what was due earlier on it: so the past of a day that is on air stays as it was
heard, while what is to come follows each order at once. A day that is over, or not yet there, is planned by all that is known.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, tzinfo
from enum import StrEnum

from broadcaster.announcements.model import Announcement, Kind, Order, Verb, When
from broadcaster.timetable.model import Dates, Timetable

EVENT_DAY = "event"
"""The kind of day an event makes (`days: event` of a timetable)."""


class State(StrEnum):
    """How an announcement is."""

    WAITING = "waiting"
    MOVED = "moved"
    """Waiting, at other times than it was queued with."""
    HELD = "held"
    CANCELLED = "cancelled"
    EXPIRED = "expired"

    @property
    def airs(self) -> bool:
        """Its times are kept."""
        return self in {State.WAITING, State.MOVED}


@dataclass(frozen=True, slots=True)
class Turn:
    """What holds for a stretch of a day: from `since` up to `until`, `None` is open."""

    state: State
    when: When
    since: datetime | None = None
    until: datetime | None = None

    def __contains__(self, instant: datetime) -> bool:
        return (self.since is None or self.since <= instant) and (self.until is None or instant < self.until)


@dataclass(frozen=True, slots=True)
class Standing:
    """One announcement as it stands."""

    announcement: Announcement
    state: State
    when: When
    """Its times after all moves."""
    orders: tuple[Order, ...] = ()
    """All about it, oldest first."""

    def turns(self, day: date, zone: tzinfo) -> Iterator[Turn]:
        """What holds at which hours of a date: an order given that day counts from then on, every other one all day."""
        today = [o for o in self.orders if o.at.astimezone(zone).date() == day]
        always = [o for o in self.orders if o not in today]
        queued = self.announcement.at
        begins = queued if queued is not None and queued.astimezone(zone).date() == day else None
        for number in range(len(today) + 1):
            since = today[number - 1].at if number else begins
            if begins is not None and since is not None:
                since = max(since, begins)
            until = today[number].at if number < len(today) else None
            state, when = added_up(self.announcement, sorted([*always, *today[:number]], key=_age))
            yield Turn(state, when, since, until)


def standing(announcements: Iterable[Announcement], orders: Iterable[Order], at: datetime) -> tuple[Standing, ...]:
    """Each announcement once, by priority, then by when it was queued, then as its file has it.

    `at`: now, aware, in the mall's zone; it tells what has expired. Order and repetition of what is given do not matter:
    of one announcement given twice the earlier counts.
    """
    about: dict[str, dict[str, Order]] = {}
    for order in orders:
        about.setdefault(order.announcement, {})[order.id] = order
    once: dict[str, Announcement] = {}
    for given in sorted(announcements, key=_seniority):
        once.setdefault(given.id, given)
    known = sorted(once.values(), key=lambda a: (a.priority, *_seniority(a)))
    return tuple(_standing(a, sorted(about.get(a.id, {}).values(), key=_age), at) for a in known)


def added_up(announcement: Announcement, orders: Iterable[Order]) -> tuple[State, When]:
    """State and times after these orders, oldest first. Who cancelled by mistake releases again."""
    state, when = State.WAITING, announcement.when
    for order in orders:
        match order.verb:
            case Verb.HOLD if state is not State.CANCELLED:
                state = State.HELD
            case Verb.CANCEL:
                state = State.CANCELLED
            case Verb.RELEASE:
                state = State.WAITING
            case Verb.MOVE if order.change is not None:
                when = order.change.of(when)
    return (State.MOVED if state is State.WAITING and when != announcement.when else state), when


def refused(standing: Standing, verb: Verb) -> bool:
    """Whether an order would change nothing, or comes too late."""
    match verb:
        case Verb.HOLD:
            return not standing.state.airs
        case Verb.RELEASE:
            return standing.state.airs or standing.state is State.EXPIRED
    return standing.state is State.CANCELLED


def event_dates(standings: Iterable[Standing]) -> tuple[Dates, ...]:
    """The dates that announcements make event days (B1). One that is held still is for its event, one that is cancelled is not."""
    events = (s for s in standings if s.announcement.kind is Kind.EVENT and s.state is not State.CANCELLED)
    found = {clipped for s in events for dates in s.when.dates if (clipped := _clipped(dates, s.announcement.valid_to))}
    return tuple(sorted(found, key=lambda d: (d.first or date.min, d.last or date.max)))


def with_event_days(timetable: Timetable, standings: Iterable[Standing]) -> Timetable:
    """The timetable whose event days are also those of the queue."""
    dates = event_dates(standings)
    known = timetable.days.get(EVENT_DAY, ())
    return replace(timetable, days={**timetable.days, EVENT_DAY: (*known, *dates)}) if dates else timetable


def on_date(standing: Standing, when: When, day: date) -> bool:
    """Whether a date is one of these times'."""
    valid_to = standing.announcement.valid_to
    return (valid_to is None or day <= valid_to) and any(day in dates for dates in when.dates)


def _standing(announcement: Announcement, orders: Sequence[Order], at: datetime) -> Standing:
    state, when = added_up(announcement, orders)
    if state is not State.CANCELLED and _over(announcement, when, at):
        state = State.EXPIRED
    return Standing(announcement, state, when, tuple(orders))


def _over(announcement: Announcement, when: When, at: datetime) -> bool:
    """Nothing of it can be due any more."""
    ends = [clipped.last for dates in when.dates if (clipped := _clipped(dates, announcement.valid_to))]
    last = None if None in ends else max((end for end in ends if end), default=date.min)
    if last is None or at.date() < last:
        return False
    if announcement.kind is Kind.PAGE and when.windows and last > date.min:
        return at.replace(tzinfo=None) >= datetime.combine(last, time()) + max(w.end.offset for w in when.windows)
    return at.date() > last


def _clipped(dates: Dates, valid_to: date | None) -> Dates | None:
    """The range as far as it is valid; `None` where nothing of it is."""
    if valid_to is None or (dates.last is not None and dates.last <= valid_to):
        return dates
    return Dates(dates.first, valid_to) if dates.first is None or dates.first <= valid_to else None


def _seniority(announcement: Announcement) -> tuple[float, int, str]:
    return announcement.at.timestamp() if announcement.at else 0.0, announcement.position, announcement.id


def _age(order: Order) -> tuple[float, str]:
    return order.at.timestamp(), order.id
