"""Kinds of day, hours, and moments on the mall's clock."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from broadcaster.timetable.days import Oddity, day_of, kinds, resolve, wall
from broadcaster.timetable.model import Anchor, Dates, Moment
from tests.plan.shop import SATURDAY, SHANGHAI, WEEKDAY, at, on, table

BERLIN = ZoneInfo("Europe/Berlin")
SANTIAGO = ZoneInfo("America/Santiago")
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


def test_weekday_and_weekend_come_from_the_calendar() -> None:
    assert kinds(table(), WEEKDAY) == ("weekday",)
    assert kinds(table(), SATURDAY) == ("weekend",)


def test_named_kinds_add_up_with_both_ends_of_a_range_included() -> None:
    mall = table(days={"event": (Dates(WEEKDAY, SATURDAY), Dates(None, WEEKDAY)), "holiday": (Dates(WEEKDAY, None),), "sale": ()})
    assert kinds(mall, WEEKDAY) == ("weekday", "event", "holiday")
    assert kinds(mall, WEEKDAY - timedelta(days=1)) == ("weekday", "event")


def test_a_make_up_working_day_can_be_named_a_weekday() -> None:
    mall = table(days={"weekday": (Dates(SATURDAY, SATURDAY),)})
    assert kinds(mall, SATURDAY) == ("weekday",)


def test_the_earliest_opening_and_the_latest_closing_of_a_dates_kinds_win() -> None:
    mall = table(
        days={"sale": (Dates(SATURDAY, SATURDAY),), "quiet": (Dates(SATURDAY, SATURDAY),)},
        opening={"default": at("8:00"), "weekend": at("10:00"), "sale": at("9:00")},
        closing={"default": at("23:00"), "weekend": at("18:00"), "sale": at("20:00")},
    )
    day = day_of(mall, SATURDAY)
    assert (day.opening, day.closing) == (on(SATURDAY, "9:00"), on(SATURDAY, "20:00"))
    assert day_of(mall, WEEKDAY).closing == on(WEEKDAY, "23:00")


@pytest.mark.parametrize(
    ("text", "clock"),
    [("09:20", "09:20"), ("opening+10m", "09:30"), ("closing-5m", "17:25"), ("closing", "17:30"), ("0:00", "0:00")],
)
def test_moments_are_clock_times_or_counted_from_the_hours(text: str, clock: str) -> None:
    assert resolve(at(text), table(), WEEKDAY) == on(WEEKDAY, clock)


def test_twenty_six_hours_is_two_in_the_morning_of_the_next_day() -> None:
    assert resolve(at("26:00"), table(), WEEKDAY).isoformat() == "2026-12-04T02:00:00+08:00"


def test_a_skipped_time_moves_to_the_first_instant_that_exists() -> None:
    instant, oddity = wall(SPRING, timedelta(hours=2, minutes=30), BERLIN)
    assert (instant.isoformat(), oddity) == ("2026-03-29T03:00:00+02:00", Oddity.SKIPPED)


def test_a_doubled_time_is_taken_the_first_time() -> None:
    instant, oddity = wall(AUTUMN, timedelta(hours=2, minutes=30), BERLIN)
    assert (instant.isoformat(), oddity) == ("2026-10-25T02:30:00+02:00", Oddity.DOUBLED)


def test_where_midnight_itself_is_skipped_the_day_begins_at_one() -> None:
    assert wall(date(2026, 9, 6), timedelta(), SANTIAGO)[0].isoformat() == "2026-09-06T01:00:00-03:00"
    assert wall(date(2026, 9, 5), timedelta(hours=24), SANTIAGO)[0].isoformat() == "2026-09-06T01:00:00-03:00"


def test_a_day_the_calendar_left_out_moves_to_the_next() -> None:
    instant, oddity = wall(date(2011, 12, 30), timedelta(hours=9), ZoneInfo("Pacific/Apia"))
    assert (instant.isoformat(), oddity) == ("2011-12-31T00:00:00+14:00", Oddity.SKIPPED)


def test_half_an_hour_of_summer_time_is_found_too() -> None:
    lord_howe = ZoneInfo("Australia/Lord_Howe")
    instant, oddity = wall(date(2026, 10, 4), timedelta(hours=2, minutes=10, microseconds=5), lord_howe)
    assert (instant.isoformat(), oddity) == ("2026-10-04T02:30:00+11:00", Oddity.SKIPPED)


@pytest.mark.parametrize(("day", "hours"), [(SPRING, 23), (AUTUMN, 25), (WEEKDAY, 24)])
def test_a_day_has_as_many_hours_as_the_clock_gives_it(day: date, hours: int) -> None:
    mall = table(zone=BERLIN)
    assert resolve(at("24:00"), mall, day) - resolve(at("0:00"), mall, day) == timedelta(hours=hours)


def test_time_from_opening_is_elapsed_time() -> None:
    mall = table(zone=BERLIN, opening={"default": at("1:00")})
    assert resolve(Moment(Anchor.OPENING, timedelta(hours=2)), mall, SPRING).isoformat() == "2026-03-29T04:00:00+02:00"
    assert resolve(Moment(Anchor.OPENING, timedelta(hours=2)), mall, AUTUMN).isoformat() == "2026-10-25T02:00:00+01:00"


def test_a_moment_compares_with_any_other_aware_instant() -> None:
    instant = resolve(at("9:20"), table(), WEEKDAY)
    assert instant == datetime(2026, 12, 3, 1, 20, tzinfo=UTC) == datetime(2026, 12, 3, 9, 20, tzinfo=SHANGHAI)
