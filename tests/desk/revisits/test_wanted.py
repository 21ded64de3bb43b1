"""Which revisits follow from what is in the books, and how they are judged: no store (RVT-01 to RVT-11, RVT-C01, RVT-C02)."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.almanac.calendar import EMPTY
from broadcaster.almanac.house import NO_WISHES
from broadcaster.almanac.model import Almanac, Facts
from broadcaster.desk.clocks.calendar import read_hours
from broadcaster.desk.clocks.span import read_span
from broadcaster.desk.policy.opening import shipped
from broadcaster.desk.policy.value import Comparison, Target
from broadcaster.desk.revisits import judging
from broadcaster.desk.revisits.hours import barred, in_the_way, of_party, unreadable
from broadcaster.desk.revisits.leaders import upcoming
from broadcaster.desk.revisits.terms import Terms, terms
from broadcaster.desk.revisits.wanted import Standing, Wanted, level, of_complaint, of_customer, of_repair, of_sale, of_tenant, plan
from broadcaster.desk.survey.answering import understood
from broadcaster.desk.survey.templates import REPAIR_CALL
from broadcaster.desk.values import Value
from tests.desk.samples import NOW, SHANGHAI

DAY = date(2026, 11, 24)
HOME = terms(shipped("home_mall", DAY))
HEATING = terms(shipped("heating_hotline", DAY))
WHO: dict[str, Value] = {"party": "DA-1", "name": "王", "phone": "13812345678", "address": None}
SALE: dict[str, Value] = {
    **WHO, "number": "XS-1", "goods": "床", "order_no": "D1", "bought_on": date(2026, 10, 25), "delivered_on": None, "warranty_end": None,
}  # fmt: skip
CASE: dict[str, Value] = {
    **WHO, "number": "TS-1", "stage": "closed", "closed_at": NOW, "reopened": None, "severity": "ordinary", "urgency": "normal",
    "level": None, "cause": "x", "order_no": None, "accused": None,
}  # fmt: skip
REPAIR: dict[str, Value] = {**WHO, "number": "BX-1", "stage": "done", "returned_at": NOW, "content": "不热"}
PARTY: dict[str, Value] = {
    **WHO, "number": "DA-1", "kind": "vendor", "standing": "active", "shop_class": "anchor", "grade": None, "booth": "A1",
    "starts_on": None,
}  # fmt: skip


def due(made: object) -> list[tuple[str, date]]:
    return [(one.kind, one.due_on) for one in made]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("change", "delivery", "owed"),
    [
        ({}, False, [("sale", date(2026, 11, 24))]),
        ({}, True, []),
        ({"delivered_on": date(2026, 11, 1)}, True, [("sale", date(2026, 12, 1))]),
        ({"warranty_end": date(2027, 3, 31)}, False, [("sale", date(2026, 11, 24)), ("warranty", date(2027, 2, 28))]),
    ],
)
def test_a_sale_is_revisited_after_thirty_days_and_a_month_before_its_warranty_ends(
    *, change: dict[str, Value], delivery: bool, owed: list[tuple[str, date]]
) -> None:
    """RVT-01, RVT-03: from the sale or from the delivery, as the organisation counts."""
    by = Terms(after_sale=HOME.after_sale, from_delivery=delivery, before_warranty_end=HOME.before_warranty_end)
    assert due(of_sale({**SALE, **change}, by)) == owed


def test_after_a_complaint_nothing_is_owed_until_somebody_has_set_when() -> None:
    """RVT-02, POL-02: unset in the manual, named as such; once for each closing."""
    assert HOME.after_complaint is None
    assert "complaint.revisit" in HOME.unset
    assert list(of_complaint(CASE, HOME, SHANGHAI)) == []
    by = Terms(after_complaint=read_span("3 d"))
    assert due(of_complaint(CASE, by, SHANGHAI)) == [("complaint", date(2026, 11, 27))]
    keys = {one.key for closing in (None, 1) for one in of_complaint({**CASE, "reopened": closing}, by, SHANGHAI)}
    assert len(keys) == 2
    assert list(of_complaint({**CASE, "stage": "investigating"}, by, SHANGHAI)) == []
    assert due(of_complaint(CASE, Terms(after_complaint=read_span("5 wd")), SHANGHAI)) == [("complaint", date(2026, 12, 1))]


@pytest.mark.parametrize(
    ("change", "by_whom"),
    [({}, "clerk"), ({"urgency": "urgent"}, "manager"), ({"level": 1}, "manager"), ({"severity": "major", "urgency": "urgent"}, "top")],
)
def test_a_graver_complaint_is_revisited_from_higher_up(change: dict[str, Value], by_whom: str) -> None:
    """RVT-C02."""
    assert level({**CASE, **change}) == by_whom


def test_a_returned_order_is_tomorrows_call() -> None:
    """RVT-06, RVT-09, RPR-07: only where the organisation revisits each."""
    assert due(of_repair(REPAIR, HEATING, SHANGHAI)) == [("repair", DAY + timedelta(days=1))]
    assert list(of_repair(REPAIR, HOME, SHANGHAI)) == []
    assert list(of_repair({**REPAIR, "stage": "sent"}, HEATING, SHANGHAI)) == []
    night = datetime(2026, 11, 24, 23, 59, tzinfo=SHANGHAI)
    assert due(of_repair({**REPAIR, "returned_at": night}, HEATING, SHANGHAI)) == [("repair", date(2026, 11, 25))]


def test_customers_of_a_class_are_called_at_its_pace() -> None:
    """RVT-11: a class without a pace is not."""
    by = Terms(regular={"AAA": read_span("1 mo"), "B": read_span("90 d")})
    customer = {**PARTY, "kind": "customer", "grade": "AAA"}
    assert due(of_customer(customer, date(2026, 1, 31), 0, by)) == [("regular", date(2026, 2, 28))]
    assert due(of_customer({**customer, "grade": "B"}, date(2026, 1, 31), 0, by)) == [("regular", date(2026, 5, 1))]
    assert list(of_customer({**customer, "grade": "A"}, DAY, 0, by)) == []
    assert list(of_customer({**customer, "standing": "dormant"}, DAY, 0, by)) == []
    assert "revisit.regular_aaa" in terms(shipped("enterprise", DAY)).unset


def test_anchor_shops_are_visited_three_times_a_year_others_once() -> None:
    """RVT-C01: spread over the year, from the contract on."""
    assert due(of_tenant(PARTY, 2026, HOME)) == [
        ("tenant", date(2026, 5, 1)),
        ("tenant", date(2026, 8, 31)),
        ("tenant", date(2026, 12, 31)),
    ]
    assert due(of_tenant({**PARTY, "shop_class": "other"}, 2026, HOME)) == [("tenant", date(2026, 12, 31))]
    assert len(list(of_tenant({**PARTY, "starts_on": date(2026, 9, 1)}, 2026, HOME))) == 1
    assert list(of_tenant({**PARTY, "shop_class": None}, 2026, HOME)) == []


WANTED = st.builds(
    lambda n, day: Wanted(f"sale:{n}", "sale", day, "sale", str(n)), st.integers(0, 20), st.dates(date(2026, 1, 1), date(2026, 2, 1))
)


@given(st.lists(WANTED))
@settings(derandomize=True, deadline=None)
def test_making_them_again_makes_nothing_twice_and_moves_only_what_is_open(found: list[Wanted]) -> None:
    """Idempotence: after a plan is carried out, the same books give an empty plan."""
    first = plan(found, {})
    there = {one.key: Standing(one.origin_no, one.key, one.due_on, "due") for one in first.new}
    assert len(there) == len({one.key for one in found})
    again = plan(list(first.new), there)
    assert (again.new, again.moved, again.withdrawn) == ((), (), ())
    later = [Wanted(o.key, o.kind, o.due_on + timedelta(days=1), o.origin, o.origin_no) for o in first.new]
    assert len(plan(later, there).moved) == len(there)
    done = {key: Standing(one.number, key, one.due_on, "done") for key, one in there.items()}
    left = plan(later, done, list(done))
    assert not left.moved
    assert not left.withdrawn


@pytest.mark.parametrize(
    ("clock", "trade", "regions", "hit"),
    [
        ("12:00", "餐饮", [], "11:00-13:00"), ("13:00", "餐饮", [], None), ("12:00", "家具", [], None),
        ("12:00", "家具", ["11:30-13:30"], "11:30-13:30"),
        ("18:00", "火锅餐厅", ["上午"], "17:00-19:00"),
    ],
)  # fmt: skip
def test_nobody_comes_at_meal_peaks_or_in_a_regions_hours(clock: str, trade: str, regions: list[str], hit: str | None) -> None:
    """RVT-C01, CST-04: up to the last minute, which is free."""
    at = datetime.fromisoformat(f"2026-11-25 {clock}").replace(tzinfo=SHANGHAI)
    found = in_the_way(at, SHANGHAI, barred(regions, trade, HOME.meal_peaks))
    assert (None if found is None else str(found)) == hit
    assert read_hours("11:00-13:00 17:00-19:00") == HOME.meal_peaks


def test_a_region_is_its_partys_and_words_without_hours_are_named() -> None:
    regions: list[dict[str, Value]] = [
        {"party": "DA-1", "company": None, "no_visit": "上午"}, {"party": None, "company": "王", "no_visit": "12:00-13:00"},
        {"party": "DA-2", "company": None, "no_visit": "8:00-9:00"},
    ]  # fmt: skip
    assert of_party(regions, "DA-1", "王") == ("上午", "12:00-13:00")
    assert unreadable(("上午", "12:00-13:00")) == ("上午",)


def revisit(**more: Value) -> dict[str, Value]:
    plain: dict[str, Value] = {
        "kind": "sale", "stage": "done", "result": "answered", "due_on": date(2026, 11, 10), "done_at": NOW, "done_by": "王芳",
        "owner": None,
        "passed": True, "key": None, "party": None,
    }  # fmt: skip
    return {**plain, **more}


def test_the_thirty_day_rate_counts_what_fell_due_up_to_today() -> None:
    """RVT-01, KPI-08: 100 %; nothing due is not judged."""
    first, last = date(2026, 11, 1), date(2026, 11, 30)
    rows = [
        revisit(),
        revisit(result="refused", stage="ended"),
        revisit(result=None, stage="due"),
        revisit(due_on=date(2026, 11, 29), stage="due", result=None),
    ]
    rate = judging.after_sale(rows, first, last, DAY, HOME)
    assert (rate.n, rate.d, rate.share, rate.met) == (2, 3, Fraction(200, 3), False)
    assert judging.after_sale(rows[:2], first, last, DAY, HOME).met is True
    assert judging.after_sale([revisit(stage="withdrawn", result=None)], first, last, DAY, HOME).met is None


@pytest.mark.parametrize(("good", "bad", "met"), [(98, 2, False), (981, 19, True), (0, 0, None)])
def test_more_than_ninety_eight_of_a_hundred_revisits_pass_strictly(*, good: int, bad: int, met: bool | None) -> None:
    """RVT-08, KPI-05."""
    rows = [revisit() for _n in range(good)] + [revisit(passed=False) for _n in range(bad)] + [revisit(passed=None)]
    rate = judging.pass_rate(rows, date(2026, 11, 1), date(2026, 11, 30), SHANGHAI, HOME)
    assert (rate.n, rate.d, rate.met) == (good, good + bad, met)


@pytest.mark.parametrize(
    ("passes", "result", "change", "passed"),
    [
        ((), "answered", {}, None), (("reached",), "refused", {}, True), (("complete",), "refused", {}, False),
        (("reached",), "wrong-number", {}, False),
        (("satisfied",), "answered", {"attitude": "一般"}, True), (("satisfied",), "answered", {"attitude": "不满意"}, False),
        (("reached", "solved"), "answered", {"solved": "否"}, False), (("solved", "satisfied"), "answered", {}, True),
    ],
)  # fmt: skip
def test_when_a_revisit_passes_the_organisation_says(
    *, passes: tuple[str, ...], result: str, change: dict[str, str], passed: bool | None
) -> None:
    """RVT-08: without a definition nothing is judged."""
    answers, _wrong = understood(REPAIR_CALL, {"solved": "是", "attitude": "满意", "charged": "否", "score": "9", **change})
    assert judging.passed(passes, result, REPAIR_CALL, answers) is passed
    assert "revisit.pass" in HOME.unset


def test_calls_are_shared_out_evenly_and_never_to_whom_they_are_about() -> None:
    """RVT-09, CMP-22."""
    given = judging.shared_out([("1", None), ("2", None), ("3", "王芳"), ("4", None)], {"王芳": 1, "小周": 0})
    assert given == {"1": "小周", "2": "王芳", "3": "小周", "4": "王芳"}
    assert judging.shared_out([("1", "王芳")], {"王芳": 0}) == {}


def test_the_days_quota_is_yesterdays_returned_orders_and_each_clerk_has_a_count() -> None:
    """RVT-09."""
    rows = [
        revisit(kind="repair", due_on=DAY, owner="王芳"), revisit(kind="repair", due_on=DAY - timedelta(days=1)),
        revisit(kind="repair", due_on=DAY, owner="小周", stage="due", result=None, done_at=None),
        revisit(kind="repair", due_on=DAY, stage="withdrawn", result=None, done_at=None),
    ]  # fmt: skip
    assert judging.quota(rows, DAY) == 2
    assert judging.by_clerk(rows, DAY, SHANGHAI) == (judging.Share("王芳", 1, 2), judging.Share("小周", 1, 0))
    assert judging.made_by(rows, date(2026, 11, 1), DAY, SHANGHAI) == (("王芳", 2),)


def test_door_visits_are_five_a_month_and_tenants_are_covered() -> None:
    """RVT-04, RVT-C01: n and d are told."""
    visits: list[dict[str, Value]] = [
        {"kind": kind, "visited_on": date(2026, 11, n)} for n, kind in enumerate(["customer"] * 5 + ["tenant"], 1)
    ]
    rate = judging.visits(visits, date(2026, 11, 1), date(2026, 11, 30), HOME)
    assert (rate.n, rate.d, rate.met, rate.target) == (5, None, True, Target(Comparison.LEAST, Decimal(5)))
    assert judging.visits(visits[:4], date(2026, 11, 1), date(2026, 11, 30), HOME).met is False
    planned = [revisit(kind="tenant", key=f"tenant:DA-1:2026:{n}", party="DA-1", stage="done" if n == 1 else "due") for n in (1, 2, 3)]
    covered, made = judging.coverage(
        [*planned, revisit(kind="tenant", key="tenant:DA-2:2025:1", party="DA-2")], 2026, ["DA-1", "DA-2"], DAY, HOME
    )
    assert (covered.n, covered.d, covered.met, made.n, made.d) == (1, 2, None, 1, 3)
    assert judging.coverage(planned, 2026, ["DA-1", "DA-2"], date(2027, 1, 1), HOME)[0].met is False
    assert judging.coverage(planned, 2026, ["DA-1"], DAY, HOME)[0].met is True


def test_working_days_leave_out_days_off_and_count_shifted_days() -> None:
    """RVT-02, RVT-13: two working days after the 30th of September 2026 lie after the holiday, by the notice of that year."""
    days_off = {date(2026, 10, n): Facts(off=True) for n in range(1, 8)}
    golden_week = Almanac(EMPTY, NO_WISHES, days_off | {date(2026, 10, 10): Facts(working=True)}, {})
    by = terms(shipped("shopping_plaza", DAY), lambda: golden_week)
    closed = {**CASE, "closed_at": datetime(2026, 9, 30, 10, tzinfo=SHANGHAI)}
    assert due(of_complaint(closed, terms(shipped("shopping_plaza", DAY)), SHANGHAI)) == [("complaint", date(2026, 10, 2))]
    assert due(of_complaint(closed, by, SHANGHAI)) == [("complaint", date(2026, 10, 9))]
    friday = {**CASE, "closed_at": datetime(2026, 10, 9, 10, tzinfo=SHANGHAI)}
    assert due(of_complaint(friday, by, SHANGHAI)) == [("complaint", date(2026, 10, 12))]


def test_the_missing_chapter_has_the_customary_numbers() -> None:
    """RVT-13: all of 2.6, each of which the mall may change or switch off."""
    by = terms(shipped("shopping_plaza", DAY))
    assert (by.anchor_visits, by.other_visits, str(by.tenant_answer), str(by.after_sale), str(by.after_complaint)) == (
        3,
        1,
        "7 d",
        "7 d",
        "2 wd",
    )
    assert by.targets["covered"] == Target(Comparison.JUST, Decimal(100), "%")
    assert by.targets["after-sale"] == Target(Comparison.LEAST, Decimal(80), "%")
    assert by.meal_peaks


@pytest.mark.parametrize(
    ("last", "due_on", "late"),
    [(None, DAY, False), (date(2026, 11, 12), date(2026, 11, 26), False), (date(2026, 11, 1), date(2026, 11, 15), True)],
)
def test_the_leaders_visit_tenants_every_fortnight(*, last: date | None, due_on: date, late: bool) -> None:
    """RVT-13; switched off, nothing is due."""
    found = upcoming(last, HOME, DAY)
    assert found is not None
    assert (found.due, found.late(DAY)) == (due_on, late)
    assert upcoming(last, Terms(), DAY) is None
