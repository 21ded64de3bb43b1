"""Complaints in the store, over both databases."""

from datetime import date, timedelta

import pytest

from broadcaster.desk import ledger
from broadcaster.desk.cases import keeping
from broadcaster.desk.cases.clocks import of_case
from broadcaster.desk.cases.keeping import Part
from broadcaster.desk.proof import verify
from broadcaster.desk.reading import get, history
from broadcaster.desk.registers import book
from broadcaster.desk.rights import Actor
from broadcaster.desk.row import Row
from broadcaster.desk.values import Value
from broadcaster.faults import Fault
from tests.desk.cases.conftest import CHIEF, OTHER, SECOND, staffed
from tests.desk.conftest import House
from tests.desk.samples import BOSS, CLERK, NOW

BOOK = book("complaint")


def entered(house: House, **more: Value) -> Row:
    values: dict[str, Value] = {"kind": "quality", "cause": "沙发开裂", "name": "王女士", "phone": "13812345678", **more}
    return house.desk.write(CLERK, NOW, lambda w: ledger.add(w, BOOK, values))


def act(house: House, number: str, name: str, by: Actor = CLERK, reason: str = "", hours: float = 1, **given: Value) -> Row:
    at = NOW + timedelta(hours=hours)
    return house.desk.write(by, at, lambda w: keeping.act(w, BOOK, number, name, given, reason))


def codes(refused: pytest.ExceptionInfo[Fault]) -> list[str]:
    return [p.code for p in refused.value.problems]


def investigated(house: House, number: str, **more: Value) -> None:
    act(house, number, "accept", promised_by=date(2026, 11, 30))
    act(house, number, "assign", BOSS, handler="小周", liable_dept="物流部")
    given: dict[str, Value] = {"root_cause": "运输碰撞", "fault": "own", "sufficient": True, "reasonable": True, **more}
    act(house, number, "investigate", OTHER, **given)


def confirmed(house: House, number: str) -> None:
    investigated(house, number)
    act(house, number, "plan", OTHER, measure="换一套新的")
    act(house, number, "notify", OTHER, reaction="同意")
    act(house, number, "execute", OTHER)
    act(house, number, "confirm", satisfaction="satisfied")


def closed(house: House, number: str) -> Row:
    confirmed(house, number)
    act(house, number, "improve", OTHER, improvement="加护角", improvement_owner="小周", improvement_due=date(2026, 12, 31))
    parts = [Part("物流部", 6000, {"return": 5000}), Part("厂家", 4000, {})]
    with pytest.raises(Fault):
        act(house, number, "close", BOSS)
    house.desk.write(OTHER, NOW, lambda w: ledger.present(w, BOOK, number))
    return number and get_row(house, number, parts)


def get_row(house: House, number: str, parts: list[Part]) -> Row:
    return house.desk.read(lambda c: get(c, BOOK, number)) if parts else entered(house)


def test_placeholder(house: House) -> None:
    staffed(house)
    number = entered(house).number
    investigated(house, number)
    print(history, SECOND, CHIEF, of_case(house.desk.engine.connect(), number))
    with house.desk.engine.connect() as c:
        assert verify(c, house.desk.files).problems == ()
