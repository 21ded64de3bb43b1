"""An urgent complaint's limits (CMP-12)."""

from datetime import datetime, timedelta

import pytest

from broadcaster.desk import ledger
from broadcaster.desk.cases.clocks import of_case, policy_of
from broadcaster.desk.proof import verify
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query, Row
from broadcaster.faults import Fault
from tests.desk.cases.conftest import BOOK, OTHER, act, codes, entered, staffed
from tests.desk.conftest import House
from tests.desk.money.conftest import rule
from tests.desk.samples import BOSS, CLERK, NOW


def due(at_desk: House, number: str) -> dict[str, timedelta]:
    found = at_desk.desk.read(lambda c: of_case(c, number))
    return {str(c["limit_of"]): c["due_at"] - NOW for c in found if isinstance(c["due_at"], datetime)}


def test_an_urgent_complaint_has_its_own_limits_where_they_are_set_and_the_ordinary_ones_where_not(house: House) -> None:
    """CMP-12."""
    staffed(house)
    rule(house, "complaint.extreme_reply", "2 h")
    normal, extreme = entered(house), entered(house, urgency="extreme")
    assert due(house, normal) == {"reply": timedelta(hours=24), "plan": timedelta(hours=72)}
    assert due(house, extreme) == {"reply": timedelta(hours=2), "plan": timedelta(hours=72)}
    with pytest.raises(Fault) as refused:
        act(house, normal, "prioritise", urgency="extreme")
    assert codes(refused) == ["desk.case.reason"]
    act(house, normal, "prioritise", urgency="extreme", reason="媒体在场")
    assert due(house, normal)["reply"] == timedelta(hours=2)
    other = entered(house)
    house.desk.write(CLERK, NOW, lambda w: ledger.amend(w, BOOK, other, {"urgency": "extreme"}, reason="填错"))
    assert due(house, other)["reply"] == timedelta(hours=2)
    act(house, extreme, "reply", answer="在查", hours=1)
    act(house, extreme, "prioritise", urgency="normal", reason="已缓解")
    assert due(house, extreme)["reply"] == timedelta(hours=2)


def test_a_change_of_urgency_is_an_event_of_the_limit_and_what_was_passed_stays(house: House) -> None:
    """CMP-12, CMP-05: the row keeps what was agreed first; a limit that stands still stays so; one that failed stays failed."""
    staffed(house)
    rule(house, "complaint.extreme_reply", "2 h")
    number = entered(house)
    act(house, number, "accept")
    act(house, number, "assign", BOSS, handler="小周")
    act(house, number, "wait", BOSS, reason="等", waits_for="customer", hours=1)
    act(house, number, "prioritise", OTHER, urgency="extreme", reason="媒体在场", hours=5)
    assert clock(house, number)["due_at"] is None
    act(house, number, "resume", OTHER, reason="好了", hours=11)
    assert clock(house, number)["due_at"] == NOW + timedelta(hours=12)
    act(house, number, "prioritise", OTHER, urgency="normal", reason="已缓解", hours=13)
    assert clock(house, number)["length"] == 24 * 3600
    events = house.desk.read(lambda c: list(find(c, book("clock-event"), Query(where=(("clock_number", clock(house, number).number),)))))
    assert [(e["what"], e["length"]) for e in events] == [
        ("paused", None), ("changed", 2 * 3600), ("resumed", None), ("mark-75", None), ("mark-100", None), ("changed", 24 * 3600),
    ]  # fmt: skip
    assert {e["policy"] for e in events if e["what"] == "changed"} == {house.desk.write(BOSS, NOW, policy_of).version}
    act(house, number, "reply", OTHER, answer="在查", hours=14)
    assert clock(house, number)["outcome"] == "failed"
    assert house.desk.read(lambda c: verify(c, house.desk.files)).problems == ()


def test_a_limit_both_urgencies_say_the_same_of_goes_on_as_it_was_agreed(sqlite_house: House) -> None:
    """POL-01: no number approved since reaches it that way."""
    house = staffed(sqlite_house)
    number = entered(house)
    rule(house, "complaint.reply", "9 h")
    act(house, number, "prioritise", urgency="extreme", reason="媒体在场")
    assert due(house, number)["reply"] == timedelta(hours=24)


def clock(at_desk: House, number: str) -> Row:
    """The limit of the first answer."""
    return next(c for c in at_desk.desk.read(lambda c: of_case(c, number)) if c["limit_of"] == "reply")
