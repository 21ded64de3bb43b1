"""Monthly assessments: items, points, grades; once a month for each, signed or objected to (VND-04, VND-06, VND-09, RPR-15)."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.desk import ledger
from broadcaster.desk.policy.opening import shipped
from broadcaster.desk.proof import verify
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query, Row
from broadcaster.desk.scoring.cards import SHIPPED, card_of
from broadcaster.desk.scoring.keeping import grades, made, missing, object_to, score, sign, strike
from broadcaster.desk.scoring.model import grade, total, wrong
from broadcaster.desk.values import Value
from broadcaster.faults import Fault
from tests.desk.conftest import House
from tests.desk.samples import BOSS, CLERK, NOW

CARD = SHIPPED["installer"]
FULL = {item.name: str(item.points) for item in CARD.items}
MONTH = "2026-11"


def worker(house: House, name: str = "张师傅", **more: Value) -> str:
    values: dict[str, Value] = {
        "name": name, "company": "快装", "trade": "install", "phone": "13812345678", "joined_on": date(2026, 3, 1), **more,
    }  # fmt: skip
    return house.desk.write(CLERK, NOW, lambda w: ledger.add(w, book("installer"), values)).number


def scored(house: House, subject: str, card: str = "installer", month: str = MONTH, **change: str) -> Row:
    points = {item.name: str(item.points) for item in SHIPPED[card].items} | change
    return house.desk.write(CLERK, NOW, lambda w: score(w, card, subject, month, points))


def codes(refused: pytest.ExceptionInfo[Fault]) -> list[str]:
    return [p.code for p in refused.value.problems]


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_every_card_comes_to_a_hundred(name: str) -> None:
    assert sum(item.points for item in SHIPPED[name].items) == 100


@settings(max_examples=50, deadline=None, derandomize=True)
@given(st.data())
def test_what_does_not_apply_is_not_in_the_base(data: st.DataObject) -> None:
    """Whatever is left out: full points are 100 %, none are 0 %, and nothing is judged where nothing applies."""
    apart = data.draw(st.sets(st.sampled_from(sorted(FULL))))
    given = {name: int(points) for name, points in FULL.items() if name not in apart}
    assert wrong(CARD, {name: str(p) for name, p in given.items()}, sorted(apart)) == []
    assert total(CARD, given).share == (Fraction(100) if given else None)
    assert total(CARD, dict.fromkeys(given, 0)).share == (Fraction(0) if given else None)


def test_everything_wrong_with_a_card_is_told_at_once() -> None:
    points = {**FULL, "准时到达": "21", "安装质量": "x", "陈列": "1"}
    del points["服务态度"]
    told = [(c.code, c.item) for c in wrong(CARD, points, ["仪容仪表"])]
    assert told == [("no-item", "陈列"), ("points", "准时到达"), ("points", "安装质量"), ("missing", "服务态度"), ("both", "仪容仪表")]


@pytest.mark.parametrize(("share", "name"), [(Fraction(90), "优"), (Fraction(8999, 100), "良"), (Fraction(0), "不合格"), (None, "")])
def test_the_grade_is_the_best_that_is_reached(share: Fraction | None, name: str) -> None:
    """By the policy; unset, there is no grade (POL-02)."""
    assert grade(share, grades(shipped("home_mall", NOW.date()))) == name
    assert grade(share, ()) == ""


def test_the_malls_own_items_go_before_the_customary_ones_from_their_day() -> None:
    row: dict[str, Value] = {
        "card": "installer",
        "item": "爱护商品",
        "points": 100,
        "standard": None,
        "starts_on": date(2026, 12, 1),
        "ends_on": None,
    }
    assert card_of("installer", [row], date(2026, 11, 30)) == CARD
    own = card_of("installer", [row], date(2026, 12, 31))
    assert ([i.name for i in own.items], own.edition == CARD.edition) == (["爱护商品"], False)
    assert card_of("vendor", [row], date(2026, 12, 31)) == SHIPPED["vendor"]


def test_transport_and_installation_workers_are_registered_and_assessed_each_month(house: House) -> None:
    """RPR-15, VND-09: only who was in service, once a month; who is missing is told; the sheet is signed."""
    first, left = worker(house), worker(house, "李师傅", left_on=date(2026, 10, 31))
    with pytest.raises(Fault) as refused:
        scored(house, left)
    assert codes(refused) == ["desk.score.subject"]
    assert [s.number for s in house.desk.read(lambda c: missing(c, "installer", MONTH))] == [first]
    assert {s.number for s in house.desk.read(lambda c: missing(c, "installer", "2026-10"))} == {first, left}
    row = scored(house, first, 准时到达="15", 收费规范="8")
    assert (row["score"], row["of"], row["share"], row["grade"], row["company"]) == (93, 100, 9_300, "优", "快装")
    items = house.desk.read(lambda c: list(find(c, book("assessment-item"), Query(where=(("assessment_no", row.number),)))))
    assert {i["item"]: i["score"] for i in items}["准时到达"] == 15
    with pytest.raises(Fault) as refused:
        scored(house, first)
    assert codes(refused) == ["desk.once"]
    assert house.desk.read(lambda c: missing(c, "installer", MONTH)) == ()
    house.desk.write(CLERK, NOW, lambda w: sign(w, row.number, "张师傅"))
    with pytest.raises(Fault) as refused:
        house.desk.write(CLERK, NOW, lambda w: object_to(w, row.number, "不同意"))
    assert codes(refused) == ["desk.front.done"]
    assert house.desk.read(lambda c: verify(c, house.desk.files)).problems == ()


def test_who_does_not_agree_is_assessed_anew_by_somebody_else(sqlite_house: House) -> None:
    """Engine 4: an objection, another hand."""
    house = sqlite_house
    first = worker(house)
    row = scored(house, first)
    with pytest.raises(Fault) as refused:
        house.desk.write(BOSS, NOW, lambda w: strike(w, row.number, "查过"))
    assert codes(refused) == ["desk.score.no-objection"]
    house.desk.write(CLERK, NOW, lambda w: object_to(w, row.number, "那天没迟到"))
    house.desk.write(BOSS, NOW, lambda w: strike(w, row.number, "查过"))
    again = house.desk.write(BOSS, NOW, lambda w: score(w, "installer", first, MONTH, FULL))
    assert (again["score"], [r.number for r in house.desk.read(lambda c: made(c, "installer", MONTH))]) == (100, [again.number])
    house.desk.write(CLERK, NOW, lambda w: object_to(w, again.number, "还是不对"))
    with pytest.raises(Fault) as refused:
        house.desk.write(BOSS, NOW, lambda w: strike(w, again.number, "查过"))
    assert codes(refused) == ["desk.score.own"]


def test_vendors_and_their_staff_have_their_monthly_cards(sqlite_house: House) -> None:
    """VND-04, VND-06: the best first, each under its own title."""
    house, vendor = sqlite_house, sqlite_house.parties["vendor"]
    other = house.desk.write(CLERK, NOW, lambda w: ledger.add(w, book("party"), {"kind": "vendor", "name": "慕思"})).number
    clerk = house.desk.write(
        CLERK, NOW, lambda w: ledger.add(w, book("vendor-staff"), {"name": "小周", "vendor": vendor, "post": "导购"})
    ).number
    scored(house, vendor, "vendor", 经营业绩="5")
    scored(house, other, "vendor")
    assert [r["subject"] for r in house.desk.read(lambda c: made(c, "vendor", MONTH))] == [other, vendor]
    assert scored(house, clerk, "sales-staff")["vendor"] == vendor
    assert {v.form for v in book("assessment").views} == {"F-VND4", "F-VND5", "F-VND7"}
