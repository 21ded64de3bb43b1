"""A case's time limits in the store: started, stopped with a verdict that stays (CMP-05, CMP-07, CMP-18, CMP-33)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection

from broadcaster.desk import ledger
from broadcaster.desk.cases.terms import Running, limit
from broadcaster.desk.policy.model import Policy
from broadcaster.desk.policy.opening import policy
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query, Row
from broadcaster.desk.work import Work

DATED = {"promise": "promised_by", "authority": "authority_due"}
"""Limits that end with a day of the case, not so many hours after their start (CMP-03, CMP-33)."""


def policy_of(work: Work) -> Policy:
    """The organisation's numbers today."""
    return policy(work.connection, work.house.profile, work.at.astimezone(work.zone).date())


def of_case(connection: Connection, number: str) -> tuple[Row, ...]:
    """All limits of a case, in the order they started."""
    return tuple(find(connection, book("clock"), Query(where=(("case_number", number),))))


def as_running(row: Row) -> Running:
    """Raises `TypeError` for a row without its times, which the declaration does not allow."""
    started, due, stopped = row["started_at"], row["due_at"], row["stopped_at"]
    if not isinstance(started, datetime) or not isinstance(due, datetime):
        raise TypeError(row.number)
    return Running(started, due, *(v if isinstance(v, datetime) else None for v in (row["warn_at"], stopped)))


def start(work: Work, case: Row, names: Iterable[str], *, begun: datetime | None = None) -> None:
    """Let these limits run from `begun` (now). One that is unset, or has no day, does not start: nothing is guessed (POL-02)."""
    begun = begun or work.at
    for name in names:
        made = _limit(work, case, name, begun)
        if made is not None:
            times = {"happened_at": begun, "started_at": begun, "warn_at": made.warns, "due_at": made.due}
            ledger.put_many(work, book("clock"), [{"case_number": case.number, "limit_of": name, **times}])


def stop(work: Work, case: Row, names: Iterable[str], *, dropped: bool = False) -> None:
    """Stop these limits now; what the verdict is it stays."""
    wanted = set(names)
    for row in of_case(work.connection, case.number):
        if row["limit_of"] in wanted and row["stopped_at"] is None:
            made = as_running(row)
            outcome = "dropped" if dropped else replace(made, stopped=work.at).mark(work.at)
            ledger.enact(work, book("clock"), row, {"stopped_at": work.at, "outcome": outcome}, act="stop")


def _limit(work: Work, case: Row, name: str, begun: datetime) -> Running | None:
    if name in DATED:
        day = case[DATED[name]]
        return Running(begun, datetime.combine(day + timedelta(days=1), time.min, work.zone)) if isinstance(day, date) else None
    return limit(policy_of(work), name, work.zone, work.house.almanac, begun)
