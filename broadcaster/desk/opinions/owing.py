"""What is owed of campaigns: targets to draw, opinions to follow up, what departments see to, months without a campaign."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, Table, select

from broadcaster.desk.book import State
from broadcaster.desk.opinions.terms import Terms, unbegun
from broadcaster.desk.reading import rows
from broadcaster.desk.registers import book
from broadcaster.desk.table import table_of
from broadcaster.desk.values import Value


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing."""

    what: str
    """`draw`, `follow`, `common`, `recheck`, `call`, `campaign`."""
    number: str
    due: date | None
    """`None`: nobody has set how long it may take."""
    about: str

    def late(self, today: date) -> bool:
        return self.due is not None and self.due < today


def owed(connection: Connection, terms: Terms, today: date) -> tuple[Owed, ...]:
    """The earliest first, what has no day last."""
    found = [*_campaigns(connection, terms, today), *_sheets(connection), *_common(connection)]
    return tuple(sorted(found, key=lambda one: (one.due is None, str(one.due), one.number)))


def _campaigns(connection: Connection, terms: Terms, today: date) -> Iterator[Owed]:
    table = table_of("opinion")
    names = ("number", "state", "title", "stage", "starts_on")
    known = rows(connection, book("opinion"), table.c.state.in_([State.OPEN.value, State.CLOSED.value]), names)
    for row in known:
        if row["stage"] == "planned" and isinstance(row["starts_on"], date):
            yield Owed("draw", row.number, terms.draw_by(row["starts_on"]), str(row["title"]))
    begun = tuple(row["starts_on"] for row in known if isinstance(row["starts_on"], date))
    last = unbegun(terms.months, begun, today)
    if last is not None:
        yield Owed("campaign", f"{today:%Y-%m}", last, "")


def _standing(part: Table) -> ColumnElement[bool]:
    """Of a campaign that is not void."""
    campaign = table_of("opinion")
    return part.c.campaign_no.in_(select(campaign.c.number).where(campaign.c.state != State.VOID.value))


def _sheets(connection: Connection) -> Iterator[Owed]:
    table = table_of("opinion-sheet")
    follow = (table.c.opinion.is_not(None) | table.c.advice.is_not(None)) & table.c.followed_at.is_(None) & table.c.genuine.is_not(False)
    look = table.c.recheck.is_(True) & table.c.rechecked_at.is_(None)
    call = table.c.asked_why.is_(True) & table.c.called_at.is_(None)
    names = ("number", "state", "opinion", "advice", "answer_due", "booth")
    for what, which in (("follow", follow), ("recheck", look), ("call", call)):
        for row in rows(connection, book("opinion-sheet"), (table.c.state == State.OPEN.value) & _standing(table) & which, names):
            due = row["answer_due"] if what == "follow" else None
            said = str(row["opinion"] or row["advice"] or "") if what == "follow" else str(row["booth"] or "")
            yield Owed(what, row.number, _day(due), said)


def _common(connection: Connection) -> Iterator[Owed]:
    table = table_of("opinion-common")
    waits = (table.c.state == State.OPEN.value) & _standing(table) & table.c.done_at.is_(None)
    for row in rows(connection, book("opinion-common"), waits, ("number", "state", "matter", "dept", "due")):
        yield Owed("common", row.number, _day(row["due"]), f"{row['dept']} {row['matter']}")


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None
