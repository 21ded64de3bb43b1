"""The lunar calendar as values: which lunar date a day is, and the other way round. PURE.

The calendar itself (GB/T 33661-2017: new moons and solar terms) is reckoned by a library (`tyme.py`); here are its years.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = ("正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月")
"""As people say them; 冬月 is the eleventh, 腊月 the twelfth."""
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
LAST = 12
_DIGITS = "零一二三四五六七八九"
_TENS = {10: "初十", 20: "二十", 30: "三十"}
_HEADS = ("初", "十", "二十")


@dataclass(frozen=True, slots=True)
class LunarDate:
    """A day of the lunar calendar; `leap` where its month is the second of its number (闰月)."""

    year: int
    month: int
    day: int
    leap: bool = False

    @property
    def english(self) -> str:
        """As an English text has it: `the 16th day of the tenth lunar month`, `the 1st day of the leap sixth lunar month`."""
        suffix = "th" if 11 <= self.day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(self.day % 10, "th")
        return f"the {self.day}{suffix} day of the {'leap ' if self.leap else ''}{ORDINALS[self.month - 1]} lunar month"

    def __str__(self) -> str:
        """As it is spoken: `农历十月十六`, `农历闰六月初一`."""
        return f"农历{'闰' if self.leap else ''}{MONTHS[self.month - 1]}{day_name(self.day)}"


@dataclass(frozen=True, slots=True)
class LunarYear:
    """One lunar year."""

    first: date
    """The day of its new year (春节)."""
    months: tuple[tuple[int, int], ...]
    """Number and days of each month in turn; a leap month has its number negative."""

    @property
    def last(self) -> date:
        """Its last day: 除夕."""
        return self.first + timedelta(days=sum(days for _, days in self.months) - 1)


def day_name(day: int) -> str:
    """`初一` … `初十`, `十一` … `二十`, `二十一` … `三十`: without 廿, so that every ear and every voice knows it."""
    return _TENS.get(day) or _HEADS[day // 10] + _DIGITS[day % 10]


def lunar_date(years: Mapping[int, LunarYear], day: date) -> LunarDate | None:
    """The lunar date of a day; `None` outside of the years there are."""
    for number in (day.year, day.year - 1):
        year = years.get(number)
        if year is None or not year.first <= day <= year.last:
            continue
        left = (day - year.first).days
        for month, days in year.months:
            if left < days:
                return LunarDate(number, abs(month), left + 1, month < 0)
            left -= days
    return None


def solar(years: Mapping[int, LunarYear], year: int, month: int, day: int) -> date | None:
    """The day of a lunar date in an ordinary month of a lunar year; `None` where that month is shorter or the year is not there."""
    passed = 0
    for number, days in years[year].months if year in years else ():
        if number == month:
            return years[year].first + timedelta(days=passed + day - 1) if day <= days else None
        passed += days
    return None
