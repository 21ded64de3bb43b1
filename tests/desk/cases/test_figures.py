"""Figures out of complaints: stages, cycles, repeats, silence, units (CMP-06, CMP-17, CMP-25, CMP-32, CMP-35)."""

from datetime import date, timedelta
from decimal import Decimal

from broadcaster.desk.cases import figures, measures
from broadcaster.desk.cases.clocks import policy_of
from broadcaster.desk.cases.terms import silence
from broadcaster.desk.policy.opening import shipped
from broadcaster.desk.reading import get
from broadcaster.desk.row import Row
from broadcaster.desk.values import Value
from tests.desk.cases.conftest import BOOK, OTHER, act, entered, staffed
from tests.desk.conftest import House
from tests.desk.money.conftest import rule
from tests.desk.samples import BOSS, CLERK, NOW

MALL = shipped("home_mall", date(2026, 11, 24))


def plain(number: str, **values: Value) -> Row:
    """A complaint's row without a store."""
    return Row(
        "complaint", {**dict.fromkeys(f.name for f in BOOK.all_fields()), "number": number, "happened_at": NOW, "stage": "closed", **values}
    )


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


def test_silence_is_an_alarm_only_where_its_length_is_set(sqlite_house: House) -> None:
    """CMP-32, POL-02; disputes are told apart."""
    assert silence(MALL) is None
    rule(sqlite_house, "complaint.silence", "3 d")
    held = sqlite_house.desk.write(CLERK, NOW, lambda w: silence(policy_of(w)))
    assert held == timedelta(days=3)
    rows = [plain("1", dispute=True, cause="漏水", measure="赔偿"), plain("2")]
    assert [(row["number"], row["measure"]) for row in figures.disputes(rows)] == [("1", "赔偿")]


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
