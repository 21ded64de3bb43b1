"""What is owed: calls and visits by their day, answers to tenants, and how far this month's visits are (RVT-04, RVT-05, RVT-C01)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from sqlalchemy import ColumnElement, Connection

from broadcaster.desk.book import State
from broadcaster.desk.clocks.duties import Cadence, Duty, Progress, period, progress
from broadcaster.desk.reading import rows
from broadcaster.desk.registers import book
from broadcaster.desk.revisits.terms import Terms
from broadcaster.desk.row import Row
from broadcaster.desk.table import table_of

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
    found = [*_revisits(connection, until, zone), *_answers(connection, until)]
    seen = [i for i in found if i.due_on <= until and i.row.values.get("accused") != clerk]
    mine = [i for i in seen if not owner or i.row.values.get("owner") == owner]
    return tuple(sorted(mine, key=lambda i: (i.due_on, i.booked_at is None, i.booked_at and i.booked_at.timestamp(), i.row.number)))


def _revisits(connection: Connection, until: date, zone: tzinfo) -> Iterator[Item]:
    table = table_of("revisit")
    ends = datetime.combine(until + timedelta(days=1), time.min, zone)
    waits = table.c.stage.in_(("due", "booked"))
    due, booked = table.c.booked_at.is_(None) & (table.c.due_on <= until), table.c.booked_at < ends
    for which in (due, booked):  # one after the other: each is found by the index
        for row in _open(connection, "revisit", waits & which):
            at, day = row["booked_at"], row["due_on"]
            if isinstance(at, datetime):
                yield Item(row, str(row["kind"]), at.astimezone(zone).date(), at)
            elif isinstance(day, date):
                yield Item(row, str(row["kind"]), day)


def _answers(connection: Connection, until: date) -> Iterator[Item]:
    table = table_of("visit")
    for row in _open(connection, "visit", table.c.answered_at.is_(None) & (table.c.answer_due <= until)):
        due = row["answer_due"]
        if isinstance(due, date):
            yield Item(row, ANSWER, due)


def _open(connection: Connection, name: str, which: ColumnElement[bool]) -> tuple[Row, ...]:
    table = table_of(name)
    return rows(connection, book(name), which & (table.c.state == State.OPEN.value), [c.name for c in table.c if c.name != "id"])


def month_of_visits(connection: Connection, terms: Terms, now: datetime, zone: tzinfo) -> Progress | None:
    """The month's visits to customers against the quota; `None` where nobody has set one (RVT-04)."""
    if terms.visits is None:
        return None
    today = now.astimezone(zone).date()
    month = period(Cadence.MONTH, today)
    table = table_of("visit")
    stands = table.c.state.in_((State.OPEN.value, State.CLOSED.value)) & (table.c.kind == "customer")
    found = rows(connection, book("visit"), stands & table.c.visited_on.between(month.first, month.last), ["visited_on"])
    days = (visited for row in found if isinstance(visited := row["visited_on"], date))
    done = [datetime(day.year, day.month, day.day, tzinfo=zone) for day in days]
    return progress(Duty("visit.monthly", Cadence.MONTH, terms.visits), today, done, now, zone)
