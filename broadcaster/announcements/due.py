"""What is due on a date, and when. PURE.

Rotation (BRD-04: "one item every half hour, each script read twice"). Announcements of one event, zone and interval share their
reads: at each read the text has its turn that was not read the longest that day, then by priority, then by the file. So with n texts
of equal windows the k-th read of the day takes text k mod n. A text that asks for an interval of its own (another `every` than its
event's), or for `at` times, is read at all of its times beside that. Notices and pages never take turns.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from broadcaster.announcements.model import TOLERANCE, Announcement, Kind, When
from broadcaster.announcements.standing import Standing, on_date, with_event_days
from broadcaster.timetable.days import Day, day_of, local, wall
from broadcaster.timetable.model import Rank, Timetable

HORIZON_DAYS = 400
"""How far ahead the next read of an announcement is looked for."""


@dataclass(frozen=True, slots=True)
class Due:
    """An announcement at one of its times."""

    id: str
    """Stable for a date, an announcement and a time: `2026-12-05/4f0c…@10:30`, the time counted from midnight."""
    at: datetime
    """When it is due, as the mall's clock shows it."""
    announcement: Announcement
    tolerance: timedelta = TOLERANCE
    """How late it may start before it is missed: never past its next read."""

    @property
    def reads(self) -> int:
        """How often it is read, one read after the other."""
        return self.announcement.reads

    @property
    def rank(self) -> Rank:
        """A page goes before every planned word."""
        return Rank.PAGE if self.announcement.kind is Kind.PAGE else Rank.SPEECH


@dataclass(frozen=True, slots=True)
class _Wish:
    """A time at which an announcement may be read."""

    at: datetime
    place: int
    """Among all announcements, by priority and file."""
    announcement: Announcement
    every: timedelta | None
    """From this read to the next; `None` for a time of its own."""


def due(standings: Sequence[Standing], today: Day) -> tuple[Due, ...]:
    """Everything due on a date, by time, then by priority, then as the files have it. `standings` as `standing()` gives them.

    A window's reads begin at its start and none is at its end (B1 note 5).
    """
    wishes = [wish for place, one in enumerate(standings) for wish in _wishes(one, place, today)]
    shared: dict[tuple[str, str, timedelta], list[_Wish]] = {}
    alone: list[_Wish] = []
    for wish in wishes:
        given = wish.announcement
        if given.kind is Kind.EVENT and wish.every is not None:
            shared.setdefault((given.event, given.zone, wish.every), []).append(wish)
        else:
            alone.append(wish)
    chosen = [*alone, *(wish for group in shared.values() for wish in _rotated(group))]
    return tuple(_due(wish, today) for wish in sorted(chosen, key=lambda w: (w.at, w.place)))


def unheard(standings: Sequence[Standing], today: Day, found: Iterable[Due]) -> tuple[Standing, ...]:
    """Who is for this date and gets no turn on it: there are more texts than reads, or it was queued too late for them."""
    heard = {one.announcement.id for one in found}
    return tuple(s for s in standings if s.state.airs and s.announcement.id not in heard and on_date(s, s.when, today.date))


def next_reads(standings: Sequence[Standing], timetable: Timetable, now: datetime) -> Mapping[str, datetime]:
    """When each announcement is read next after `now` (aware, in the mall's zone), by id; who has no turn in sight is not there.

    `timetable`: the mall's, without the queue's event days.
    """
    table = with_event_days(timetable, standings)
    found: dict[str, datetime] = {}
    missing = {s.announcement.id for s in standings if s.state.airs}
    seen: set[frozenset[str]] = set()
    for day in _days_of(standings, now.date()):
        there = frozenset(s.announcement.id for s in standings if on_date(s, s.when, day))
        # the same texts take the same turns on another day: nobody new would be found
        if there.isdisjoint(missing) or (day > now.date() and there in seen):
            continue
        seen |= {there} if day > now.date() else set()
        for one in due(standings, day_of(table, day)):
            if one.at > now:
                found.setdefault(one.announcement.id, one.at)
        missing -= found.keys()
    return found


def _days_of(standings: Iterable[Standing], today: date) -> list[date]:
    """From yesterday (it may run past midnight) on, the dates that announcements name, as far as anybody looks ahead."""
    first, last = today - timedelta(days=1), today + timedelta(days=HORIZON_DAYS)
    spans = {(d.first or first, min(d.last or last, s.announcement.valid_to or last)) for s in standings for d in s.when.dates}
    named = {max(a, first).toordinal() + n for a, b in spans for n in range((min(b, last) - max(a, first)).days + 1)}
    return [date.fromordinal(number) for number in sorted(named)]


def _wishes(standing: Standing, place: int, today: Day) -> Iterator[_Wish]:
    """Its times of the date, as they hold at each hour of it."""
    if not standing.orders and not on_date(standing, standing.when, today.date):
        return
    for turn in standing.turns(today.date, today.timetable.zone):
        if turn.state.airs and on_date(standing, turn.when, today.date):
            every = None if turn.when.times else turn.when.every
            for at in sorted(slots(turn.when, today)):
                if at in turn:
                    yield _Wish(at, place, standing.announcement, every)


def slots(when: When, today: Day) -> set[datetime]:
    """Every time of a date, in its zone's offset then, whatever its dates are."""
    zone = today.timetable.zone
    found = {local(today.place(moment)[0], zone) for moment in when.times}
    for window in when.windows:
        read, end = today.place(window.start)[0], today.place(window.end)[0]
        while read < end:
            found.add(local(read, zone))
            if when.every is None or when.every <= timedelta():
                break
            read += when.every
    return found


def _rotated(group: Sequence[_Wish]) -> Iterator[_Wish]:
    """One wish of each time."""
    by_time: dict[datetime, list[_Wish]] = {}
    for wish in group:
        by_time.setdefault(wish.at, []).append(wish)
    last: dict[int, int] = {}
    for number, at in enumerate(sorted(by_time), start=1):
        turn = min(by_time[at], key=lambda w: (last.get(w.place, 0), w.place))
        last[turn.place] = number
        yield turn


def _due(wish: _Wish, today: Day) -> Due:
    day: date = today.date
    since = wish.at - wall(day, timedelta(), today.timetable.zone)[0]
    tolerance = min(TOLERANCE, wish.every or TOLERANCE)
    return Due(f"{day.isoformat()}/{wish.announcement.id}@{_told(since)}", wish.at, wish.announcement, tolerance)


def _told(since: timedelta) -> str:
    seconds = round(since.total_seconds())
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}" + (f":{seconds % 60:02}" if seconds % 60 else "")
