"""Periods and their names; which reports are due, each once (RPT-01, RPT-02, RPT-03, RPT-05)."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.desk.clocks.duties import Cadence
from broadcaster.desk.reports.catalogue import REPORTS, report
from broadcaster.desk.reports.due import due_at, owed
from broadcaster.desk.reports.frames import around, before, between, named
from broadcaster.desk.reports.model import Asked
from tests.desk.reports.conftest import asked, at
from tests.desk.samples import SHANGHAI

CADENCES = [c for c in Cadence if c is not Cadence.HALF]
START = at("01 00:00") - timedelta(days=60)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2026-11-24", "2026-11-24", "2026-11-24"),
        ("2026-W48", "2026-11-23", "2026-11-29"),
        ("2026-W53", "2026-12-28", "2027-01-03"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2026-Q4", "2026-10-01", "2026-12-31"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-11-01..2026-11-15", "2026-11-01", "2026-11-15"),
    ],
)
def test_a_period_has_its_name(name: str, first: str, last: str) -> None:
    found = named(name, SHANGHAI)
    assert (found.name, str(found.first), str(found.last)) == (name, first, last)
    assert found.until - found.since == timedelta(days=found.days)


@pytest.mark.parametrize("name", ["", "gestern", "2026-13", "2026-W54", "2026-Q5", "2026-11-31", "2026-11-15..2026-11-01", "26-11"])
def test_what_is_no_period_is_refused(name: str) -> None:
    with pytest.raises(ValueError):
        named(name, SHANGHAI)


@settings(derandomize=True, deadline=None, max_examples=80)
@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.sampled_from(CADENCES))
def test_periods_are_found_by_their_names_and_follow_one_another(day: date, cadence: Cadence) -> None:
    frame = around(cadence, day, SHANGHAI)
    assert named(frame.name, SHANGHAI) == frame
    assert frame.first <= day <= frame.last
    assert before(frame).until == frame.since


def test_the_stretch_before_a_stretch_is_as_long() -> None:
    assert before(between(date(2026, 11, 11), date(2026, 11, 15), SHANGHAI)).name == "2026-11-06..2026-11-10"


def heating(now: str, **values: str) -> Asked:
    return asked("2026-11-23", now=f"2026-11-{now}", profile="heating_hotline", **values)


def told(name: str, house: Asked, since: datetime = START, *signed: str) -> list[tuple[str, tuple[str, ...], str, bool]]:
    found = owed(report(name), house.policy, dict.fromkeys(signed, house.now), house.now, since, SHANGHAI)
    return [(one.cadence.value, one.periods, f"{one.due.astimezone(SHANGHAI):%m-%d %H:%M}" if one.due else "", one.late) for one in found]


def test_an_unset_time_is_seen_and_nothing_is_late() -> None:
    """RPT-01, POL-02: xx:xx stays unset."""
    assert told("heating", heating("24 23:59"), at("23 12:00")) == [("day", ("2026-11-23",), "", False)]
    assert due_at(report("heating"), heating("24 09:00").frame, heating("24 09:00").policy) is None


@pytest.mark.parametrize(("now", "late"), [("24 08:29", False), ("24 08:30", False), ("24 08:31", True)])
def test_a_set_time_makes_the_days_report_late_after_it(now: str, late: bool) -> None:  # noqa: FBT001 - a column of the table
    assert told("heating", heating(now, report__daily_at="08:30"), at("23 12:00")) == [("day", ("2026-11-23",), "11-24 08:30", late)]


def test_a_report_is_named_once_with_all_the_days_that_lack_it() -> None:
    house = heating("24 07:00", report__daily_at="08:30")
    assert told("heating", house, at("21 12:00")) == [("day", ("2026-11-21", "2026-11-22", "2026-11-23"), "11-22 08:30", True)]
    assert told("heating", house, at("21 12:00"), "2026-11-21", "2026-11-22") == [("day", ("2026-11-23",), "11-24 08:30", False)]
    assert told("heating", house, at("21 12:00"), "2026-11-21", "2026-11-22", "2026-11-23") == []


def test_nothing_is_owed_from_before_the_desk_began() -> None:
    assert told("heating", heating("24 07:00", report__daily_at="08:30"), at("24 06:00")) == []


def test_a_week_is_archived_in_the_week_after_it() -> None:
    """CMP-05, RPT-03."""
    house = asked("2026-W47", now="2026-11-24 09:00")
    assert told("complaint-archive", house, at("17 09:00")) == [("week", ("2026-W47",), "11-30 00:00", False)]
    assert told("complaint-archive", asked("2026-W47", now="2026-11-30 00:01"), at("17 09:00"), "2026-W48") == [
        ("week", ("2026-W47",), "11-30 00:00", True)
    ]


def test_each_cadence_of_a_duty_is_its_own() -> None:
    """RPT-02: the day's, the week's and the month's report of exceptions."""
    found = told("exceptions", heating("24 09:00"), at("01 00:00") - timedelta(days=2))
    assert [one[0] for one in found] == ["day", "week", "month"]
    assert found[2] == ("month", ("2026-10",), "12-01 00:00", False)


def test_a_house_without_the_duty_owes_nothing() -> None:
    house = asked("2026-11", profile="enterprise")
    assert [one.name for one in REPORTS if told(one.name, house)] == []
