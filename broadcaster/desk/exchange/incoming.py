"""A file of rows into a book: all of it or nothing, and everything that is wrong with it at once (LGR-03)."""

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path

from sqlalchemy import ColumnElement, insert, select

from broadcaster.desk import ledger, party
from broadcaster.desk.book import KEPT, Book, Field, Kind
from broadcaster.desk.exchange.grid import Bare, Formula, Grid, Line, read
from broadcaster.desk.rights import Right
from broadcaster.desk.settling import Draft, settle
from broadcaster.desk.table import table_of
from broadcaster.desk.tables import IMPORTED
from broadcaster.desk.values import Reading, Value
from broadcaster.desk.wording import defaults, label, understood
from broadcaster.desk.work import Work
from broadcaster.faults import Cell, Fault, Mark, Problem, fault

RAW = {Kind.WHOLE, Kind.MONEY, Kind.PERCENT, Kind.DURATION}
"""Kinds whose numbers in JSON are as they are kept: fen, hundredths, seconds."""


NUMBER = KEPT[0]


@dataclass
class Incoming:
    """What a file says, as far as it can be understood."""

    rows: list[dict[str, Value]] = field(default_factory=list)
    places: list[Mapping[str, Mark]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: tuple[str, ...] = ()
    """Headings of what the ledger gives itself (number, state …) and therefore does not take over."""
    numbers: dict[str, Mark] = field(default_factory=dict)
    """Numbers the file gives for its rows: those of rows exported before."""
    digest: str = ""
    dated: dict[str, str] = field(default_factory=dict)
    """Headings of dates that stood there as bare numbers, and the first of each as it was taken."""


def take_in(
    work: Work, book: Book, file: Path, *, draft: bool = False, again: bool = False, keep: bool = True
) -> tuple[Incoming, tuple[str, ...]]:
    """Import a file: what it said, and the new rows' numbers. With `keep=False` it is looked through only.

    Raises `Fault` with every problem of the file, each with its place, and nothing imported.
    """
    work.need(Right.WRITE, book.name)
    told = understand(book, read(file), work.reading)
    told.digest = hashlib.sha256(file.read_bytes()).hexdigest()
    if not again:
        _not_yet(work, book, told.digest)
    told.problems += _known_numbers(work, book, told.numbers)
    told.rows = party.resolved(work.connection, book, told.rows)
    if told.problems:
        raise Fault([*told.problems, *_settled(work, book, told, draft=draft)])
    numbers = ledger.add_many(work, book, told.rows, draft=draft, places=told.places)
    if not keep:
        return told, numbers
    work.record("import", book.name, facts={"sha256": told.digest, "rows": len(numbers)}, personal={"file": file.name})
    if not work.connection.execute(select(IMPORTED.c.rows).where(_same(book, told.digest))).first():
        kept = {"digest": told.digest, "book": book.name, "at": work.at, "by": work.actor.clerk, "rows": len(numbers)}
        work.connection.execute(insert(IMPORTED).values(**kept))
    return told, numbers


def _settled(work: Work, book: Book, told: Incoming, *, draft: bool) -> list[Problem]:
    """What else is wrong, of rows that could be read in full."""
    blamed = {p.at.line for p in told.problems if p.at is not None}
    given = {f.name: None for f in book.all_fields()} | defaults(book, work.reading)
    drafts = [Draft({**given, **r}, p) for r, p in zip(told.rows, told.places, strict=True) if p[""].line not in blamed]
    return settle(work, book, drafts, draft=draft)


def understand(book: Book, grid: Grid, reading: Reading) -> Incoming:
    """Rows and problems. Only what stands in the file is looked at; `take_in` holds it against the book."""
    known = _headings(book)
    told = Incoming()
    fields = list(_columns(book, grid, known, told))
    if told.problems:
        return told
    seen: dict[tuple[object, ...], int] = {}
    for line in grid.lines:
        _line(book, fields, line, reading, told)
        same = seen.setdefault(tuple(str(c) for c in line.cells), line.places[0].line)
        if same != line.places[0].line:
            told.problems.append(Problem("desk.file-row-twice", at=_whole(line), facts={"line": str(same)}))
    return told


def _line(book: Book, fields: list[Field | None], line: Line, reading: Reading, told: Incoming) -> None:
    if len(line.cells) != len(fields):
        facts = {"found": str(len(line.cells)), "wanted": str(len(fields))}
        told.problems.append(Problem("desk.file-row-shape", at=_whole(line), facts=facts))
        return
    texts: dict[str, str] = {}
    raw: dict[str, Value] = {}
    places: dict[str, Mark] = {"": _whole(line)}
    for column, cell, place in zip(fields, line.cells, line.places, strict=True):
        if column is None or cell is None or cell == "":
            continue
        if column is NUMBER:
            told.numbers.setdefault(str(cell).strip().upper(), place)
            continue
        places[column.name] = place
        if isinstance(cell, Formula):
            told.problems.append(Problem("desk.file-formula", at=place))
        elif isinstance(cell, bool) or (isinstance(cell, int) and column.kind in RAW):
            raw[column.name] = cell
        else:
            texts[column.name] = _day_of(column, cell, place, told) or str(cell)
    values, problems = understood(book, texts, reading, places)
    told.problems += problems
    told.rows.append({**{n: v for n, v in values.items() if v is not None}, **raw})
    told.places.append(places)


def _day_of(column: Field, cell: object, place: Cell, told: Incoming) -> str:
    """A date that lost its format and is only a number now; empty for everything else."""
    at = cell.at if isinstance(cell, Bare) and column.kind in {Kind.DATE, Kind.INSTANT} else None
    if at is None or (column.kind is Kind.DATE and at.time() != time()):
        return ""
    text = at.isoformat() if column.kind is Kind.INSTANT else at.date().isoformat()
    told.dated.setdefault(place.heading, f"{cell} → {text.removesuffix('T00:00:00').replace('T', ' ')}")
    return text


def _whole(line: Line) -> Cell:
    first = line.places[0]
    return Cell(first.file, first.line, 1, first.sheet, first.heading)


def _headings(book: Book) -> dict[str, Field]:
    return {_plain(word): f for f in (*KEPT, *book.all_fields()) for word in (f.name, f.zh, f.en)}


def _plain(heading: str) -> str:
    return unicodedata.normalize("NFKC", heading).strip().rstrip("*").strip().casefold()


def _columns(book: Book, grid: Grid, known: Mapping[str, Field], told: Incoming) -> Iterator[Field | None]:
    """The field of each column; `None` for what the ledger gives itself."""
    typed = {f.name for f in book.typed}
    used: set[str] = set()
    left_out = []
    for heading, at in zip(grid.headings, grid.at, strict=True):
        found = known.get(_plain(heading))
        if found is None:
            facts = {"heading": heading, "known": "、".join(label(f) for f in book.typed)}
            told.problems.append(Problem("desk.file-column-unknown", at=at, facts=facts))
        elif found.name in used:
            told.problems.append(Problem("desk.file-column-twice", at=at, facts={"field": label(found)}))
        elif found.name not in typed:
            left_out.append(heading)
        used |= {found.name} if found else set()
        yield found if found and (found.name in typed or found is NUMBER) else None
    for needed in (f for f in book.typed if f.required and not f.default and f.name not in used):
        told.problems.append(Problem("desk.file-no-column", at=grid.at[0], facts={"field": label(needed), "book": book.name}))
    told.left_out = tuple(left_out)


def _same(book: Book, digest: str) -> ColumnElement[bool]:
    return (IMPORTED.c.digest == digest) & (IMPORTED.c.book == book.name)


def _not_yet(work: Work, book: Book, digest: str) -> None:
    before = work.connection.execute(select(IMPORTED).where(_same(book, digest))).mappings().first()
    if before is not None:
        raise fault("desk.file-again", at=f"{before['at'].astimezone(work.zone):%Y-%m-%d %H:%M}", by=before["by"], rows=before["rows"])


def _known_numbers(work: Work, book: Book, numbers: Mapping[str, Mark]) -> Iterator[Problem]:
    """Rows that are in the book already: a form is entered once."""
    table = table_of(book.name)
    wanted = list(numbers)
    for start in range(0, len(wanted), ledger.BATCH):
        some = table.c.number.in_(wanted[start : start + ledger.BATCH])
        for number in work.connection.execute(select(table.c.number).where(some)).scalars():
            yield Problem("desk.file-number-known", at=numbers[number], facts={"number": number})
