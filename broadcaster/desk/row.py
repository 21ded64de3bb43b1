"""A row of a book as it is read, and how rows are looked for. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from broadcaster.desk.book import Book, State
from broadcaster.desk.values import Value


@dataclass(frozen=True, slots=True)
class Row:
    """One row that stands in a book."""

    book: str
    values: Mapping[str, Value]
    """Every column but `id`: the book's fields, the common ones, and what the ledger keeps."""

    def __getitem__(self, name: str) -> Value:
        return self.values[name]

    @property
    def number(self) -> str:
        return str(self.values["number"])

    @property
    def state(self) -> State:
        return State(str(self.values["state"]))

    @property
    def version(self) -> int:
        return int(str(self.values["version"]))

    def late(self) -> bool:
        """Entered more than a day after it happened (LGR-03)."""
        entered, happened = self.values["entered_at"], self.values["happened_at"]
        return isinstance(entered, datetime) and isinstance(happened, datetime) and (entered - happened).total_seconds() > 86_400


@dataclass(frozen=True, slots=True)
class Query:
    """Which rows, in the order they happened. Void ones only when asked for."""

    where: tuple[tuple[str, Value], ...] = ()
    """Fields and the value each must have."""
    states: tuple[State, ...] = (State.DRAFT, State.OPEN, State.CLOSED)
    since: datetime | None = None
    until: datetime | None = None
    """`happened_at` in [since, until)."""
    text: str = ""
    """Found in any text that is not masked."""
    newest_first: bool = False
    limit: int | None = None


def of_view(book: Book, name: str, query: Query) -> Query:
    """A query narrowed to one of the book's views. Raises `KeyError`."""
    from dataclasses import replace

    return replace(query, where=(*query.where, *book.view(name).where.items()))
