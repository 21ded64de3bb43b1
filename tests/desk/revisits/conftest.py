"""Sales, closed complaints and terms, for revisits."""

from datetime import date, timedelta

from sqlalchemy import update

from broadcaster.desk import ledger
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.revisits.generating import Made, generate, outstanding, terms_of, today
from broadcaster.desk.revisits.wanted import Plan
from broadcaster.desk.row import Query, Row
from broadcaster.desk.table import table_of
from broadcaster.desk.values import Value
from broadcaster.desk.work import Desk, Work
from broadcaster.desk.work import House as Rules
from tests.desk.conftest import House, house, sqlite_house  # noqa: F401 - fixtures
from tests.desk.samples import BOSS, CLERK, NOW

SOLD = date(2026, 10, 25)


def sold(house: House, *, days: float = 0, **more: Value) -> Row:  # noqa: F811
    values: dict[str, Value] = {"name": "王女士", "phone": "13812345678", "goods": "沙发", "order_no": "D001", "bought_on": SOLD, **more}
    return house.desk.write(CLERK, NOW + timedelta(days=days), lambda w: ledger.add(w, book("sale"), values))


def made(house: House, *, days: float = 0) -> Made:  # noqa: F811
    """What a run of the generator made; a look at everything finds nothing that it left out."""

    def act(work: Work) -> Made:
        done = generate(work)
        work.flush()
        assert outstanding(work.connection, terms_of(work), work.zone, today(work)) == Plan((), (), ())
        return done

    return house.desk.write(CLERK, NOW + timedelta(days=days), act)


def revisits(house: House, **where: Value) -> list[Row]:  # noqa: F811
    return house.desk.read(lambda c: list(find(c, book("revisit"), Query(where=tuple(where.items())))))


def one(house: House, **where: Value) -> Row:  # noqa: F811
    (row,) = revisits(house, **where)
    return row


def governed(house: House, profile: str) -> House:  # noqa: F811
    """The same store under another organisation's numbers."""
    desk = house.desk
    return House(Desk(desk.engine, desk.zone, desk.files, Rules(profile)), house.parties, house.url)


def put(house: House, name: str, number: str, **columns: Value) -> None:  # noqa: F811
    """What another workflow would have written."""
    table = table_of(name)

    def act(work: Work) -> None:
        work.connection.execute(update(table).where(table.c.number == number).values(**columns))
        facts, personal = ledger.told_apart(book(name), columns)
        work.record("case-told", name, number, facts=facts, personal=personal)

    house.desk.write(BOSS, NOW, act)
