"""Complaints in the store, over both databases."""

from datetime import date, timedelta

import pytest

from broadcaster.desk import ledger
from broadcaster.desk.book import State
from broadcaster.desk.cases import keeping
from broadcaster.desk.cases.archive import file_week
from broadcaster.desk.cases.clocks import of_case
from broadcaster.desk.cases.keeping import Part
from broadcaster.desk.cases.today import silent, tasks
from broadcaster.desk.policy.approvals import approve, drafted
from broadcaster.desk.policy.model import Change
from broadcaster.desk.proof import verify
from broadcaster.desk.reading import find, get, history
from broadcaster.desk.registers import book
from broadcaster.desk.rights import EVERY, Actor, Right
from broadcaster.desk.row import Query, Row
from broadcaster.faults import Fault
from tests.desk.cases.conftest import BOOK, CHIEF, OTHER, SECOND, act, closed, confirmed, entered, planned, staffed
from tests.desk.conftest import House
from tests.desk.samples import BOSS, CLERK, NOW


def codes(refused: pytest.ExceptionInfo[Fault]) -> list[str]:
    return [p.code for p in refused.value.problems]


def clocks(at_desk: House, number: str) -> dict[str, object]:
    return {str(c["limit_of"]): c["outcome"] for c in at_desk.desk.read(lambda c: of_case(c, number))}


def row(at_desk: House, number: str) -> Row:
    return at_desk.desk.read(lambda c: get(c, BOOK, number))


def test_a_complaint_goes_from_its_entry_to_the_archive_and_the_chain_holds(house: House) -> None:
    """CMP-05, CMP-13, CMP-21: nothing but the original order was missing."""
    staffed(house)
    number = entered(house)
    act(house, number, "reply", answer="马上核实", hours=3)
    closed(house, number)
    filed = house.desk.write(CHIEF, NOW + timedelta(days=1), lambda w: file_week(w, BOOK, "2026-W48"))
    assert (filed.numbers, [p.code for p in filed.left]) == ((), ["desk.case.papers"])
    assert [(line.kind, line.count, line.on_time) for line in filed.summary] == [("wrong", 1, 1)]
    with pytest.raises(Fault) as refused:
        act(house, number, "papers", order_seen_by="王芳", original_order="没有这个文件")
    assert codes(refused) == ["desk.no-attachment"]
    file = house.desk.files.parent / "统一订单.jpg"
    file.write_bytes(b"order")
    _with_order(house, number)
    filed = house.desk.write(CHIEF, NOW + timedelta(days=1), lambda w: file_week(w, BOOK, "2026-W48"))
    assert (filed.numbers, filed.left, row(house, number)["stage"]) == ((number,), (), "archived")
    assert house.desk.read(lambda c: verify(c, house.desk.files)).problems == ()
    with pytest.raises(Fault) as refused:
        house.desk.write(CLERK, NOW, lambda w: ledger.amend(w, BOOK, number, {"cause": "别的"}, reason="改"))
    assert codes(refused) == ["desk.case.settled"]


def _with_order(at_desk: House, number: str) -> None:
    from broadcaster.desk import attachments

    file = at_desk.desk.files.parent / "统一订单.jpg"
    at_desk.desk.write(
        CLERK,
        NOW,
        lambda w: keeping.act(w, BOOK, number, "papers", {"order_seen_by": "王芳", "original_order": attachments.keep(w, file)}),
    )


def test_limits_start_with_the_entry_and_their_verdict_stays(house: House) -> None:
    """CMP-05: 24 h and 72 h, to the second; CMP-07: what is unset does not run."""
    staffed(house)
    late, in_time = entered(house), entered(house)
    assert clocks(house, late) == {"reply": None, "plan": None}
    act(house, in_time, "reply", hours=24, answer="在查")
    act(house, late, "reply", hours=24.001, answer="在查")
    planned(house, late, hours=72)
    assert clocks(house, late) == {"reply": "failed", "plan": "met", "promise": None}
    assert clocks(house, in_time) == {"reply": "met", "plan": None}
    act(house, late, "reply", hours=30, answer="再答复")
    assert clocks(house, late)["reply"] == "failed"
    shown = house.desk.read(lambda c: of_case(c, late))
    assert shown[0]["due_at"] == NOW + timedelta(hours=24)
    assert shown[1]["due_at"] == NOW + timedelta(hours=72)


