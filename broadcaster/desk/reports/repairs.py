"""Repairs and consultations out of the store, for the day's heating report. The one place that knows the book of repairs."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, select

from broadcaster.desk.registers import NAMES
from broadcaster.desk.reports.copies import content_of, last_copy
from broadcaster.desk.reports.frames import before
from broadcaster.desk.reports.heating import BY_STATION, REPORT, RepairFact, Season, season_start
from broadcaster.desk.reports.model import Asked
from broadcaster.desk.reports.streams import STANDING, stream
from broadcaster.desk.table import table_of
from broadcaster.faults import fault

BOOK = "repair"
WITHDRAWN = "cancelled"
"""The stage of a repair the household called back."""
NO_CONSULTATION = ("repair", "complaint")
"""Topics of calls that are a case of their own; every other incoming call is a consultation (咨询量)."""


def season(connection: Connection, asked: Asked) -> Season:
    """Everything of the season up to the day's end. Raises `Fault`: `desk.report.no-repairs` while there is no book of repairs."""
    if BOOK not in NAMES:
        raise fault("desk.report.no-repairs")
    begun = season_start(asked)
    stations = table_of("station")
    named = connection.execute(select(stations.c.name).where(stations.c.state.in_(STANDING)).order_by(stations.c.id)).scalars()
    return Season(_facts(connection, asked, begun), tuple(named), _former(connection, asked, begun))


def _facts(connection: Connection, asked: Asked, begun: datetime | None) -> Iterator[RepairFact]:
    table = table_of(BOOK)
    columns = (table.c.entered_at, table.c.returned_at, table.c.revisited_at, table.c.station, table.c["class"], table.c.stage)
    chosen = select(*columns).where(table.c.state.in_(STANDING), table.c.entered_at < asked.frame.until)
    for at, returned, revisited, station, sort, stage in stream(
        connection, chosen if begun is None else chosen.where(table.c.entered_at >= begun)
    ):
        yield RepairFact(at, returned, revisited, station, sort, withdrawn=stage == WITHDRAWN)
    calls = table_of("call")
    inside = (calls.c.entered_at >= asked.frame.since) & (calls.c.entered_at < asked.frame.until)
    asked_about = calls.c.state.in_(STANDING) & (calls.c.direction == "in") & calls.c.topic.not_in(NO_CONSULTATION)
    for (at,) in stream(connection, select(calls.c.entered_at).where(inside, asked_about)):
        yield RepairFact(at, consultation=True)


def _former(connection: Connection, asked: Asked, begun: datetime | None) -> dict[str, int] | None:
    """The day before, as it was signed last; `None` where it was not, or belongs to another season."""
    former = before(asked.frame)
    copy = last_copy(connection, REPORT.name, former.name)
    if copy is None or (begun is not None and former.until <= begun):
        return None
    total = content_of(copy)["tables"][BY_STATION.name]["total"]
    return {name: int(total.get(name) or 0) for name in ("reported_so_far", "repaired_so_far")}
