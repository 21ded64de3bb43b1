"""Returns as work, in the store: judged, checked, answered, settled (RET-01, RET-09 to RET-11, RET-14, RET-17, RET-19)."""

from datetime import date, datetime, time, timedelta

import pytest

from broadcaster.desk import ledger
from broadcaster.desk.cases.clocks import of_case
from broadcaster.desk.cases.origins import taken_over
from broadcaster.desk.money.accounts import account
from broadcaster.desk.money.posting import balance
from broadcaster.desk.proof import verify
from broadcaster.desk.reading import count, get, history
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query, Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Desk
from broadcaster.desk.work import House as Rules
from broadcaster.faults import Fault
from tests.desk.cases.conftest import CHIEF, SECOND, staffed
from tests.desk.conftest import House
from tests.desk.money.conftest import act, add, ask, enter, rule, sign
from tests.desk.samples import BOSS, CLERK, NOW, SHANGHAI

BOOK = book("goods-return")
WHOLE: dict[str, Value] = {"goods_back": True, "slip_back": True}

TOMORROW: dict[str, Value] = {
    "name": "王",
    "goods": "床",
    "order_no": "1",
    "bought_on": date(2026, 11, 25),
    "price": 1,
    "cause": "no-reason",
}


def codes(refused: pytest.ExceptionInfo[Fault]) -> list[str]:
    return [p.code for p in refused.value.problems]


def received(at_desk: House, **more: Value) -> Row:
    values: dict[str, Value] = {
        "name": "王女士", "phone": "13812345678", "vendor": at_desk.parties["vendor"], "goods": "沙发", "order_no": "HX-1001",
        "bought_on": date(2026, 11, 1), "price": 199_900, "cause": "no-reason", **WHOLE,
    }  # fmt: skip
    return enter(at_desk, "goods-return", {**values, **more})


def step(at_desk: House, number: str, what: str, by: object = CLERK, *, reason: str = "", **given: Value) -> Row:
    return act(at_desk, "goods-return", number, what, by, reason=reason, **given)  # type: ignore[arg-type]


def agreed(at_desk: House, **more: Value) -> str:
    number = received(at_desk, **more).number
    step(at_desk, number, "check", condition="完好")
    step(at_desk, number, "vendor", vendor_answer="agrees")
    step(at_desk, number, "grant")
    return number


def under(at_desk: House, profile: str) -> House:
    """The same store under another organisation's manual."""
    return House(Desk(at_desk.desk.engine, SHANGHAI, at_desk.desk.files, Rules(profile)), at_desk.parties, at_desk.url)


def limits(at_desk: House, number: str) -> list[tuple[object, object]]:
    found = at_desk.desk.read(lambda c: of_case(c, number))
    return [(c["limit_of"], c["due_at"].astimezone(SHANGHAI).date()) for c in found if isinstance(c["due_at"], datetime)]


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


def test_the_refunds_limit_runs_from_the_request_or_from_the_confirmation(house: House) -> None:
    """RET-02, RET-03, I-16; RET-06: an exchange is answered within one working day. Where the number is unset no clock runs."""
    company = under(house, "product_company")
    unopened = received(company)
    assert limits(company, unopened.number) == [("refund", date(2026, 11, 28))]
    flaw = received(company, order_no="HX-2", cause="quality", cause_told="掉漆")
    assert (flaw["verdict_code"], limits(company, flaw.number)) == ("to-be-confirmed", [])
    with pytest.raises(Fault) as refused:
        step(company, flaw.number, "check", condition="桌面掉漆", finding="confirmed", confirmed_on=date(2026, 11, 30))
    assert codes(refused) == ["desk.return.confirmed"]
    act(company, "goods-return", flaw.number, "check", days=6, condition="桌面掉漆", finding="confirmed")
    act(company, "goods-return", flaw.number, "judge", reason="质量已确认", days=6)
    assert limits(company, flaw.number) == [("refund", date(2026, 12, 4))]
    swap = received(company, order_no="HX-3", wish="exchange")
    assert [name for name, _day in limits(company, swap.number)] == ["exchange"]
    mall = received(house, order_no="HX-4")
    assert limits(house, mall.number) == []
    begun = company.desk.read(lambda c: of_case(c, flaw.number))[0]["started_at"]
    assert begun == datetime.combine(date(2026, 11, 30), time.min, SHANGHAI)


def test_a_for_b_settles_b_less_a_whichever_way(house: House) -> None:
    """RET-10: the customer pays more, gets some back, or nothing moves."""
    company = under(house, "product_company")
    for order, price, wanted in (("HX-1", 249_900, -50_000), ("HX-2", 100_000, 99_900), ("HX-3", 199_900, 0)):
        number = agreed(company, order_no=order, wish="exchange", cause="change-of-mind")
        done = step(company, number, "exchange", new_code="B-7", for_price=price)
        assert (done["difference"], done["stage"]) == (price - 199_900, "settled")
        assert (done["entry_no"] is None) == (price == 199_900)
        assert company.desk.read(lambda c, n=number: balance(c, account("customer", n))) == wanted  # type: ignore[misc]


