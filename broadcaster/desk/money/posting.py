"""Entries in the store. Writers take turns (`work.HEAD`), so what a balance was when it was asked it still is when the entry is kept."""

from collections.abc import Iterator

from sqlalchemy import Connection, case, func, select

from broadcaster.desk import ledger
from broadcaster.desk.book import Book
from broadcaster.desk.money.accounts import Movement, short
from broadcaster.desk.reading import find, get
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query, Row
from broadcaster.desk.table import table_of
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import fault


def entries(connection: Connection, name: str) -> Iterator[Row]:
    """An account's entries in the order they were kept."""
    table = table_of("account")
    numbers = select(table.c.number).where((table.c.source == name) | (table.c.target == name)).order_by(table.c.id)
    return (get(connection, book("account"), str(number)) for number in connection.execute(numbers).scalars().all())


def balance(connection: Connection, name: str) -> int:
    """Fen on an account; an account nobody has used has none."""
    table = table_of("account")
    signed = case((table.c.target == name, table.c.amount), else_=-table.c.amount)
    asked = select(func.coalesce(func.sum(signed), 0)).where((table.c.source == name) | (table.c.target == name))
    return int(connection.execute(asked).scalar_one())


def names(connection: Connection) -> tuple[str, ...]:
    """Every account that was ever used, in order."""
    table = table_of("account")
    found = {str(n) for column in (table.c.source, table.c.target) for n in connection.execute(select(column).distinct()).scalars()}
    return tuple(sorted(found))


def movement(row: Row) -> Movement:
    """An entry as the pure part sees it. Raises `TypeError` for a row the declaration does not allow."""
    amount = row["amount"]
    if not isinstance(amount, int):
        raise TypeError(row.number)
    return Movement(str(row["source"]), str(row["target"]), amount)


def post(work: Work, moved: Movement, *, of: Row, kind: str, voucher: Value = None, purpose: Value = None, approved: str = "") -> Row:
    """Keep an entry for the record `of`; `approved`: the record whose signatures let the paying account fall below zero.

    Raises `Fault`: `desk.money.short`.
    """
    held = balance(work.connection, moved.source)
    lacking = short({moved.source: held}, moved)
    if lacking and not approved:
        raise fault("desk.money.short", number=of.number, account=moved.source, held=_yuan(held), amount=_yuan(moved.amount))
    values: dict[str, Value] = {
        "case_number": of.number, "kind": kind, "source": moved.source, "target": moved.target, "amount": moved.amount,
        "vendor": of.values.get("vendor"), "purpose": purpose, "voucher": voucher, "approved": approved or None,
        "takes_back": None,
    }  # fmt: skip
    (number,) = ledger.put_many(work, book("account"), [values])
    return get(work.connection, book("account"), number)


def standing(connection: Connection, case_number: str) -> tuple[Row, ...]:
    """A case's entries that were not taken back, in their order."""
    rows = list(find(connection, book("account"), Query(where=(("case_number", case_number),))))
    gone = {row["takes_back"] for row in rows}
    return tuple(sorted((r for r in rows if r["kind"] != "back" and r.number not in gone), key=lambda r: r.number))


def taken_back(work: Work, _book: Book, _before: Row, done: Row) -> None:
    """Take the case's last standing entry back by a further one; the first stays as it was. Raises `Fault`: `desk.money.short`."""
    rows = standing(work.connection, done.number)
    if not rows:
        return
    last = rows[-1]
    moved = movement(last).back
    lacking = short({moved.source: balance(work.connection, moved.source)}, moved)
    approved = next((row["approved"] for row in rows if row["approved"]), None)
    # What was signed for the case lets its account stand below zero, as before the entry that is taken back.
    if lacking and not approved:
        held = _yuan(balance(work.connection, moved.source))
        raise fault("desk.money.short", number=done.number, account=moved.source, held=held, amount=_yuan(moved.amount))
    values: dict[str, Value] = {
        "case_number": done.number, "kind": "back", "source": moved.source, "target": moved.target, "amount": moved.amount,
        "vendor": last["vendor"], "purpose": None, "voucher": None, "approved": approved, "takes_back": last.number,
    }  # fmt: skip
    ledger.put_many(work, book("account"), [values])


def _yuan(fen: int) -> str:
    return f"{'-' if fen < 0 else ''}{abs(fen) // 100}.{abs(fen) % 100:02}"
