"""The festivals everybody knows, when they are, and which of them are days off by law. PURE.

By law: the State Council's regulation on public holidays as amended on 2024-11-10 (Order 795, in force from 2025 on).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from broadcaster.almanac.lunar import LunarYear, solar


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same month and day each year, by the common calendar."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Lunar:
    """The same date each lunar year; where its month is too short that year, not at all."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class LunarEve:
    """The last day of the lunar year (除夕)."""


@dataclass(frozen=True, slots=True)
class Qingming:
    """The day of the solar term 清明."""


When = Fixed | Lunar | LunarEve | Qingming


@dataclass(frozen=True, slots=True)
class Festival:
    """A festival by the name its greeting goes by."""

    name: str
    english: str
    """As it is said within a sentence: `the Spring Festival`."""
    when: When
    off: int = 0
    """Days off by law, counted from its own; the State Council's notice adds shifted ones."""
    opening: str = ""
    """The words a Chinese greeting for it must begin with (SCR-02)."""
    also: tuple[str, ...] = ()
    """What else clerks and notices call it, beside its name without 节."""


KNOWN = (
    Festival("除夕", "Chinese New Year's Eve", LunarEve(), 1, also=("年三十", "大年三十")),
    Festival("元宵节", "the Lantern Festival", Lunar(1, 15)),
    Festival("清明节", "Tomb-Sweeping Day", Qingming(), 1, also=("Qingming Festival",)),
    Festival("端午节", "the Dragon Boat Festival", Lunar(5, 5), 1),
    Festival("中秋节", "the Mid-Autumn Festival", Lunar(8, 15), 1, "中秋节快乐"),
    Festival("元旦", "New Year's Day", Fixed(1, 1), 1, "新年好", ("新年", "元旦节")),
    Festival("春节", "the Spring Festival", Lunar(1, 1), 3, "新年好", ("过年", "农历新年", "大年初一")),
    Festival("劳动节", "Labour Day", Fixed(5, 1), 2, "劳动节快乐", ("五一", "五一节", "五一劳动节", "国际劳动节")),
    Festival("国庆节", "National Day", Fixed(10, 1), 3, "国庆节快乐", ("十一",)),
)
"""Where two fall on one day, the first gives the greeting: what lasts a day stands before what lasts a week."""
BY_WISH = (Festival("圣诞节", "Christmas", Fixed(12, 25)),)
"""Known by name and greeted by a shipped text, but only where the mall's own list adds them (B4)."""
NAMED = (*KNOWN, *BY_WISH)

NAMES = tuple(festival.name for festival in KNOWN)
ALIASES: Mapping[str, str] = {
    **{word: festival.name for festival in NAMED for word in festival.also},
    **{festival.name.removesuffix("节"): festival.name for festival in NAMED if festival.name.endswith("节") and len(festival.name) > 2},
}
"""What else clerks and notices call them."""


def named(word: str) -> str:
    """The name a festival goes by here: `国庆` is 国庆节; a name nobody knows stays as it is."""
    return ALIASES.get(word, word)


def days_of(when: When, year: int, lunar: Mapping[int, LunarYear], qingming: Mapping[int, date]) -> tuple[date, ...]:
    """The days of a festival in a year of the common calendar: one, none, or, for a date of the twelfth lunar month, now and then two."""
    return tuple(day for day in _candidates(when, year, lunar, qingming) if day is not None and day.year == year)


def _candidates(when: When, year: int, lunar: Mapping[int, LunarYear], qingming: Mapping[int, date]) -> tuple[date | None, ...]:
    match when:
        case Fixed(month, day):
            return (real(year, month, day),)
        case Lunar(month, day):
            # A lunar year's last weeks fall into the common year after it.
            return tuple(solar(lunar, lunar_year, month, day) for lunar_year in (year - 1, year))
        case LunarEve():
            return (lunar[year].first - timedelta(days=1),) if year in lunar else ()
        case Qingming():
            return (qingming.get(year),)


def real(year: int, month: int, day: int) -> date | None:
    """A date, or `None` where the calendar has none (29 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
