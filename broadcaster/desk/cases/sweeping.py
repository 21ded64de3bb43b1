"""What time did by itself: marks that limits passed, and the exception events these bring (catalogue 1; RPR-05, EXC-01 to EXC-03).

Any command that looks at what is due sweeps first. A mark is recorded once, whoever looks first and however often.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from broadcaster.desk.book import Book, State
from broadcaster.desk.cases import clocks
from broadcaster.desk.cases.types import NAMES, case_type
from broadcaster.desk.reading import find, get
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.rights import Actor
from broadcaster.desk.row import Query, Row
from broadcaster.desk.work import Desk, Work
from broadcaster.faults import Fault


@dataclass(frozen=True, slots=True)
class Swept:
    """How many marks were set, and the numbers of the exception events that came of them."""

    marks: int = 0
    events: tuple[str, ...] = ()


def sweep(work: Work) -> Swept:
    """Set the marks of every running limit of a case that stands."""
    marks, before = 0, {row.number for row in _triggered(work.connection)}
    for clock in clocks.unmarked(work.connection, work.at):
        found = case_of_number(work.connection, str(clock["case_number"]))
        if found is not None:
            marks += len(clocks.mark(work, case_type(found[0].workflow), found[1], clock))
    return Swept(marks, tuple(row.number for row in _triggered(work.connection) if row.number not in before)) if marks else Swept()


def swept(desk: Desk, actor: Actor, at: datetime) -> Swept:
    """As `sweep`, with a transaction only where there may be something to write."""
    if not desk.read(lambda c: _due(c, at)):
        return Swept()
    return desk.write(actor, at, sweep)


def case_of_number(connection: Connection, number: str) -> tuple[Book, Row] | None:
    """The case with this number and its book, where it stands."""
    for book in map(book_named, NAMES):
        if number.startswith(f"{book.prefix}-"):
            try:
                row = get(connection, book, number)
            except Fault:
                return None
            return (book, row) if row.state is State.OPEN else None
    return None


def _due(connection: Connection, at: datetime) -> bool:
    """Whether a limit of a case that stands has passed a mark nobody has recorded."""
    return any(case_of_number(connection, str(clock["case_number"])) is not None for clock in clocks.unmarked(connection, at))


def _triggered(connection: Connection) -> list[Row]:
    return [row for row in find(connection, book_named("exception"), Query()) if row["trigger"] is not None]
