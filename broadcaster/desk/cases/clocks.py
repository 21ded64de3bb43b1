"""A case's time limits in the store: started, stopped with a verdict that stays (CMP-05, CMP-07, CMP-18, CMP-33)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection

from broadcaster.desk import ledger
from broadcaster.desk.cases.terms import HOME_MALL, Running, Terms
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query, Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work

DATED = {"promise": "promised_by", "authority": "authority_due"}
"""Limits that end with a day of the case, not so many hours after their start (CMP-03, CMP-33)."""


def terms() -> Terms:
    """The organisation's numbers."""
    return HOME_MALL


def of_case(connection: Connection, number: str) -> tuple[Row, ...]:
    """All limits of a case, in the order they started."""
    return tuple(find(connection, book("clock"), Query(where=(("case_number", number),))))


def running(connection: Connection) -> Iterator[Row]:
    """Limits of all cases that have not stopped."""
    return find(connection, book("clock"), Query(where=(("stopped_at", None),)))


def as_running(row: Row) -> Running:
    """Raises `TypeError` for a row without its times, which the declaration does not allow."""
    started, due, stopped = row["started_at"], row["due_at"], row["stopped_at"]
    if not isinstance(started, datetime) or not isinstance(due, datetime):
        raise TypeError(row.number)
    return Running(started, due, stopped if isinstance(stopped, datetime) else None)


def start(work: Work, case: Row, names: Iterable[str], *, begun: datetime | None = None) -> None:
    """Let these limits run from `begun` (now). One that is unset, or has no day, does not start: nothing is guessed (POL-02)."""
    begun = begun or work.at
    for name in names:
        due = _due(work, case, name, begun)
        if due is not None:
            values: dict[str, Value] = {"case_number": case.number, "limit_of": name, "started_at": begun, "due_at": due}
            ledger.put_many(work, book("clock"), [{**values, "happened_at": begun}])


def stop(work: Work, case: Row, names: Iterable[str], *, dropped: bool = False) -> None:
    """Stop these limits now; what the verdict is it stays."""
    wanted = set(names)
    for row in of_case(work.connection, case.number):
        if row["limit_of"] in wanted and row["stopped_at"] is None:
            made = as_running(row)
            outcome = "dropped" if dropped else Running(made.started, made.due, work.at).mark(work.at)
            ledger.enact(work, book("clock"), row, {"stopped_at": work.at, "outcome": outcome}, act="stop")


def _due(work: Work, case: Row, name: str, begun: datetime) -> datetime | None:
    if name in DATED:
        day = case[DATED[name]]
        return datetime.combine(day + timedelta(days=1), time.min, work.zone) if isinstance(day, date) else None
    span = terms().limits.get(name)
    return None if span is None else begun + span
