"""What else the entry of a repair needs: a class of the house, a mark on urgent ones, its station by the address (RPR-02, RPR-03)."""

from sqlalchemy import Connection

from broadcaster.desk import ledger
from broadcaster.desk.book import Book
from broadcaster.desk.cases.clocks import policy_of
from broadcaster.desk.cases.keeping import case_row, doing_of, done
from broadcaster.desk.cases.model import Values
from broadcaster.desk.policy.model import Policy
from broadcaster.desk.policy.value import Unset
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.repairs.routing import Route, Routed, routed
from broadcaster.desk.row import Query, Row
from broadcaster.desk.wording import told
from broadcaster.desk.work import Work
from broadcaster.faults import fault


def entered(work: Work, book: Book, _before: Row, row: Row) -> None:
    """Raises `Fault`: `desk.repair.class` for a class the house does not have (`repair.classes`)."""
    held = policy_of(work)
    _known(work, book, held, row)
    urgent = held.words("repair.urgent")
    if not isinstance(urgent, Unset) and row["class"] in urgent and row["urgency"] != "urgent":
        ledger.enact(work, book, row, {"urgency": "urgent"}, act="sort")
    look_up(work, book, row.number)


def station_known(work: Work, _book: Book, _row: Row, given: Values) -> Values:
    """Nothing more is filled in. Raises `Fault`: `desk.repair.station` for a station nobody knows, where any are known."""
    station, known = given.get("station"), stations(work.connection, policy_of(work))
    if isinstance(station, str) and known and station not in known:
        raise fault("desk.repair.station", found=station, known="、".join(known))
    return {}


def look_up(work: Work, book: Book, number: str) -> Routed:
    """Give a new repair the station its address belongs to, where the table knows one. Raises `Fault`: as `keeping.act`."""
    row = case_row(work, book, number)
    found = routed(str(row["address"] or ""), routes(work.connection, policy_of(work)))
    if found.by is not None and found.station != row["station"]:
        by = found.by.number or found.by.place
        done(work, book, row, doing_of(work, "route", {"station": found.station, "route_no": by}))
    return found


def routes(connection: Connection, held: Policy) -> tuple[Route, ...]:
    """The book of routes, and the names of the stations (`repair.stations`, the book of stations): an address may have a station's name."""
    known = [Route(str(row["place"]), str(row["station"]), row.number) for row in find(connection, book_named("route"), Query())]
    return (*known, *(Route(name, name) for name in stations(connection, held)))


def stations(connection: Connection, held: Policy) -> tuple[str, ...]:
    """Every station's name: the policy's, then those the house entered besides."""
    listed = held.words("repair.stations")
    entered_ones = [str(row["name"]) for row in find(connection, book_named("station"), Query())]
    return tuple(dict.fromkeys([*(() if isinstance(listed, Unset) else listed), *entered_ones]))


def _known(work: Work, book: Book, held: Policy, row: Row) -> None:
    classes = held.words("repair.classes")
    field = book.field("class")
    if not isinstance(classes, Unset) and row["class"] not in classes:
        known = "、".join(told(field, one, work.zone) for one in classes)
        raise fault("desk.repair.class", found=told(field, row["class"], work.zone), known=known)
