"""What stands in the cells of a listing's rows. Language, masks and words are the same for every row and are worked out once:
asked for with every cell they were three quarters of an export's time."""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from broadcaster.desk.book import MASKED, Field, Kind
from broadcaster.desk.exchange.columns import Listing, erased
from broadcaster.desk.masking import masked
from broadcaster.desk.row import Row
from broadcaster.desk.showing import shown
from broadcaster.desk.values import Value
from broadcaster.desk.wording import chinese

T = TypeVar("T")
NUMERIC = frozenset({Kind.WHOLE, Kind.MONEY, Kind.PERCENT, Kind.DURATION})
"""Their cells are numbers: a sign in front starts no formula."""
AS_THEY_ARE = frozenset({Kind.TEXT, Kind.LONG, Kind.PHONE, Kind.ID, Kind.FILE})
"""Kinds that are kept as people read them."""


class Cells(Generic[T]):
    """Rows as one kind of file has them."""

    def __init__(self, listing: Listing, tell: Callable[[Field], Callable[[Value], T]], *, empty: T, gone: T) -> None:
        """`tell`: for a column, what tells a value of it. `empty`: a cell without value; `gone`: one whose value was erased."""
        self._listing, self._empty, self._gone = listing, empty, gone
        self._columns = tuple((column.name, _seen(listing, column, tell(column))) for column in listing.columns)
        self._needed = tuple((n, column.name) for n, column in enumerate(listing.columns) if column.required)

    def of(self, row: Row) -> list[T]:
        """One cell a column."""
        values, empty = self._listing.seen(row), self._empty
        cells = [empty if (value := values.get(name)) is None else tell(value) for name, tell in self._columns]
        if row.values.get("erased_at"):
            for n, name in self._needed:
                if values.get(name) is None:
                    cells[n] = self._gone
        return cells


def _seen(listing: Listing, column: Field, tell: Callable[[Value], T]) -> Callable[[Value], T]:
    if listing.reveal or column.privacy not in MASKED:
        return tell
    return lambda value: tell(masked(column, value))  # type: ignore[arg-type]


def words(listing: Listing, column: Field) -> Callable[[Value], str]:
    """What tells a value of the column as people read it; a party with its name."""
    if column.kind in AS_THEY_ARE:
        return str
    if column.kind is Kind.PARTY:
        return partial(_party, listing)
    return partial(shown, column, zone=listing.zone, chinese=chinese())


def _party(listing: Listing, value: Value) -> str:
    name = listing.names.get(str(value))
    return str(value) if name is None else f"{value} {name}".rstrip()


def said(listing: Listing, row: Row, column: Field) -> str:
    """One cell as people read it."""
    value = listing.value(row, column)
    if value is None:
        return erased() if column.required and row.values.get("erased_at") else ""
    return words(listing, column)(value)
