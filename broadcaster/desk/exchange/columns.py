"""Which columns a file has, what they are called, and what of a row stands in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from types import MappingProxyType

from broadcaster.desk.book import KEPT, Book, Field, View
from broadcaster.desk.masking import masked
from broadcaster.desk.row import Row
from broadcaster.desk.values import Value
from broadcaster.desk.wording import chinese, label, title

Names = Mapping[str, str]
NOBODY: Names = MappingProxyType({})
SEEN = frozenset({"number", "state", "stage", "happened_at", "entered_at"})
"""What the one a row is about may see of it."""
ERASED_ZH, ERASED_EN = "（已删除）", "(erased)"


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows as they go to a file or a screen."""

    book: Book
    title: str
    columns: tuple[Field, ...]
    zone: tzinfo
    names: Names
    """Of parties, by number."""
    reveal: bool = False
    """Personal data in full; the caller has the right and has recorded it."""
    viewer: str = ""
    """The clerk who will see it."""

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(label(column) for column in self.columns)

    def seen(self, row: Row) -> Mapping[str, Value]:
        """Which values of a row may be seen: of one about the viewer, only that it is there (CMP-22)."""
        if self.book.barred and self.viewer and row.values.get(self.book.barred) == self.viewer:
            return {name: value for name, value in row.values.items() if name in SEEN}
        return row.values

    def value(self, row: Row, column: Field) -> Value:
        """What may be seen of a field, as it may be seen."""
        value = self.seen(row).get(column.name)
        return value if self.reveal else masked(column, value)  # type: ignore[return-value]

    def values(self, row: Row) -> tuple[Value, ...]:
        return tuple(self.value(row, column) for column in self.columns)


def whole(book: Book, zone: tzinfo, names: Names = NOBODY, *, view: View | None = None, reveal: bool = False, viewer: str = "") -> Listing:
    """Every column, in the order of the paper."""
    number, state, *kept = KEPT
    return Listing(book, title(view or book), (number, *book.all_fields(), state, *kept), zone, names, reveal, viewer)


def short(book: Book, zone: tzinfo, names: Names = NOBODY, *, view: View | None = None, reveal: bool = False, viewer: str = "") -> Listing:
    """The columns of the short list."""
    known = {f.name: f for f in (*KEPT, *book.all_fields())}
    return Listing(
        book, title(view or book), tuple(known[name] for name in (view and view.columns) or book.columns), zone, names, reveal, viewer
    )


def erased() -> str:
    """What stands in place of an erased name."""
    return ERASED_ZH if chinese() else ERASED_EN
