"""Lunar dates and festivals, years ahead, against tables of the Purple Mountain and Hong Kong observatories."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.almanac.calendar import YEARS, Calendar
from broadcaster.almanac.festivals import KNOWN
from broadcaster.almanac.lunar import LunarDate, lunar_date, solar
from broadcaster.almanac.model import Almanac

FESTIVALS = {
    2024: ("02-10", "04-04", "06-10", "09-17"),
    2025: ("01-29", "04-04", "05-31", "10-06"),
    2026: ("02-17", "04-05", "06-19", "09-25"),
    2027: ("02-06", "04-05", "06-09", "09-15"),
    2028: ("01-26", "04-04", "05-28", "10-03"),
    2029: ("02-13", "04-04", "06-16", "09-22"),
    2030: ("02-03", "04-05", "06-05", "09-12"),
    2031: ("01-23", "04-05", "06-24", "10-01"),
    2032: ("02-11", "04-04", "06-12", "09-19"),
    2033: ("01-31", "04-04", "06-01", "09-08"),
    2034: ("02-19", "04-05", "06-20", "09-27"),
    2035: ("02-08", "04-05", "06-10", "09-16"),
}
"""春节, 清明节, 端午节, 中秋节."""
NAMES = ("春节", "清明节", "端午节", "中秋节")
LEAP = {2023: 2, 2025: 6, 2028: 5, 2031: 3, 2033: 11, 2036: 6}
"""Years with a leap month, and which."""


@pytest.mark.parametrize("year", FESTIVALS)
def test_a_year_s_lunar_festivals_are_on_their_days(public: Almanac, year: int) -> None:
    days = {name: date.fromisoformat(f"{year}-{day}") for name, day in zip(NAMES, FESTIVALS[year], strict=True)}
    new_year = days["春节"]
    days |= {"除夕": new_year - timedelta(days=1), "元宵节": new_year + timedelta(days=14)}
    assert {name: public.festival(day) for name, day in days.items()} == {name: name for name in days}


@pytest.mark.parametrize("year", FESTIVALS)
def test_fixed_festivals_are_on_their_days_whatever_lunar_one_falls_on_them(public: Almanac, year: int) -> None:
    for name, day in (("元旦", "01-01"), ("劳动节", "05-01"), ("国庆节", "10-01")):
        assert name in public.of(date.fromisoformat(f"{year}-{day}")).festivals


def test_a_festival_of_one_day_gives_the_greeting_of_a_day_that_has_two(public: Almanac) -> None:
    assert public.of(date(2031, 10, 1)).festivals == ("中秋节", "国庆节")


@pytest.mark.parametrize(
    ("day", "spoken"),
    [
        (date(2026, 11, 24), "农历十月十六"),
        (date(2026, 2, 17), "农历正月初一"),
        (date(2026, 2, 16), "农历腊月二十九"),
        (date(2025, 1, 28), "农历腊月二十九"),
        (date(2024, 2, 9), "农历腊月三十"),
        (date(2025, 7, 25), "农历闰六月初一"),
        (date(2025, 8, 22), "农历闰六月二十九"),
        (date(2025, 8, 23), "农历七月初一"),
        (date(2033, 12, 22), "农历闰冬月初一"),
        (date(2034, 1, 19), "农历闰冬月二十九"),
        (date(2034, 1, 20), "农历腊月初一"),
        (date(2026, 1, 1), "农历冬月十三"),
        (date(2026, 3, 28), "农历二月初十"),
        (date(2026, 4, 7), "农历二月二十"),
    ],
)
def test_a_lunar_date_is_spoken_as_people_say_it(public: Almanac, day: date, spoken: str) -> None:
    assert public.lunar(day) == spoken


def test_leap_months_are_where_the_tables_have_them(calendar: Calendar) -> None:
    found = {year: -n for year in range(2022, 2038) for n, _ in calendar.lunar[year].months if n < 0}
    assert found == LEAP


@given(st.dates(date(YEARS.start, 1, 1), date(YEARS.stop - 1, 12, 31)))
@settings(derandomize=True, deadline=None, max_examples=500)
def test_every_day_has_one_lunar_date_and_ordinary_ones_lead_back(calendar: Calendar, day: date) -> None:
    found = lunar_date(calendar.lunar, day)
    assert found is not None
    assert 1 <= found.month <= 12
    assert 1 <= found.day <= 30
    if not found.leap:
        assert solar(calendar.lunar, found.year, found.month, found.day) == day
    if day < date(YEARS.stop - 1, 12, 31):
        after = lunar_date(calendar.lunar, day + timedelta(days=1))
        assert after is not None
        assert after.day == found.day + 1 or (after.day == 1 and found.day in {29, 30})


def test_lunar_years_follow_one_another_without_a_gap(calendar: Calendar) -> None:
    for year in range(YEARS.start, YEARS.stop):
        assert calendar.lunar[year].first == calendar.lunar[year - 1].last + timedelta(days=1)
        assert {days for _, days in calendar.lunar[year].months} <= {29, 30}
        assert len(calendar.lunar[year].months) in {12, 13}


def test_outside_of_its_years_the_almanac_says_nothing_of_the_moon(public: Almanac) -> None:
    assert (public.lunar(date(1800, 1, 1)), public.lunar(date(2300, 1, 1)), public.festival(date(1800, 1, 1))) == ("", "", None)


def test_every_festival_has_an_english_name(public: Almanac) -> None:
    assert all(public.english(festival.name) for festival in KNOWN)
    assert public.english("店庆") is None


@pytest.mark.parametrize(
    ("lunar", "told"),
    [
        (LunarDate(2026, 8, 15), "the 15th day of the eighth lunar month"),
        (LunarDate(2025, 6, 1, leap=True), "the 1st day of the leap sixth lunar month"),
        (LunarDate(2026, 12, 22), "the 22nd day of the twelfth lunar month"),
        (LunarDate(2026, 1, 3), "the 3rd day of the first lunar month"),
        (LunarDate(2026, 1, 13), "the 13th day of the first lunar month"),
    ],
)
def test_a_lunar_date_is_told_in_english(lunar: LunarDate, told: str) -> None:
    assert lunar.english == told
