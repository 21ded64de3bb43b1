"""Vendors' deposits in the store, over both databases (DEP-01 to DEP-03)."""

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from broadcaster.desk import ledger
from broadcaster.desk.cases import keeping
from broadcaster.desk.money.accounts import account
from broadcaster.desk.money.posting import balance, entries, movement
from broadcaster.desk.proof import verify
from broadcaster.desk.reading import get
from broadcaster.desk.registers import book
from broadcaster.faults import Fault
from tests.desk.cases.conftest import CHIEF, SECOND, codes, staffed
from tests.desk.conftest import House
from tests.desk.money.conftest import act, add, ask, deposit, rule, sign
from tests.desk.samples import BOSS, CLERK, NOW

ROOT = Path(__file__).parents[3]


def held(at_desk: House) -> int:
    return at_desk.desk.read(lambda c: balance(c, account("deposit", at_desk.parties["vendor"])))


def test_a_deposit_is_received_used_and_taken_back_and_every_entry_names_its_record(house: House) -> None:
    """DEP-01, DEP-02: amounts in fen, a balance with each, nothing is edited."""
    first = deposit(house, "receive", 10_000, voucher="收0001")
    used = deposit(house, "draw", 2_500, purpose="赔顾客")
    assert (first["balance"], used["balance"], used["stage"]) == (1_000_000, 750_000, "booked")
    back = act(house, "deposit", used.number, "take-back", BOSS, reason="记错厂商")
    assert (back["stage"], held(house)) == ("back", 1_000_000)
    with pytest.raises(Fault) as refused:
        act(house, "deposit", used.number, "take-back", BOSS, reason="再来")
    assert codes(refused) == ["desk.case.stage"]
    kept = house.desk.read(lambda c: list(entries(c, account("deposit", house.parties["vendor"]))))
    assert [(e["case_number"], e["kind"], e["amount"]) for e in kept] == [
        (first.number, "receive", 1_000_000),
        (used.number, "draw", 250_000),
        (used.number, "back", 250_000),
    ]
    assert (kept[2]["takes_back"], kept[1]["amount"]) == (kept[1].number, 250_000)
    for tried in (
        lambda w: ledger.amend(w, book("deposit"), first.number, {"amount": 1}, reason="改"),
        lambda w: ledger.void(w, book("deposit"), first.number, reason="删"),
    ):
        with pytest.raises(Fault) as refused:
            house.desk.write(BOSS, NOW, tried)
        assert codes(refused) == ["desk.case.settled"]
    assert house.desk.read(lambda c: verify(c, house.desk.files)).problems == ()


def test_a_deposit_goes_below_zero_only_with_signatures(house: House) -> None:
    """DEP-02: in order, and never by who asked."""
    staffed(house)
    deposit(house, "receive", 100)
    with pytest.raises(Fault) as refused:
        deposit(house, "draw", 101)
    assert (codes(refused), held(house)) == (["desk.deposit.short"], 10_000)
    asked = deposit(house, "draw", 101, sign_first=True)
    assert (asked["stage"], held(house)) == ("asked", 10_000)
    with pytest.raises(Fault) as refused:
        ask(house, "deposit", asked.number)
    assert codes(refused) == ["desk.case.no-signers"]
    with pytest.raises(Fault) as refused:
        ask(house, "deposit", asked.number, "王芳")
    assert codes(refused) == ["desk.case.own-approval"]
    ask(house, "deposit", asked.number, "赵副总", "张总")
    with pytest.raises(Fault) as refused:
        sign(house, "deposit", asked.number, CHIEF)
    assert codes(refused) == ["desk.case.not-your-turn"]
    sign(house, "deposit", asked.number, SECOND)
    assert (sign(house, "deposit", asked.number, CHIEF)["balance"], held(house)) == (-100, -100)
    entry = house.desk.read(lambda c: list(entries(c, account("deposit", house.parties["vendor"]))))[-1]
    assert entry["approved"] == asked.number


def test_a_signature_that_disagrees_books_nothing(sqlite_house: House) -> None:
    """DEP-02."""
    house = staffed(sqlite_house)
    asked = deposit(house, "draw", 101, sign_first=True)
    ask(house, "deposit", asked.number, "张总")
    assert (sign(house, "deposit", asked.number, CHIEF, "disagree")["stage"], held(house)) == ("asked", 0)
    assert act(house, "deposit", asked.number, "drop", reason="不用了")["stage"] == "refused"