def test_an_authoritys_own_day_and_a_promise_are_limits(house: House) -> None:
    """CMP-03, CMP-18, CMP-33: until the end of the day."""
    staffed(house)
    number = entered(house, channel="authority", authority_ref="市监2026-17", authority_due=date(2026, 11, 26))
    act(house, number, "accept", promised_by=date(2026, 11, 25))
    ends = {str(c["limit_of"]): c["due_at"] for c in house.desk.read(lambda c: of_case(c, number))}
    midnight = NOW.replace(hour=0, minute=0)
    assert (ends["authority"], ends["promise"]) == (midnight + timedelta(days=3), midnight + timedelta(days=2))


def test_a_refused_complaint_has_its_limits_dropped(sqlite_house: House) -> None:
    """CMP-03."""
    number = entered(sqlite_house)
    act(sqlite_house, number, "refuse", BOSS, refuse_reason="不是本店所售")
    assert clocks(sqlite_house, number) == {"reply": "dropped", "plan": "dropped"}


def test_the_first_owner_stays_when_the_case_is_given_on(house: House) -> None:
    """CMP-08: and only a supervisor, with a reason, changes it."""
    staffed(house)
    number = entered(house)
    planned(house, number)
    act(house, number, "transfer", OTHER, handler="李敏", reason="轮休")
    assert (row(house, number)["first_owner"], row(house, number)["handler"]) == ("王芳", "李敏")
    with pytest.raises(Fault) as refused:
        act(house, number, "hand-over", OTHER, first_owner="小周", reason="换")
    assert codes(refused) == ["desk.case.right"]
    assert act(house, number, "hand-over", BOSS, first_owner="小周", reason="王芳离职")["first_owner"] == "小周"
    with pytest.raises(Fault) as refused:
        act(house, number, "transfer", BOSS, handler="没有这人", reason="换")
    assert codes(refused) == ["desk.no-clerk"]


def test_shares_come_to_the_whole_and_former_ones_stay_to_be_seen(house: House) -> None:
    """CMP-16."""
    staffed(house)
    number = entered(house)
    planned(house, number)
    for parts, code in (([Part("物流部", 9000, {})], "desk.case.shares"), ([Part("物流部", 6000, {}), Part("顾家", 4000, {})], "")):
        if code:
            with pytest.raises(Fault) as refused:
                house.desk.write(OTHER, NOW, lambda w, p=parts: keeping.share_out(w, BOOK, number, p))  # type: ignore[misc]
            assert codes(refused) == [code]
        else:
            house.desk.write(OTHER, NOW, lambda w, p=parts: keeping.share_out(w, BOOK, number, p))  # type: ignore[misc]
    house.desk.write(OTHER, NOW, lambda w: keeping.share_out(w, BOOK, number, [Part("顾家", 10_000, {"other": 300})]))
    kept = house.desk.read(lambda c: list(find(c, book("complaint-share"), Query(states=tuple(State)))))
    assert [(s["liable"], s.state) for s in kept] == [("物流部", State.VOID), ("顾家", State.VOID), ("顾家", State.OPEN)]


