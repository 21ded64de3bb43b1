"""`broadcaster queue add`: files → the queue, each all or none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from pathlib import Path

from broadcaster.announcements.board import Board
from broadcaster.announcements.due import due as due_on
from broadcaster.announcements.due import next_reads, unheard
from broadcaster.announcements.model import Announcement
from broadcaster.announcements.rows import Known
from broadcaster.announcements.sheet import Sheet, read
from broadcaster.announcements.standing import Standing, on_date, with_event_days
from broadcaster.approvals.model import Person
from broadcaster.cli.board.house import STORE_WAIT_S, House
from broadcaster.cli.board.texts import Texts
from broadcaster.faults import Problem, Severity
from broadcaster.timetable.days import day_of

MOST_NOTES = 20
"""Of announcements that look like another version of one that is queued."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file."""

    file: str
    queued: tuple[Announcement, ...]
    known: tuple[Announcement, ...]
    """The same was queued before."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of all files, and how the queue stands now."""

    files: tuple[Added, ...]
    standings: Mapping[str, Standing]
    next: Mapping[str, datetime]
    """By id, when it is read next."""

    @property
    def refused(self) -> bool:
        return any(p.severity is Severity.ERROR for added in self.files for p in added.problems)


def add(house: House, paths: Sequence[Path], person: Person, *, partial: bool) -> Outcome:
    """Queue what the files say; a file with an error queues nothing, with `partial` its good rows. Raises `Fault` (`store.…`)."""
    texts = Texts.of(house.settings)
    known = Known(house.now.date(), frozenset(texts.scripts))
    sheets = [read(path, known) for path in paths]
    numbers = count()
    given = [
        tuple(replace(a, by=str(person), at=house.now, position=next(numbers)) for a in sheet.announcements)
        if sheet.clean or partial
        else ()
        for sheet in sheets
    ]
    before = house.board
    new = _stored(house, [a for rows in given for a in rows], before)
    standings = house.standings(before.beside(a for rows in given for a in rows))
    return Outcome(
        tuple(_added(sheet, rows, new, before, standings, house) for sheet, rows in zip(sheets, given, strict=True)),
        {s.announcement.id: s for s in standings},
        next_reads(standings, house.timetable, house.now) if house.timetable else {},
    )


def _stored(house: House, given: Sequence[Announcement], before: Board) -> frozenset[str]:
    """Ids that nobody had queued, neither here nor in the events' folder."""
    from broadcaster.store.board import BoardStore

    there = {a.id for a in before.announcements}
    fresh = [a for a in given if a.id not in there]
    if not fresh:
        return frozenset()
    store = BoardStore.open(house.settings.store_url, wait_s=STORE_WAIT_S)
    try:
        return store.add(fresh)
    finally:
        store.close()


def _added(
    sheet: Sheet, rows: Sequence[Announcement], new: frozenset[str], before: Board, standings: Sequence[Standing], house: House
) -> Added:
    queued = {a.id: a for a in rows if a.id in new}
    known = {a.id: a for a in rows if a.id not in new}
    problems = (*sheet.problems, *_similar(queued.values(), before), *_unheard(queued, standings, house))
    return Added(sheet.file, tuple(queued.values()), tuple(known.values()), problems)


def _similar(queued: Iterable[Announcement], before: Board) -> list[Problem]:
    """What may be a corrected row of a file that was queued already: both would be read."""
    waiting = {s.announcement.title: s for s in _waiting(before)}
    found = []
    for one in queued:
        twin = waiting.get(one.title)
        if twin and _same_place(one, twin.announcement) and len(found) < MOST_NOTES:
            facts = {"title": one.title, "id": twin.announcement.id, "place": twin.announcement.place}
            found.append(Problem("queue.similar", Severity.WARNING, facts=facts))
    return found


def _waiting(before: Board) -> list[Standing]:
    from broadcaster.announcements.standing import standing
    from broadcaster.clock import moment

    raise NotImplementedError((before, standing, moment))


def _same_place(one: Announcement, other: Announcement) -> bool:
    return one.place == other.place and one.id != other.id


def _unheard(queued: Mapping[str, Announcement], standings: Sequence[Standing], house: House) -> list[Problem]:
    """Dates with more texts than reads."""
    if house.timetable is None:
        return []
    table = with_event_days(house.timetable, standings)
    firsts = {d.first for a in queued.values() for d in a.when.dates if d.first and d.first >= house.now.date()}
    found = []
    for day in sorted(firsts):
        today = day_of(table, day)
        left = [s for s in unheard(standings, today, due_on(standings, today)) if on_date(s, s.when, day)]
        if left:
            found.append(Problem("queue.unheard", Severity.WARNING, facts={"count": str(len(left)), "date": str(day)}))
    return found
