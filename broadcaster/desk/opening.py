"""What a workflow does as soon as its row stands in the book, and when its rows change no more.

The ledger knows no workflow by name: the declaration names one, and it is loaded when a row of such a book is written.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from broadcaster.desk.book import Book

if TYPE_CHECKING:
    from broadcaster.desk.row import Row
    from broadcaster.desk.work import Work

DESK = "broadcaster.desk"
KEEPING = "broadcaster.desk.cases.keeping"
TYPES = "broadcaster.desk.cases.types"


def opened(work: "Work", book: Book, number: str) -> None:
    """The row is in the book now: its clocks start, and what its book names follows."""
    if book.workflow:
        import_module(KEEPING).opened(work, book, number)
    if book.then:
        import_module(f"{DESK}.{book.then}").opened(work, book, number)


def settled(book: Book, row: "Row") -> bool:
    """Whether the case is over, so that its row changes no more unless it is taken up again."""
    over: bool = row["stage"] in import_module(TYPES).case_type(book.workflow).over
    return over