def test_a_compensation_is_signed_in_order_and_not_by_its_author(house: House) -> None:
    """CMP-10, CMP-15, CMP-29."""
    staffed(house)
    number = entered(house)
    planned(house, number)
    with pytest.raises(Fault) as refused:
        house.desk.write(OTHER, NOW, lambda w: keeping.ask(w, BOOK, number, {"compensation": 50_000}, [(1, "", "小周")]))
    assert codes(refused) == ["desk.case.own-approval"]
    signers = [(1, "副总经理", "赵副总"), (2, "总经理", "张总")]
    house.desk.write(OTHER, NOW, lambda w: keeping.ask(w, BOOK, number, {"compensation": 50_000}, signers))
    with pytest.raises(Fault) as refused:
        house.desk.write(CHIEF, NOW, lambda w: keeping.sign(w, BOOK, number, "agree", None))
    assert codes(refused) == ["desk.case.not-your-turn"]
    with pytest.raises(Fault) as refused:
        act(house, number, "notify", OTHER, reaction="好")
    assert codes(refused) == ["desk.case.not-approved"]
    assert [t.why for t in house.desk.read(lambda c: tasks(c, "赵副总", NOW))] == ["sign"]
    house.desk.write(SECOND, NOW, lambda w: keeping.sign(w, BOOK, number, "agree", "同意"))
    assert house.desk.write(CHIEF, NOW, lambda w: keeping.sign(w, BOOK, number, "agree", None))["stage"] == "approved"
    assert act(house, number, "notify", OTHER, reaction="好")["stage"] == "notified"
    signed = house.desk.read(lambda c: list(find(c, book("complaint-signature"), Query())))
    assert [(s["seat"], s["signer"], s["verdict"], s["opinion"]) for s in signed] == [
        ("副总经理", "赵副总", "agree", "同意"),
        ("总经理", "张总", "agree", None),
    ]


def test_asking_again_needs_every_signature_again(sqlite_house: House) -> None:
    """CMP-15: what was signed was another sum."""
    house = staffed(sqlite_house)
    number = entered(house)
    planned(house, number)
    for amount in (10_000, 90_000):
        signers = [(1, "", "赵副总"), (2, "", "张总")]
        house.desk.write(OTHER, NOW, lambda w, a=amount, s=signers: keeping.ask(w, BOOK, number, {"compensation": a}, s))  # type: ignore[misc]
        done = house.desk.write(SECOND, NOW, lambda w: keeping.sign(w, BOOK, number, "agree", None))
        assert done["stage"] == "planned"
    assert row(house, number)["rounds"] == 2


def test_whom_it_is_about_cannot_touch_it(house: House) -> None:
    """CMP-22: not by an act, not by the ledger, not with all rights."""
    staffed(house)
    number = entered(house, kind="staff", accused="李敏", call_ref="DH-20261124-0001")
    tried = (
        lambda w: keeping.act(w, BOOK, number, "accept", {}),
        lambda w: ledger.amend(w, BOOK, number, {"accused": "王芳"}, reason="改"),
        lambda w: ledger.void(w, BOOK, number, reason="删"),
        lambda w: ledger.review(w, BOOK, number),
        lambda w: keeping.opine(w, BOOK, number, "服务台", "没有的事"),
        lambda w: keeping.share_out(w, BOOK, number, []),
        lambda w: keeping.sign(w, BOOK, number, "agree", None),
    )
    for one in tried:
        with pytest.raises(Fault) as refused:
            house.desk.write(BOSS, NOW, one)
        assert codes(refused) == ["desk.about-you"]
    act(house, number, "accept", CHIEF)
    with pytest.raises(Fault) as refused:
        act(house, number, "assign", CHIEF, handler="李敏")
    assert codes(refused) == ["desk.case.accused-handles"]
    assert house.desk.read(lambda c: tasks(c, "李敏", NOW, everybody=True)) == ()


def test_a_case_taken_up_again_keeps_its_past_and_counts(house: House) -> None:
    """CMP-19: the plan's limit runs anew, the old verdict stays."""
    staffed(house)
    number = entered(house)
    confirmed(house, number)
    act(house, number, "reopen", CHIEF, reason="又坏了", hours=50)
    again = row(house, number)
    assert (again["stage"], again["reopened"], again["measure"], again["root_cause"]) == ("investigating", 1, None, "装错车")
    plans = [c for c in house.desk.read(lambda c: of_case(c, number)) if c["limit_of"] == "plan"]
    assert [c["outcome"] for c in plans] == ["met", None]
    told = house.desk.read(lambda c: history(c, "complaint", number))
    assert [t.event.kind for t in told][-2:] == ["case-confirm", "case-reopen"]
    assert told[-1].personal["why"] == "又坏了"
    assert any(t.personal.get("measure") == "换一套" for t in told)


