"""Returns as work, in the store: entered, judged, signed, closed (RET-01, RET-07, RET-14, RET-17, RET-19)."""

from datetime import date, timedelta

import pytest

from broadcaster.desk import ledger
from broadcaster.desk.cases.origins import taken_over
from broadcaster.desk.money.accounts import account
from broadcaster.desk.money.posting import balance
from broadcaster.desk.proof import verify
from broadcaster.desk.reading import count, get, history
from broadcaster.desk.row import Query
from broadcaster.desk.values import Value
from broadcaster.faults import Fault
from tests.desk.cases.conftest import CHIEF, SECOND, codes, staffed
from tests.desk.conftest import House
from tests.desk.money.conftest import add, ask, rule, sign
from tests.desk.money.goods import BOOK, WHOLE, agreed, limits, received, step, under
from tests.desk.samples import BOSS, CLERK, NOW

TOMORROW: dict[str, Value] = {
    "name": "王",
    "goods": "床",
    "order_no": "1",
    "bought_on": date(2026, 11, 25),
    "price": 1,
    "cause": "no-reason",
}


def test_a_return_goes_from_its_receipt_to_the_refund_and_the_chain_holds(house: House) -> None:
    """RET-01: receive, check, vendor, refund, register; the verdict of the day it came in stays with it."""
    staffed(house)
    row = house.desk.read(lambda c: get(c, BOOK, received(house).number))
    kept = (row["verdict"], row["clause"], row["last_day"], row["judged_by"], row["judged_at"], row["judgement_unset"])
    assert kept == ("return", "RET-01", date(2026, 12, 1), "home_mall-1.1", NOW, "refund.within")
    with pytest.raises(Fault) as refused:
        step(house, row.number, "refund", refund=199_900, refund_way="cash")
    assert codes(refused) == ["desk.case.stage", "desk.case.other-settlement"]
    step(house, row.number, "check", condition="完好")
    step(house, row.number, "vendor", vendor_answer="agrees")
    step(house, row.number, "grant")
    with pytest.raises(Fault) as refused:
        step(house, row.number, "refund", refund=199_901, refund_way="transfer", slip_back=False)
    assert codes(refused) == ["desk.case.refund-over", "desk.case.slip"]
    done = step(house, row.number, "refund", refund=199_900, refund_way="cash", voucher="退001")
    assert (done["stage"], done["entry_no"] is not None) == ("settled", True)
    assert house.desk.read(lambda c: balance(c, account("customer", row.number))) == 199_900
    assert step(house, row.number, "close", BOSS)["stage"] == "closed"
    assert house.desk.read(lambda c: verify(c, house.desk.files)).problems == ()


def test_what_the_rules_say_today_changes_no_verdict_until_somebody_judges_anew(sqlite_house: House) -> None:
    """RET-01, POL-01: an act of its own, with a reason; the history keeps both."""
    house = sqlite_house
    number = received(house, bought_on=date(2026, 11, 10)).number
    rule(house, "return.no_reason", "7 d")
    step(house, number, "check", condition="完好")
    assert house.desk.read(lambda c: get(c, BOOK, number))["verdict"] == "return"
    with pytest.raises(Fault) as refused:
        step(house, number, "judge")
    assert codes(refused) == ["desk.case.reason"]
    again = step(house, number, "judge", reason="规定已改")
    assert (again["verdict"], again["last_day"], str(again["judged_by"])[:14]) == ("refuse", date(2026, 11, 17), "home_mall-1.1+")
    told = [t.event for t in house.desk.read(lambda c: history(c, "goods-return", number))]
    assert [e.facts["verdict"] for e in told if e.kind == "case-judge"] == ["return", "refuse"]


def test_what_the_rules_refuse_is_settled_only_with_signatures(house: House) -> None:
    """RET-07, RET-14: with the role and the reason; not granted alone, and what they grant is not refused."""
    staffed(house)
    row = received(house, bought_on=date(2026, 9, 1))
    step(house, row.number, "check", condition="明显瑕疵")
    step(house, row.number, "vendor", vendor_answer="refuses", vendor_words="过期")
    with pytest.raises(Fault) as refused:
        step(house, row.number, "grant")
    assert codes(refused) == ["desk.case.not-judged-so"]
    with pytest.raises(Fault) as refused:
        ask(house, "goods-return", row.number, "张总", settlement="return")
    assert codes(refused) == ["desk.case.needs", "desk.case.needs"]
    ask(house, "goods-return", row.number, "赵副总", "张总", settlement="return", special_role="营运部", special_reason="明显瑕疵")
    sign(house, "goods-return", row.number, SECOND)
    assert sign(house, "goods-return", row.number, CHIEF)["stage"] == "agreed"
    assert step(house, row.number, "refund", refund=150_000, refund_way="cash")["stage"] == "settled"
    within = received(house, order_no="HX-7")
    with pytest.raises(Fault) as refused:
        step(house, within.number, "refuse", BOSS, refuse_reason="不想退")
    assert codes(refused) == ["desk.case.granted"]


