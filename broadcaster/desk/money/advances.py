"""Advance compensation: the mall pays, the vendor pays it back, by its deposit where that is allowed (RET-15, DEP-02)."""

from broadcaster.desk.book import Book
from broadcaster.desk.cases.clocks import policy_of
from broadcaster.desk.cases.model import Values
from broadcaster.desk.money.accounts import ADVANCE, CUSTOMER, DEPOSIT, VENDOR, Movement, account
from broadcaster.desk.money.posting import balance, post, standing
from broadcaster.desk.policy.value import Unset
from broadcaster.desk.row import Row
from broadcaster.desk.work import Work
from broadcaster.faults import Fault, Problem


def paid(work: Work, _book: Book, _before: Row, done: Row) -> None:
    """The customer has the money; the case's account owes it until it is recovered: its own signatures allow that."""
    moved = Movement(account(ADVANCE, done.number), account(CUSTOMER, done.number), int(str(done["amount"])))
    post(work, moved, of=done, kind="pay", voucher=done["paid_voucher"], purpose=done["cause"], approved=done.number)


def recovery(work: Work, _book: Book, row: Row, given: Values) -> Values:
    """How much is recovered with this, and whether that is all. Raises `Fault`: `desk.advance.too-much`, `desk.advance.deposit-*`."""
    amount, owed = given.get("recover_amount"), -balance(work.connection, account(ADVANCE, row.number))
    if not isinstance(amount, int):
        return {}
    problems = []
    if amount > owed:
        problems.append(_problem("too-much", row, owed=f"{owed / 100:.2f}", amount=f"{amount / 100:.2f}"))
    if given.get("recover_way") == "deposit":
        allowed = policy_of(work).word("deposit.recover")
        if allowed != "allowed":
            problems.append(_problem("deposit-unset" if isinstance(allowed, Unset) else "deposit-forbidden", row))
        held = balance(work.connection, account(DEPOSIT, str(row["vendor"])))
        if amount > held:
            problems.append(_problem("deposit-short", row, held=f"{held / 100:.2f}", amount=f"{amount / 100:.2f}"))
    if problems:
        raise Fault(problems)
    before = row["recovered"]
    return {"recovered": (before if isinstance(before, int) else 0) + amount, "recover_state": "whole" if amount == owed else "part"}


def recovered(work: Work, _book: Book, _before: Row, done: Row) -> None:
    """The entry of a recovery: from the deposit, or from the vendor's own money."""
    kind = DEPOSIT if done["recover_way"] == "deposit" else VENDOR
    moved = Movement(account(kind, str(done["vendor"])), account(ADVANCE, done.number), int(str(done["recover_amount"])))
    entry = "draw" if kind == DEPOSIT else "recover"
    post(work, moved, of=done, kind=entry, voucher=done["recover_voucher"], purpose=done["cause"])


def back(work: Work, _book: Book, row: Row, _given: Values) -> Values:
    """What the case says once its last entry is taken back. Raises `Fault`: `desk.money.none` where there is none."""
    rows = standing(work.connection, row.number)
    if not rows:
        raise Fault([Problem("desk.money.none", facts={"number": row.number})])
    if rows[-1]["kind"] == "pay":
        return {"paid_at": None, "paid_by": None, "paid_voucher": None}
    before, amount = row["recovered"], rows[-1]["amount"]
    left = (before if isinstance(before, int) else 0) - (amount if isinstance(amount, int) else 0)
    return {"recovered": left or None, "recover_state": "part" if left else None}


def _problem(code: str, row: Row, **facts: str) -> Problem:
    return Problem(f"desk.advance.{code}", facts={"number": row.number, **facts})
