"""Revisits of repairs, as soon as there is the book of repairs (RVT-06, RVT-09, RPR-07)."""

from datetime import timedelta

from broadcaster.desk import ledger
from broadcaster.desk.cases import keeping
from broadcaster.desk.reading import get
from broadcaster.desk.registers import book
from broadcaster.desk.revisits.calling import Call, Outcome
from broadcaster.desk.row import Row
from broadcaster.desk.survey.answering import understood
from broadcaster.desk.survey.templates import REPAIR_CALL
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from tests.desk.conftest import House
from tests.desk.revisits.conftest import governed, made, one, revisits
from tests.desk.revisits.test_keeping import called
from tests.desk.samples import BOSS, NOW

WELL = {"solved": "是", "attitude": "满意", "charged": "否", "score": "9"}


def returned(house: House) -> str:
    """A repair order that came back."""
    values: dict[str, Value] = {
        "class": "cold",
        "content": "暖气不热",
        "name": "王女士",
        "phone": "13812345678",
        "address": "宏城小区1号楼",
    }

    def act(work: Work) -> str:
        number = ledger.add(work, book("repair"), values).number
        for name, given in (("send", {"station": "宏城"}), ("accept", {}), ("coverage", {"coverage": "warranty"})):
            keeping.act(work, book("repair"), number, name, dict(given))
        keeping.act(work, book("repair"), number, "done", {"repaired": True, "result": "换阀"})
        return number

    return house.desk.write(BOSS, NOW, act)


def repair(house: House, number: str) -> Row:
    return house.desk.read(lambda c: get(c, book("repair"), number))


def call(house: House, *, take: tuple[str, ...] = (), **change: str) -> Outcome:
    answers = understood(REPAIR_CALL, {**WELL, **change})[0]
    return called(house, one(house, stage="due").number, Call(result="answered", answers=answers, take=take), days=1)


def test_a_returned_order_is_called_the_next_day_and_settled_when_it_is_solved(sqlite_house: House) -> None:
    """RVT-06, RPR-07: only where the organisation revisits each."""
    house = governed(sqlite_house, "heating_hotline")
    number = returned(house)
    assert made(sqlite_house).total == 0
    assert (made(house).new, made(house).total) == ({"repair": 1}, 0)
    row = one(house)
    assert (row["due_on"], row["name"], row["ref"]) == (NOW.date() + timedelta(days=1), "王女士", number)
    done = call(house)
    order = repair(house, number)
    assert (order["stage"], order["revisit_ref"], order["solved"]) == ("revisited", done.row.number, True)


def test_an_order_that_did_not_solve_it_goes_back_and_is_called_again(sqlite_house: House) -> None:
    """RVT-06: rework under the same number, complaint with the revisit's."""
    house = governed(sqlite_house, "heating_hotline")
    number = returned(house)
    made(house)
    done = call(house, take=("repair", "complaint"), solved="否", charged="是")
    assert done.led_to[0] == number
    assert repair(house, number)["stage"] == "sent"

    def again(work: Work) -> None:
        keeping.act(work, book("repair"), number, "accept", {})
        keeping.act(work, book("repair"), number, "done", {"repaired": True, "result": "再修"})

    house.desk.write(BOSS, NOW + timedelta(days=2), again)
    assert made(house, days=2).new == {"repair": 1}
    assert len(revisits(house)) == 2
