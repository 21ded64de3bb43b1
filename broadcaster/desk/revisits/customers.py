"""The customer's file that follows from a sale: the one with the telephone, or a new one (CST-01, RVT-12)."""

from sqlalchemy import or_, select

from broadcaster.desk import ledger
from broadcaster.desk.book import Book, State
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.row import Row
from broadcaster.desk.table import table_of
from broadcaster.desk.work import Work


def entered(work: Work, book: Book, _before: Row, row: Row) -> None:
    """A sale stands in the book: its customer has a file."""
    if row["party"] is not None or row["phone"] is None:
        return
    party = known(work, str(row["phone"]))
    if party is None:
        values = {"kind": "customer", **{name: row[name] for name in ("name", "phone", "address", "happened_at")}}
        (party,) = ledger.put_many(work, book_named("party"), [values])
    ledger.enact(work, book, row, {"party": party}, act="customer")


def known(work: Work, phone: str) -> str | None:
    """The number of the customer with this telephone, the oldest of several."""
    table = table_of("party")
    same = or_(table.c.phone == phone, table.c.other_phone == phone)
    asked = select(table.c.number).where(same, table.c.kind == "customer", table.c.state != State.VOID.value).order_by(table.c.id).limit(1)
    found = work.connection.execute(asked).scalar()
    return None if found is None else str(found)
