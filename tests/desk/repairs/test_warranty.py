"""Sold goods: what is paid for, repairs in vain, the next service (RPR-11 to RPR-13)."""

from datetime import date

import pytest

from broadcaster.desk.policy.opening import policy, shipped
from broadcaster.desk.repairs import lists
from broadcaster.desk.repairs.failing import of_order
from broadcaster.desk.returns.evaluate import evaluate
from broadcaster.desk.returns.facts import Cause, Damage, Outcome, Proof, Reason, Sale, State
from broadcaster.faults import Fault
from tests.desk.conftest import House
from tests.desk.repairs.conftest import BOOK, act, codes, entered, returned
from tests.desk.samples import NOW


def test_a_paid_repair_has_its_reason_and_a_price_the_customer_agreed_to(plaza: House) -> None:
    """RPR-11: the five reasons are those of the returns' verdict."""
    reasons = {c.value for c in BOOK.field("coverage").choices} - {"warranty", "expired"}
    assert reasons == {one.value for one in Damage} - {"none"}
    number = entered(plaza, order_no="D-17", kind="loose")
    act(plaza, number, "send", station="售后组")
    act(plaza, number, "accept")
    with pytest.raises(Fault) as refused:
        act(plaza, number, "done", repaired=True, result="好")
    assert codes(refused) == ["desk.case.needs"]
    with pytest.raises(Fault) as refused:
        act(plaza, number, "coverage", coverage="misuse")
    assert codes(refused) == ["desk.case.needs"]
    assert act(plaza, number, "coverage", coverage="misuse", fee_quote=8000)["in_warranty"] is False
    with pytest.raises(Fault) as refused:
        act(plaza, number, "done", repaired=True, result="好")
    assert codes(refused) == ["desk.case.quote"]
    act(plaza, number, "coverage", coverage="misuse", quote_agreed=True)
    assert act(plaza, number, "done", repaired=True, result="好", charged=8000)["stage"] == "done"


def test_two_repairs_in_vain_within_the_warranty_unlock_the_exchange(plaza: House) -> None:
    """RPR-12, RET-12: each time it was repaired again, and the last time it came back not working; paid repairs do not count."""

    def failed() -> int:
        return sum(one.times for one in plaza.desk.read(lambda c: of_order(c, " D-17 ")))

    number, paid = (entered(plaza, order_no="D-17", kind="loose") for _n in range(2))
    act(plaza, paid, "coverage", coverage="no-card", fee_quote=1, quote_agreed=True)
    returned(plaza, paid, repaired=False)
    act(plaza, number, "coverage", coverage="warranty")
    counts = [failed()]
    returned(plaza, number)
    counts.append(failed())
    act(plaza, number, "rework", reason="又松了")
    counts.append(failed())
    returned(plaza, number, repaired=False)
    counts.append(failed())
    assert counts == [0, 0, 1, 2]
    held = shipped("shopping_plaza", NOW.date())
    sale = Sale(date(2026, 10, 1), 100_000, warranty_end=date(2027, 10, 1))
    verdicts = [evaluate(sale, State(repairs=n), Reason(Cause.QUALITY), Proof(), held, NOW.date()) for n in (1, failed())]
    assert [(one.outcome, one.code) for one in verdicts] == [(Outcome.REPAIR, "in-warranty"), (Outcome.RETURN, "repairs-failed")]


def test_the_next_service_is_told_a_week_ahead_until_somebody_was_reminded(plaza: House) -> None:
    """RPR-13."""
    number = entered(plaza, kind="upkeep")
    returned(plaza, number, work="真皮保养", next_service_on=date(2027, 5, 20))
    held = plaza.desk.read(lambda c: policy(c, "shopping_plaza", NOW.date()))

    def near(day: date) -> list[str]:
        return [one.number for one in plaza.desk.read(lambda c: lists.services_near(c, held, day))]

    assert [near(date(2027, 5, 12)), near(date(2027, 5, 13)), near(date(2027, 6, 1))] == [[], [number], [number]]
    hours = (date(2027, 5, 14) - NOW.date()).days * 24
    act(plaza, number, "remind", hours=hours)
    assert near(date(2027, 6, 1)) == []
    act(plaza, number, "remind", hours=hours, next_service_on=date(2027, 11, 20))
    assert near(date(2027, 11, 14)) == [number]
