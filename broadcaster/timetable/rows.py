"""Which rows a date has, and when each starts and ends. PURE.

Rows are numbered as they stand in the file, base rows first, then those the overlays add: so a cue keeps its id
whatever the date is, and whatever the other rows do.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from broadcaster.faults import Mark, Severity
from broadcaster.timetable.days import Day, Oddity, local
from broadcaster.timetable.model import Kind, Moment, Note, Row, Timetable, Window

ODDITIES = {Oddity.SKIPPED: "plan.time-skipped", Oddity.DOUBLED: "plan.time-doubled"}


@dataclass(frozen=True, slots=True)
class Item:
    """One start of one row on one date."""

    id: str
    row: Row
    order: tuple[int, int]
    """The row's number in the file, and which of its starts this is, both from 1."""
    start: datetime
    end: datetime | None
    """End of the slot; `None` where there is none, or no time in it."""
    say_at: datetime


def music_of(row: Row) -> Kind | None:
    """What music a row plays: a path is a song, folders are a bed, `loop` is a rotation."""
    if row.loop is not None:
        return Kind.ROTATION
    if not row.play:
        return None
    return Kind.SONG if "/" in row.play[0] else Kind.BED


def owns_slot(row: Row) -> bool:
    """Speech in its own slot: nothing but `say`, with an `until` (B1 note 3)."""
    return row.say is not None and row.until is not None and music_of(row) is None


def items(day: Day) -> tuple[list[Item], list[Note]]:
    """Every start of every row of the date, in the file's order; and what the clock or the table made of it."""
    found: list[Item] = []
    notes: list[Note] = []
    for number, row in rows_of(day):
        starts = _Starts(day, row, shift_of(day, row), notes)
        found += starts.items(number)
    return found, notes


def rows_of(day: Day) -> Iterator[tuple[int, Row]]:
    """The date's rows with their numbers in the file."""
    for number, (on, row) in enumerate(_numbered(day.timetable), start=1):
        if on is not None and on not in day.kinds:
            continue
        if row.days and row.days.isdisjoint(day.kinds):
            continue
        if row.dates and not any(day.date in dates for dates in row.dates):
            continue
        yield number, row


def shift_of(day: Day, row: Row) -> timedelta:
    """How far the date's overlays move a row; several kinds of day add up (B1 note 9)."""
    moves = (s.by for overlay in day.timetable.overlays if overlay.on in day.kinds for s in overlay.shift if s.title == row.title)
    return sum(moves, timedelta())


def _numbered(timetable: Timetable) -> Iterator[tuple[str | None, Row]]:
    yield from ((None, row) for row in timetable.rows)
    yield from ((overlay.on, row) for overlay in timetable.overlays for row in overlay.add)


class _Starts:
    """Works out one row's starts on one date, noting what is odd about them."""

    def __init__(self, day: Day, row: Row, by: timedelta, notes: list[Note]) -> None:
        self._day, self._row, self._by, self._notes = day, row, by, notes

    def items(self, number: int) -> list[Item]:
        starts = sorted({*map(self._at, self._row.at), *(t for w in self._row.windows for t in self._reads(w))})
        if not starts:
            self._empty(self._day.opening)
            return []
        length = self._length(starts[0])
        words = self._at(self._row.say_at) if self._row.say_at else None
        name, zone = f"{self._day.date.isoformat()}/{number}", self._day.timetable.zone
        return [
            Item(
                id=f"{name}.{k}" if len(starts) > 1 else name,
                row=self._row,
                order=(number, k),
                start=local(start, zone),
                end=local(start + length, zone) if length else None,
                say_at=local(words or start, zone),
            )
            for k, start in enumerate(starts, start=1)
        ]

    def _length(self, first: datetime) -> timedelta | None:
        """The slot's length: what `until` leaves after the first start, and the same for every other start."""
        until = self._at(self._row.until) if self._row.until else None
        if until is not None and until > first:
            length = until - first
            if self._row.stated not in (None, length):
                self._note("plan.stated-length", Severity.NOTE, first, stated=span(self._row.stated), slot=span(length))
            return length
        if until is not None or music_of(self._row):
            self._empty(first)
        return None

    def _reads(self, window: Window) -> Iterator[datetime]:
        """From the window's start every so often, none at its end (B1 note 5)."""
        read, end = self._at(window.start), self._at(window.end)
        while read < end:
            yield read
            if self._row.every is None or self._row.every <= timedelta():
                break
            read += self._row.every

    def _at(self, moment: Moment) -> datetime:
        instant, oddity = self._day.place(moment)
        if oddity:
            self._note(ODDITIES[oddity], Severity.NOTE, instant, time=clock(moment.offset), moved=instant.strftime("%H:%M:%S"))
        return instant + self._by

    def _empty(self, at: datetime) -> None:
        self._note("plan.no-time", Severity.ERROR, at)

    def _note(self, code: str, severity: Severity, at: datetime, **facts: str) -> None:
        self._notes.append(note(code, severity, at, self._row.mark, title=self._row.title, **facts))


def note(code: str, severity: Severity, at: datetime, mark: Mark | None, **facts: str) -> Note:
    """A `Note` whose facts are its keywords."""
    return Note(code, severity, at, facts, mark)


def clock(offset: timedelta) -> str:
    """A time of day as the table writes it: `09:20`, `26:00`, seconds only where there are some."""
    minutes, seconds = divmod(round(offset.total_seconds()), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")


def span(length: timedelta | None) -> str:
    """A length as `H:MM:SS`, `-` before a negative one."""
    total = round(length.total_seconds()) if length else 0
    return f"{'-' if total < 0 else ''}{abs(total) // 3600}:{abs(total) // 60 % 60:02}:{abs(total) % 60:02}"
