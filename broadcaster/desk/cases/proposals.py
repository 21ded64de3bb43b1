"""What a complaint gives reason to propose: kept here, decided where penalties are (CMP-16, CMP-23, CMP-24)."""

from collections.abc import Iterator, Mapping

from broadcaster.desk import ledger
from broadcaster.desk.book import Book
from broadcaster.desk.cases.clocks import policy_of
from broadcaster.desk.policy.value import Unset
from broadcaster.desk.reading import find, get
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Query, Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import fault

LOSSES = ("loss_return", "loss_exchange", "loss_discount", "loss_other")
HUNDRED = 10_000
FOLLOWING = frozenset({"valid-complaint", "loss-share"})
"""Grounds that follow from the complaint; other proposals are somebody's own, and stay."""


def follow(work: Work, _book: Book, _before: Row, done: Row) -> None:
    """Proposals as the complaint says now: new ones are kept, those it no longer gives reason for are struck, the rest stays."""
    proposals = book_named("penalty-proposal")
    wanted = {_key(one): one for one in _wanted(work, done)}
    for row in list(find(work.connection, proposals, Query(where=(("case_number", done.number),)))):
        if row["ground"] in FOLLOWING and wanted.pop(_key(row.values), None) is None:
            ledger.strike(work, proposals, row, reason="投诉的结论或责任已改")
    if wanted:
        ledger.put_many(work, proposals, list(wanted.values()))


def propose(work: Work, complaint: Book, number: str, values: Mapping[str, Value]) -> Row:
    """A supervisor's own proposal, a reward or a penalty, on a complaint that was verified (CMP-24).

    `values`: `person`, `kind`, `amount` (fen), `discipline`. Raises `Fault`: `desk.no-right`, `desk.case.unverified`, as `ledger.present`.
    """
    work.need(Right.REVIEW, complaint.name)
    row = ledger.present(work, complaint, number)
    if row["verified"] is None:
        raise fault("desk.case.unverified", number=row.number)
    if values.get("person") == work.actor.clerk:
        raise fault("desk.about-you", number=row.number)
    ground = "praise" if values.get("kind") == "reward" else "own"
    told = {"case_number": row.number, "accused": row["accused"], "ground": ground, "judged_by": policy_of(work).version}
    (made,) = ledger.put_many(work, book_named("penalty-proposal"), [{"loss": None, "ratio": None, **values, **told}])
    return get(work.connection, book_named("penalty-proposal"), made)


def _key(values: Mapping[str, Value]) -> tuple[Value, ...]:
    return values.get("person"), values.get("ground"), values.get("loss"), values.get("discipline")


def _wanted(work: Work, complaint: Row) -> Iterator[dict[str, Value]]:
    held = policy_of(work)
    ratio = held.whole("complaint.deduction")
    same: dict[str, Value] = {
        "case_number": complaint.number, "accused": complaint["accused"], "kind": "penalty", "judged_by": held.version,
        "ratio": None if isinstance(ratio, Unset) else ratio,
    }  # fmt: skip
    if complaint["kind"] == "staff" and complaint["verified"] == "valid" and complaint["accused"] is not None:
        yield {**same, "person": complaint["accused"], "ground": "valid-complaint", "loss": None, "amount": None, "discipline": None}
    for share in find(work.connection, book_named("complaint-share"), Query(where=(("case_number", complaint.number),))):
        if share["person"] is not None:
            loss = sum(amount for name in LOSSES if isinstance(amount := share[name], int))
            # Rounded down: nobody pays a fen more than the ratio says.
            amount = None if isinstance(ratio, Unset) else loss * ratio // HUNDRED
            told: dict[str, Value] = {"person": share["person"], "discipline": share["discipline"], "loss": loss, "amount": amount}
            yield {**same, **told, "ground": "loss-share"}
