"""Asking to see one row in full, and the decision: opens that row for a while, for who asked (SEC-05)."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from broadcaster.desk import ledger
from broadcaster.desk.book import State
from broadcaster.desk.reading import find, get
from broadcaster.desk.registers import NAMES, book
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Query, Row
from broadcaster.desk.work import Work
from broadcaster.faults import fault


def ask(work: Work, of_book: str, of_number: str, purpose: str, minutes: int | None = None) -> Row:
    """Anybody who may read the row asks to see it in full.

    Raises `Fault`: `desk.no-book`, `desk.no-row`, `desk.no-right`, `desk.required`.
    """
    if of_book not in NAMES:
        raise fault("desk.no-book", book=of_book)
    work.need(Right.READ, of_book)
    row = get(work.connection, book(of_book), of_number)
    told = {"of_book": of_book, "of_number": row.number, "purpose": purpose or None, "asked_by": work.actor.clerk}
    values = told if minutes is None else {**told, "minutes": minutes}
    return get(work.connection, book("access"), ledger.put_many(work, book("access"), [values])[0])


def decide(work: Work, number: str, *, agree: bool, note: str | None) -> Row:
    """Agreed or refused by somebody who may see the row in full, and did not ask.

    Raises `Fault`: `desk.no-right`, `desk.access.own`, `desk.access.decided`.
    """
    row = ledger.standing(work, book("access"), number)
    work.need(Right.REVEAL, str(row["of_book"]))
    if row["asked_by"] == work.actor.clerk:
        raise fault("desk.access.own", number=row.number)
    if row["verdict"] is not None:
        raise fault("desk.access.decided", number=row.number)
    ends = work.at + timedelta(minutes=int(str(row["minutes"])))
    changes = {
        "verdict": "agreed" if agree else "refused", "verdict_note": note, "decided_by": work.actor.clerk, "decided_at": work.at,
        "ends_at": ends if agree else None,
    }  # fmt: skip
    return ledger.enact(work, book("access"), row, changes, act="decided")


def opened(connection: Connection, clerk: str, of_book: str, of_number: str, at: datetime) -> str | None:
    """The number of the agreed request that opens a row for a clerk at an instant; `None` where none does."""
    where = (("of_book", of_book), ("of_number", of_number), ("asked_by", clerk), ("verdict", "agreed"))
    for row in find(connection, book("access"), Query(where=where, states=(State.OPEN,))):
        begins, ends = row["decided_at"], row["ends_at"]
        if isinstance(begins, datetime) and isinstance(ends, datetime) and begins <= at < ends:
            return row.number
    return None
