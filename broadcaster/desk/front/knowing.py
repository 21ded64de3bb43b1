"""What the desk knows: cases to learn from, households and who is reached there, when not to visit (FAQ-04, CST-02, CST-04)."""

from collections.abc import Mapping
from datetime import datetime, tzinfo

from sqlalchemy import Connection

from broadcaster.desk import ledger
from broadcaster.desk.book import State
from broadcaster.desk.clocks.calendar import Opening, read_hours
from broadcaster.desk.reading import find, get
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query, Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import fault

CLOSED = frozenset({"closed", "archived"})


def lesson(work: Work, number: str, values: Mapping[str, Value]) -> Row:
    """A closed complaint in the case library: its course, cause and improvement, without whom it is about (FAQ-04).

    Raises `Fault`: `desk.front.not-closed`, `desk.front.learnt`, `desk.about-you`, as `ledger.add`.
    """
    case = ledger.present(work, book("complaint"), number)
    if case["stage"] not in CLOSED:
        raise fault("desk.front.not-closed", number=case.number)
    former = list(find(work.connection, book("casebook"), Query(where=(("case_no", case.number),))))
    if former:
        raise fault("desk.front.learnt", number=case.number, other=former[0].number)
    told = {
        "title": str(case["cause"])[:60], "course": case["course"] or case["measure"], "root_cause": case["root_cause"],
        "lesson": case["improvement"], "topic": case["kind"],
    }  # fmt: skip
    given = {name: value for name, value in values.items() if value is not None}
    return ledger.add(work, book("casebook"), {**told, **given, "case_no": case.number})


def join(work: Work, number: str, word: str) -> Row:
    """Somebody is reached at a household (CST-02). Raises `Fault`: `desk.no-row`, `desk.front.no-person`."""
    from broadcaster.desk.party import named

    home = get(work.connection, book("household"), number)
    found = named(work.connection, book("call").field("party"), word)
    if found is None:
        raise fault("desk.front.no-person", found=word)
    return ledger.amend(work, book("party"), found, {"household": home.number}, reason="归入住户 joined")


def household(connection: Connection, number: str) -> tuple[Row, tuple[Row, ...]]:
    """A household and everybody reached there."""
    home = get(connection, book("household"), number)
    return home, tuple(find(connection, book("party"), Query(where=(("household", home.number),))))


def find_household(connection: Connection, address: str, phone: str | None) -> tuple[Row, ...]:
    """Households by a piece of the address, or by the telephone of somebody reached there."""
    homes = [row for row in find(connection, book("household"), Query()) if row.state is not State.DRAFT]
    if phone is None:
        return tuple(row for row in homes if address in str(row["address"]))
    lived = [row for name in ("phone", "other_phone") for row in find(connection, book("party"), Query(where=((name, phone),)))]
    numbers = {row["household"] for row in lived}
    return tuple(row for row in homes if row.number in numbers)


def no_visit(connection: Connection, region: str, at: datetime, zone: tzinfo) -> Opening | None:
    """The hours in which a region (its code) is not visited, where `at` lies in them (CST-04). Raises `Fault`: `desk.front.no-region`."""
    rows = [r for r in find(connection, book("region"), Query(where=(("region_code", region.strip()),))) if r.state is not State.DRAFT]
    if not rows:
        raise fault("desk.front.no-region", found=region)
    local = at.astimezone(zone)
    minute = local.hour * 60 + local.minute
    hours = [opening for row in rows if row["no_visit"] for opening in read_hours(str(row["no_visit"]))]
    return next((opening for opening in hours if opening.start <= minute < opening.end), None)
