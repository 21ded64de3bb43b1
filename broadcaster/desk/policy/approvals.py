"""A change is drafted in the mall's file and approved in the chain, by somebody else (POL-04).

The chain is what counts: what was approved holds from its day on, also when the file is lost; what only stands in the file does not.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import Connection

from broadcaster.desk import approval
from broadcaster.desk.policy.model import Change
from broadcaster.desk.reading import events
from broadcaster.desk.rights import Right
from broadcaster.desk.tables import EVENT
from broadcaster.desk.work import Work
from broadcaster.faults import fault

BOOK = "policy"
DRAFTED, APPROVED = "policy-drafted", "policy-approved"
CHAIN = (approval.Signature(1, approval.ANYBODY),)
"""One signature, of anybody with the right who did not draft it."""


def approved(connection: Connection) -> tuple[Change, ...]:
    """Every approved change, in the order of approval."""
    return tuple(_change(event.facts) for event in events(connection, EVENT.c.kind == APPROVED))


def drafted(work: Work, change: Change) -> None:
    """Note who drafted what. Raises `Fault`: `desk.no-right`, `desk.no-reason`."""
    work.need(Right.WRITE, BOOK)
    if not change.reason.strip():
        raise fault("desk.no-reason")
    work.record(DRAFTED, number=change.name, facts=_facts(change))


def approve(work: Work, change: Change) -> bool:
    """From now on the change counts, from its day on. `False`: nobody who signed in had drafted it (it was written into the file by
    hand), so now this clerk has, and a second one approves. What the file says of its writer proves nothing.

    Raises `Fault`: `desk.no-right`, `policy.own-draft`.
    """
    work.need(Right.REVIEW, BOOK)
    writers = {event.by for event in events(work.connection, (EVENT.c.kind == DRAFTED) & (EVENT.c.number == change.name))}
    if not writers:
        drafted(work, change)
        return False
    if approval.refusal(CHAIN, work.actor.clerk, writers):
        raise fault("policy.own-draft", name=change.name)
    work.record(APPROVED, number=change.name, facts=_facts(change))
    return True


def drafts(file: Iterable[Change], known: Iterable[Change]) -> tuple[Change, ...]:
    """What stands in the file and waits for approval."""
    names = {change.name for change in known}
    return tuple(change for change in file if change.name not in names)


def _facts(change: Change) -> dict[str, object]:
    return {"key": change.key, "value": change.text, "from": change.since, "reason": change.reason, "by": change.by}


def _change(facts: Mapping[str, object]) -> Change:
    told = {name: str(value) for name, value in facts.items()}
    return Change(told["key"], told["value"], date.fromisoformat(told["from"]), told["reason"], told["by"])
