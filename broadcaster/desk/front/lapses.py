"""Lapses on calls: what a rule proposes for one, and the missed call that asks why (CAL-08, CAL-11, CAL-13, CAL-14)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from broadcaster.desk import ledger
from broadcaster.desk.declare import HEATING, PLAZA, line
from broadcaster.desk.front.coverage import on_duty
from broadcaster.desk.front.manual_phrases import printed
from broadcaster.desk.policy.model import Policy
from broadcaster.desk.policy.opening import policy
from broadcaster.desk.policy.value import Unset
from broadcaster.desk.reading import find, get
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query, Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import fault

FINES: Mapping[str, str] = {
    "hung-up": "pen.attitude", "impolite": "pen.attitude", "retort": "pen.attitude", "wrong-tone": "pen.attitude",
    "phrase": "pen.phrase", "late-answer": "pen.phrase",
}  # fmt: skip
"""Where a house fines by a list of prices: the key of each (PEN-12)."""
_RULES = {
    HEATING: {
        "hung-up": "54,56",
        "late-answer": "50,54",
        "phrase": "54",
        "mandarin": "50",
        "unclear": "50",
        "impolite": "50",
        "retort": "50",
    },
    PLAZA: {"chatting": "18", "long-use": "18", "wrong-tone": "18", "unanswered": "18"},
}
SOURCES: Mapping[str, str] = {code: line(manual, lines) for manual, some in _RULES.items() for code, lines in some.items()}
"""The manual that forbids each."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the house's rules propose; people decide."""

    measure: str
    """`fine`, `warning`, `penalty`, `bonus`, or `person` where the rules say nothing."""
    amount: int | None
    """Fen; only of a fine whose price is set."""
    basis: str
    version: str


def proposed(code: str, held: Policy, *, grave: bool) -> Proposal:
    """For one lapse: a fine by the list of prices, a warning (a grave result: a penalty), or a deduction from the bonus. Pure."""
    unit = held.word("pen.unit")
    measure, amount = "person", None
    if unit == "price-list" and code in FINES:
        found = held.whole(FINES[code])
        measure, amount = "fine", None if isinstance(found, Unset) else found
    elif unit == "warning-penalty-loss":
        measure = "penalty" if grave else "warning"
    elif unit == "bonus-share":
        measure = "bonus"
    return Proposal(measure, amount, SOURCES[code], held.version)


def note(work: Work, values: Mapping[str, Value]) -> Row:
    """A lapse with what is proposed for it. Raises `Fault`: `desk.front.own-lapse`, `desk.no-row`, as `ledger.add`."""
    if values.get("clerk") == work.actor.clerk:
        raise fault("desk.front.own-lapse", clerk=work.actor.clerk)
    known = {one.name for one in printed()}
    for field, name in (("call_no", "call"), ("phrase_no", "phrase"), ("clause_no", "clause")):
        if values.get(field) is not None and not (field == "phrase_no" and values[field] in known):
            get(work.connection, book(name), str(values[field]))
    return ledger.add(work, book("lapse"), {**values, **_proposal(work, values)})


def missed(work: Work, values: Mapping[str, Value], *, excused: bool, grave: bool) -> tuple[Row, tuple[Row, ...]]:
    """A call nobody answered, with the reason; a lapse of each who was on duty or on call then, unless there was a special reason.

    Raises `Fault`: as `ledger.add`.
    """
    call = ledger.add(work, book("call"), {**values, "direction": "in", "outcome": "missed", "agent": None})
    happened = call["happened_at"]
    if excused or not isinstance(happened, datetime):
        return call, ()
    blamed = on_call(work.connection, happened)
    lapses = []
    for clerk in blamed:
        told: dict[str, Value] = {
            "clerk": clerk, "fault_code": "unanswered", "call_no": call.number, "evidence": call["missed_why"], "grave": grave,
            "happened_at": happened,
        }  # fmt: skip
        lapses.append(ledger.put_many(work, book("lapse"), [{**told, **_proposal(work, told)}])[0])
    return call, tuple(get(work.connection, book("lapse"), number) for number in lapses)


def on_call(connection: Connection, at: datetime) -> tuple[str, ...]:
    """Who the roster has at an instant."""
    rows = [row for row in find(connection, book("roster"), Query()) if row.state != "draft"]
    return on_duty((((row["starts_at"], row["ends_at"]), str(row["clerk"])) for row in rows), at)  # type: ignore[misc]


def _proposal(work: Work, values: Mapping[str, Value]) -> dict[str, Value]:
    code = values.get("fault_code")
    if not isinstance(code, str):
        return {}
    held = policy(work.connection, work.house.profile, work.at.astimezone(work.zone).date())
    made = proposed(code, held, grave=values.get("grave") is True)
    return {"measure": made.measure, "amount": made.amount, "basis": made.basis, "policy_version": made.version}
