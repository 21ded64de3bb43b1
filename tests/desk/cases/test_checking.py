"""Looking complaints through: before they are accepted, by sample, by notice, and what became of improvements (CMP-14, CMP-25, CMP-35)."""

from datetime import date, timedelta

import pytest

from broadcaster.desk import ledger
from broadcaster.desk.cases.sampling import draw, drawn, score
from broadcaster.desk.cases.today import tasks
from broadcaster.desk.checks import POINTS
from broadcaster.desk.values import Value
from broadcaster.desk.work import Desk
from broadcaster.desk.work import House as Rules
from broadcaster.faults import Fault
from tests.desk.cases.conftest import BOOK, CHIEF, OTHER, act, codes, confirmed, entered, staffed
from tests.desk.conftest import House
from tests.desk.samples import BOSS, CLERK, NOW, SHANGHAI


def test_what_an_organisation_wants_to_know_is_there_before_a_complaint_is_accepted(sqlite_house: House) -> None:
    """CMP-14: by its profile; others ask for nothing more."""
    company = House(Desk(sqlite_house.desk.engine, SHANGHAI, sqlite_house.desk.files, Rules("product_company")), sqlite_house.parties, "")
    number = entered(company, order_no="D-1", demand="退款")
    with pytest.raises(Fault) as refused:
        act(company, number, "accept")
    assert [(p.code, p.facts["fields"]) for p in refused.value.problems] == [("desk.case.intake", "品名规格、数量、交运日期")]
    more: dict[str, Value] = {"goods_spec": "X-7", "qty": 2, "shipped_on": date(2026, 11, 1)}
    company.desk.write(CLERK, NOW, lambda w: ledger.amend(w, BOOK, number, more, reason="补"))
    assert act(company, number, "accept")["stage"] == "accepted"
    assert act(sqlite_house, entered(sqlite_house), "accept")["stage"] == "accepted"


def test_an_improvement_is_checked_by_a_supervisor_with_its_result(sqlite_house: House) -> None:
    """CMP-25: owner, due date, and what came of it; also after the case is closed."""
    house = staffed(sqlite_house)
    number = entered(house)
    confirmed(house, number)
    act(house, number, "improve", OTHER, improvement="装车复核", improvement_owner="小周", improvement_due=date(2026, 12, 31))
    assert [t.why for t in house.desk.read(lambda c: tasks(c, "小周", NOW)) if t.why == "improve"] == ["improve"]
    with pytest.raises(Fault) as refused:
        act(house, number, "improved", OTHER, improvement_result="再无错装")
    assert codes(refused) == ["desk.case.right"]
    done = act(house, number, "improved", CHIEF, improvement_result="再无错装")
    assert not [t for t in house.desk.read(lambda c: tasks(c, "小周", NOW)) if t.why == "improve"]
    assert (done["improved_by"], done["improved_at"]) == ("张总", NOW + timedelta(hours=1))


def test_intakes_are_drawn_by_a_seed_and_judged_by_somebody_else(house: House) -> None:
    """CMP-35: the same seed draws the same; once a period; each point counts the same."""
    staffed(house)
    numbers = [entered(house) for _n in range(5)]
    assert drawn(numbers, 2, "2026-11") == drawn(numbers[::-1], 2, "2026-11")
    assert len({drawn(numbers, 2, str(seed)) for seed in range(20)}) > 3
    month = (NOW - timedelta(days=20), NOW + timedelta(days=7))
    checks = house.desk.write(BOSS, NOW, lambda w: draw(w, "2026-11", *month, 2, "2026-11"))
    with pytest.raises(Fault) as refused:
        house.desk.write(BOSS, NOW, lambda w: draw(w, "2026-11", *month, 2, "另一个"))
    assert codes(refused) == ["desk.check-drawn"]
    marks: dict[str, Value] = {**dict.fromkeys(POINTS, True), "prompt": False}
    with pytest.raises(Fault) as refused:
        house.desk.write(BOSS, NOW, lambda w: score(w, checks[0], {"complete": True}, None))
    assert codes(refused) == ["desk.check-points"]
    judged = house.desk.write(BOSS, NOW, lambda w: score(w, checks[0], marks, "晚登记"))
    assert (judged["score"], judged["checked_by"], judged["drawn_of"]) == (8000, "李敏", 5)
    with pytest.raises(Fault) as refused:
        house.desk.write(BOSS, NOW, lambda w: score(w, checks[0], marks, None))
    assert codes(refused) == ["desk.check-done"]


def test_a_notice_is_looked_through_by_another_before_the_customer_is_told(sqlite_house: House) -> None:
    """CMP-35: and the handling department is fixed with it."""
    house = staffed(sqlite_house)
    second = entered(house)
    act(house, second, "accept")
    act(house, second, "assign", BOSS, handler="小周", liable_dept="物流部")
    act(house, second, "investigate", OTHER, root_cause="装错车")
    act(house, second, "plan", OTHER, measure="换", issue_no="发2026-9")
    with pytest.raises(Fault) as refused:
        act(house, second, "notify", OTHER, reaction="好")
    assert codes(refused) == ["desk.case.notice"]
    act(house, second, "review-notice", CHIEF, liable_dept="仓储部")
    told = act(house, second, "notify", OTHER, reaction="好")
    assert (told["stage"], told["liable_dept"], told["notice_by"]) == ("notified", "仓储部", "张总")
