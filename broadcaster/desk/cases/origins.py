"""Where a case comes from: what a call already says is not typed again, and its number is kept (desk 4.5, F-CMP14)."""

from collections.abc import Mapping

from broadcaster.desk.book import Book
from broadcaster.desk.reading import get
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.rights import Right
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work

FROM_CALL: Mapping[str, str] = {"name": "name", "phone": "phone", "party": "party", "cause": "content", "happened_at": "happened_at"}
"""Fields of a complaint, and the call's that fill them."""
FROM_REVISIT: Mapping[str, str] = {"name": "name", "phone": "phone", "party": "party", "address": "address", "cause": "comment"}
"""A revisit is a call too; what it was about is no cause."""
ORIGINS: Mapping[str, tuple[str, Mapping[str, str]]] = {"HF": ("revisit", FROM_REVISIT)}
"""Books other than that of calls, by the prefix of their numbers."""


def taken_over(work: Work, book: Book, values: Mapping[str, Value]) -> dict[str, Value]:
    """The values with what the call says where nothing was typed. Raises `Fault`: `desk.no-right`, `desk.no-row`."""
    number = values.get("call_ref")
    if not book.workflow or not isinstance(number, str):
        return dict(values)
    origin, fields = ORIGINS.get(number.strip().upper().partition("-")[0], ("call", FROM_CALL))
    work.need(Right.READ, origin)
    call = get(work.connection, book_named(origin), number)
    told = {field: call[source] for field, source in fields.items() if call[source] is not None}
    return {**told, **values, "call_ref": call.number}
