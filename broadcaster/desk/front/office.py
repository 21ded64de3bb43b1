"""Requests for instructions, supplies, needs, plans and papers of the office (TSK-03, LGR-05, LGR-07)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from broadcaster.desk import ledger
from broadcaster.desk.book import State
from broadcaster.desk.front.changing import amended, open_row
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Query, Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import fault


def instruct(work: Work, number: str, instruction: str) -> Row:
    """The superior's order, noted as it was given; never by who asked (TSK-03).

    Raises `Fault`: `desk.no-right`, `desk.front.own-request`, `desk.front.done`.
    """
    work.need(Right.REVIEW, "request")
    row = open_row(work, "request", number, "instructed_at")
    if row["made_by"] == work.actor.clerk:
        raise fault("desk.front.own-request", number=row.number)
    changes: Mapping[str, Value] = {
        "instruction": instruction,
        "instructed_by": work.actor.clerk,
        "instructed_at": work.at,
        "stage": "instructed",
    }
    return amended(work, row, changes, "指示 instructed")


def object_to(work: Work, number: str, objection: str) -> Row:
    """Disagreement with an order is stated; the order stands and is carried out (TSK-03). Raises `Fault`: `desk.front.not-instructed`."""
    row = _instructed(work, number, "objected_at")
    return amended(work, row, {"objection": objection, "objected_at": work.at}, "不同意见 disagreed")


def execute(work: Work, number: str, executed: str) -> Row:
    """What was done on the order; a request that skipped a level stays open until it was reported after (TSK-03)."""
    row = _instructed(work, number, "executed_at")
    stage = "closed" if not row["skip"] or row["reported_at"] is not None else "executed"
    return amended(work, row, {"executed": executed, "executed_at": work.at, "stage": stage}, "执行 carried out")


def report_after(work: Work, number: str, report: str) -> Row:
    """Told afterwards to the superior who was passed over (TSK-03). Raises `Fault`: `desk.front.not-skipped`, `desk.front.done`."""
    row = open_row(work, "request", number, "reported_at")
    if not row["skip"]:
        raise fault("desk.front.not-skipped", number=row.number)
    stage = "closed" if row["executed_at"] is not None else row["stage"]
    return amended(work, row, {"report_after": report, "reported_at": work.at, "stage": stage}, "事后补报 reported after")


@dataclass(frozen=True, slots=True)
class Stock:
    """What there is of an item, what is claimed and not handed out, and what is needed."""

    item: str
    there: int
    claimed: int
    needed: int


def stock(rows: Iterable[Row]) -> tuple[Stock, ...]:
    """By item, in their order of writing. Pure (LGR-05)."""
    counts: dict[str, Counter[str]] = {}
    known = [row for row in rows if row.state != "draft"]
    handed = Counter[str]()
    for row in known:
        counts.setdefault(str(row["item"]), Counter())[str(row["move"])] += int(str(row["qty"]))
        if row["move"] == "issue" and row["claim_no"] is not None:
            handed[str(row["item"])] += int(str(row["qty"]))
    return tuple(
        Stock(item, moves["in"] - moves["issue"], max(0, moves["claim"] - handed[item]), moves["need"])
        for item, moves in sorted(counts.items())
    )


def hand_out(work: Work, values: Mapping[str, Value]) -> Row:
    """A line of supplies; no more is handed out than there is. Raises `Fault`: `desk.front.no-stock`, as `ledger.add`."""
    _enough(work, values)
    return ledger.add(work, book("supply"), values)


def issue(work: Work, number: str, quantity: int | None) -> Row:
    """A claim is handed out, in whole or in part.

    Raises `Fault`: `desk.front.no-claim`, `desk.front.no-stock`, `desk.front.claimed-less`.
    """
    claim = ledger.standing(work, book("supply"), number)
    if claim["move"] != "claim" or claim.state is State.DRAFT:
        raise fault("desk.front.no-claim", number=claim.number)
    before = list(find(work.connection, book("supply"), Query(where=(("claim_no", claim.number),))))
    left = int(str(claim["qty"])) - sum(int(str(row["qty"])) for row in before)
    wanted = left if quantity is None else quantity
    if wanted > left or left <= 0:
        raise fault("desk.front.claimed-less", number=claim.number, left=max(left, 0))
    same = {name: claim[name] for name in ("item", "unit", "dept", "taken_by")}
    return hand_out(work, {**same, "move": "issue", "qty": wanted, "claim_no": claim.number})


def _enough(work: Work, values: Mapping[str, Value]) -> None:
    wanted, item = values.get("qty"), values.get("item")
    if values.get("move") != "issue" or not isinstance(wanted, int) or not isinstance(item, str):
        return
    (there,) = stock(find(work.connection, book("supply"), Query(where=(("item", item),)))) or (Stock(item, 0, 0, 0),)
    if wanted > there.there:
        raise fault("desk.front.no-stock", item=item, there=there.there, wanted=wanted)


def submit(work: Work, number: str, to: str) -> Row:
    """A need is handed to administration (LGR-07). Raises `Fault`: `desk.front.done`."""
    row = open_row(work, "need", number, "submitted_on")
    return amended(work, row, {"submitted_to": to, "submitted_on": today(work)}, "提交 handed in")


def answer_need(work: Work, number: str, answer: str) -> Row:
    """What administration answered; never before it was handed in. Raises `Fault`: `desk.front.not-submitted`, `desk.front.done`."""
    row = open_row(work, "need", number, "answered_on")
    if row["submitted_on"] is None:
        raise fault("desk.front.not-submitted", number=row.number)
    return amended(work, row, {"answer": answer, "answered_on": today(work)}, "答复 answered")


def assess(work: Work, number: str, assessment: str) -> Row:
    """A task of a plan is assessed by somebody else than its owner (LGR-07).

    Raises `Fault`: `desk.no-right`, `desk.front.own-plan`, `desk.front.done`.
    """
    work.need(Right.REVIEW, "task")
    row = open_row(work, "task", number, "assessment")
    if row["owner"] == work.actor.clerk:
        raise fault("desk.front.own-plan", number=row.number)
    return amended(work, row, {"assessment": assessment, "assessed_by": work.actor.clerk}, "考核 assessed")


def pass_on(work: Work, number: str, dept: str, receipt: str) -> Row:
    """An incoming paper reached its department, which signs for it (LGR-05). Raises `Fault`: `desk.front.done`."""
    row = open_row(work, "document", number, "passed_on")
    return amended(work, row, {"sent_to": dept, "passed_on": today(work), "receipt_by": receipt}, "送达 passed on")


@dataclass(frozen=True, slots=True)
class Plan:
    """Somebody's plan of a month, and how far it came."""

    owner: str
    tasks: int
    done: int
    late: int
    assessed: int


def plans(rows: Iterable[Row]) -> tuple[Plan, ...]:
    """By person. Pure (LGR-07)."""
    by_owner: dict[str, list[Row]] = {}
    for row in rows:
        if row.state != "draft":
            by_owner.setdefault(str(row["owner"]), []).append(row)
    return tuple(
        Plan(
            owner,
            len(some),
            sum(row["done_at"] is not None for row in some),
            sum(row["verdict"] == "late" for row in some),
            sum(row["assessment"] is not None for row in some),
        )
        for owner, some in sorted(by_owner.items())
    )


def today(work: Work) -> date:
    return work.at.astimezone(work.zone).date()


def _instructed(work: Work, number: str, done: str) -> Row:
    row = open_row(work, "request", number, done)
    if row["instructed_at"] is None:
        raise fault("desk.front.not-instructed", number=row.number)
    return row
