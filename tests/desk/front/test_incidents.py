"""Exception events: the emergency path, checklists, escalation; faults of the equipment (EXC-11, EXC-13, EXC-14, EXC-15)."""

import pytest

from broadcaster.desk import ledger
from broadcaster.desk.front import exception_acts
from broadcaster.desk.front.duties import open_duties
from broadcaster.desk.front.incidents import CHECKLIST, fields_of, left
from broadcaster.desk.front.summing import AT_ONCE
from broadcaster.desk.registers import book
from broadcaster.desk.rights import EVERY, Actor, Right
from broadcaster.desk.values import Value
from broadcaster.faults import Fault
from tests.desk.cases.conftest import staffed
from tests.desk.conftest import House
from tests.desk.samples import CLERK, NOW

FIVE = ("secret", "accident", "danger", "beyond", "trouble")
OTHER = Actor("小周", frozenset((EVERY, right) for right in (Right.READ, Right.WRITE)))


def event(house: House, kind: str) -> str:
    values: dict[str, Value] = {"event_kind": kind, "content": "二号梯", "place": "二楼"}
    return house.desk.write(CLERK, NOW, lambda w: ledger.add(w, book("exception"), values)).number


def owed(house: House) -> list[tuple[str, str]]:
    return [(d.number, d.owner) for d in house.desk.read(lambda c: open_duties(c, NOW))]


def codes(refused: pytest.ExceptionInfo[Fault]) -> list[str]:
    return [p.code for p in refused.value.problems]


@pytest.mark.parametrize("kind", FIVE)
def test_five_kinds_are_reported_at_once_and_may_skip_a_level(sqlite_house: House, kind: str) -> None:
    """EXC-11, TSK-03: the own superior is told afterwards, and the event is not settled before."""
    house = sqlite_house
    number = event(house, kind)
    assert (kind in AT_ONCE, owed(house)) == (True, [(number, "王芳")])
    house.desk.write(CLERK, NOW, lambda w: exception_acts.skip_level(w, number, "总经理"))
    assert owed(house) == [(number, "王芳")]
    with pytest.raises(Fault, match=r"desk\.front\.superior"):
        house.desk.write(CLERK, NOW, lambda w: exception_acts.settle_exception(w, number, "处理完"))
    told = house.desk.write(CLERK, NOW, lambda w: exception_acts.tell_superior(w, number, "客服主管"))
    assert (told["skipped"], told["reported_to"], owed(house)) == (True, "总经理、客服主管", [])
    assert house.desk.write(CLERK, NOW, lambda w: exception_acts.settle_exception(w, number, "处理完"))["settled_at"] == NOW


def test_what_is_no_emergency_goes_level_by_level(sqlite_house: House) -> None:
    """EXC-11."""
    number = event(sqlite_house, "praise")
    with pytest.raises(Fault, match=r"desk\.front\.no-emergency"):
        sqlite_house.desk.write(CLERK, NOW, lambda w: exception_acts.skip_level(w, number, "总经理"))
    sqlite_house.desk.write(CLERK, NOW, lambda w: exception_acts.report_exception(w, number, "客服主管"))
    with pytest.raises(Fault, match=r"desk\.front\.not-skipped"):
        sqlite_house.desk.write(CLERK, NOW, lambda w: exception_acts.tell_superior(w, number, "客服主管"))


@pytest.mark.parametrize(
    ("kind", "steps"), [("lift", ["service", "freed", "comfort", "cause"]), ("injury", ["infirmary", "comfort", "agreement", "cause"])]
)
def test_an_incident_is_settled_when_its_checklist_is_done(house: House, kind: str, steps: list[str]) -> None:
    """EXC-14: every step that is left is named at once; no is not done; a step of another kind is refused."""
    number = event(house, kind)
    house.desk.write(CLERK, NOW, lambda w: exception_acts.report_exception(w, number, "客服主管"))
    with pytest.raises(Fault) as refused:
        house.desk.write(CLERK, NOW, lambda w: exception_acts.settle_exception(w, number, "好了"))
    assert codes(refused) == ["desk.front.step"] * len(steps)
    assert [step.name for step in left({"event_kind": kind})] == steps
    strange: dict[str, Value] = {"rescued_at": NOW} if kind == "injury" else {"first_aid": True}
    with pytest.raises(Fault, match=r"desk\.front\.no-checklist"):
        house.desk.write(CLERK, NOW, lambda w: exception_acts.check(w, number, strange))
    house.desk.write(CLERK, NOW, lambda w: exception_acts.check(w, number, {"comforted": False}))
    done: dict[str, Value] = {"rescued_at": NOW, "agreed": "送医并赔付"}
    filled = {name: done.get(name, True) for name in fields_of({"event_kind": kind})}
    for name, value in filled.items():
        house.desk.write(CLERK, NOW, lambda w, n=name, v=value: exception_acts.check(w, number, {n: v}))  # type: ignore[misc]
    assert house.desk.write(CLERK, NOW, lambda w: exception_acts.settle_exception(w, number, "好了"))["settled_at"] == NOW


def test_other_kinds_have_no_checklist() -> None:
    assert list(fields_of({"event_kind": "hazard"})) == []
    assert left({"event_kind": "hazard"}) == ()
    assert {name for step in CHECKLIST for name in step.needs} <= {f.name for f in book("exception").fields}


def test_an_escalated_event_is_its_heads_until_it_is_settled(sqlite_house: House) -> None:
    """EXC-15."""
    house = staffed(sqlite_house)
    number = event(house, "trouble")
    with pytest.raises(Fault, match=r"desk\.no-clerk"):
        house.desk.write(CLERK, NOW, lambda w: exception_acts.escalate(w, number, "没有这人"))
    house.desk.write(CLERK, NOW, lambda w: exception_acts.escalate(w, number, "小周"))
    assert owed(house) == [(number, "小周")]
    with pytest.raises(Fault, match=r"desk\.front\.heads"):
        house.desk.write(CLERK, NOW, lambda w: exception_acts.settle_exception(w, number, "好了"))
    house.desk.write(OTHER, NOW, lambda w: exception_acts.settle_exception(w, number, "好了"))
    assert owed(house) == []


def test_a_fault_is_reported_and_followed_until_it_works_again(house: House) -> None:
    """EXC-13."""
    values: dict[str, Value] = {"kind": "recorder", "device": "录音机", "symptom": "不转", "reporter": "王芳"}
    number = house.desk.write(CLERK, NOW, lambda w: ledger.add(w, book("fault"), values)).number
    due = house.desk.read(lambda c: open_duties(c, NOW))[0]
    assert (due.number, due.overdue(NOW)) == (number, True)
    with pytest.raises(Fault, match=r"desk\.front\.fault-unreported"):
        house.desk.write(CLERK, NOW, lambda w: exception_acts.restore(w, number, "换保险"))
    house.desk.write(CLERK, NOW, lambda w: exception_acts.report_fault(w, number))
    assert [(d.number, d.due) for d in house.desk.read(lambda c: open_duties(c, NOW))] == [(number, None)]
    done = house.desk.write(CLERK, NOW, lambda w: exception_acts.restore(w, number, "换保险"))
    assert (done["restored_at"], done["result"], owed(house)) == (NOW, "换保险", [])
