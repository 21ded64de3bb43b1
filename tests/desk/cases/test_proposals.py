"""What a complaint brings a clerk or a unit: proposals of penalties and shares of a loss (CMP-16, CMP-23, CMP-24)."""

import pytest

from broadcaster.desk.book import State
from broadcaster.desk.cases import keeping
from broadcaster.desk.cases.keeping import Part
from broadcaster.desk.cases.proposals import propose
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query, Row
from broadcaster.desk.values import Value
from broadcaster.faults import Fault
from tests.desk.cases.conftest import BOOK, CHIEF, OTHER, act, codes, entered, planned, staffed
from tests.desk.conftest import House
from tests.desk.money.conftest import rule
from tests.desk.samples import NOW


def proposals(at_desk: House) -> list[Row]:
    return at_desk.desk.read(lambda c: list(find(c, book("penalty-proposal"), Query())))


def test_a_valid_complaint_about_staff_is_a_proposal_and_an_invalid_one_is_none(house: House) -> None:
    """CMP-16, CMP-23, CMP-24: without a ratio no amount is guessed."""
    staffed(house)
    number = entered(house, kind="staff", accused="王芳")
    planned_by_others(house, number)
    act(house, number, "investigate", OTHER, verified="valid")
    act(house, number, "investigate", OTHER, course="再核实")
    (kept,) = proposals(house)
    assert (kept["person"], kept["ground"], kept["amount"], kept["ratio"], kept["judged_by"]) == (
        "王芳", "valid-complaint", None, None, "home_mall-1.1",
    )  # fmt: skip
    act(house, number, "investigate", OTHER, verified="invalid")
    assert proposals(house) == []
    reward: dict[str, Value] = {"person": "小周", "kind": "reward", "amount": 10_000}
    with pytest.raises(Fault) as refused:
        house.desk.write(OTHER, NOW, lambda w: propose(w, BOOK, number, reward))
    assert codes(refused) == ["desk.no-right"]
    house.desk.write(CHIEF, NOW, lambda w: propose(w, BOOK, number, reward))
    act(house, number, "investigate", OTHER, course="结案")
    (kept,) = proposals(house)
    assert (kept["person"], kept["kind"], kept["amount"], kept["ground"]) == ("小周", "reward", 10_000, "praise")
    bare = entered(house)
    with pytest.raises(Fault) as refused:
        house.desk.write(CHIEF, NOW, lambda w: propose(w, BOOK, bare, {"person": "小周", "kind": None}))
    assert codes(refused) == ["desk.case.unverified"]
    every = house.desk.read(lambda c: list(find(c, book("penalty-proposal"), Query(states=tuple(State)))))
    assert [row.state for row in every if row["ground"] == "valid-complaint"] == [State.VOID]


def planned_by_others(at_desk: House, number: str) -> None:
    act(at_desk, number, "accept", CHIEF)
    act(at_desk, number, "assign", CHIEF, handler="小周")


def test_a_share_of_a_loss_that_falls_on_somebody_is_a_proposal_by_the_ratio(sqlite_house: House) -> None:
    """CMP-16, CMP-24: rounded down; other shares take the place of the former ones."""
    house = staffed(sqlite_house)
    rule(house, "complaint.deduction", "12.5 %")
    number = entered(house)
    planned(house, number)
    for person, loss, wanted in (("小周", 10_001, 1250), ("李敏", 800, 100)):
        parts = [Part("物流部", 6000, {"return": loss}, person, "记过"), Part("顾家", 4000, {"other": 500})]
        house.desk.write(OTHER, NOW, lambda w, p=parts: keeping.share_out(w, BOOK, number, p))  # type: ignore[misc]
        (kept,) = proposals(house)
        assert (kept["person"], kept["loss"], kept["amount"], kept["discipline"], kept["ratio"]) == (person, loss, wanted, "记过", 1250)
