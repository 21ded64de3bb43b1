"""Rows out of the store: one, some, all, and what happened to one."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from broadcaster.desk.book import MASKED, Book, Kind
from broadcaster.desk.chain import Event
from broadcaster.desk.row import Query, Row
from broadcaster.desk.table import table_of
from broadcaster.desk.tables import DISCLOSED, EVENT
from broadcaster.faults import fault

T = TypeVar("T")
AT_ONCE = 1000


def get(connection: Connection, book: Book, number: str) -> Row:
    """Raises `Fault`: `desk.no-row`."""
    table = table_of(book.name)
    found = connection.execute(select(table).where(table.c.number == number.strip().upper())).mappings().one_or_none()
    if found is None:
        raise fault("desk.no-row", number=number, book=book.name)
    return _row(book, found)


def find(connection: Connection, book: Book, query: Query) -> Iterator[Row]:
    """Rows as they are read, not all at once: the memory needed does not grow with their number."""
    table = table_of(book.name)
    columns = [column for column in table.c if column.name != "id"]
    names = [column.name for column in columns]
    asked = _narrowed(select(*columns), book, query)
    order = (table.c.happened_at.desc(), table.c.id.desc()) if query.newest_first else (table.c.happened_at, table.c.id)
    for found in connection.execute(_streamed(asked.order_by(*order).limit(query.limit))):
        yield Row(book.name, dict(zip(names, found, strict=True)))


def rows(connection: Connection, book: Book, which: ColumnElement[bool], columns: Iterable[str]) -> tuple[Row, ...]:
    """The few rows that fulfil a condition on the book's table, in the order they happened, with these columns only."""
    table = table_of(book.name)
    asked = select(*(table.c[name] for name in columns)).where(which).order_by(table.c.happened_at, table.c.id)
    return tuple(_row(book, found) for found in connection.execute(asked).mappings())


def numbered(connection: Connection, book: Book, numbers: Iterable[str], columns: Iterable[str]) -> Iterator[Row]:
    """The rows that have these numbers, of those there are, with these columns only."""
    wanted, column, shown = sorted(numbers), table_of(book.name).c.number, tuple(columns)
    for start in range(0, len(wanted), AT_ONCE):
        yield from rows(connection, book, column.in_(wanted[start : start + AT_ONCE]), shown)


def count(connection: Connection, book: Book, query: Query) -> int:
    """How many rows `find` gives without its limit."""
    return int(connection.execute(_narrowed(select(func.count()).select_from(table_of(book.name)), book, query)).scalar_one())


def _streamed(asked: Select[Any]) -> Select[Any]:
    # Of the statement, not of the connection: that would hold for what is written on it afterwards, too.
    return asked.execution_options(stream_results=True, yield_per=AT_ONCE)


def _row(book: Book, found: Mapping[Any, Any]) -> Row:
    return Row(book.name, {str(name): value for name, value in found.items() if name != "id"})


def _narrowed(asked: Select[Any], book: Book, query: Query) -> Select[Any]:
    table = table_of(book.name)
    asked = asked.where(table.c.state.in_([state.value for state in query.states]))
    for name, value in query.where:
        asked = asked.where(table.c[name] == value)
    if query.since is not None:
        asked = asked.where(table.c.happened_at >= query.since)
    if query.until is not None:
        asked = asked.where(table.c.happened_at < query.until)
    return asked.where(_contains(book, query.text)) if query.text else asked


def _contains(book: Book, text: str) -> ColumnElement[bool]:
    """In any text that everybody may see: what is masked cannot be searched, only asked for by its field."""
    table = table_of(book.name)
    textual = {Kind.TEXT, Kind.LONG, Kind.PARTY}
    names = ["number", *(f.name for f in book.all_fields() if f.kind in textual and f.privacy not in MASKED)]
    return or_(*(table.c[name].icontains(text, autoescape=True) for name in names))


@dataclass(frozen=True, slots=True)
class Told:
    """An event with what it says about persons, as far as that is still kept."""

    event: Event
    personal: Mapping[str, object]


def history(connection: Connection, book: str, number: str) -> tuple[Told, ...]:
    """What happened to one row, oldest first."""
    return tuple(_with_disclosed(connection, events(connection, (EVENT.c.book == book) & (EVENT.c.number == number))))


def events(connection: Connection, which: ColumnElement[bool] | None = None) -> Iterator[Event]:
    """Events in their order, as they are read."""
    asked = select(EVENT).order_by(EVENT.c.seq)
    for found in connection.execute(_streamed(asked if which is None else asked.where(which))).mappings():
        yield Event(**{**found, "facts": plainly(found["facts"])})


def pages(coming: Iterable[T], size: int) -> Iterator[list[T]]:
    """As they come, so many at a time."""
    read = iter(coming)
    while some := list(islice(read, size)):
        yield some


def plainly(facts: object) -> Mapping[str, object]:
    """An event's facts, however the store gives them."""
    return dict(json.loads(facts)) if isinstance(facts, str) else dict(facts)  # type: ignore[call-overload]


def _with_disclosed(connection: Connection, told: Iterator[Event]) -> Iterator[Told]:
    for event in list(told):
        kept = connection.execute(select(DISCLOSED.c.fact, DISCLOSED.c.value).where(DISCLOSED.c.seq == event.seq))
        yield Told(event, {str(fact): value for fact, value in kept})
