"""Where a case comes from: what a call already says is not typed again, and its number is kept (desk 4.5, F-CMP14)."""

from collections.abc import Mapping

from broadcaster.desk.book import Book
from broadcaster.desk.cases.types import case_type
from broadcaster.desk.reading import get
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.rights import Right
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work

FROM_REVISIT: Mapping[str, str] = {
    "name": "name", "phone": "phone", "party": "party", "address": "address", "cause": "comment", "content": "comment",
}  # fmt: skip
"""A revisit is a call too; what it was about is no cause."""
ORIGINS: Mapping[str, tuple[str, Mapping[str, str]]] = {"HF": ("revisit", FROM_REVISIT)}
"""Books besides the calls, by the prefix of their numbers; fields of a case, and the book's that fill them where it has them."""


def taken_over(work: Work, book: Book, values: Mapping[str, Value]) -> dict[str, Value]:
    """The values with what the call says where nothing was typed. Raises `Fault`: `desk.no-right`, `desk.no-row`."""
    number = values.get("call_ref")
    if not book.workflow or not isinstance(number, str):
        return dict(values)
    origin, fields = ORIGINS.get(number.strip().upper().partition("-")[0], ("call", case_type(book.workflow).from_call))
    work.need(Right.READ, origin)
    call = get(work.connection, book_named(origin), number)
    has = {field.name for field in book.all_fields()}
    told = {field: call[source] for field, source in fields.items() if field in has and call[source] is not None}
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
