"""A customer's grade is filled in, reviewed, approved; then it stands in the file (CST-03)."""

from pathlib import Path

import pytest

from broadcaster.desk.cases.grading import SEATS
from broadcaster.desk.exchange.incoming import take_in
from broadcaster.desk.policy.opening import shipped
from broadcaster.desk.proof import verify
from broadcaster.desk.reading import find, get
from broadcaster.desk.registers import book
from broadcaster.desk.reports.frames import named
from broadcaster.desk.reports.model import Asked
from broadcaster.desk.reports.sold import levels
from broadcaster.desk.row import Query, Row
from broadcaster.faults import Fault
from tests.desk.cases.conftest import CHIEF, SECOND, staffed
from tests.desk.conftest import House
from tests.desk.money.conftest import add, ask, sign
from tests.desk.samples import BOSS, NOW, SHANGHAI


def filed(house: House, grade: str) -> str:
    return add(house, "grading", party=house.parties["customer"], grade_to=grade, cause="全年 20 万").number


def approved(house: House, grade: str, days: float = 0) -> Row:
    number = filed(house, grade)
    ask(house, "grading", number, "赵副总", "张总", seats=SEATS)
    sign(house, "grading", number, SECOND, days=days)
    sign(house, "grading", number, CHIEF, days=days)
    return house.desk.read(lambda c: get(c, book("grading"), number))


def test_a_grade_is_filled_in_reviewed_and_approved_by_three_people(house: House) -> None:
    """CST-03: in this order, none twice, and nothing stands in the file before."""
    staffed(house)
    customer = house.parties["customer"]
    number = filed(house, "AA")
    for who in (("赵副总", "赵副总"), ("王芳", "张总")):
        with pytest.raises(Fault, match=r"desk\.case\.(same-signer|own-approval)"):
            ask(house, "grading", number, *who, seats=SEATS)
    ask(house, "grading", number, "赵副总", "张总", seats=SEATS)
    with pytest.raises(Fault, match=r"desk\.case\.not-your-turn"):
        sign(house, "grading", number, CHIEF)
    sign(house, "grading", number, SECOND)
    assert house.desk.read(lambda c: get(c, book("party"), customer))["grade"] is None
    sign(house, "grading", number, CHIEF)
    row = house.desk.read(lambda c: get(c, book("grading"), number))
    told = tuple(row[name] for name in ("stage", "grade_from", "first_owner", "reviewer", "approver", "effective_on"))
    assert told == ("approved", None, "王芳", "赵副总", "张总", NOW.date())
    assert house.desk.read(lambda c: get(c, book("party"), customer))["grade"] == "AA"
    assert approved(house, "B")["grade_from"] == "AA"
    assert [r["grade_to"] for r in house.desk.read(lambda c: list(find(c, book("grading"), Query())))] == ["AA", "B"]
    assert house.desk.read(lambda c: verify(c, house.desk.files)).problems == ()


def test_a_refused_grade_goes_back_to_who_filed_it(sqlite_house: House) -> None:
    house = staffed(sqlite_house)
    number = filed(house, "AAA")
    ask(house, "grading", number, "赵副总", "张总", seats=SEATS)
    assert sign(house, "grading", number, SECOND, "disagree")["stage"] == "filed"
    assert house.desk.read(lambda c: get(c, book("party"), house.parties["customer"]))["grade"] is None


def test_nobody_types_a_grade_into_a_file(sqlite_house: House, tmp_path: Path) -> None:
    """CST-03: neither at the desk nor with a file that is imported."""
    assert "grade" not in {f.name for f in book("party").typed}
    file = tmp_path / "客户.csv"
    file.write_text("类型,名称,客户等级\n客户,甲,AAA\n", "utf-8")
    try:
        _said, (number,) = sqlite_house.desk.write(BOSS, NOW, lambda w: take_in(w, book("party"), file))
    except Fault:
        return
    assert sqlite_house.desk.read(lambda c: get(c, book("party"), number))["grade"] is None


def test_a_period_shows_the_grades_it_ended_with(sqlite_house: House) -> None:
    """F-CST1."""
    house = staffed(sqlite_house)
    approved(house, "AA")
    approved(house, "A", days=20)
    held = shipped("product_company", NOW.date())
    for month, grade in (("2026-10", []), ("2026-11", ["AA"]), ("2026-12", ["A"])):
        asked = Asked(named(month, SHANGHAI), named("2027", SHANGHAI).since, held)
        assert [g.customer.grade for g in house.desk.read(lambda c, a=asked: list(levels(c, a)))] == grade  # type: ignore[misc]
