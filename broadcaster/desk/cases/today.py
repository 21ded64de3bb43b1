"""What a clerk has to do now: limits that are over or nearly, cases they handle or follow, signatures they owe, drafts."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from broadcaster.desk import approval
from broadcaster.desk.book import Book, State
from broadcaster.desk.cases import clocks
from broadcaster.desk.cases.keeping import case_of
from broadcaster.desk.cases.sweeping import case_of_number
from broadcaster.desk.cases.types import NAMES, case_type
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.row import Query, Row

ORDER = ("late", "sign", "close", "running", "paused", "improve", "handle", "follow", "draft", "service")
"""What comes first."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, with the case it is about."""

    why: str
    """`late`, `close`, `running`, `paused` (a limit), `sign`, `improve` (what is to be done so that it does not happen again), `handle`,
    `follow` (first owner), `draft`, `service` (a next one is near)."""
    book: str
    row: Row
    limit: str = ""
    """Of a limit: `reply`, `plan` …"""
    due: datetime | None = None

    @property
    def order(self) -> tuple[int, datetime | None, str]:
        return ORDER.index(self.why), self.due or _when(self.row), self.row.number


def tasks(
    connection: Connection, clerk: str, now: datetime, *, everybody: bool = False, names: Collection[str] = NAMES
) -> tuple[Task, ...]:
    """What is due, overdue and waiting for the clerk, or for anybody; what is about the clerk is left out (CMP-22).

    `names`: of these books only.
    """
    found = [*_limits(connection, clerk, now, names, everybody=everybody), *_cases(connection, clerk, names, everybody=everybody)]
    return tuple(sorted(found, key=lambda task: (task.order[0], task.order[1] or now, task.order[2])))


def silent(connection: Connection, since: datetime, names: Collection[str] = NAMES) -> tuple[Row, ...]:
    """Cases that are open and in which nothing was done since then, the longest first (CMP-26, CMP-32)."""
    rows = [row for book in map(book_named, names) for row in _open(connection, book) if _when(row) < since]
    return tuple(sorted(rows, key=_when))


def age(row: Row, now: datetime) -> timedelta:
    """Since it was entered."""
    entered = row["entered_at"]
    return now - entered if isinstance(entered, datetime) else timedelta()


def _limits(connection: Connection, clerk: str, now: datetime, names: Collection[str], *, everybody: bool) -> Iterator[Task]:
    for clock in list(clocks.running(connection)):
        found = case_of_number(connection, str(clock["case_number"]))
        if found is None or found[0].name not in names:
            continue
        book, row = found
        if _about(book, row, clerk) or (not everybody and clerk not in {row.values.get("handler"), row["first_owner"]}):
            continue
        made = clocks.as_running(clock)
        yield Task(made.mark(now), book.name, row, str(clock["limit_of"]), made.due)


def _cases(connection: Connection, clerk: str, names: Collection[str], *, everybody: bool) -> Iterator[Task]:
    for book in map(book_named, names):
        for row in list(find(connection, book, Query(states=(State.DRAFT,)))):
            if row["made_by"] == clerk or everybody:
                yield Task("draft", book.name, row)
        yield from _of_book(connection, book, clerk)
    if "complaint" in names:
        yield from _improvements(connection, clerk, everybody=everybody)


def _of_book(connection: Connection, book: Book, clerk: str) -> Iterator[Task]:
    for row in list(_open(connection, book)):
        if not _about(book, row, clerk):
            if _to_sign(book, row) and clerk in approval.turn(case_of(connection, book, row).chain):
                yield Task("sign", book.name, row)
            if row.values.get("handler") == clerk:
                yield Task("handle", book.name, row)
            elif row["first_owner"] == clerk:
                yield Task("follow", book.name, row)


def _improvements(connection: Connection, clerk: str, *, everybody: bool) -> Iterator[Task]:
    """What was to be done so that it does not happen again, and nobody has noted that it is; also of closed cases (CMP-25)."""
    book = book_named("complaint")
    for row in list(find(connection, book, Query(where=(("improved_at", None),), states=(State.OPEN,)))):
        mine = everybody or clerk in {row["improvement_owner"], row["first_owner"]}
        if row["improvement_due"] is not None and row["stage"] != "refused" and mine and not _about(book, row, clerk):
            yield Task("improve", book.name, row)


def _to_sign(book: Book, row: Row) -> bool:
    kind = case_type(book.workflow)
    return kind.chain is not None and row["stage"] in kind.act(kind.chain.sign).sources


def _open(connection: Connection, book: Book) -> Iterator[Row]:
    over = case_type(book.workflow).over
    return (row for row in find(connection, book, Query(states=(State.OPEN,))) if row["stage"] not in over)


def _about(book: Book, row: Row, clerk: str) -> bool:
    return bool(book.barred) and row[book.barred] == clerk


def _when(row: Row) -> datetime:
    """The last time something was done with it."""
    when = row["amended_at"] or row["entered_at"]
    if not isinstance(when, datetime):
        raise TypeError(row.number)
    return when