def test_a_draft_is_the_draft_ledger_and_keeps_its_number(sqlite_house: House) -> None:
    """CMP-31: no limit runs before it is in the book."""
    house = sqlite_house
    number = entered(house, draft=True, call_ref="DH-20261124-0001")
    assert clocks(house, number) == {}
    with pytest.raises(Fault) as refused:
        act(house, number, "accept")
    assert codes(refused) == ["desk.case.draft"]
    assert [t.why for t in house.desk.read(lambda c: tasks(c, "王芳", NOW))] == ["draft"]
    done = house.desk.write(CLERK, NOW, lambda w: ledger.promote(w, BOOK, number))
    assert (done.number, done["call_ref"], clocks(house, number)) == (number, "DH-20261124-0001", {"reply": None, "plan": None})


def test_a_day_tells_what_is_late_and_for_whom(sqlite_house: House) -> None:
    """CMP-26, CMP-32: also what nobody touched for days."""
    house = staffed(sqlite_house)
    number = entered(house)
    planned(house, number)

    def why(clerk: str, hours: float) -> list[tuple[str, str]]:
        return [(t.why, t.limit) for t in house.desk.read(lambda c: tasks(c, clerk, NOW + timedelta(hours=hours)))]

    assert why("王芳", 17.9) == [("running", "reply"), ("running", "promise"), ("follow", "")]
    assert why("王芳", 18) == [("close", "reply"), ("running", "promise"), ("follow", "")]
    assert why("小周", 24.1) == [("late", "reply"), ("running", "promise"), ("handle", "")]
    assert why("张总", 24.1) == []
    assert [r.number for r in house.desk.read(lambda c: silent(c, NOW + timedelta(hours=3)))] == [number]
    assert house.desk.read(lambda c: silent(c, NOW)) == ()


def test_a_clerk_without_the_right_is_told_which(sqlite_house: House) -> None:
    """SEC-01."""
    number = entered(sqlite_house)
    reader = Actor("看客", frozenset({(EVERY, Right.READ)}))
    with pytest.raises(Fault) as refused:
        act(sqlite_house, number, "accept", reader)
    assert codes(refused) == ["desk.case.right"]
    with pytest.raises(Fault) as refused:
        sqlite_house.desk.write(reader, NOW, lambda w: keeping.opine(w, BOOK, number, "财务部", "好"))
    assert codes(refused) == ["desk.no-right"]


def test_an_unset_limit_runs_once_the_mall_has_set_it(sqlite_house: House) -> None:
    """CMP-07, POL-02: each feedback starts the next interval."""
    house = staffed(sqlite_house)
    change = Change("complaint.update", "2 d", NOW.date(), "集团要求", "王芳")
    house.desk.write(CLERK, NOW, lambda w: drafted(w, change))
    house.desk.write(BOSS, NOW, lambda w: approve(w, change))
    number = entered(house)
    act(house, number, "reply", answer="在查")
    act(house, number, "update", reason="工厂已寄出", hours=56)
    updates = [c for c in house.desk.read(lambda c: of_case(c, number)) if c["limit_of"] == "update"]
    assert [c["outcome"] for c in updates] == ["met", None]
    midnight = NOW.replace(hour=0, minute=0)
    assert [c["due_at"] for c in updates] == [midnight + timedelta(days=3), midnight + timedelta(days=5)]


def test_what_the_handler_may_promise_alone_needs_no_signature(sqlite_house: House) -> None:
    """CMP-10: up to the limit the mall has set, and not a fen more."""
    house = staffed(sqlite_house)
    change = Change("complaint.authority", "200", NOW.date(), "授权", "王芳")
    house.desk.write(CLERK, NOW, lambda w: drafted(w, change))
    house.desk.write(BOSS, NOW, lambda w: approve(w, change))
    number = entered(house)
    planned(house, number)
    for amount in (20_001, 20_000):
        house.desk.write(OTHER, NOW, lambda w, a=amount: keeping.ask(w, BOOK, number, {"compensation": a}, []))  # type: ignore[misc]
        if amount > 20_000:
            with pytest.raises(Fault) as refused:
                act(house, number, "notify", OTHER, reaction="好")
            assert codes(refused) == ["desk.case.not-approved"]
    assert act(house, number, "notify", OTHER, reaction="好")["stage"] == "notified"
