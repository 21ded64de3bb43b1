"""How a row of the front desk is changed by an act: found still open, amended in one transaction."""

from collections.abc import Mapping

from broadcaster.desk import ledger
from broadcaster.desk.book import State
from broadcaster.desk.registers import book
from broadcaster.desk.row import Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import fault


def open_row(work: Work, name: str, number: str, done: str) -> Row:
    """A row of the book in which `done` is still empty. Raises `Fault`: `desk.front.draft`, `desk.front.done`, as `ledger.standing`."""
    row = ledger.standing(work, book(name), number)
    if row.state is State.DRAFT:
        raise fault("desk.front.draft", number=row.number)
    if row[done] is not None:
        raise fault("desk.front.done", number=row.number)
    return row


def amended(work: Work, row: Row, changes: Mapping[str, Value], reason: str) -> Row:
    """The row with these changes, as nobody has changed it meanwhile. Raises `Fault`: as `ledger.amend`."""
    return ledger.amend(work, book(row.book), row.number, changes, reason=reason, version=row.version)
