"""Whether each row stands as its events say (SEC-03).

Events and rows are read in the order of their numbers, side by side: a number's events are folded to what its row must be, and then
forgotten. So a million of them need no more memory than a thousand.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, collate, select

from broadcaster.desk.book import Book, State
from broadcaster.desk.chain import COMMITTED, plain
from broadcaster.desk.ledger import CASE, WHY
from broadcaster.desk.reading import pages, plainly
from broadcaster.desk.registers import books
from broadcaster.desk.table import table_of
from broadcaster.desk.tables import DISCLOSED, EVENT
from broadcaster.faults import Problem

ROW_KINDS = frozenset({"add", "amend", "promote", "void", "review", "erase"})
"""Events whose facts are a row's columns."""
PAGE, ROWS = 1000, 100
"""Events, and rows of a book, that are held at a time."""
Facts = Mapping[str, object]


def standing(connection: Connection) -> tuple[int, list[Problem]]:
    """How many rows there are in all books, and what does not agree with the events."""
    read = {one.name: _Rows(connection, one) for one in books()}
    problems: list[Problem] = []
    for number, told in groupby(_told(connection), attrgetter("number")):
        for name, expected in _folded(told).items():
            if name in read:
                problems += read[name].against(number, expected)
    for rows in read.values():
        problems += rows.rest()
    return sum(rows.count for rows in read.values()), problems


@dataclass(frozen=True, slots=True)
class _Told:
    """What one event says of a row, and what of that is kept of persons."""

    book: str
    number: str
    facts: Facts
    disclosed: Facts


def _told(connection: Connection) -> Iterator[_Told]:
    """Events that change rows, by number and then as they happened."""
    columns = (EVENT.c.seq, EVENT.c.kind, EVENT.c.book, EVENT.c.number, EVENT.c.facts)
    asked = select(*columns).order_by(_in_order(connection, EVENT.c.number), EVENT.c.seq)
    for page in pages(connection.execute(asked.execution_options(stream_results=True, yield_per=PAGE)), PAGE):
        changing = [e for e in page if e.kind in ROW_KINDS or e.kind.startswith(CASE)]
        disclosed: defaultdict[int, dict[str, object]] = defaultdict(dict)
        kept = select(DISCLOSED.c.seq, DISCLOSED.c.fact, DISCLOSED.c.value).where(DISCLOSED.c.seq.in_([e.seq for e in changing]))
        for seq, fact, value in connection.execute(kept):
            disclosed[seq][fact] = value
        for event in changing:
            yield _Told(event.book, event.number, plainly(event.facts), disclosed[event.seq])


def _folded(told: Iterable[_Told]) -> dict[str, Facts]:
    """By book, what the events of a number say its row is. A personal column is a commitment as soon as it has a value (checked apart),
    and the value where that is kept."""
    rows: defaultdict[str, dict[str, object]] = defaultdict(dict)
    known: defaultdict[str, dict[str, object]] = defaultdict(dict)
    for one in told:
        rows[one.book].update({name: value for name, value in one.facts.items() if name != WHY})
        known[one.book].update(one.disclosed)
    for name, row in rows.items():
        row.update({fact: value for fact, value in known[name].items() if row.get(fact) is not None})
    return dict(rows)


class _Rows:
    """A book's rows in the order of their numbers, one in sight."""

    def __init__(self, connection: Connection, book: Book) -> None:
        self.count = 0
        self._connection, self._book = connection, book
        self._checked = ("state", "void_reason", "reviewed_by", *(f.name for f in book.all_fields()))
        self._coming: Iterator[Any] | None = None
        self._next: Any = None

    def against(self, number: str, expected: Facts) -> Iterator[Problem]:
        """The row of a number, held against what it must be; and those before it that no event tells of."""
        yield from self._unknown(number)
        if self._next is None or self._next.number != number:
            yield Problem("desk.row-gone", facts={"book": self._book.name, "number": number})
            return
        both = zip(self._checked, self._next[1:], strict=True)  # mostly neither has a value: that is settled here
        wrong = [n for n, kept in both if (kept is not None or expected.get(n) is not None) and not _agrees(n, kept, expected.get(n))]
        if wrong:
            yield Problem("desk.row-changed", facts={"book": self._book.name, "number": number, "fields": ", ".join(wrong)})
        self._forward()

    def rest(self) -> Iterator[Problem]:
        """Rows behind the last number that any event tells of."""
        return self._unknown(None)

    def _unknown(self, before: str | None) -> Iterator[Problem]:
        if self._coming is None:
            self._coming = iter(self._connection.execute(self._asked()))
            self._forward()
        while self._next is not None and (before is None or self._next.number < before):
            yield Problem("desk.row-unknown", facts={"book": self._book.name, "number": self._next.number})
            self._forward()

    def _forward(self) -> None:
        self._next = next(self._coming or iter(()), None)
        self.count += self._next is not None

    def _asked(self) -> Any:  # noqa: ANN401 - SQLAlchemy's Select
        table = table_of(self._book.name)
        asked = select(table.c.number, *(table.c[name] for name in self._checked)).order_by(_in_order(self._connection, table.c.number))
        return asked.execution_options(stream_results=True, yield_per=ROWS)


def _in_order(connection: Connection, number: ColumnElement[Any]) -> ColumnElement[Any]:
    """The order in which Python compares texts, whatever the server's language is."""
    return collate(number, "C") if connection.dialect.name == "postgresql" else number


def _agrees(name: str, kept: object, told: object) -> bool:
    if name == "state" and kept == State.CLOSED.value:
        return told == State.OPEN.value
    if isinstance(told, str) and told.startswith(COMMITTED):
        return kept is None
    return plain(kept) == told
