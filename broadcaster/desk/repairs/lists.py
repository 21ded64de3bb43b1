"""Which repairs are open, overdue, urged, forwarded, and whose next service is near (RPR-04, RPR-06, RPR-08, RPR-13)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from broadcaster.desk.book import State
from broadcaster.desk.cases import clocks
from broadcaster.desk.cases.repair import OPEN, RETURNED
from broadcaster.desk.clocks.span import Span
from broadcaster.desk.policy.model import Policy
from broadcaster.desk.policy.value import Unset
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.returns.case import after
from broadcaster.desk.row import Query, Row

UNFINISHED = frozenset({*OPEN, "done", "revisited"})


@dataclass(frozen=True, slots=True)
class Line:
    """A repair with the limits it is over, each with its due time."""

    row: Row
    late: tuple[tuple[str, datetime], ...] = ()


def unfinished(connection: Connection, *, station: str = "", owner: str = "") -> tuple[Row, ...]:
    """Repairs that are not closed, by station, the oldest first; `owner`: only those this clerk follows (RPR-06)."""
    rows = (row for row in find(connection, book("repair"), Query(states=(State.OPEN,))) if row["stage"] in UNFINISHED)
    chosen = [row for row in rows if (not station or row["station"] == station) and (not owner or row["first_owner"] == owner)]
    return tuple(sorted(chosen, key=lambda row: (str(row["station"] or ""), row.number)))


def overdue(connection: Connection, now: datetime, *, station: str = "") -> tuple[Line, ...]:
    """Those over a limit now, the longest first."""
    late: dict[str, list[tuple[str, datetime]]] = {}
    for clock in list(clocks.running(connection)):
        made = clocks.as_running(clock)
        if made.mark(now) == "late" and made.due is not None:
            late.setdefault(str(clock["case_number"]), []).append((str(clock["limit_of"]), made.due))
    lines = [Line(row, tuple(late[row.number])) for row in unfinished(connection, station=station) if row.number in late]
    return tuple(sorted(lines, key=lambda line: min(due for _name, due in line.late)))


def urged(connection: Connection, *, station: str = "") -> tuple[Row, ...]:
    """Open ones that were urged, the most often first."""
    rows = [row for row in unfinished(connection, station=station) if isinstance(row["urges"], int) and row["stage"] in OPEN]
    return tuple(sorted(rows, key=lambda row: (-int(str(row["urges"])), row.number)))


def forwarded(connection: Connection, *, department: str = "") -> tuple[Row, ...]:
    """Complex ones no department has answered yet (RPR-08)."""
    rows = (row for row in unfinished(connection) if row["forwarded_at"] is not None and row["dept_answered_at"] is None)
    return tuple(row for row in rows if not department or row["forwarded_to"] == department)


def service_near(values: Mapping[str, object], policy: Policy, today: date) -> bool:
    """Whether the next service comes near (`repair.remind_before`), or is over, and nobody was reminded of it since (RPR-13)."""
    day, reminded, ahead = values.get("next_service_on"), values.get("reminded_at"), policy.span("repair.remind_before")
    if not isinstance(day, date) or values.get("stage") not in {*RETURNED, "archived"} or not isinstance(ahead, Span):
        return False
    ends = after(day, ahead)
    begins = day if isinstance(ends, Unset) else day - (ends - day)
    told = isinstance(reminded, datetime) and reminded.date() >= begins
    return begins <= today and not told


def services_near(connection: Connection, policy: Policy, today: date) -> tuple[Row, ...]:
    """Repairs whose next service has to be told, the nearest first."""
    rows = find(connection, book("repair"), Query(states=(State.OPEN, State.CLOSED)))
    near = [row for row in rows if service_near(row.values, policy, today)]
    return tuple(sorted(near, key=lambda row: (str(row["next_service_on"]), row.number)))
