"""What is owed: calls and visits by their day, answers to tenants, and how far this month's visits are (RVT-04, RVT-05, RVT-C01)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from sqlalchemy import Connection

from broadcaster.desk.book import State
from broadcaster.desk.clocks.duties import Cadence, Duty, Progress, period, progress
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.revisits.terms import Terms
from broadcaster.desk.row import Query, Row

ANSWER = "answer"
"""Of an item: a tenant's opinion waits for its answer."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do."""

    row: Row
    what: str
    """A kind of revisit, or `answer`."""
    due_on: date
    booked_at: datetime | None = None

    def overdue(self, now: datetime, zone: tzinfo) -> bool:
        """The day is over; of an appointment, its time."""
        if self.booked_at is not None:
            return self.booked_at < now
        return self.due_on < now.astimezone(zone).date()


def items(connection: Connection, clerk: str, until: date, zone: tzinfo, *, owner: str = "") -> tuple[Item, ...]:
    """Everything due up to a day, the earliest first; what is about the clerk is left out (CMP-22). `owner`: theirs only."""
    found = [*_revisits(connection, zone), *_answers(connection)]
    seen = [i for i in found if i.due_on <= until and i.row.values.get("accused") != clerk]
    mine = [i for i in seen if not owner or i.row.values.get("owner") == owner]
    return tuple(sorted(mine, key=lambda i: (i.due_on, i.booked_at is None, i.booked_at and i.booked_at.timestamp(), i.row.number)))


def _revisits(connection: Connection, zone: tzinfo) -> Iterator[Item]:
    for stage in ("due", "booked"):
        for row in find(connection, book("revisit"), Query(where=(("stage", stage),), states=(State.OPEN,))):
            booked, due = row["booked_at"], row["due_on"]
            if isinstance(booked, datetime):
                yield Item(row, str(row["kind"]), booked.astimezone(zone).date(), booked)
            elif isinstance(due, date):
                yield Item(row, str(row["kind"]), due)


def _answers(connection: Connection) -> Iterator[Item]:
    for row in find(connection, book("visit"), Query(where=(("answered_at", None),), states=(State.OPEN,))):
        due = row["answer_due"]
        if isinstance(due, date):
            yield Item(row, ANSWER, due)


def month_of_visits(connection: Connection, terms: Terms, now: datetime, zone: tzinfo) -> Progress | None:
    """The month's visits to customers against the quota; `None` where nobody has set one (RVT-04)."""
    if terms.visits is None:
        return None
    today = now.astimezone(zone).date()
    month = period(Cadence.MONTH, today)
    rows = find(connection, book("visit"), Query(where=(("kind", "customer"),), states=(State.OPEN, State.CLOSED)))
    days = (visited for row in rows if isinstance(visited := row["visited_on"], date) and month.first <= visited <= month.last)
    done = [datetime(day.year, day.month, day.day, tzinfo=zone) for day in days]
    return progress(Duty("visit.monthly", Cadence.MONTH, terms.visits), today, done, now, zone)
