"""Vendors' deposits: what may be booked at once, what has to be signed, what has to wait (DEP-01 to DEP-03)."""

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import Connection

from broadcaster.desk import ledger
from broadcaster.desk.book import Book, State
from broadcaster.desk.cases.clocks import policy_of
from broadcaster.desk.cases.model import Values
from broadcaster.desk.money.accounts import DEPOSIT, VENDOR, Movement, account
from broadcaster.desk.money.posting import balance, post
from broadcaster.desk.policy.value import Unset
from broadcaster.desk.reading import find, get
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.returns.case import after
from broadcaster.desk.row import Query, Row
from broadcaster.desk.work import Work
from broadcaster.faults import Fault, Problem

ENDED: Mapping[str, frozenset[str]] = {
    "complaint": frozenset({"closed", "refused", "archived"}),
    "goods-return": frozenset({"closed", "refused"}),
    "advance": frozenset({"recovered", "withdrawn"}),
}
"""Stages in which a case no longer keeps a deposit back (DEP-03)."""


def opened(work: Work, book: Book, _before: Row, row: Row) -> None:
    """A movement was entered: book it, or keep it until it is signed. Raises `Fault` with all that speaks against it."""
    hard = list(forbidden(work, row))
    soft = list(to_be_signed(work, row))
    if hard or (soft and not row["sign_first"]):
        raise Fault([*hard, *([] if row["sign_first"] else soft)])
    if not row["sign_first"]:
        _book(work, book, ledger.enact(work, book, row, {"stage": "booked"}, act="book"))


def judged(work: Work, _book: Book, row: Row, _given: Values) -> Values:
    """Whatever was signed, what is forbidden stays so. Raises `Fault`."""
    hard = list(forbidden(work, row))
    if hard:
        raise Fault(hard)
    return {}


def booked(work: Work, book: Book, _before: Row, done: Row) -> None:
    """All have signed: book it; the signatures let the deposit fall below zero (DEP-02)."""
    if done["stage"] == "booked":
        _book(work, book, done, approved=done.number)


def forbidden(work: Work, row: Row) -> Iterator[Problem]:
    """Why money is not paid back now, whoever signs (DEP-03)."""
    if row["kind"] != "return":
        return
    leaving = _leaving(work.connection, str(row["vendor"]))
    if leaving is None:
        yield _problem(work, "not-leaving", row)
        return
    held = policy_of(work).span("deposit.hold")
    until = after(leaving, held)
    until = leaving if isinstance(until, Unset) else until
    if until > work.at.astimezone(work.zone).date():
        yield _problem(work, "held", row, until=until.isoformat())
    numbers = tuple(open_cases(work.connection, str(row["vendor"])))
    if numbers:
        yield _problem(work, "open-cases", row, cases="、".join(numbers))


def to_be_signed(work: Work, row: Row) -> Iterator[Problem]:
    """What needs signatures first (DEP-02; POL-02: without a holding time nobody knows when it may be paid back)."""
    if row["kind"] == "receive":
        return
    held, amount = balance(work.connection, account(DEPOSIT, str(row["vendor"]))), int(str(row["amount"]))
    if amount > held:
        yield _problem(work, "short", row, held=f"{held / 100:.2f}", amount=f"{amount / 100:.2f}")
    if row["kind"] == "return" and isinstance(policy_of(work).span("deposit.hold"), Unset):
        yield _problem(work, "hold-unset", row)


def open_cases(connection: Connection, vendor: str) -> Iterator[str]:
    """Numbers of complaints, returns and advances of a vendor that are not over: its own, or those it bears a share of."""
    for name, field in (("goods-return", "vendor"), ("advance", "vendor"), ("complaint", "party")):
        for row in list(find(connection, book_named(name), Query(where=((field, vendor),), states=(State.OPEN,)))):
            if row["stage"] not in ENDED[name]:
                yield row.number
    file = get(connection, book_named("party"), vendor)
    for called in {str(file[name]) for name in ("name", "brand") if file[name]}:
        for share in list(find(connection, book_named("complaint-share"), Query(where=(("liable", called),), states=(State.OPEN,)))):
            complaint = get(connection, book_named("complaint"), str(share["case_number"]))
            if complaint["stage"] not in ENDED["complaint"] and complaint["party"] != vendor:
                yield complaint.number


def _leaving(connection: Connection, vendor: str) -> date | None:
    """The day by which a vendor is gone."""
    for row in find(connection, book_named("withdrawal"), Query(where=(("vendor", vendor),), states=(State.OPEN,))):
        day = row["leaves_on"]
        return day if isinstance(day, date) else None
    return None


def _book(work: Work, book: Book, row: Row, approved: str = "") -> None:
    vendor, amount = str(row["vendor"]), int(str(row["amount"]))
    deposit = account(DEPOSIT, vendor)
    other = account("customer", str(row["case_ref"])) if row["kind"] == "draw" and row["case_ref"] else account(VENDOR, vendor)
    moved = Movement(other, deposit, amount) if row["kind"] == "receive" else Movement(deposit, other, amount)
    entry = post(work, moved, of=row, kind=str(row["kind"]), voucher=row["voucher"], purpose=row["purpose"], approved=approved)
    ledger.enact(work, book, row, {"entry_no": entry.number, "balance": balance(work.connection, deposit)}, act="booked")


def _problem(work: Work, code: str, row: Row, **facts: str) -> Problem:
    """With the vendor as people know it: a movement that is refused has no number."""
    vendor = get(work.connection, book_named("party"), str(row["vendor"]))
    return Problem(f"desk.deposit.{code}", facts={"vendor": f"{vendor['name']} {vendor.number}", **facts})
