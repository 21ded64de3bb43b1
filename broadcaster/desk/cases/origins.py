"""Where a case comes from: what a call already says is not typed again, and its number is kept (desk 4.5, F-CMP14)."""

from collections.abc import Mapping

from broadcaster.desk.book import Book
from broadcaster.desk.reading import get
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.rights import Right
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import fault

SAME = {"name": "name", "phone": "phone", "party": "party"}
GOODS = {"goods": "goods", "goods_spec": "goods_spec", "order_no": "order_no", "bought_on": "bought_on", "price": "amount"}
ORIGINS: Mapping[str, Mapping[str, tuple[str, Mapping[str, str]]]] = {
    "complaint": {"call_ref": ("call", {**SAME, "cause": "content", "happened_at": "happened_at"})},
    "goods-return": {
        "call_ref": ("call", {**SAME, "cause_told": "content", "happened_at": "happened_at"}),
        "case_ref": ("complaint", {**SAME, **GOODS, "cause_told": "cause", "call_ref": "call_ref"}),
    },
    "advance": {
        "case_ref": ("complaint", {**SAME, "cause": "cause"}),
    },
}
"""By book: fields that name where a case comes from, the book they lead to, and what is taken over from there."""
BY_PREFIX: Mapping[str, tuple[str, Mapping[str, str]]] = {"TH": ("goods-return", {**SAME, "vendor": "vendor", "cause": "goods"})}
"""An advance may come from a return instead: its number says so."""


def taken_over(work: Work, book: Book, values: Mapping[str, Value]) -> dict[str, Value]:
    """The values with what the call or the case says where nothing was typed. Raises `Fault`: `desk.no-right`, `desk.no-row`."""
    told: dict[str, Value] = {}
    kept: dict[str, Value] = {}
    for field, usual in ORIGINS.get(book.name, {}).items():
        number = values.get(field)
        if not isinstance(number, str):
            continue
        leading = number.strip().upper().partition("-")[0]
        origin, filled = BY_PREFIX.get(leading, usual) if book.name == "advance" else usual
        work.need(Right.READ, origin)
        row = get(work.connection, book_named(origin), number)
        if row.values.get(book_named(origin).barred) == work.actor.clerk:
            raise fault("desk.about-you", number=row.number)
        told |= {name: row[source] for name, source in filled.items() if row[source] is not None}
        kept[field] = row.number
    return {**told, **values, **kept}
