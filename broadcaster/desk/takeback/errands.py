"""What is still to be done with vendors and departments about returns (RET-19)."""

from datetime import date

from sqlalchemy import Connection

from broadcaster.desk.book import State
from broadcaster.desk.reading import rows
from broadcaster.desk.registers import book
from broadcaster.desk.row import Row
from broadcaster.desk.table import table_of


def owed(connection: Connection, owner: str | None = None) -> tuple[Row, ...]:
    """What is not done, of one owner or of all; the earliest day first, those without one last."""
    task = table_of("return-task")
    waits = (task.c.state == State.OPEN.value) & task.c.done_at.is_(None)
    which = waits if owner is None else waits & (task.c.owner == owner)
    found = rows(connection, book("return-task"), which, ("number", "state", "case_number", "matter", "owner", "due"))
    return tuple(sorted(found, key=lambda row: (row["due"] is None, str(row["due"]), row.number)))


def late(row: Row, today: date) -> bool:
    """Its day is over."""
    due = row["due"]
    return isinstance(due, date) and due < today
