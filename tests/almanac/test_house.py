"""What the mall adds, drops and renames, and what the timetable hears of it."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.almanac.calendar import Calendar
from broadcaster.almanac.house import House
from broadcaster.almanac.kinds import HOLIDAY, kinds
from broadcaster.almanac.model import Almanac, almanac
from broadcaster.almanac.reader import read
from broadcaster.timetable.model import Dates
from tests.almanac.conftest import SAMPLES


def wishes(written: str) -> House:
    house, found = read("holidays.yaml", written.encode())
    assert not found
    assert house is not None
    return house


def mall(calendar: Calendar, written: str) -> Almanac:
    return almanac(calendar, wishes(written))


def one(day: str) -> tuple[Dates, ...]:
    return (Dates(date.fromisoformat(day), date.fromisoformat(day)),)


def test_an_added_festival_is_a_holiday_every_year_with_its_english_name(calendar: Calendar) -> None:
    here = mall(calendar, "add:\n  - {name: 圣诞节, every: 12-25, english: Christmas}\n")
    for year in (2026, 2027, 2050):
        day = date(year, 12, 25)
        assert (here.festival(day), here.holiday(day), here.off(day)) == ("圣诞节", True, False)
    assert here.english("圣诞节") == "Christmas"


def test_a_day_may_be_named_without_being_a_holiday(calendar: Calendar) -> None:
    here = mall(calendar, "add:\n  - {name: 教师节, every: 9-10, holiday: no}\n")
    assert (here.festival(date(2026, 9, 10)), here.holiday(date(2026, 9, 10))) == ("教师节", False)


def test_a_known_festival_becomes_a_holiday_when_it_is_added(calendar: Calendar, public: Almanac) -> None:
    here = mall(calendar, "add:\n  - {name: 元宵节, lunar: 正月十五}\n")
    day = date(2026, 3, 3)
    assert (public.festival(day), public.holiday(day)) == ("元宵节", False)
    assert (here.festival(day), here.holiday(day), here.of(day).festivals) == ("元宵节", True, ("元宵节",))


def test_a_date_of_the_twelfth_lunar_month_may_come_twice_in_a_common_year(calendar: Calendar) -> None:
    here = mall(calendar, "add:\n  - {name: 腊八节, lunar: 腊月初八}\n")
    days = [date(2022, 1, 1) + timedelta(days=n) for n in range(365)]
    assert [day for day in days if here.festival(day) == "腊八节"] == [date(2022, 1, 10), date(2022, 12, 30)]


def test_the_29th_of_february_comes_in_leap_years_only(calendar: Calendar) -> None:
    here = mall(calendar, "add:\n  - {name: 闰日, every: 2-29}\n")
    assert here.festival(date(2028, 2, 29)) == "闰日"
    assert here.festival(date(2027, 2, 28)) is None
    assert here.festival(date(2027, 3, 1)) is None


def test_a_dropped_festival_is_greeted_on_none_of_its_days_and_stays_a_day_off(calendar: Calendar) -> None:
    here = mall(calendar, "drop: [清明节]\n")
    for day in (date(2026, 4, 4), date(2026, 4, 5), date(2026, 4, 6)):
        assert (here.off(day), here.holiday(day), here.festival(day)) == (True, False, None)
    assert here.holiday(date(2026, 5, 1))


def test_a_dropped_date_is_no_holiday_whatever_it_is(calendar: Calendar) -> None:
    here = mall(calendar, "drop: [2026-05-04..2026-05-05]\n")
    assert [here.holiday(date(2026, 5, n)) for n in range(1, 7)] == [True, True, True, False, False, False]


def test_the_last_day_of_the_year_stays_a_holiday_when_its_week_is_dropped(calendar: Calendar) -> None:
    here = mall(calendar, "drop: 春节\n")
    assert (here.festival(date(2026, 2, 16)), here.holiday(date(2026, 2, 16))) == ("除夕", True)
    assert (here.festival(date(2026, 2, 17)), here.holiday(date(2026, 2, 17))) == (None, False)


def test_a_renamed_festival_keeps_its_days_and_its_english_name(calendar: Calendar) -> None:
    here = mall(calendar, "rename: {五一: 五一国际劳动节}\n")
    assert {here.festival(date(2026, 5, n)) for n in range(1, 6)} == {"五一国际劳动节"}
    assert here.english("五一国际劳动节") == "Labour Day"


def test_what_is_added_comes_after_what_is_dropped(calendar: Calendar) -> None:
    here = mall(calendar, "drop: [2026-10-01..2026-10-07]\nadd:\n  - {name: 国庆节, dates: 2026-10-01}\n")
    assert [here.holiday(date(2026, 10, n)) for n in range(1, 8)] == [True] + [False] * 6


def test_a_year_entered_by_hand_stands_in_place_of_the_librarys(calendar: Calendar) -> None:
    here = mall(calendar, "years:\n  2026:\n    off: {劳动节: 2026-05-01..2026-05-03}\n    working: 2026-05-16\n")
    assert [here.off(date(2026, 5, n)) for n in range(1, 6)] == [True, True, True, False, False]
    assert (here.working(date(2026, 5, 9)), here.working(date(2026, 5, 16)), here.off(date(2026, 10, 1))) == (False, True, False)


def test_a_year_entered_by_hand_is_known(calendar: Calendar) -> None:
    here = almanac(calendar, wishes((SAMPLES / "good" / "every-key.yaml").read_text("utf-8")))
    assert here.known(2027)
    assert (here.festival(date(2027, 2, 11)), here.festival(date(2027, 2, 5)), here.working(date(2027, 2, 14))) == ("春节", "除夕", True)
    assert [here.holiday(date(2027, 5, n)) for n in range(1, 6)] == [True, True, True, False, False]
    assert here.festival(date(2027, 5, 1)) == "五一国际劳动节"
    assert not here.holiday(date(2027, 4, 5))


def test_a_joined_notice_greets_each_day_by_the_right_festival(calendar: Calendar) -> None:
    here = almanac(calendar, wishes((SAMPLES / "good" / "joined.yaml").read_text("utf-8")))
    assert [here.festival(date(2031, 10, n)) for n in (1, 2, 8, 9)] == ["中秋节", "国庆长假", "国庆长假", None]
    assert (here.festival(date(2030, 12, 31)), here.holiday(date(2031, 4, 5))) == ("元旦", False)


def test_the_timetable_hears_of_holidays_as_the_fewest_ranges(public: Almanac) -> None:
    told = kinds(public, date(2026, 1, 1), date(2026, 12, 31))
    spans = ("01-01/01-03", "02-15/02-23", "04-04/04-06", "05-01/05-05", "06-19/06-21", "09-25/09-27", "10-01/10-07")
    wanted = (Dates(*(date.fromisoformat(f"2026-{day}") for day in span.split("/"))) for span in spans)
    assert told == {HOLIDAY: tuple(wanted)}


def test_a_kind_of_day_of_the_files_own_is_told_too(calendar: Calendar) -> None:
    here = mall(calendar, "add:\n  - {name: 店庆, dates: 2026-08-18..2026-08-20, holiday: no, kind: event}\n")
    told = kinds(here, date(2026, 8, 1), date(2026, 8, 31))
    assert told == {HOLIDAY: (), "event": (Dates(date(2026, 8, 18), date(2026, 8, 20)),)}


def test_a_worked_saturday_is_a_weekend_unless_the_mall_wants_it_otherwise(calendar: Calendar, public: Almanac) -> None:
    first = last = date(2026, 10, 10)
    assert kinds(public, first, last) == {HOLIDAY: ()}
    here = mall(calendar, "worked_weekend_is: weekday\n")
    assert kinds(here, first, last) == {HOLIDAY: (), "weekday": one("2026-10-10")}


def test_a_mall_that_adds_a_festival_on_a_worked_saturday_greets_on_it(calendar: Calendar) -> None:
    here = mall(calendar, "add:\n  - {name: 店庆, dates: 2026-10-10}\n")
    assert (here.working(date(2026, 10, 10)), here.holiday(date(2026, 10, 10))) == (True, True)


@given(
    st.dates(date(2024, 1, 1), date(2035, 12, 31)),
    st.integers(0, 500),
    st.lists(st.sampled_from(["清明节", "春节", "国庆节", "除夕", "元宵节"]), max_size=3),
    st.lists(st.tuples(st.dates(date(2024, 1, 1), date(2036, 12, 31)), st.booleans()), max_size=4),
)
@settings(derandomize=True, deadline=None, max_examples=20)
def test_the_ranges_hold_exactly_the_holidays_and_never_touch(
    calendar: Calendar, first: date, days: int, drop: list[str], add: list[tuple[date, bool]]
) -> None:
    entries = "".join(f"  - {{name: 店庆, dates: {day}, holiday: {'yes' if greeted else 'no'}}}\n" for day, greeted in add)
    here = mall(calendar, f"drop: [{', '.join(drop)}]\n" + (f"add:\n{entries}" if entries else ""))
    last = first + timedelta(days=days)
    told = kinds(here, first, last)[HOLIDAY]
    for day in (first + timedelta(days=n) for n in range(-2, days + 3)):
        assert any(day in dates for dates in told) == (here.holiday(day) and first <= day <= last)
        assert not (here.off(day) and here.working(day))
        assert not here.holiday(day) or here.festival(day)
    ends = [end for dates in told for end in (dates.first, dates.last)]
    assert ends == sorted(ends, key=str)
    assert all(b.first and a.last and (b.first - a.last).days > 1 for a, b in pairwise(told))
