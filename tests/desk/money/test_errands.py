"""What is to be done with others about returns has its day, and the book of repairs tells how often a sold item was repaired in vain."""

from datetime import date, timedelta

from broadcaster.desk import ledger
from broadcaster.desk.reading import get
from broadcaster.desk.registers import book
from broadcaster.desk.table import table_of
from broadcaster.desk.takeback.errands import late, owed
from broadcaster.desk.values import Value
from tests.desk.conftest import House
from tests.desk.money.conftest import act, enter
from tests.desk.money.goods import received, under
from tests.desk.samples import BOSS, CLERK, NOW

DAY = NOW.date()


def test_what_is_to_be_done_with_others_is_told_by_its_day(house: House) -> None:
    """RET-19: the earliest first; done, it is gone; each has their own."""
    number = received(house).number
    first: dict[str, Value] = {"case_number": number, "kind": "collect", "vendor": house.parties["vendor"]}
    later = enter(house, "return-task", {**first, "matter": "取货", "due": DAY + timedelta(days=2)})
    over = enter(house, "return-task", {**first, "matter": "协商", "due": DAY - timedelta(days=1)})
    whenever = enter(house, "return-task", {**first, "matter": "通知"}, BOSS)
    found = house.desk.read(owed)
    assert [(row.number, late(row, DAY)) for row in found] == [(over.number, True), (later.number, False), (whenever.number, False)]
    assert [row.number for row in house.desk.read(lambda c: owed(c, "李敏"))] == [whenever.number]
    done: dict[str, Value] = {"done_at": NOW, "result": "好", "rating": 5}
    house.desk.write(CLERK, NOW, lambda w: ledger.amend(w, book("return-task"), over.number, done, reason="办好"))
    assert [row.number for row in house.desk.read(lambda c: owed(c, "王芳"))] == [later.number]


def _repaired(house: House, order: str, times: int) -> None:
    """A repair within the warranty, in vain so many times; how one comes to be so, `tests/desk/repairs` shows."""
    values: dict[str, Value] = {"class": "loose", "name": "王", "phone": "13812345678", "content": "松", "visit": "shop", "order_no": order}
    row = enter(house, "repair", values)
    table = table_of("repair")
    changes: dict[str, Value] = {"coverage": "warranty", "in_warranty": True, "reopened": times}
    house.desk.write(BOSS, NOW, lambda w: w.connection.execute(table.update().where(table.c.number == row.number).values(**changes)))


def test_the_store_counts_repairs_in_vain_and_the_clerk_confirms_or_says_otherwise(sqlite_house: House) -> None:
    """RPR-12, RET-12: by the order; what somebody has said is not counted over."""
    plaza = under(sqlite_house, "shopping_plaza")
    _repaired(plaza, "HX-1001", 2)
    bought: dict[str, Value] = {"bought_on": date(2026, 9, 1), "cause": "quality", "cause_told": "松", "warranty_end": date(2099, 1, 1)}
    row = received(plaza, **bought)
    kept = plaza.desk.read(lambda c: get(c, book("goods-return"), row.number))
    assert (kept["repairs"], kept["clause"]) == (2, "RPR-12")
    assert act(plaza, "goods-return", row.number, "check", condition="松动")["repairs"] == 2
    assert act(plaza, "goods-return", row.number, "check", condition="松动", repairs=1)["repairs"] == 1
    assert act(plaza, "goods-return", row.number, "check", condition="松动")["repairs"] == 1
    other = received(plaza, order_no="HX-7", **bought)
    assert other["repairs"] is None
    _repaired(plaza, "HX-7", 3)
    assert act(plaza, "goods-return", other.number, "check", condition="松动")["repairs"] == 3
