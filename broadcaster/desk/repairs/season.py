"""The end of the heating season: its repairs are filed and packed; a sample of them is drawn to be checked (RPR-14, CAL-03)."""

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from pathlib import Path

from broadcaster.desk import ledger
from broadcaster.desk.book import Book, State
from broadcaster.desk.cases.keeping import case_row, doing_of, done
from broadcaster.desk.cases.repair import OPEN, TYPE
from broadcaster.desk.packing import packed
from broadcaster.desk.policy.opening import policy
from broadcaster.desk.policy.value import Unset
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.rights import Actor, Right
from broadcaster.desk.row import Query, Row
from broadcaster.desk.values import Unreadable, Value, read_date
from broadcaster.desk.work import Desk, Work
from broadcaster.faults import Exit, fault


@dataclass(frozen=True, slots=True)
class Season:
    """Whole days, both ends in it."""

    first: date
    last: date

    @property
    def name(self) -> str:
        """`2026-11-15..2027-03-15`."""
        return f"{self.first}..{self.last}"

    def bounds(self, zone: tzinfo) -> tuple[datetime, datetime]:
        """Its first instant, and the first after it."""
        return datetime.combine(self.first, time.min, zone), datetime.combine(self.last + timedelta(days=1), time.min, zone)


@dataclass(frozen=True, slots=True)
class Filed:
    """What the season's end filed now, what it has altogether, what is not finished yet."""

    season: str
    numbers: tuple[str, ...]
    all: int
    left: tuple[str, ...]


def season_of(desk: Desk, now: datetime, since: str | None, until: str | None) -> Season:
    """The season that is meant, which is over. Raises `Fault`: as `span_of`, `desk.repair.season-running`."""
    found = span_of(desk, now, since, until)
    if found.last >= now.astimezone(desk.zone).date():
        raise fault("desk.repair.season-running", season=found.name)
    return found


def span_of(desk: Desk, now: datetime, since: str | None, until: str | None) -> Season:
    """These days, or without them the season of the policy. Raises `Fault`: `desk.repair.season`."""
    today = now.astimezone(desk.zone).date()
    if since or until:
        try:
            found: Season | None = Season(read_date(since or "", today), read_date(until or "today", today))
        except Unreadable:
            found = None
    else:
        held = desk.read(lambda c: policy(c, desk.house.profile, today)).season("calendar.season")
        found = None if isinstance(held, Unset) else Season(*held.begun(today))
    if found is None or found.last < found.first:
        raise fault("desk.repair.season", Exit.USAGE)
    return found


def file_season(work: Work, book: Book, season: Season) -> Filed:
    """File everything that is finished; what is not is named. Raises `Fault`: `desk.no-right`."""
    work.need(Right.CLOSE, book.name)
    rows = _of(work, book, season)
    finished = [row for row in rows if row["stage"] in TYPE.act("archive").sources]
    for row in finished:
        done(work, book, case_row(work, book, row.number), doing_of(work, "archive", {"season": season.name}))
    left = tuple(row.number for row in rows if row["stage"] in {*OPEN, "done", "revisited"})
    filed = tuple(row.number for row in finished)
    work.record("season-filed", book.name, facts={"season": season.name, "filed": len(filed), "left": len(left)})
    return Filed(season.name, filed, len(rows) - len(left), left)


def write_pack(desk: Desk, book: Book, season: Season, folder: Path, actor: Actor, at: datetime) -> Path:
    """The season's repairs as one file, its SHA-256 in the chain. Raises `Fault`: `desk.file-unwritten`."""
    query = Query(where=(("season", season.name),), states=(State.OPEN, State.VOID))
    sheet = "\n".join((f"{book.zh} {book.en} {book.form}", season.name, ""))
    place, digest = desk.read(lambda c: packed(c, book, query, folder / f"{book.name}-{season.first}-{season.last}.zip", desk.zone, sheet))
    desk.write(actor, at, lambda w: w.record("packed", book.name, facts={"season": season.name, "sha256": digest}))
    return place


def draw_sample(work: Work, book: Book, count: int, season: Season | None) -> Row:
    """A draft of a spot check (F-RPR2) with so many repairs, drawn by chance: who checks them completes it with right and wrong ones.

    Raises `Fault`: `desk.no-right`, `desk.repair.none`.
    """
    work.need(Right.READ, book.name)
    rows = _of(work, book, season) if season else [row for row in find(work.connection, book, Query()) if row.state is not State.DRAFT]
    known = sorted(row.number for row in rows)
    if not known:
        raise fault("desk.repair.none")
    drawn = sorted(random.SystemRandom().sample(known, min(count, len(known))))
    values: dict[str, Value] = {"records": len(drawn), "sample": " ".join(drawn), "season": season.name if season else None}
    return ledger.add(work, book_named("repair-check"), values, draft=True)


def _of(work: Work, book: Book, season: Season) -> list[Row]:
    since, until = season.bounds(work.zone)
    return list(find(work.connection, book, Query(states=(State.OPEN,), since=since, until=until)))
