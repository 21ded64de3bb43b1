"""When the leaders are to visit tenants again: every so often, whatever the year's plan (RVT-13)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from broadcaster.desk.book import State
from broadcaster.desk.clocks.duties import anchored
from broadcaster.desk.revisits.terms import Terms
from broadcaster.desk.table import table_of


@dataclass(frozen=True, slots=True)
class Leaders:
    """Their last visit to a tenant, and by when the next one is due."""

    last: date | None
    due: date

    def late(self, today: date) -> bool:
        return self.due < today


def upcoming(last: date | None, terms: Terms, today: date) -> Leaders | None:
    """Counted from the last visit; today where there was none; `None` while nobody has set how often (POL-02). Pure."""
    if terms.leaders is None:
        return None
    return Leaders(last, today if last is None else anchored(last, terms.leaders))


def leaders(connection: Connection, terms: Terms, today: date) -> Leaders | None:
    """Out of the book of visits."""
    visit = table_of("visit")
    stands = visit.c.state.in_([State.OPEN.value, State.CLOSED.value])
    asked = select(func.max(visit.c.visited_on)).where(stands, visit.c.kind == "tenant", visit.c.by_leader.is_(True))
    return upcoming(connection.execute(asked).scalar_one(), terms, today)