def test_a_special_return_has_its_limit_too(sqlite_house: House) -> None:
    """RET-07, I-16: from the request."""
    company = under(staffed(sqlite_house), "product_company")
    row = received(company, opened=True, used=None)
    step(company, row.number, "check", condition="已开封", opened=True, pack_broken=True)
    step(company, row.number, "judge", reason="验货")
    ask(company, "goods-return", row.number, "张总", settlement="return", special_role="客服部", special_reason="老客户")
    sign(company, "goods-return", row.number, CHIEF)
    assert limits(company, row.number) == [("refund", date(2026, 11, 28))]


def test_the_same_goods_are_not_returned_twice(house: House) -> None:
    """RET-01: by order and goods, a refused return, or another piece, does not stand in the way."""
    first = received(house, bought_on=date(2026, 9, 1))
    with pytest.raises(Fault) as refused:
        received(house, goods="沙发")
    assert codes(refused) == ["desk.once"]
    assert received(house, piece="2").number
    step(house, first.number, "refuse", BOSS, refuse_reason="过期")
    assert received(house).number


def test_all_that_is_wrong_with_an_entry_is_said_at_once_and_nothing_is_kept(sqlite_house: House) -> None:
    """RET-01."""
    with pytest.raises(Fault) as refused:
        received(sqlite_house, name=None, cause="quality", bought_on=date(2026, 12, 24), call_ref="DH-1")
    assert codes(refused) == ["desk.required", "desk.check.order", "desk.check.flaw", "desk.no-reference"]
    with pytest.raises(Fault) as refused:
        sqlite_house.desk.write(
            CLERK, NOW.replace(hour=20), lambda w: ledger.add(w, BOOK, {**TOMORROW, "happened_at": NOW.replace(hour=20)})
        )
    assert codes(refused) == ["desk.return.before-sale"]
    assert sqlite_house.desk.read(lambda c: count(c, BOOK, Query())) == 0


def test_a_draft_keeps_its_number_and_is_judged_when_it_is_in_the_book(sqlite_house: House) -> None:
    """RET-17."""
    desk = sqlite_house.desk
    draft = desk.write(CLERK, NOW, lambda w: ledger.add(w, BOOK, {"name": "王女士", "goods": "沙发"}, draft=True))
    assert (draft["verdict"], draft.state) == (None, "draft")
    more: dict[str, Value] = {"order_no": "HX-1", "bought_on": date(2026, 11, 1), "price": 100, "cause": "no-reason", **WHOLE}
    desk.write(CLERK, NOW, lambda w: ledger.amend(w, BOOK, draft.number, more, reason=""))
    desk.write(CLERK, NOW + timedelta(hours=1), lambda w: ledger.promote(w, BOOK, draft.number))
    row = desk.read(lambda c: get(c, BOOK, draft.number))
    assert (row.number, row["verdict"]) == (draft.number, "return")


def test_what_the_call_or_the_complaint_says_is_not_typed_again(sqlite_house: House) -> None:
    """RET-01: and its number is kept; what is typed goes before it."""
    call = add(sqlite_house, "call", direction="in", topic="goods", content="沙发要退", phone="13812345678", name="王女士")
    complaint = add(
        sqlite_house,
        "complaint",
        kind="quality",
        cause="掉漆",
        name="李先生",
        goods="餐桌",
        order_no="HX-5",
        amount=9_900,
        call_ref=call.number,
    )

    def told(work: object, **typed: Value) -> dict[str, Value]:
        return taken_over(work, BOOK, typed)  # type: ignore[arg-type]

    by_call = sqlite_house.desk.write(CLERK, NOW, lambda w: told(w, call_ref=call.number.lower(), name="王太太"))
    assert (by_call["name"], by_call["phone"], by_call["call_ref"]) == ("王太太", "13812345678", call.number)
    by_case = sqlite_house.desk.write(CLERK, NOW, lambda w: told(w, case_ref=complaint.number))
    assert {k: by_case[k] for k in ("name", "goods", "order_no", "price", "cause_told", "call_ref")} == {
        "name": "李先生", "goods": "餐桌", "order_no": "HX-5", "price": 9_900, "cause_told": "掉漆", "call_ref": call.number,
    }  # fmt: skip


def test_a_case_that_is_about_the_clerk_tells_that_clerk_nothing(sqlite_house: House) -> None:
    """CMP-22: a return that comes from it is entered by others."""
    staffed(sqlite_house)
    about = add(sqlite_house, "complaint", kind="staff", cause="态度", accused=CLERK.clerk)
    with pytest.raises(Fault) as refused:
        sqlite_house.desk.write(CLERK, NOW, lambda w: taken_over(w, BOOK, {"case_ref": about.number}))
    assert codes(refused) == ["desk.about-you"]
    assert sqlite_house.desk.write(BOSS, NOW, lambda w: taken_over(w, BOOK, {"case_ref": about.number}))["cause_told"] == "态度"


def test_a_repair_counts(sqlite_house: House) -> None:
    """RPR-11, RPR-12: what is repaired in vain twice may be exchanged."""
    plaza = under(sqlite_house, "shopping_plaza")
    more: dict[str, Value] = {"cause": "quality", "cause_told": "不制冷", "wish": "repair", "warranty_end": date(2027, 11, 1)}
    number = agreed(plaza, **more)
    done = step(plaza, number, "repair", repair_result="换了零件")
    assert (done["settlement"], done["repairs"], done["stage"]) == ("repair", 1, "settled")