def test_a_deposit_is_paid_back_when_the_vendor_has_left_and_nothing_is_open(house: House) -> None:
    """DEP-03: withdrawing, the days it is held, open cases; each said, all at once."""
    staffed(house)
    vendor = house.parties["vendor"]
    deposit(house, "receive", 500)
    with pytest.raises(Fault) as refused:
        deposit(house, "return", 500)
    assert codes(refused) == ["desk.deposit.not-leaving", "desk.deposit.hold-unset"]
    add(house, "withdrawal", vendor=vendor, leaves_on=date(2026, 11, 30))
    rule(house, "deposit.hold", "90 d")
    complaint = add(house, "complaint", kind="lease", cause="租费", party=vendor)
    with pytest.raises(Fault) as refused:
        deposit(house, "return", 500, days=10)
    assert codes(refused) == ["desk.deposit.held", "desk.deposit.open-cases"]
    house.desk.write(BOSS, NOW, lambda w: keeping.act(w, book("complaint"), complaint.number, "refuse", {"refuse_reason": "已谈妥"}))
    with pytest.raises(Fault) as refused:
        deposit(house, "return", 500, days=95)
    assert codes(refused) == ["desk.deposit.held"]
    assert (deposit(house, "return", 500, days=96)["balance"], held(house)) == (0, 0)


def test_without_a_holding_time_a_deposit_is_paid_back_only_with_signatures(sqlite_house: House) -> None:
    """DEP-03, POL-02: nobody guesses a number; an open case still blocks it, whoever signs."""
    house = staffed(sqlite_house)
    deposit(house, "receive", 500)
    add(house, "withdrawal", vendor=house.parties["vendor"], leaves_on=date(2026, 11, 1))
    with pytest.raises(Fault) as refused:
        deposit(house, "return", 500)
    assert codes(refused) == ["desk.deposit.hold-unset"]
    asked = deposit(house, "return", 500, sign_first=True)
    ask(house, "deposit", asked.number, "张总")
    add(house, "advance", name="王", vendor=house.parties["vendor"], cause="坏", amount=100, basis="合同")
    with pytest.raises(Fault) as refused:
        sign(house, "deposit", asked.number, CHIEF)
    assert codes(refused) == ["desk.deposit.open-cases"]


def test_two_hands_at_once_cannot_overdraw(house: House, tmp_path: Path) -> None:
    """DEP-02: processes of their own, on either database; what the deposit holds is drawn once."""
    deposit(house, "receive", 1_000)
    program = [sys.executable, "-m", "tests.desk.money.hand", house.url, str(tmp_path / "files"), house.parties["vendor"]]
    hands = [subprocess.Popen([*program, "300"], cwd=ROOT, stdout=subprocess.PIPE, text=True) for _n in range(2)]
    said = [word for hand in hands for word in hand.communicate(timeout=120)[0].split()]
    assert sorted(said) == ["booked"] * 3 + ["desk.deposit.short"] * 3
    assert held(house) == 10_000
    kept = house.desk.read(lambda c: list(entries(c, account("deposit", house.parties["vendor"]))))
    assert [movement(e).amount for e in kept] == [100_000, 30_000, 30_000, 30_000]


def test_a_draw_for_a_case_names_it(sqlite_house: House) -> None:
    """DEP-02: and a case that is none is refused with everything else."""
    with pytest.raises(Fault) as refused:
        deposit(sqlite_house, "draw", 5, case_ref="TH-20261124-0099", amount=None)
    assert codes(refused) == ["desk.required", "desk.no-reference"]
    deposit(sqlite_house, "receive", 5)
    complaint = add(sqlite_house, "complaint", kind="quality", cause="掉漆")
    drawn = deposit(sqlite_house, "draw", 5, case_ref=complaint.number)
    entry = sqlite_house.desk.read(lambda c: get(c, book("account"), str(drawn["entry_no"])))
    assert (entry["source"], entry["target"]) == (f"deposit:{sqlite_house.parties['vendor']}", f"customer:{complaint.number}")
    assert CLERK.clerk == drawn["made_by"]
    assert drawn["happened_at"] - NOW == timedelta()  # type: ignore[operator]
