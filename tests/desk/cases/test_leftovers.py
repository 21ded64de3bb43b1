"""What else the manuals ask of complaints: urgency, intake, stages, proposals, repeats, alarm, checks, quality of units."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from broadcaster.desk import ledger
from broadcaster.desk.book import State
from broadcaster.desk.cases import figures, keeping, measures
from broadcaster.desk.cases.clocks import of_case, policy_of
from broadcaster.desk.cases.keeping import Part
from broadcaster.desk.cases.proposals import propose
from broadcaster.desk.cases.sampling import draw, drawn, score
from broadcaster.desk.cases.terms import silence
from broadcaster.desk.cases.today import tasks
from broadcaster.desk.checks import POINTS
from broadcaster.desk.policy.opening import shipped
from broadcaster.desk.proof import verify
from broadcaster.desk.reading import find, get
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query, Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Desk
from broadcaster.desk.work import House as Rules
from broadcaster.faults import Fault
from tests.desk.cases.conftest import BOOK, CHIEF, OTHER, act, confirmed, entered, planned, staffed
from tests.desk.conftest import House
from tests.desk.money.conftest import rule
from tests.desk.samples import BOSS, CLERK, NOW, SHANGHAI

MALL = shipped("home_mall", date(2026, 11, 24))


def codes(refused: pytest.ExceptionInfo[Fault]) -> list[str]:
    return [p.code for p in refused.value.problems]


def plain(number: str, **values: Value) -> Row:
    """A complaint's row without a store."""
    return Row(
        "complaint", {**dict.fromkeys(f.name for f in BOOK.all_fields()), "number": number, "happened_at": NOW, "stage": "closed", **values}
    )


def due(at_desk: House, number: str) -> dict[str, timedelta]:
    found = at_desk.desk.read(lambda c: of_case(c, number))
    return {str(c["limit_of"]): c["due_at"] - NOW for c in found if isinstance(c["due_at"], datetime)}


def proposals(at_desk: House) -> list[Row]:
    return at_desk.desk.read(lambda c: list(find(c, book("penalty-proposal"), Query())))


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


def test_stages_are_timed_from_what_was_done_and_reminders_are_listed(house: House) -> None:
    """CMP-17: 收件, 质管部, 会签部, 市场营销部, 结案, 合计; 督促记录 with date and document."""
    staffed(house)
    number = entered(house)
    act(house, number, "accept", hours=2)
    act(house, number, "assign", BOSS, handler="小周", hours=3)
    act(house, number, "remind", reason="顾客来催", reminder_no="督2026-7", hours=9)
    act(house, number, "investigate", OTHER, root_cause="装错车", hours=10)
    act(house, number, "plan", OTHER, measure="换", hours=10)
    act(house, number, "notify", OTHER, reaction="好", hours=14)
    row = house.desk.read(lambda c: get(c, BOOK, number))
    (told,) = house.desk.read(lambda c: list(figures.times(c, [row], NOW + timedelta(hours=15))))
    hours = {name: told[name] for name in ("intake", "inquiry", "signing", "carrying_out", "closing", "total")}
    assert hours == {"intake": 3 * 3600, "inquiry": 7 * 3600, "signing": 4 * 3600, "carrying_out": 3600, "closing": 0, "total": 15 * 3600}
    assert (told["reminded"], told["reminders"]) == (1, "2026-11-24 督2026-7 顾客来催")


def test_a_case_that_is_over_takes_no_more_time() -> None:
    """CMP-17."""
    turns = [measures.Turn(NOW, "registered"), measures.Turn(NOW + timedelta(hours=1), "refused")]
    spans = measures.durations(turns, NOW + timedelta(days=9), frozenset({"refused"}))
    assert (spans["intake"], spans["total"]) == (timedelta(hours=1), timedelta(hours=1))


def test_a_valid_complaint_about_staff_is_a_proposal_and_an_invalid_one_is_none(house: House) -> None:
    """CMP-16, CMP-23, CMP-24: without a ratio no amount is guessed."""
    staffed(house)
    number = entered(house, kind="staff", accused="王芳")
    planned_by_others(house, number)
    act(house, number, "investigate", OTHER, verified="valid")
    act(house, number, "investigate", OTHER, course="再核实")
    (kept,) = proposals(house)
    assert (kept["person"], kept["ground"], kept["amount"], kept["ratio"], kept["judged_by"]) == (
        "王芳", "valid-complaint", None, None, "home_mall-1.1",
    )  # fmt: skip
    act(house, number, "investigate", OTHER, verified="invalid")
    assert proposals(house) == []
    reward: dict[str, Value] = {"person": "小周", "kind": "reward", "amount": 10_000}
    with pytest.raises(Fault) as refused:
        house.desk.write(OTHER, NOW, lambda w: propose(w, BOOK, number, reward))
    assert codes(refused) == ["desk.no-right"]
    house.desk.write(CHIEF, NOW, lambda w: propose(w, BOOK, number, reward))
    act(house, number, "investigate", OTHER, course="结案")
    (kept,) = proposals(house)
    assert (kept["person"], kept["kind"], kept["amount"], kept["ground"]) == ("小周", "reward", 10_000, "praise")
    bare = entered(house)
    with pytest.raises(Fault) as refused:
        house.desk.write(CHIEF, NOW, lambda w: propose(w, BOOK, bare, {"person": "小周", "kind": None}))
    assert codes(refused) == ["desk.case.unverified"]
    every = house.desk.read(lambda c: list(find(c, book("penalty-proposal"), Query(states=tuple(State)))))
    assert [row.state for row in every if row["ground"] == "valid-complaint"] == [State.VOID]


