"""Where a case comes from: what a call, a revisit, a file or another case already says is not typed again (desk 4.5, F-CMP14)."""

from collections.abc import Mapping

from broadcaster.desk.book import Book
from broadcaster.desk.cases.model import Origin
from broadcaster.desk.cases.types import case_type
from broadcaster.desk.reading import get
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import fault


def taken_over(work: Work, book: Book, values: Mapping[str, Value]) -> dict[str, Value]:
    """The values with what its origins say where nothing was typed; the numbers of these are kept. Parties are numbers by now.

    Raises `Fault`: `desk.no-right`, `desk.no-row`, `desk.about-you` for a case that is about the clerk.
    """
    found = dict(values)
    for field, origins in case_type(book.workflow).origins.items():
        number = found.get(field)
        if isinstance(number, str):
            origin = _led_to(origins, number)
            row = _read(work, origin, number)
            told = {name: row[source] for name, source in origin.fields.items() if row[source] is not None}
            found = {**told, **found, field: row.number}
    return found


def _led_to(origins: tuple[Origin, ...], number: str) -> Origin:
    """The origin whose book gives such numbers; the usual one where none does."""
    leading = number.strip().upper().partition("-")[0]
    return next((one for one in origins if book_named(one.book).prefix == leading), origins[0])


def _read(work: Work, origin: Origin, number: str) -> Row:
    book = book_named(origin.book)
    work.need(Right.READ, book.name)
    row = get(work.connection, book, number)
    if book.barred and row[book.barred] == work.actor.clerk:
        raise fault("desk.about-you", number=row.number)
    return row
