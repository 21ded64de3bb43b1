"""Suggestions and proposals: adopted or not, and the reply (OPN-02)."""

from broadcaster.desk import ledger
from broadcaster.desk.registers import book
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import fault


def decide(work: Work, number: str, adopted: str, reply: str) -> Row:
    """Decided by a supervisor, and answered. Raises `Fault`: `desk.no-right`, `desk.front.done`, as `ledger.standing`."""
    suggestions = book("suggestion")
    work.need(Right.REVIEW, suggestions.name)
    row = ledger.standing(work, suggestions, number)
    if row["decided_at"] is not None:
        raise fault("desk.front.done", number=row.number)
    today = work.at.astimezone(work.zone).date()
    changes: dict[str, Value] = {
        "adopted": adopted,
        "reply": reply,
        "replied_on": today,
        "decided_at": work.at,
        "decided_by": work.actor.clerk,
    }
    return ledger.enact(work, suggestions, row, changes, act="decide")
