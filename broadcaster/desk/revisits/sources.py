"""What revisits follow from, read out of the books: the few columns that matter, so that many sales cost little."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, tzinfo
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select, true

from broadcaster.desk.book import State
from broadcaster.desk.reading import AT_ONCE
from broadcaster.desk.revisits import wanted
from broadcaster.desk.revisits.terms import Terms
from broadcaster.desk.revisits.touched import Touched
from broadcaster.desk.revisits.wanted import Row, Standing, Wanted
from broadcaster.desk.table import table_of

WHO = "number party name phone address"
COLUMNS = {
    "sale": f"{WHO} goods order_no bought_on delivered_on warranty_end",
    "complaint": f"{WHO} cause order_no stage closed_at reopened severity urgency level accused",
    "repair": f"{WHO} content stage returned_at reopened",
    "party": "number kind name phone address booth grade shop_class standing starts_on happened_at",
}
OVER = {"complaint": wanted.OVER, "repair": wanted.RETURNED}
STANDS = (State.OPEN.value, State.CLOSED.value)


def owed(connection: Connection, terms: Terms, zone: tzinfo, today: date, touched: Touched | None = None) -> Iterator[Wanted]:
    """Every revisit that follows from the books by these terms. `touched`: from these rows only."""
    for sale in rows(connection, "sale", touched):
        yield from wanted.of_sale(sale, terms)
    for complaint in rows(connection, "complaint", touched):
        yield from wanted.of_complaint(complaint, terms, zone)
    for repair in rows(connection, "repair", touched):
        yield from wanted.of_repair(repair, terms, zone)
    last, done = _contacts(connection, zone, touched)
    for party in rows(connection, "party", touched):
        number = str(party["number"])
        begun = party["happened_at"]
        if isinstance(begun, datetime):
            yield from wanted.of_customer(party, last.get(number, begun.astimezone(zone).date()), done.get(number, 0), terms)
        yield from wanted.of_tenant(party, today.year, terms)


def gone(connection: Connection, there: Mapping[str, Standing], touched: Touched | None = None) -> Iterator[str]:
    """Keys of open revisits that are owed no longer: the sale is void, the complaint is at work again, the customer left."""
    open_ones = [one.key for one in there.values() if one.open]
    if not open_ones:
        return
    cases = {wanted.key_of_case("complaint", c) for c in rows(connection, "complaint", touched)}
    cases |= {wanted.key_of_case("repair", r) for r in rows(connection, "repair", touched)}
    sold = {str(sale["number"]) for sale in rows(connection, "sale", touched)}
    active = {str(p["number"]) for p in rows(connection, "party", touched) if p["standing"] == "active"}
    for key in open_ones:
        kind, _colon, rest = key.partition(":")
        number = rest.split(":")[0]
        stands = {
            "sale": number in sold, "warranty": number in sold, "complaint": key in cases, "repair": key in cases,
            "regular": number in active, "tenant": number in active,
        }  # fmt: skip
        if not stands.get(kind, True):
            yield key


def standing(connection: Connection, touched: Touched | None = None) -> dict[str, Standing]:
    """The revisits that were made before, by key; void ones too: what a clerk has struck is not made again.
    `touched`: those that follow from these rows."""
    table = table_of("revisit")
    asked = select(table.c.number, table.c.key, table.c.due_on, table.c.stage, table.c.state).where(table.c.key.is_not(None))
    numbers = None if touched is None else frozenset[str]().union(*touched.values())
    found = (
        Standing(str(n), str(k), due, "withdrawn" if state == State.VOID.value else str(stage))
        for n, k, due, stage, state in _asked(connection, asked, table.c.origin_no, numbers)
    )
    return {one.key: one for one in found}


def rows(connection: Connection, book: str, touched: Touched | None) -> Iterator[Row]:
    """A source's rows that stand (of cases, those that are over), as they are read; a column the book does not have is empty."""
    table = table_of(book)
    chosen: list[Any] = [table.c[name] for name in COLUMNS[book].split() if name in table.c]
    empty: Row = {name: None for name in COLUMNS[book].split() if name not in table.c}
    over = table.c.stage.in_(sorted(OVER[book])) if book in OVER else true()
    asked = select(*chosen).where(table.c.state.in_(STANDS), over).order_by(table.c.id)
    numbers = None if touched is None else touched.get(book, frozenset())
    for found in _asked(connection, asked, table.c.number, numbers):
        yield {**empty, **found._mapping}  # noqa: SLF001 - SQLAlchemy's public name for it


def _asked(connection: Connection, asked: Select[Any], column: ColumnElement[Any], numbers: frozenset[str] | None) -> Iterator[Any]:
    """What is asked for, of all rows, or of those that have one of these numbers in a column."""
    if numbers is None:
        yield from connection.execute(asked.execution_options(stream_results=True, yield_per=AT_ONCE))
        return
    wanted_ones = sorted(numbers)
    for start in range(0, len(wanted_ones), AT_ONCE):
        yield from connection.execute(asked.where(column.in_(wanted_ones[start : start + AT_ONCE])))


def _contacts(connection: Connection, zone: tzinfo, touched: Touched | None) -> tuple[dict[str, date], dict[str, int]]:
    """By party: when it was last spoken with, and how many regular revisits there were."""
    table = table_of("revisit")
    asked = select(table.c.party, table.c.kind, table.c.done_at).where(table.c.party.is_not(None), table.c.stage.in_(("done", "ended")))
    last: dict[str, date] = {}
    done: dict[str, int] = {}
    for party, kind, done_at in _asked(connection, asked, table.c.party, None if touched is None else touched.get("party", frozenset())):
        if isinstance(done_at, datetime):
            day = done_at.astimezone(zone).date()
            last[party] = max(day, last.get(party, day))
        done[party] = done.get(party, 0) + (kind == "regular")
    return last, done
