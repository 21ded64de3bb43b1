"""Goods and money that go back: limits, A for B, slip, carrier, errands, wrong payments (RET-02, RET-03, RET-06, RET-09 to RET-11)."""

from datetime import date, datetime, time

import pytest

from broadcaster.desk import ledger
from broadcaster.desk.cases.clocks import of_case
from broadcaster.desk.money.accounts import account
from broadcaster.desk.money.posting import balance
from broadcaster.desk.reading import get
from broadcaster.desk.registers import book
from broadcaster.desk.values import Value
from broadcaster.faults import Fault
from tests.desk.cases.conftest import codes
from tests.desk.conftest import House
from tests.desk.money.conftest import act, add
from tests.desk.money.goods import BOOK, agreed, limits, received, step, under
from tests.desk.samples import BOSS, CLERK, NOW, SHANGHAI


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
