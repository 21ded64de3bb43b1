"""What a clerk has to do now: limits that are over or nearly, cases they handle or follow, signatures they owe, drafts."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, exists, false, or_, select

from broadcaster.desk import approval
from broadcaster.desk.book import Book, State
from broadcaster.desk.cases import clocks
from broadcaster.desk.cases.keeping import case_of
from broadcaster.desk.cases.types import NAMES, case_type
from broadcaster.desk.reading import numbered, rows
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.row import Row
from broadcaster.desk.table import table_of

ORDER = ("late", "sign", "close", "running", "paused", "improve", "handle", "follow", "draft", "service")
"""What comes first."""
OWNERS = ("handler", "first_owner")
"""Fields that say whose a case is, of those it has."""
SEEN = ("number", "state", "stage", *OWNERS, "made_by", "entered_at", "amended_at", "rounds", "improvement_owner")
"""Columns of a case that say what has to be done with it: a case has two hundred, and there are many."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, with the case it is about."""

    why: str
    """`late`, `close`, `running`, `paused` (a limit), `sign`, `improve` (what is to be done so that it does not happen again), `handle`,
    `follow` (first owner), `draft`, `service` (a next one is near)."""
    book: str
    row: Row
    """With the columns `SEEN` that its book has."""
    limit: str = ""
    """Of a limit: `reply`, `plan` …"""
    due: datetime | None = None

    @property
    def order(self) -> tuple[int, datetime | None, str]:
        return ORDER.index(self.why), self.due or _when(self.row), self.row.number


@dataclass(frozen=True, slots=True)
class _Asking:
    """Whose tasks of which books, and when."""

    connection: Connection
    clerk: str
    now: datetime
    everybody: bool
    overdue: bool

    def mine(self, book: Book) -> ColumnElement[bool]:
        return _of(book, self.clerk)


def tasks(
    connection: Connection, clerk: str, now: datetime, *, everybody: bool = False, overdue: bool = False, names: Collection[str] = NAMES
) -> tuple[Task, ...]:
    """What is due, overdue and waiting for the clerk, or for anybody; what is about the clerk is left out (CMP-22).

    `overdue`: only limits that are over. `names`: of these books only.
    """
    asking = _Asking(connection, clerk, now, everybody, overdue)
    found = [task for name in names for task in _of_book(asking, book_named(name))]
    return tuple(sorted(found, key=lambda task: (task.order[0], task.order[1] or now, task.order[2])))


def silent(connection: Connection, since: datetime, names: Collection[str] = NAMES) -> tuple[Row, ...]:
    """Cases that are open and in which nothing was done since then, the longest first (CMP-26, CMP-32)."""
    found = [row for book in map(book_named, names) for row in _seen(connection, book, _open(book)) if _when(row) < since]
    return tuple(sorted(found, key=_when))


def age(row: Row, now: datetime) -> timedelta:
    """Since it was entered."""
    entered = row["entered_at"]
    return now - entered if isinstance(entered, datetime) else timedelta()


def _of_book(asking: _Asking, book: Book) -> Iterator[Task]:
    yield from _limits(asking, book)
    if not asking.overdue:
        yield from _drafts(asking, book)
        yield from _at_hand(asking, book)
        yield from _improvements(asking, book)


def _limits(asking: _Asking, book: Book) -> Iterator[Task]:
    cases, clock = table_of(book.name), table_of("clock")
    wanted = (clock.c.stopped_at == None) & (clock.c.state != State.VOID.value) & (cases.c.state == State.OPEN.value)  # noqa: E711 - SQL's
    if asking.overdue:
        wanted &= clock.c.due_at < asking.now
    if not asking.everybody:
        wanted &= asking.mine(book)
    joined = select(clock).join(cases, cases.c.number == clock.c.case_number).where(wanted)
    limits = [Row("clock", dict(found)) for found in asking.connection.execute(joined).mappings()]
    known = {row.number: row for row in numbered(asking.connection, book, {str(one["case_number"]) for one in limits}, _columns(book))}
    for one in limits:
        row, made = known[str(one["case_number"])], clocks.as_running(one)
        if not _about(book, row, asking.clerk):
            yield Task(made.mark(asking.now), book.name, row, str(one["limit_of"]), made.due)


