"""Duties that come back, quotas, and follow-ups (3.29)."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from broadcaster.desk.clocks.clock import State, Verdict
from broadcaster.desk.clocks.duties import Cadence, Duty, Period, anchored, period, periods, progress
from broadcaster.desk.clocks.span import read_span

ZONE = ZoneInfo("Asia/Shanghai")
VISITS = Duty("visit.monthly", Cadence.MONTH, 5)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("cadence", "first", "last"),
    [
        (Cadence.DAY, "2026-11-24", "2026-11-24"),
        (Cadence.WEEK, "2026-11-23", "2026-11-29"),
        (Cadence.MONTH, "2026-11-01", "2026-11-30"),
        (Cadence.QUARTER, "2026-10-01", "2026-12-31"),
        (Cadence.HALF, "2026-07-01", "2026-12-31"),
        (Cadence.YEAR, "2026-01-01", "2026-12-31"),
    ],
)
def test_a_period_is_the_calendars(cadence: Cadence, first: str, last: str) -> None:
    assert period(cadence, date(2026, 11, 24)) == Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("cadence", list(Cadence))
def test_periods_follow_one_another_without_a_gap(cadence: Cadence) -> None:
    found = list(periods(cadence, date(2026, 1, 15), date(2028, 3, 1)))
    assert found[0].first <= date(2026, 1, 15)
    assert found[-1].last >= date(2028, 3, 1)
    assert all(later.first - earlier.last == timedelta(days=1) for earlier, later in pairwise(found))


def test_five_visits_in_the_month_meet_the_quota_and_four_do_not() -> None:
    visits = [at(f"2026-11-{n:02} 10:00") for n in (3, 9, 12, 20, 30)]
    before = progress(VISITS, date(2026, 11, 24), visits, at("2026-11-24 12:00"), ZONE)
    assert (before.done, before.wanted, before.status.verdict, before.status.due) == (4, 5, Verdict.OPEN, at("2026-12-01 00:00"))
    met = progress(VISITS, date(2026, 11, 24), visits, at("2026-12-24 12:00"), ZONE)
    assert (met.status.verdict, met.status.state) == (Verdict.MET, State.STOPPED)
    missed = progress(VISITS, date(2026, 11, 24), visits[:4], at("2026-12-01 00:01"), ZONE)
    assert missed.status.verdict is Verdict.FAILED


def test_visits_of_another_month_do_not_help() -> None:
    visits = [at(f"2026-12-{n:02} 10:00") for n in range(1, 7)]
    assert progress(VISITS, date(2026, 11, 24), visits, at("2026-12-31 12:00"), ZONE).status.verdict is Verdict.FAILED


def test_the_weather_has_to_be_there_by_ten_every_day() -> None:
    weather = Duty("weather.due", Cadence.DAY, by=600)
    early = progress(weather, date(2026, 11, 24), [at("2026-11-24 09:58")], at("2026-11-24 12:00"), ZONE)
    late = progress(weather, date(2026, 11, 24), [at("2026-11-24 10:01")], at("2026-11-24 12:00"), ZONE)
    assert (early.status.verdict, late.status.verdict) == (Verdict.MET, Verdict.FAILED)
    assert progress(weather, date(2026, 11, 24), [], at("2026-11-24 08:00"), ZONE).status.due == at("2026-11-24 10:00")


def test_a_duty_of_a_week_is_met_once() -> None:
    report = Duty("weekly", Cadence.WEEK)
    assert progress(report, date(2026, 11, 24), [at("2026-11-29 23:00")], at("2026-12-05 00:00"), ZONE).status.verdict is Verdict.MET
    assert progress(report, date(2026, 11, 24), [at("2026-11-30 00:30")], at("2026-12-05 00:00"), ZONE).status.verdict is Verdict.FAILED


def test_follow_ups_count_from_the_sale_and_back_from_the_warrantys_end() -> None:
    assert anchored(date(2026, 11, 1), read_span("30 d")) == date(2026, 12, 1)
    assert anchored(date(2027, 3, 31), read_span("1 mo"), before=True) == date(2027, 2, 28)
    with pytest.raises(ValueError):
        anchored(date(2026, 11, 1), read_span("24 h"))
