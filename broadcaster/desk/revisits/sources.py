"""What revisits follow from, read out of the books: the few columns that matter, so that many sales cost little."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, tzinfo
from typing import Any

from sqlalchemy import ColumnElement, Connection, select, true

from broadcaster.desk.book import State
from broadcaster.desk.revisits import wanted
from broadcaster.desk.revisits.terms import Terms
from broadcaster.desk.revisits.wanted import Row, Standing, Wanted
from broadcaster.desk.table import table_of

WHO = "number party name phone address"
COLUMNS = {
    "sale": f"{WHO} goods order_no bought_on delivered_on warranty_end",
    "complaint": f"{WHO} cause order_no stage closed_at reopened severity urgency level accused",
    "repair": f"{WHO} content stage returned_at reopened",
    "party": "number kind name phone address booth grade shop_class standing starts_on happened_at",
}
STANDS = (State.OPEN.value, State.CLOSED.value)


def owed(connection: Connection, terms: Terms, zone: tzinfo, today: date) -> Iterator[Wanted]:
    """Every revisit that follows from the books by these terms."""
    for sale in rows(connection, "sale"):
        yield from wanted.of_sale(sale, terms)
    for complaint in _over(connection):
        yield from wanted.of_complaint(complaint, terms, zone)
    for repair in rows(connection, "repair"):
        yield from wanted.of_repair(repair, terms, zone)
    last, done = _contacts(connection, zone)
    for party in rows(connection, "party"):
        number = str(party["number"])
        begun = party["happened_at"]
        if isinstance(begun, datetime):
            yield from wanted.of_customer(party, last.get(number, begun.astimezone(zone).date()), done.get(number, 0), terms)
        yield from wanted.of_tenant(party, today.year, terms)


def gone(connection: Connection, there: Mapping[str, Standing]) -> Iterator[str]:
    """Keys of open revisits that are owed no longer: the sale is void, the complaint is at work again, the customer left."""
    cases = {wanted.key_of_case("complaint", c) for c in _over(connection)}
    cases |= {wanted.key_of_case("repair", r) for r in rows(connection, "repair") if r["stage"] in wanted.RETURNED}
    sold = {str(sale["number"]) for sale in rows(connection, "sale")}
    active = {str(p["number"]) for p in rows(connection, "party") if p["standing"] == "active"}
    for key in (one.key for one in there.values() if one.open):
        kind, _colon, rest = key.partition(":")
        number = rest.split(":")[0]
        stands = {
            "sale": number in sold, "warranty": number in sold, "complaint": key in cases, "repair": key in cases,
            "regular": number in active, "tenant": number in active,
        }  # fmt: skip
        if not stands.get(kind, True):
            yield key


def standing(connection: Connection) -> dict[str, Standing]:
    """The revisits that were made before, by key; void ones too: what a clerk has struck is not made again."""
    table = table_of("revisit")
    asked = select(table.c.number, table.c.key, table.c.due_on, table.c.stage, table.c.state).where(table.c.key.is_not(None))
    found = (
        Standing(str(n), str(k), due, "withdrawn" if state == State.VOID.value else str(stage))
        for n, k, due, stage, state in connection.execute(asked)
    )
    return {one.key: one for one in found}


def rows(connection: Connection, book: str, which: ColumnElement[bool] | None = None) -> Iterable[Row]:
    """A source's rows that stand; a column the book does not have is empty."""
    table = table_of(book)
    chosen: list[Any] = [table.c[name] for name in COLUMNS[book].split() if name in table.c]
    empty = {name: None for name in COLUMNS[book].split() if name not in table.c}
    asked = select(*chosen).where(table.c.state.in_(STANDS), true() if which is None else which).order_by(table.c.id)
    return [{**empty, **found} for found in connection.execute(asked).mappings()]


def _over(connection: Connection) -> Iterable[Row]:
    return rows(connection, "complaint", table_of("complaint").c.stage.in_(sorted(wanted.OVER)))


def _contacts(connection: Connection, zone: tzinfo) -> tuple[dict[str, date], dict[str, int]]:
    """By party: when it was last spoken with, and how many regular revisits there were."""
    table = table_of("revisit")
    asked = select(table.c.party, table.c.kind, table.c.stage, table.c.done_at).where(
        table.c.party.is_not(None), table.c.stage.in_(("done", "ended"))
    )
    last: dict[str, date] = {}
    done: dict[str, int] = {}
    for party, kind, _stage, done_at in connection.execute(asked):
        if isinstance(done_at, datetime):
            day = done_at.astimezone(zone).date()
            last[party] = max(day, last.get(party, day))
        done[party] = done.get(party, 0) + (kind == "regular")
    return last, done
