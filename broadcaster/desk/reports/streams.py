"""How reports read the store: rows that stand, of a stretch of days, as a stream."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, Table

from broadcaster.desk.book import State
from broadcaster.desk.reading import AT_ONCE
from broadcaster.desk.reports.frames import Frame

STANDING = (State.OPEN.value, State.CLOSED.value)


def stream(connection: Connection, asked: Select[Any]) -> Iterator[Any]:
    """Rows as they come: memory does not grow with their number."""
    return iter(connection.execute(asked.execution_options(stream_results=True, yield_per=AT_ONCE)))


def happened(table: Table, frame: Frame) -> Any:  # noqa: ANN401 - SQLAlchemy's condition
    """Rows that stand and happened in the frame."""
    return table.c.state.in_(STANDING) & (table.c.happened_at >= frame.since) & (table.c.happened_at < frame.until)
