"""What a clerk has to do now: limits that are over or nearly, cases they handle or follow, signatures they owe, drafts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, exists, select

from broadcaster.desk.book import Book, State
from broadcaster.desk.cases import approval, clocks
from broadcaster.desk.cases.keeping import case_of
from broadcaster.desk.cases.types import NAMES, case_type
from broadcaster.desk.reading import numbered, rows
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.row import Row
from broadcaster.desk.table import table_of

ORDER = ("late", "sign", "close", "running", "handle", "follow", "draft")
"""What comes first."""
SEEN = ("number", "state", "stage", "handler", "first_owner", "made_by", "entered_at", "amended_at", "rounds", "compensation")
"""Columns of a case that say what has to be done with it: a case has two hundred, and there are many."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, with the case it is about."""

    why: str
    """`late`, `close`, `running` (a limit), `sign`, `handle`, `follow` (first owner), `draft`."""
    book: str
    row: Row
    """With the columns `SEEN`."""
    limit: str = ""
    """Of a limit: `reply`, `plan` …"""
    due: datetime | None = None

    @property
    def order(self) -> tuple[int, datetime | None, str]:
        return ORDER.index(self.why), self.due or _when(self.row), self.row.number


def tasks(connection: Connection, clerk: str, now: datetime, *, everybody: bool = False, overdue: bool = False) -> tuple[Task, ...]:
    """What is due, overdue and waiting for the clerk, or for anybody; what is about the clerk is left out (CMP-22).

    `overdue`: only limits that are over.
    """
    found = [*_limits(connection, clerk, now, everybody=everybody, overdue=overdue)]
    if not overdue:
        found += _cases(connection, clerk, everybody=everybody)
    return tuple(sorted(found, key=lambda task: (task.order[0], task.order[1] or now, task.order[2])))


def silent(connection: Connection, since: datetime) -> tuple[Row, ...]:
    """Cases that are open and in which nothing was done since then, the longest first (CMP-26, CMP-32)."""
    found = [row for book in _books() for row in _seen(connection, book, _open(book)) if _when(row) < since]
    return tuple(sorted(found, key=_when))


def age(row: Row, now: datetime) -> timedelta:
    """Since it was entered."""
    entered = row["entered_at"]
    return now - entered if isinstance(entered, datetime) else timedelta()


def _limits(connection: Connection, clerk: str, now: datetime, *, everybody: bool, overdue: bool) -> Iterator[Task]:
    for book in _books():
        cases, clock = table_of(book.name), table_of("clock")
        runs = (clock.c.stopped_at == None) & (clock.c.state != State.VOID.value)  # noqa: E711 - SQL's
        wanted = runs & (cases.c.state == State.OPEN.value)
        if overdue:
            wanted &= clock.c.due_at < now
        if not everybody:
            wanted &= _of(book, clerk)
        joined = select(clock).join(cases, cases.c.number == clock.c.case_number).where(wanted)
        limits = [Row("clock", dict(found)) for found in connection.execute(joined).mappings()]
        known = {row.number: row for row in numbered(connection, book, {str(one["case_number"]) for one in limits}, _columns(book))}
        for one in limits:
            row, made = known[str(one["case_number"])], clocks.as_running(one)
            if not _about(book, row, clerk):
                yield Task(made.mark(now), book.name, row, str(one["limit_of"]), made.due)


def _cases(connection: Connection, clerk: str, *, everybody: bool) -> Iterator[Task]:
    for book in _books():
        cases = table_of(book.name)
        drafts = (cases.c.stage == case_type(book.workflow).first) & (cases.c.state == State.DRAFT.value)
        for row in _seen(connection, book, drafts if everybody else drafts & (cases.c.made_by == clerk)):
            yield Task("draft", book.name, row)
        for row in _to_sign(connection, book, clerk):
            if clerk in approval.turn(case_of(connection, row).chain) and not _about(book, row, clerk):
                yield Task("sign", book.name, row)
        for row in _seen(connection, book, _open(book) & _of(book, clerk)):
            if not _about(book, row, clerk):
                yield Task("handle" if row["handler"] == clerk else "follow", book.name, row)


def _to_sign(connection: Connection, book: Book, clerk: str) -> tuple[Row, ...]:
    """Planned cases with a signature of the clerk that is still awaited, be it their turn or not."""
    cases, asked = table_of(book.name), table_of("complaint-signature")
    waits = (asked.c.case_number == cases.c.number) & (asked.c.signer == clerk) & (asked.c.verdict == "waiting")
    return _seen(connection, book, _open(book) & (cases.c.stage == "planned") & exists().where(waits))


def _seen(connection: Connection, book: Book, which: ColumnElement[bool]) -> tuple[Row, ...]:
    return rows(connection, book, which, _columns(book))


def _columns(book: Book) -> tuple[str, ...]:
    return (*SEEN, book.barred) if book.barred else SEEN


def _open(book: Book) -> ColumnElement[bool]:
    """Cases in the book that are not over."""
    cases, kind = table_of(book.name), case_type(book.workflow)
    return (cases.c.state == State.OPEN.value) & cases.c.stage.in_([stage for stage in kind.stages if stage not in kind.over])


def _of(book: Book, clerk: str) -> ColumnElement[bool]:
    cases = table_of(book.name)
    return (cases.c.handler == clerk) | (cases.c.first_owner == clerk)


def _books() -> Iterator[Book]:
    return (book_named(name) for name in NAMES)


def _about(book: Book, row: Row, clerk: str) -> bool:
    return bool(book.barred) and row[book.barred] == clerk


def _when(row: Row) -> datetime:
    """The last time something was done with it."""
    when = row["amended_at"] or row["entered_at"]
    if not isinstance(when, datetime):
        raise TypeError(row.number)
    return when
