"""The shape of `holidays.yaml`, declared once: its keys, and how each value is read. PURE.

To add a key: a field in `house.py`, a line here, one good and one bad sample.
"""

import re
from typing import Annotated, Any, Required, get_type_hints

from pydantic import BeforeValidator, ConfigDict, TypeAdapter, with_config
from typing_extensions import TypedDict

from broadcaster.almanac.calendar import YEARS
from broadcaster.almanac.festivals import Fixed, Lunar, named
from broadcaster.almanac.lunar import LAST, MONTHS, day_name
from broadcaster.timetable import hours, words
from broadcaster.timetable.days import WEEKDAY, WEEKEND
from broadcaster.timetable.model import Dates
from broadcaster.timetable.shape import DayKind, Flag, Keys, Raw, Shape, Text
from broadcaster.timetable.words import Misread, fold

MOST_DAYS = 100
"""A range longer than this is a slip of the finger: no festival lasts a season."""
_MONTH_DAY = re.compile(r"(\d{1,2})-(\d{1,2})")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH_NAMES = {**{name: n for n, name in enumerate(MONTHS, 1)}, "一月": 1, "十一月": 11, "十二月": 12}
_DAY_NAMES = {day_name(n): n for n in range(1, 31)} | {f"廿{d}": 20 + n for n, d in enumerate("一二三四五六七八九", 1)}


def every(value: object) -> Fixed:
    """`12-25`: the same month and day each year."""
    match = _MONTH_DAY.fullmatch(fold(value))
    if match is None:
        raise words.misread("holidays.month-day", value)
    month, day = int(match[1]), int(match[2])
    if not 1 <= month <= 12 or not 1 <= day <= _LONGEST[month - 1]:
        raise Misread("timetable.date-unreal", found=fold(value))
    return Fixed(month, day)


def lunar(value: object) -> Lunar:
    """`1-15` or `正月十五`, in ordinary months: a leap month's date is not every year's."""
    found = fold(value).removeprefix("农历")
    match = _MONTH_DAY.fullmatch(found)
    if match is None:
        month, day = _spoken(found)
    else:
        month, day = int(match[1]), int(match[2])
    if not 1 <= month <= LAST or not 1 <= day <= 30:
        raise words.misread("holidays.lunar", value)
    return Lunar(month, day)


def _spoken(found: str) -> tuple[int, int]:
    """Month and day of 腊月二十三; zeros for what is none."""
    head, mark, tail = found.partition("月")
    return _MONTH_NAMES.get(head + mark, 0), _DAY_NAMES.get(tail.removesuffix("日"), 0)


def closed(value: object) -> Dates:
    """A date or a range with both ends, of a believable length."""
    found = hours.dates(value)
    if found.first is None or found.last is None:
        raise Misread("holidays.open-range", found=fold(value))
    if (found.last - found.first).days >= MOST_DAYS:
        raise Misread("holidays.long-range", found=fold(value), days=str((found.last - found.first).days + 1))
    if found.first.year not in YEARS or found.last.year not in YEARS:
        raise Misread("timetable.date-unreal", found=fold(value))
    return found


def dropped(value: object) -> str | Dates:
    """A festival's name, or dates."""
    found = fold(value)
    return closed(value) if found[:1].isdigit() or found.startswith("..") else named(words.text(value))


def year(value: object) -> int:
    """`2027`."""
    found = fold(value)
    if not re.fullmatch(r"\d{4}", found) or int(found) not in YEARS:
        raise words.misread("holidays.year", value)
    return int(found)


def weekend(value: object) -> bool:
    """`weekend` (true) or `weekday`."""
    return words.choice(value, (WEEKEND, WEEKDAY)) == WEEKEND


DateList = Annotated[tuple[Annotated[Dates, BeforeValidator(closed)], ...], BeforeValidator(words.listed)]
Festival = Annotated[str, BeforeValidator(words.text)]
_STRICT = ConfigDict(extra="forbid")


@with_config(_STRICT)
class AddKeys(TypedDict, total=False):
    """One entry of `add`."""

    name: Required[Festival]
    dates: DateList
    every: Annotated[Fixed, BeforeValidator(every)]
    lunar: Annotated[Lunar, BeforeValidator(lunar)]
    holiday: Flag
    kind: DayKind
    english: Text


@with_config(_STRICT)
class YearKeys(TypedDict, total=False):
    """One year's notice."""

    off: Required[dict[Festival, DateList]]
    working: DateList


@with_config(_STRICT)
class FileKeys(TypedDict, total=False):
    """The top of the file."""

    worked_weekend_is: Annotated[bool, BeforeValidator(weekend)]
    years: dict[Annotated[int, BeforeValidator(year)], Any]
    add: Raw
    drop: Annotated[tuple[Annotated[str | Dates, BeforeValidator(dropped)], ...], BeforeValidator(words.listed)]
    rename: dict[Festival, Festival]


def _shape(keys: type[Keys]) -> Shape[Keys]:
    return Shape(TypeAdapter(keys), tuple(get_type_hints(keys)))


FILE = _shape(FileKeys)
ADD = _shape(AddKeys)
YEAR = _shape(YearKeys)
