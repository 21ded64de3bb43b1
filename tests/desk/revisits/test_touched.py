"""The generator looks at what was touched since it last looked, and misses nothing: each `made` is held against a look at everything."""

import random
from datetime import date, timedelta

from sqlalchemy import select, update

from broadcaster.desk import ledger
from broadcaster.desk.policy.approvals import approve, drafted
from broadcaster.desk.policy.model import Change
from broadcaster.desk.proof import verify
from broadcaster.desk.registers import book
from broadcaster.desk.revisits.calling import Call, book_time, record
from broadcaster.desk.revisits.generating import generate
from broadcaster.desk.revisits.worklist import items
from broadcaster.desk.table import table_of
from broadcaster.desk.tables import HEAD
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from tests.desk.conftest import House
from tests.desk.revisits.conftest import governed, made, one, revisits, sold
from tests.desk.samples import BOSS, CLERK, NOW, SHANGHAI

DAY = NOW.date()


def past_the_ledger(house: House, number: str, **columns: Value) -> None:
    """A change that no event tells of, to see whether it is looked at."""
    table = table_of("sale")
    with house.desk.engine.begin() as connection:
        connection.execute(update(table).where(table.c.number == number).values(**columns))


def end(house: House) -> int:
    return house.desk.read(lambda c: int(c.execute(select(HEAD.c.seq)).scalar_one()))


def test_only_what_was_touched_is_looked_at_and_nothing_costs_no_event(house: House) -> None:
    """RVT-01, RVT-05."""
    still, moved = sold(house), sold(house)
    assert made(house).new == {"sale": 2}
    before = end(house)
    assert (made(house).total, made(house, days=1).total, end(house)) == (0, 0, before)
    past_the_ledger(house, still.number, bought_on=date(2026, 10, 1))
    house.desk.write(CLERK, NOW, lambda w: ledger.amend(w, book("sale"), moved.number, {"bought_on": date(2026, 10, 2)}, reason="写错"))
    assert house.desk.write(CLERK, NOW, generate).moved == 1
    assert one(house, ref="D001", origin_no=still.number)["due_on"] == date(2026, 11, 24)
    assert one(house, origin_no=moved.number)["due_on"] == date(2026, 11, 1)


def test_other_numbers_of_the_policy_and_a_new_year_have_everything_looked_at(sqlite_house: House) -> None:
    """RVT-01, POL-02: an approved change counts for what was sold before it."""
    house = sqlite_house
    sale = sold(house, bought_on=date(2026, 11, 20))
    made(house)
    change = Change("revisit.after_sale", "10d", DAY, "试", "王芳")
    house.desk.write(CLERK, NOW, lambda w: drafted(w, change))
    house.desk.write(BOSS, NOW, lambda w: approve(w, change))
    assert (made(house).moved, one(house)["due_on"]) == (1, date(2026, 11, 30))
    past_the_ledger(house, sale.number, bought_on=date(2026, 11, 21))
    assert house.desk.write(CLERK, NOW, generate).moved == 0
    assert (made(house, days=60).moved, one(house)["due_on"]) == (1, date(2026, 12, 1))


def test_a_day_of_all_sorts_of_acts_leaves_out_nothing(sqlite_house: House) -> None:  # noqa: C901 - one branch a sort
    """RVT-01 to RVT-03, RVT-05, RVT-11, RVT-C01."""
    lots, house = random.Random(7), governed(sqlite_house, "home_mall")
    sales = [sold(house, warranty_end=DAY + timedelta(days=lots.randint(20, 90)), phone=f"138{n:08}") for n in range(4)]
    parties = [str(sale["party"]) for sale in sales]
    for n in range(24):
        sale, party = lots.choice(sales), lots.choice(parties)
        open_ones = [r.number for r in revisits(house) if r["stage"] in {"due", "booked"}]

        def act(work: Work, n: int = n, sale: str = sale.number, party: str = party, calls: tuple[str, ...] = tuple(open_ones)) -> None:
            match n % 6:
                case 0:
                    ledger.amend(work, book("sale"), sale, {"bought_on": DAY - timedelta(days=n)}, reason="改")
                case 1 if calls:
                    record(work, calls[n % len(calls)], Call(result="refused"))
                case 2:
                    ledger.amend(work, book("party"), party, {"grade": lots.choice(["AAA", "B"])}, reason="改")
                case 3:
                    ledger.amend(work, book("party"), party, {"standing": lots.choice(["active", "ended"])}, reason="改")
                case 4 if calls:
                    book_time(work, calls[n % len(calls)], NOW + timedelta(days=2, hours=1))
                case 5 if calls:
                    ledger.amend(work, book("revisit"), calls[n % len(calls)], {"due_on": DAY}, reason="改")

        house.desk.write(BOSS, NOW, act)
        made(house)
    assert {r["stage"] for r in revisits(house)} >= {"due", "ended"}
    house.desk.write(BOSS, NOW, lambda w: ledger.void(w, book("sale"), sales[0].number, reason="退货"))
    made(house)
    assert house.desk.read(lambda c: verify(c, house.desk.files)).problems == ()


def test_of_what_is_owed_those_of_the_day_are_read_and_appointments_by_their_own_day(house: House) -> None:
    """RVT-05, RVT-07."""
    late, early, far = (sold(house, bought_on=DAY - timedelta(days=days)) for days in (31, 20, 10))
    made(house)
    numbers = {str(r["origin_no"]): r.number for r in revisits(house)}
    house.desk.write(CLERK, NOW, lambda w: book_time(w, numbers[far.number], NOW + timedelta(hours=2)))
    found = house.desk.read(lambda c: items(c, "李敏", DAY, SHANGHAI))
    assert [i.row.number for i in found] == [numbers[late.number], numbers[far.number]]
    assert [i.row.number for i in house.desk.read(lambda c: items(c, "李敏", DAY + timedelta(days=30), SHANGHAI))] == [
        numbers[late.number], numbers[far.number], numbers[early.number],
    ]  # fmt: skip