def _drafts(asking: _Asking, book: Book) -> Iterator[Task]:
    cases = table_of(book.name)
    drafts = (cases.c.stage == case_type(book.workflow).first) & (cases.c.state == State.DRAFT.value)
    which = drafts if asking.everybody else drafts & (cases.c.made_by == asking.clerk)
    yield from (Task("draft", book.name, row) for row in _seen(asking.connection, book, which))


def _at_hand(asking: _Asking, book: Book) -> Iterator[Task]:
    """Signatures the clerk owes, and the cases that are theirs."""
    for row in _to_sign(asking, book):
        if asking.clerk in approval.turn(case_of(asking.connection, book, row).chain) and not _about(book, row, asking.clerk):
            yield Task("sign", book.name, row)
    for row in _seen(asking.connection, book, _open(book) & asking.mine(book)):
        if not _about(book, row, asking.clerk):
            yield Task("handle" if row.values.get("handler") == asking.clerk else "follow", book.name, row)


def _improvements(asking: _Asking, book: Book) -> Iterator[Task]:
    """What was to be done so that it does not happen again, and nobody has noted that it is; also of closed cases (CMP-25)."""
    cases = table_of(book.name)
    if "improved_at" not in cases.c:
        return
    waits = cases.c.improved_at.is_(None) & (cases.c.improvement_due >= date.min)  # whatever day: asked so, the index finds it
    owed = (cases.c.state == State.OPEN.value) & waits
    if not asking.everybody:
        owed &= (cases.c.improvement_owner == asking.clerk) | (cases.c.first_owner == asking.clerk)
    for row in _seen(asking.connection, book, owed & (cases.c.stage != "refused")):
        if not _about(book, row, asking.clerk):
            yield Task("improve", book.name, row)


def _to_sign(asking: _Asking, book: Book) -> tuple[Row, ...]:
    """Cases that wait for signatures, one of them the clerk's, be it their turn or not."""
    kind = case_type(book.workflow)
    if kind.chain is None:
        return ()
    cases, asked = table_of(book.name), table_of("complaint-signature")
    waits = (asked.c.case_number == cases.c.number) & (asked.c.verdict == "waiting")
    return _seen(asking.connection, book, _open(book) & cases.c.stage.in_(kind.act(kind.chain.sign).sources) & exists().where(waits))


def _seen(connection: Connection, book: Book, which: ColumnElement[bool]) -> tuple[Row, ...]:
    return rows(connection, book, which, _columns(book))


def _columns(book: Book) -> tuple[str, ...]:
    chain = case_type(book.workflow).chain
    named = (*SEEN, chain.subject if chain else "", book.barred or "")
    return tuple(dict.fromkeys(name for name in named if name in table_of(book.name).c))


def _open(book: Book) -> ColumnElement[bool]:
    """Cases in the book that are not over."""
    cases, kind = table_of(book.name), case_type(book.workflow)
    return (cases.c.state == State.OPEN.value) & cases.c.stage.in_([stage for stage in kind.stages if stage not in kind.over])


def _of(book: Book, clerk: str) -> ColumnElement[bool]:
    columns = table_of(book.name).c
    return or_(false(), *(columns[name] == clerk for name in OWNERS if name in columns))


def _about(book: Book, row: Row, clerk: str) -> bool:
    return bool(book.barred) and row[book.barred] == clerk


def _when(row: Row) -> datetime:
    """The last time something was done with it."""
    when = row["amended_at"] or row["entered_at"]
    if not isinstance(when, datetime):
        raise TypeError(row.number)
    return when
