"""What is done with exception events and faults of the equipment, each inside one transaction (EXC)."""

from collections.abc import Mapping

from broadcaster.desk import people
from broadcaster.desk.cases.model import Step
from broadcaster.desk.cases.wording import words
from broadcaster.desk.front.changing import amended, open_row
from broadcaster.desk.front.incidents import fields_of, left
from broadcaster.desk.front.summing import AT_ONCE
from broadcaster.desk.registers import book
from broadcaster.desk.row import Row
from broadcaster.desk.values import Value
from broadcaster.desk.wording import label
from broadcaster.desk.work import Work
from broadcaster.faults import Fault, Problem, fault


def report_exception(work: Work, number: str, to: str) -> Row:
    """Told upward (EXC-10). Raises `Fault`: `desk.front.done`, as `ledger.amend`."""
    return amended(work, open_row(work, "exception", number, "reported_at"), {"reported_to": to, "reported_at": work.at}, "上报 reported")


def skip_level(work: Work, number: str, to: str) -> Row:
    """The emergency path: told to somebody above the own superior, who is told afterwards (EXC-11, TSK-03). Raises `Fault`: as above."""
    row = open_row(work, "exception", number, "reported_at")
    if row["event_kind"] not in AT_ONCE:
        raise fault("desk.front.no-emergency", number=row.number)
    return amended(work, row, {"reported_to": to, "reported_at": work.at, "skipped": True}, "越级上报 a level was skipped")


def tell_superior(work: Work, number: str, to: str) -> Row:
    """After the emergency path the own superior knows, too. Raises `Fault`: `desk.front.not-skipped`, `desk.front.done`."""
    row = open_row(work, "exception", number, "superior_told_at")
    if not row["skipped"]:
        raise fault("desk.front.not-skipped", number=row.number)
    changes: Mapping[str, Value] = {"superior_told_at": work.at, "reported_to": f"{row['reported_to']}、{to}"}
    return amended(work, row, changes, "补报上级 superior told")


def escalate(work: Work, number: str, head: str) -> Row:
    """The head has it from now on, and nobody else settles it (EXC-15). Raises `Fault`: `desk.no-clerk`, `desk.front.done`."""
    row = open_row(work, "exception", number, "settled_at")
    people.clerk(work.connection, head)
    told: Mapping[str, Value] = {} if row["reported_at"] else {"reported_to": head, "reported_at": work.at}
    return amended(work, row, {**told, "head": head, "escalated_at": work.at}, "升级给负责人 escalated")


def check(work: Work, number: str, given: Mapping[str, Value]) -> Row:
    """Steps of an incident's checklist (EXC-14). Raises `Fault`: `desk.front.no-checklist` for what its kind does not ask."""
    row = open_row(work, "exception", number, "settled_at")
    asked = set(fields_of(row.values))
    if not asked or not given or set(given) - asked:
        names = "、".join(label(book("exception").field(name)) for name in fields_of(row.values)) or "-"
        raise fault("desk.front.no-checklist", number=row.number, fields=names)
    return amended(work, row, given, "核对步骤 checklist")


def settle_exception(work: Work, number: str, result: str) -> Row:
    """What came of it; never before it was reported, its checklist done, and by its head where it has one (EXC-14, EXC-15).

    Raises `Fault`: `desk.front.unreported`, `desk.front.done`, `desk.front.step`, `desk.front.heads`, `desk.front.superior`.
    """
    row = open_row(work, "exception", number, "settled_at")
    if row["reported_at"] is None:
        raise fault("desk.front.unreported", number=row.number)
    if row["head"] not in {None, work.actor.clerk}:
        raise fault("desk.front.heads", number=row.number, head=row["head"])
    if row["skipped"] and row["superior_told_at"] is None:
        raise fault("desk.front.superior", number=row.number)
    missing = left(row.values)
    if missing:
        facts = {"number": row.number}
        raise Fault([Problem("desk.front.step", facts={**facts, "step": words(step), "option": _option(step)}) for step in missing])
    return amended(work, row, {"result": result, "settled_at": work.at}, "处理完 settled")


def report_fault(work: Work, number: str) -> Row:
    """A fault of the equipment was reported to who repairs it (EXC-13). Raises `Fault`: `desk.front.done`, as `ledger.amend`."""
    return amended(work, open_row(work, "fault", number, "reported_at"), {"reported_at": work.at}, "报修 reported")


def restore(work: Work, number: str, result: str) -> Row:
    """It works again (EXC-13). Raises `Fault`: `desk.front.fault-unreported`, `desk.front.done`."""
    row = open_row(work, "fault", number, "restored_at")
    if row["reported_at"] is None:
        raise fault("desk.front.fault-unreported", number=row.number)
    return amended(work, row, {"restored_at": work.at, "result": result or None}, "恢复 works again")


def _option(step: Step) -> str:
    return " ".join(f"--{name.replace('_', '-')}" for name in step.needs)