def planned_by_others(at_desk: House, number: str) -> None:
    act(at_desk, number, "accept", CHIEF)
    act(at_desk, number, "assign", CHIEF, handler="小周")


def test_a_share_of_a_loss_that_falls_on_somebody_is_a_proposal_by_the_ratio(sqlite_house: House) -> None:
    """CMP-16, CMP-24: rounded down; other shares take the place of the former ones."""
    house = staffed(sqlite_house)
    rule(house, "complaint.deduction", "12.5 %")
    number = entered(house)
    planned(house, number)
    for person, loss, wanted in (("小周", 10_001, 1250), ("李敏", 800, 100)):
        parts = [Part("物流部", 6000, {"return": loss}, person, "记过"), Part("顾家", 4000, {"other": 500})]
        house.desk.write(OTHER, NOW, lambda w, p=parts: keeping.share_out(w, BOOK, number, p))  # type: ignore[misc]
        (kept,) = proposals(house)
        assert (kept["person"], kept["loss"], kept["amount"], kept["discipline"], kept["ratio"]) == (person, loss, wanted, "记过", 1250)


def test_cycles_are_held_against_the_target_up_to_the_end_the_rules_name() -> None:
    """CMP-06, I-01: under 24 h, not at it; what is open is not handled; a major complaint is no ordinary one."""

    def after(number: str, hours: float, **more: Value) -> Row:
        return plain(number, replied_at=NOW + timedelta(hours=hours), **more)

    found = measures.handling([after("1", 23.9), after("2", 24), after("3", 99, severity="major"), plain("4", stage="planned")], MALL)
    assert (found.count, found.handled, found.handled_met, found.in_cycle, found.cycle_ended, found.cycle_met) == (3, 2, False, 1, 2, False)
    assert found.longest_h == Decimal(24)
    good = measures.handling([after("1", 1)], MALL)
    assert (good.handled_met, good.cycle_met) == (True, True)
    nothing = measures.handling([], MALL)
    assert (nothing.handled_met, nothing.cycle_met) == (None, None)
    unset = measures.handling([after("1", 1)], shipped("heating_hotline", date(2026, 11, 24)))
    assert (unset.handled_met, unset.cycle_met) == (None, None)


def test_complaints_that_say_the_same_again_within_the_time_are_found() -> None:
    """CMP-25: the same customer, order, or cause in the same department; up to the day, not beyond."""

    def on(number: str, day: int, **more: Value) -> Row:
        return plain(number, happened_at=NOW + timedelta(days=day), **more)

    rows = [
        on("1", 0, phone="138", root_code="transport", liable_dept="物流部"), on("2", 30, phone="138"), on("3", 61, phone="138"),
        on("4", 5, root_code="transport", liable_dept="物流部"), on("5", 6, root_code="transport", liable_dept="商户部"),
        on("6", 7, root_code="transport", liable_dept="物流部", stage="refused"),
    ]  # fmt: skip
    found = measures.repeats(rows, timedelta(days=30))
    assert [(one.why, one.numbers) for one in found] == [("customer", ("1", "2")), ("cause", ("1", "4"))]
    assert [row["numbers"] for row in figures.repeated(found)] == ["1 2", "1 4"]


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


def test_silence_is_an_alarm_only_where_its_length_is_set(sqlite_house: House) -> None:
    """CMP-32, POL-02; disputes are told apart."""
    assert silence(MALL) is None
    rule(sqlite_house, "complaint.silence", "3 d")
    held = sqlite_house.desk.write(CLERK, NOW, lambda w: silence(policy_of(w)))
    assert held == timedelta(days=3)
    rows = [plain("1", dispute=True, cause="漏水", measure="赔偿"), plain("2")]
    assert [(row["number"], row["measure"]) for row in figures.disputes(rows)] == [("1", "赔偿")]


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


def test_a_unit_is_judged_by_what_its_complaints_show() -> None:
    """CMP-35, I-17: limits met, satisfaction, settled at once, each a third; what was not judged does not count."""
    rows = [
        plain("1", liable_dept="物流部", satisfaction="very"),
        plain("2", liable_dept="物流部", satisfaction="dissatisfied", reopened=1),
        plain("3", liable_dept="仓储部", stage="planned"),
        plain("4"),
    ]
    found = measures.units(rows, {"1": ("met", "failed", "met"), "2": ("met", "dropped")})
    assert [(u.name, u.count, u.in_time, u.content, u.settled_once, u.score) for u in found] == [
        ("物流部", 2, 7500, 5000, 5000, 5833),
        ("仓储部", 1, None, None, None, None),
    ]