def test_the_slip_is_whole_before_money_goes_out(sqlite_house: House) -> None:
    """RET-09: goods, sales slip, and an account where money is sent to one."""
    number = agreed(sqlite_house)
    with pytest.raises(Fault) as refused:
        step(sqlite_house, number, "refund", refund=100, refund_way="transfer")
    assert [(p.code, p.facts["fields"]) for p in refused.value.problems] == [("desk.case.slip", "退款账号")]
    done = step(sqlite_house, number, "refund", refund=100, refund_way="transfer", account="6222020200001234567")
    assert (done["slip_whole"], done["stage"]) == (True, "settled")
    assert BOOK.field("account").privacy == "id"
    company = under(sqlite_house, "product_company")
    lacking = received(company, order_no="HX-9", slip_back=None)
    assert company.desk.read(lambda c: get(c, BOOK, lacking.number))["clause"] == "RET-09"


def test_goods_that_were_mailed_wrongly_are_refused_and_a_carrier_has_its_freight(sqlite_house: House) -> None:
    """RET-11."""
    company = under(sqlite_house, "product_company")
    for way in ("surface-mail", "freight-collect"):
        row = received(company, order_no=f"HX-{way}", way=way)
        judged = company.desk.read(lambda c, n=row.number: get(c, BOOK, n))  # type: ignore[misc]
        assert (judged["verdict"], judged["clause"]) == ("refuse", "RET-11")
    number = agreed(company, order_no="HX-5", way="carrier", account="6222020200001234567")
    with pytest.raises(Fault) as refused:
        step(company, number, "refund", refund=199_900, refund_way="transfer")
    assert codes(refused) == ["desk.case.freight"]
    done = step(company, number, "refund", refund=199_900, refund_way="transfer", carrier="顺丰", freight=12_000)
    assert (done["stage"], done["freight"]) == ("settled", 12_000)


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


def test_errands_are_done_rated_and_paid_for_before_a_return_is_closed(sqlite_house: House) -> None:
    """RET-19: who does it, how well, what it costs whom."""
    house = sqlite_house
    number = agreed(house)
    step(house, number, "refund", refund=199_900, refund_way="cash")
    task = add(house, "return-task", case_number=number, kind="collect", matter="上门取货", vendor=house.parties["vendor"])
    with pytest.raises(Fault) as refused:
        step(house, number, "close", BOSS)
    assert codes(refused) == ["desk.return.tasks"]
    with pytest.raises(Fault) as refused:
        house.desk.write(CLERK, NOW, lambda w: ledger.amend(w, book("return-task"), task.number, {"done_at": NOW, "cost": 1}, reason="好"))
    assert codes(refused) == ["desk.check.result", "desk.check.rating", "desk.check.bearer"]
    done: dict[str, Value] = {"done_at": NOW, "result": "已取回", "rating": 4, "cost": 200_000, "borne_by": "house"}
    house.desk.write(CLERK, NOW, lambda w: ledger.amend(w, book("return-task"), task.number, done, reason="办好"))
    with pytest.raises(Fault) as refused:
        step(house, number, "close", BOSS)
    assert codes(refused) == ["desk.return.costs"]
    assert step(house, number, "close", BOSS, cost_reason="山区运费")["stage"] == "closed"


def test_a_refund_that_was_paid_wrongly_is_taken_back_and_paid_again(sqlite_house: House) -> None:
    """DEP-01, RET-01: by entries, never by a change."""
    number = agreed(sqlite_house)
    step(sqlite_house, number, "refund", refund=100, refund_way="cash")
    with pytest.raises(Fault) as refused:
        sqlite_house.desk.write(CLERK, NOW, lambda w: ledger.amend(w, BOOK, number, {"price": 1}, reason="改"))
    assert codes(refused) == ["desk.case.frozen"]
    assert step(sqlite_house, number, "take-back", BOSS, reason="金额错")["stage"] == "agreed"
    step(sqlite_house, number, "refund", refund=199_900, refund_way="cash")
    assert sqlite_house.desk.read(lambda c: balance(c, account("customer", number))) == 199_900


def test_a_repair_counts(sqlite_house: House) -> None:
    """RPR-11, RPR-12: what is repaired in vain twice may be exchanged."""
    plaza = under(sqlite_house, "shopping_plaza")
    more: dict[str, Value] = {"cause": "quality", "cause_told": "不制冷", "wish": "repair", "warranty_end": date(2027, 11, 1)}
    number = agreed(plaza, **more)
    done = step(plaza, number, "repair", repair_result="换了零件")
    assert (done["settlement"], done["repairs"], done["stage"]) == ("repair", 1, "settled")
