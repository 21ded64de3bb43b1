"""A call handed to a specialist: the promised wait is a clock, and the customer is asked once more at the end (CAL-07)."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from broadcaster.desk import ledger
from broadcaster.desk.book import State
from broadcaster.desk.clocks.calendar import always
from broadcaster.desk.clocks.clock import Event, Started, Status, Stopped, Terms, Verdict, status
from broadcaster.desk.clocks.span import Span, Unit
from broadcaster.desk.front.changing import amended
from broadcaster.desk.registers import book
from broadcaster.desk.row import Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import fault


def wait(row: Mapping[str, Value], at: datetime) -> Status | None:
    """How the promised wait stands; `None` for a call that was not handed on, or without a promise."""
    begun, promised = row["transferred_at"], row["promised_wait"]
    if not isinstance(begun, datetime) or not isinstance(promised, int):
        return None
    events: list[Event] = [Started(begun, Terms(always(UTC), Span(promised, Unit.SECOND)))]
    connected = row["connected_at"]
    if isinstance(connected, datetime):
        events.append(Stopped(connected))
    return status(events, at)


def due(row: Mapping[str, Value]) -> datetime | None:
    """Until when the specialist was promised; `None` once one has answered."""
    begun, promised = row["transferred_at"], row["promised_wait"]
    if row["connected_at"] is not None or not isinstance(begun, datetime) or not isinstance(promised, int):
        return None
    return begun + timedelta(seconds=promised)


def transfer(work: Work, number: str, to: str, promised_s: int) -> Row:
    """Handed to a specialist, who was promised within so many seconds. Raises `Fault`: `desk.front.done`, as `ledger.amend`."""
    row = _call(work, number)
    if row["transferred_at"] is not None and row["wrapped_at"] is None:
        raise fault("desk.front.done", number=row.number)
    changes: Mapping[str, Value] = {
        "outcome": "transferred", "transferred_to": to, "promised_wait": promised_s, "transferred_at": work.at,
        "connected_at": None, "wait_verdict": None, "wrapped_at": None,
    }  # fmt: skip
    return amended(work, row, changes, "转接专员 transferred")


def connect(work: Work, number: str) -> Row:
    """The specialist answers: the clock stops, its verdict stays. Raises `Fault`: `desk.front.not-transferred`, `desk.front.done`."""
    row = _transferred(work, number)
    if row["connected_at"] is not None:
        raise fault("desk.front.done", number=row.number)
    stopped = wait({**row.values, "connected_at": work.at}, work.at)
    verdict = "late" if stopped is not None and stopped.verdict is Verdict.FAILED else "intime"
    return amended(work, row, {"connected_at": work.at, "wait_verdict": verdict}, "专员接起 answered")


def wrap_up(work: Work, number: str, further: str) -> Row:
    """Afterwards: asked for further questions (`further`: what was said) and thanked.

    Raises `Fault`: `desk.front.not-connected`, `desk.front.done`.
    """
    row = _transferred(work, number)
    if row["connected_at"] is None:
        raise fault("desk.front.not-connected", number=row.number)
    if row["wrapped_at"] is not None:
        raise fault("desk.front.done", number=row.number)
    return amended(work, row, {"further": further, "wrapped_at": work.at}, "询问并致谢 asked and thanked")


def _transferred(work: Work, number: str) -> Row:
    row = _call(work, number)
    if row["transferred_at"] is None:
        raise fault("desk.front.not-transferred", number=row.number)
    return row


def _call(work: Work, number: str) -> Row:
    row = ledger.standing(work, book("call"), number)
    if row.state is State.DRAFT:
        raise fault("desk.front.draft", number=row.number)
    return row
