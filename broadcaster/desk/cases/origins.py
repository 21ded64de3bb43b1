"""Where a case comes from: what a call already says is not typed again, and its number is kept (desk 4.5, F-CMP14)."""

from collections.abc import Mapping

from broadcaster.desk.book import Book
from broadcaster.desk.cases.types import case_type
from broadcaster.desk.reading import get
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.rights import Right
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work


def taken_over(work: Work, book: Book, values: Mapping[str, Value]) -> dict[str, Value]:
    """The values with what the call says where nothing was typed. Raises `Fault`: `desk.no-right`, `desk.no-row`."""
    number = values.get("call_ref")
    if not book.workflow or not isinstance(number, str):
        return dict(values)
    work.need(Right.READ, "call")
    call = get(work.connection, book_named("call"), number)
    told = {field: call[source] for field, source in case_type(book.workflow).from_call.items() if call[source] is not None}
    return {**told, **values, "call_ref": call.number}


def filled_in(work: Work, book: Book, values: Mapping[str, Value]) -> dict[str, Value]:
    """The values with what the file of its party says where nothing was typed (RPR-01). Raises `Fault`: `desk.no-right`, `desk.no-row`."""
    number, wanted = values.get("party"), case_type(book.workflow).from_party
    if not wanted or not isinstance(number, str):
        return dict(values)
    work.need(Right.READ, "party")
    known = get(work.connection, book_named("party"), number)
    told = {field: known[source] for field, source in wanted.items() if known[source] is not None}
    return {**told, **values}
