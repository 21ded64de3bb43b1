"""Repairs in vain: how often a sold item was repaired within its warranty and still did not work (RPR-12, RET-12)."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from broadcaster.desk.cases.repair import RETURNED
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query, Row

FINISHED = frozenset({*RETURNED, "archived"})


@dataclass(frozen=True, slots=True)
class Failed:
    """A repair with the times it was in vain."""

    number: str
    times: int


def failed(rows: Iterable[Row]) -> tuple[Failed, ...]:
    """Of repairs within the warranty: each time one was repaired again, and the last time where the item was returned not working."""
    found = (Failed(row.number, _times(row)) for row in rows if row["in_warranty"] is True)
    return tuple(one for one in found if one.times)


def of_order(connection: Connection, order: str) -> tuple[Failed, ...]:
    """Of one sold item, by its order number; drafts and void rows do not count."""
    return failed(row for row in find(connection, book("repair"), Query(where=(("order_no", order.strip()),))) if row.state != "draft")


def _times(row: Row) -> int:
    again = row["reopened"]
    unusable = row["stage"] in FINISHED and row["repaired"] is False
    return (again if isinstance(again, int) else 0) + unusable
