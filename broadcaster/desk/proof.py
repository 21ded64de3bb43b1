"""`desk verify`: nothing was changed, left out or put in past the program (SEC-03)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, or_, select

from broadcaster.desk.attachments import digest_of, place_of
from broadcaster.desk.book import Book, State
from broadcaster.desk.chain import COMMITTED, Event, breaks, commitment, plain
from broadcaster.desk.closing import broken_periods
from broadcaster.desk.ledger import CASE, WHY
from broadcaster.desk.reading import events, find
from broadcaster.desk.registers import books
from broadcaster.desk.row import Query
from broadcaster.desk.tables import ATTACHMENT, DISCLOSED, EVENT, HEAD
from broadcaster.faults import Problem

ROW_KINDS = frozenset({"add", "amend", "promote", "void", "review", "erase"})
"""Events whose facts are a row's columns."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was looked through, where the chain ends, and what does not hold."""

    events: int
    rows: int
    attachments: int
    head: tuple[int, str]
    problems: tuple[Problem, ...]


def verify(connection: Connection, files: Path, *, known: tuple[int, str] | None = None) -> Verdict:
    """Look through the chain, the commitments, every book's rows and the attachments.

    `known`: sequence number and hash of an earlier end, noted elsewhere (a closed period's sheet): it must still be in the chain.
    """
    head_row = connection.execute(select(HEAD.c.seq, HEAD.c.hash)).one()
    head = (int(head_row[0]), str(head_row[1]))
    problems = [Problem(f"desk.chain-{what}", facts={"seq": str(seq)}) for seq, what in breaks(events(connection))]
    problems += _ends(connection, head, known)
    problems += _commitments(connection)
    rows = 0
    for book in books():
        told = _folded(connection, book)
        for number, found in _rows(connection, book, told):
            rows += 1
            problems += found
            told.pop(number, None)
        problems += [Problem("desk.row-gone", facts={"book": book.name, "number": number}) for number in told]
    problems += broken_periods(connection)
    attachments = connection.execute(select(ATTACHMENT.c.digest, ATTACHMENT.c.name)).all()
    problems += [p for digest, name in attachments for p in _attachment(files, str(digest), str(name))]
    return Verdict(head[0], rows, len(attachments), head, tuple(problems))


def _ends(connection: Connection, head: tuple[int, str], known: tuple[int, str] | None) -> Iterator[Problem]:
    last = connection.execute(select(EVENT.c.seq, EVENT.c.hash).order_by(EVENT.c.seq.desc()).limit(1)).first()
    if (last is not None and (int(last[0]), str(last[1])) != head) or (last is None and head[0] != 0):
        yield Problem("desk.chain-end", facts={"seq": str(head[0])})
    if known is not None:
        found = connection.execute(select(EVENT.c.hash).where(EVENT.c.seq == known[0])).scalar()
        if found is None or not str(found).startswith(known[1]):
            yield Problem("desk.chain-known", facts={"seq": str(known[0])})


def _commitments(connection: Connection) -> Iterator[Problem]:
    joined = select(DISCLOSED, EVENT.c.facts).join(EVENT, EVENT.c.seq == DISCLOSED.c.seq).order_by(DISCLOSED.c.seq)
    for row in connection.execution_options(stream_results=True, yield_per=1000).execute(joined).mappings():
        if row["facts"].get(row["fact"]) != commitment(row["salt"], row["value"]):
            yield Problem("desk.chain-personal", facts={"seq": str(row["seq"]), "fact": row["fact"]})


def _folded(connection: Connection, book: Book) -> dict[str, dict[str, object]]:
    """What the events say each row is. A personal column is `...` as soon as it has a value: its commitment was checked apart."""
    rows: dict[str, dict[str, object]] = {}
    for event in events(connection, (EVENT.c.book == book.name) & _of_rows()):
        rows.setdefault(event.number, {}).update(_facts(event))
    disclosed = select(EVENT.c.number, DISCLOSED.c.fact, DISCLOSED.c.value, EVENT.c.seq).join(EVENT, EVENT.c.seq == DISCLOSED.c.seq)
    wanted = disclosed.where(EVENT.c.book == book.name, _of_rows()).order_by(EVENT.c.seq)
    for number, fact, value, _seq in connection.execute(wanted):
        if fact in rows[number] and rows[number][fact] is not None:
            rows[number][fact] = value
    return rows


def _of_rows() -> ColumnElement[bool]:
    return or_(EVENT.c.kind.in_(ROW_KINDS), EVENT.c.kind.startswith(CASE))


def _facts(event: Event) -> Mapping[str, object]:
    return {name: value for name, value in event.facts.items() if name != WHY}


def _rows(connection: Connection, book: Book, told: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[str, list[Problem]]]:
    checked = ["state", "void_reason", "reviewed_by", *(f.name for f in book.all_fields())]
    for row in find(connection, book, Query(states=tuple(State))):
        expected = told.get(row.number)
        if expected is None:
            yield row.number, [Problem("desk.row-unknown", facts={"book": book.name, "number": row.number})]
            continue
        wrong = [name for name in checked if not _agrees(name, plain(row[name]), expected.get(name))]
        facts = {"book": book.name, "number": row.number, "fields": ", ".join(wrong)}
        yield row.number, [Problem("desk.row-changed", facts=facts)] if wrong else []


def _agrees(name: str, kept: object, told: object) -> bool:
    if name == "state" and kept == State.CLOSED.value:
        return told == State.OPEN.value
    if isinstance(told, str) and told.startswith(COMMITTED):
        return kept is None
    return kept == told


def _attachment(folder: Path, digest: str, name: str) -> Iterator[Problem]:
    place = place_of(folder, digest)
    if not place.exists():
        yield Problem("desk.attachment-gone", facts={"name": name, "digest": digest[:12]})
    elif digest_of(place) != digest:
        yield Problem("desk.attachment-changed", facts={"name": name, "digest": digest[:12]})
