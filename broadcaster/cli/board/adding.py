"""`broadcaster queue add`: files → the queue, each all or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from pathlib import Path

from broadcaster.announcements.board import Board
from broadcaster.announcements.due import due, next_reads, unheard
from broadcaster.announcements.model import Announcement
from broadcaster.announcements.rows import Known
from broadcaster.announcements.sheet import Sheet, read
from broadcaster.announcements.standing import Standing, with_event_days
from broadcaster.approvals.model import Person
from broadcaster.cli.board.finding import short
from broadcaster.cli.board.house import House, opened
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
    known = Known(house.now.date(), frozenset(texts.scripts), house.settings.zones)
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
    files = []
    for sheet, rows in zip(sheets, given, strict=True):
        files.append(_added(sheet, rows, new, standings, house))
        new -= {a.id for a in rows}  # what an earlier file queued is known to a later one
    return Outcome(
        tuple(files),
        {s.announcement.id: s for s in standings},
        next_reads(standings, house.timetable, house.now) if house.timetable else {},
    )


def _stored(house: House, given: Sequence[Announcement], before: Board) -> frozenset[str]:
    """Ids that nobody had queued, neither here nor in the events' folder."""
    there = {a.id for a in before.announcements}
    fresh = [a for a in given if a.id not in there]
    if not fresh:
        return frozenset()
    with opened(house) as store:
        return store.add(fresh)


def _added(sheet: Sheet, rows: Sequence[Announcement], new: frozenset[str], standings: Sequence[Standing], house: House) -> Added:
    queued = {a.id: a for a in rows if a.id in new}
    known = {a.id: a for a in rows if a.id not in new}
    problems = (*sheet.problems, *_similar(queued, standings), *_unheard(queued, standings, house))
    return Added(sheet.file, tuple(queued.values()), tuple(known.values()), problems)


def _similar(queued: Mapping[str, Announcement], standings: Sequence[Standing]) -> list[Problem]:
    """What stood in the same place of a file with other words or times: corrected, it would be read beside the old one."""
    places = {_place(one) for one in queued.values()}
    twins = [s.announcement for s in standings if s.state.airs and s.announcement.id not in queued and _place(s.announcement) in places]
    facts = [{"title": twin.title, "id": short(twin.id), "place": twin.place} for twin in twins[:MOST_NOTES]]
    return [Problem("queue.similar", Severity.WARNING, facts=told) for told in facts]


def _place(one: Announcement) -> str:
    """Whatever folder the file was in."""
    return one.place.rsplit("/", 1)[-1]


def _unheard(queued: Mapping[str, Announcement], standings: Sequence[Standing], house: House) -> list[Problem]:
    """First dates with more texts than reads."""
    if house.timetable is None:
        return []
    table = with_event_days(house.timetable, standings)
    firsts = {d.first for a in queued.values() for d in a.when.dates if d.first and d.first >= house.now.date()}
    found = []
    for day in sorted(firsts):
        today = day_of(table, day)
        left = unheard(standings, today, due(standings, today))
        if left:
            found.append(Problem("queue.unheard", Severity.WARNING, facts={"count": str(len(left)), "date": str(day)}))
    return found
