"""What a workflow does as soon as its row stands in the book, and when its rows change no more.

The ledger knows no workflow by name: the declaration names one, and it is loaded when a row of such a book is written.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from broadcaster.desk.book import Book

if TYPE_CHECKING:
    from broadcaster.desk.row import Row
    from broadcaster.desk.work import Work

KEEPING = "broadcaster.desk.cases.keeping"
TYPES = "broadcaster.desk.cases.types"


def opened(work: "Work", book: Book, number: str) -> None:
    """The row is in the book now: its clocks start, and what its book names follows."""
    if book.workflow:
        import_module(KEEPING).opened(work, book, number)
    if book.then:
        import_module(KEEPING).entered(work, book, number)


def amended(work: "Work", book: Book, before: "Row", row: "Row") -> None:
    """Fields of an open row are others now."""
    import_module(KEEPING).amended(work, book, before, row)


def settled(book: Book, row: "Row") -> str:
    """Why the row changes no more by amending: `settled`, the case is over; `frozen`, it is signed or paid. Empty when it may."""
    kind = import_module(TYPES).case_type(book.workflow)
    return "settled" if row["stage"] in kind.over else "frozen" if row["stage"] in kind.frozen else ""
