"""Rows in the books of the front desk."""

from datetime import datetime, timedelta

from broadcaster.desk import ledger
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.rights import Actor
from broadcaster.desk.row import Query, Row
from broadcaster.desk.values import Value
from tests.desk.conftest import House
from tests.desk.samples import CLERK, NOW

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
DAY = NOW.date()


def added(house: House, name: str, values: dict[str, Value], by: Actor = CLERK, at: datetime = NOW) -> Row:
    return house.desk.write(by, at, lambda w: ledger.add(w, book(name), values))


def rows(house: House, name: str) -> list[Row]:
    return house.desk.read(lambda c: list(find(c, book(name), Query())))


def call(house: House, **more: Value) -> str:
    return added(house, "call", {"topic": "goods", "content": "沙发", **more}).number
