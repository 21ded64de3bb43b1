"""Advance compensation in the store (RET-15)."""

import pytest

from broadcaster.desk import ledger
from broadcaster.desk.cases.advance import SEATS
from broadcaster.desk.cases.today import tasks
from broadcaster.desk.money.accounts import account
from broadcaster.desk.money.posting import balance
from broadcaster.desk.proof import verify
from broadcaster.desk.registers import book
from broadcaster.desk.rights import EVERY, Actor, Right
from broadcaster.desk.row import Row
from broadcaster.faults import Fault
from tests.desk.cases.conftest import CHIEF, OTHER, SECOND, codes, staffed
from tests.desk.conftest import House
from tests.desk.money.conftest import act, add, ask, deposit, rule, sign
from tests.desk.samples import BOSS, CLERK, NOW

FINANCE = Actor("小周", frozenset((EVERY, right) for right in (Right.READ, Right.WRITE, Right.REVIEW)))


def applied(at_desk: House, yuan: int = 800) -> Row:
    vendor = at_desk.parties["vendor"]
    return add(at_desk, "advance", name="王女士", vendor=vendor, cause="床架断裂", amount=yuan * 100, basis="先行赔偿承诺")


def approved(at_desk: House) -> str:
    number = applied(at_desk).number
    ask(at_desk, "advance", number, "赵副总", "张总", "小周", seats=SEATS)
    for who in (SECOND, CHIEF, FINANCE):
        sign(at_desk, "advance", number, who)
    return number


def on(at_desk: House, kind: str, of: str) -> int:
    return at_desk.desk.read(lambda c: balance(c, account(kind, of)))


def test_department_manager_and_finance_sign_in_this_order_and_none_of_them_asked(house: House) -> None:
    """RET-15."""
    staffed(house)
    number = applied(house).number
    for who, seats, wanted in (
        (("赵副总", "张总"), SEATS, ["desk.case.seats"]),
        (("张总", "赵副总", "小周"), ("经理", "部门", "财务"), ["desk.case.seats"]),
        (("赵副总", "张总", "赵副总"), SEATS, ["desk.case.same-signer"]),
        (("赵副总", "张总", "王芳"), SEATS, ["desk.case.own-approval"]),
    ):
        with pytest.raises(Fault) as refused:
            ask(house, "advance", number, *who, seats=seats)
        assert codes(refused) == wanted
    ask(house, "advance", number, "赵副总", "张总", "小周", seats=SEATS)
    for early in (CHIEF, FINANCE):
        with pytest.raises(Fault) as refused:
            sign(house, "advance", number, early)
        assert codes(refused) == ["desk.case.not-your-turn"]
    assert [t.why for t in house.desk.read(lambda c: tasks(c, "赵副总", NOW))] == ["sign"]
    stages = [sign(house, "advance", number, who)["stage"] for who in (SECOND, CHIEF, FINANCE)]
    assert stages == ["signing", "signing", "approved"]


def test_what_was_signed_is_not_changed_and_one_no_sends_it_back(sqlite_house: House) -> None:
    """RET-15: a new round needs every signature again."""
    house = staffed(sqlite_house)
    number = applied(house).number
    ask(house, "advance", number, "赵副总", "张总", "小周", seats=SEATS)
    with pytest.raises(Fault) as refused:
        house.desk.write(CLERK, NOW, lambda w: ledger.amend(w, book("advance"), number, {"amount": 1}, reason="改"))
    assert codes(refused) == ["desk.case.frozen"]
    sign(house, "advance", number, SECOND)
    assert sign(house, "advance", number, CHIEF, "disagree")["stage"] == "applied"
    again = ask(house, "advance", number, "赵副总", "张总", "小周", seats=SEATS)
    assert (again["stage"], again["rounds"]) == ("signing", 2)
    assert sign(house, "advance", number, SECOND)["stage"] == "signing"


def test_the_mall_pays_first_and_has_it_back_from_the_deposit_and_from_the_vendor(house: House) -> None:
    """RET-15, DEP-02: never more than is owed, never more than the deposit holds."""
    staffed(house)
    vendor = house.parties["vendor"]
    deposit(house, "receive", 500)
    number = approved(house)
    with pytest.raises(Fault) as refused:
        act(house, "advance", number, "recover", recover_way="transfer", recover_amount=1, recover_voucher="收")
    assert codes(refused) == ["desk.advance.too-much", "desk.case.stage"]
    act(house, "advance", number, "pay", paid_voucher="付0001")
    assert (on(house, "advance", number), on(house, "customer", number)) == (-80_000, 80_000)
    with pytest.raises(Fault) as refused:
        act(house, "advance", number, "recover", recover_way="deposit", recover_amount=80_001, recover_voucher="扣1")
    assert codes(refused) == ["desk.advance.too-much", "desk.advance.deposit-unset", "desk.advance.deposit-short"]
    rule(house, "deposit.recover", "allowed")
    part = act(house, "advance", number, "recover", recover_way="deposit", recover_amount=50_000, recover_voucher="扣1")
    assert (part["stage"], part["recovered"], on(house, "deposit", vendor)) == ("paid", 50_000, 0)
    whole = act(house, "advance", number, "recover", recover_way="transfer", recover_amount=30_000, recover_voucher="收2")
    assert (whole["stage"], whole["recovered"], on(house, "advance", number)) == ("recovered", 80_000, 0)
    assert house.desk.read(lambda c: verify(c, house.desk.files)).problems == ()


def test_entries_are_taken_back_one_after_another_and_stay_to_be_seen(sqlite_house: House) -> None:
    """RET-15: the last one first; the case stands where it stood before."""
    house = staffed(sqlite_house)
    number = approved(house)
    act(house, "advance", number, "pay", paid_voucher="付0001")
    act(house, "advance", number, "recover", recover_way="transfer", recover_amount=80_000, recover_voucher="收")
    back = act(house, "advance", number, "take-back", CHIEF, reason="款退回")
    assert (back["stage"], back["recovered"], on(house, "advance", number)) == ("paid", None, -80_000)
    back = act(house, "advance", number, "take-back", CHIEF, reason="付错人")
    assert (back["stage"], back["paid_voucher"], on(house, "advance", number)) == ("approved", None, 0)
    paid = act(house, "advance", number, "pay", OTHER, paid_voucher="付0002")
    assert (paid["stage"], on(house, "customer", number)) == ("paid", 80_000)


def test_an_advance_may_come_from_a_return_or_a_complaint(sqlite_house: House) -> None:
    """RET-15: only of what there is."""
    with pytest.raises(Fault) as refused:
        add(sqlite_house, "advance", BOSS, name="王", vendor=sqlite_house.parties["customer"], cause="坏", amount=0, case_ref="TS-1")
    assert codes(refused) == ["desk.required", "desk.other-party", "desk.no-reference"]
