"""The library's public holidays against the State Council's notices of 2024, 2025 and 2026, written down by hand."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from broadcaster.almanac.calendar import Calendar
from broadcaster.almanac.model import Almanac

OFF = {
    2024: {
        "元旦": ("2023-12-30", "2024-01-01"),
        "春节": ("2024-02-10", "2024-02-17"),
        "清明节": ("2024-04-04", "2024-04-06"),
        "劳动节": ("2024-05-01", "2024-05-05"),
        "端午节": ("2024-06-08", "2024-06-10"),
        "中秋节": ("2024-09-15", "2024-09-17"),
        "国庆节": ("2024-10-01", "2024-10-07"),
    },
    2025: {
        "元旦": ("2025-01-01", "2025-01-01"),
        "春节": ("2025-01-28", "2025-02-04"),
        "清明节": ("2025-04-04", "2025-04-06"),
        "劳动节": ("2025-05-01", "2025-05-05"),
        "端午节": ("2025-05-31", "2025-06-02"),
        "国庆节": ("2025-10-01", "2025-10-08"),
    },
    2026: {
        "元旦": ("2026-01-01", "2026-01-03"),
        "春节": ("2026-02-15", "2026-02-23"),
        "清明节": ("2026-04-04", "2026-04-06"),
        "劳动节": ("2026-05-01", "2026-05-05"),
        "端午节": ("2026-06-19", "2026-06-21"),
        "中秋节": ("2026-09-25", "2026-09-27"),
        "国庆节": ("2026-10-01", "2026-10-07"),
    },
}
WORKING = {
    2024: ("02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"),
    2025: ("01-26", "02-08", "04-27", "09-28", "10-11"),
    2026: ("01-04", "02-14", "02-28", "05-09", "09-20", "10-10"),
}
OWN_DAYS = {"2025-01-28": "除夕", "2026-02-16": "除夕", "2025-10-06": "中秋节"}
"""Days of a longer holiday that have a festival of their own."""
FIRST, LAST = date(2023, 12, 25), date(2026, 12, 31)


def days(first: str, last: str) -> Iterator[date]:
    start = date.fromisoformat(first)
    return (start + timedelta(days=n) for n in range((date.fromisoformat(last) - start).days + 1))


def notices() -> dict[date, str]:
    """Every day off of the three notices with the festival that is greeted."""
    found = {day: name for year in OFF.values() for name, span in year.items() for day in days(*span)}
    return found | {date.fromisoformat(day): name for day, name in OWN_DAYS.items()}


def test_exactly_the_days_of_the_notices_are_off_and_each_is_greeted_by_its_festival(public: Almanac) -> None:
    off = {day: public.festival(day) for day in days(str(FIRST), str(LAST)) if public.off(day)}
    assert off == notices()


def test_every_day_off_is_a_holiday_and_no_other_day_is(public: Almanac) -> None:
    assert {day for day in days(str(FIRST), str(LAST)) if public.holiday(day)} == notices().keys()


def test_exactly_the_shifted_days_of_the_notices_are_worked(public: Almanac) -> None:
    worked = {date.fromisoformat(f"{year}-{day}") for year, shifted in WORKING.items() for day in shifted}
    assert {day for day in days(str(FIRST), str(LAST)) if public.working(day)} == worked


def test_a_worked_weekend_is_never_a_holiday_and_always_a_weekend(public: Almanac, calendar: Calendar) -> None:
    worked = [day for notice in calendar.notices.values() for day in notice.working]
    assert len(worked) > 100
    # The library has two weekdays of 2012 among them, which harms nobody.
    assert {day.year for day in worked if day.isoweekday() < 6} <= {2012}
    assert not [day for day in worked if public.holiday(day)]


def test_every_year_from_the_first_notice_to_the_last_is_known(public: Almanac, calendar: Calendar) -> None:
    known = [year for year in range(1990, 2100) if public.known(year)]
    assert known == list(range(known[0], known[-1] + 1))
    assert (known[0], known[-1] >= 2026) == (2002, True)


def test_each_published_year_has_the_days_off_of_its_law(public: Almanac, calendar: Calendar) -> None:
    """Order 795 (2025 on): 13 days; orders 513 and 644 before: 11 and 10 from 2008 on."""
    for year in (year for year in calendar.notices if year >= 2008):
        off = [day for day in days(f"{year}-01-01", f"{year}-12-31") if public.off(day)]
        assert len(off) >= (13 if year >= 2025 else 11), year


@pytest.mark.parametrize("year", [2027, 2028, 2040, 2199])
def test_a_year_nobody_published_has_the_days_of_the_law_and_no_shifted_ones(public: Almanac, calendar: Calendar, year: int) -> None:
    if year in calendar.notices:
        pytest.skip("published by now")
    off = [day for day in days(f"{year}-01-01", f"{year}-12-31") if public.off(day)]
    greeted = [public.festival(day) for day in off]
    assert 12 <= len(off) <= 13  # 中秋 may fall into the days of 国庆
    assert {"元旦", "除夕", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"} == set(greeted)
    assert greeted.count("春节") == 3
    assert not any(public.working(day) for day in days(f"{year}-01-01", f"{year}-12-31"))
