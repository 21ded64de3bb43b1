"""Dates and clock times in Mandarin. PURE."""

import re

from broadcaster.wording.dates import exists
from broadcaster.wording.mandarin.numbers import TWO_BEFORE, cardinal, digits, number
from broadcaster.wording.rule import DASH, rule

_YEAR = r"(?:19|20)\d\d"
_PRICED = re.compile(r"(?:[满减送返省抵价超过约近达共仅售付¥$]|只[要需]|最[低高])\s*$")
"""Before a figure: it is a sum or a count, no year."""
_FESTIVAL = "大促|年中|年终|促销|活动|狂欢|购物|盛典|盛惠|特惠|钜惠|抢购|开门红|来了|消费者|维权|晚会"
_MEASURED = "[A-Za-z%°元折米分万亿级倍公厘毫×*+=多余]"
"""After a figure: it counts something."""
_BEFORE = r"(?:(?<![A-Za-z])(?P<before>[AaPp])\.?[Mm]\.?\s*)"
_AFTER = r"(?:\s*(?P<half>[AaPp])\.?[Mm](?![A-Za-z])\.?)"
_NAMED = re.compile(r"(?:[上下中]午|[早晚]上|凌晨)\s*$")
"""Before a clock time: which half of the day it is stands there already."""
_DATED = r"(?:时间|日期|活动|期间|假期|放假|元旦|春节|五一|中秋|国庆|[自从于])[^\d\n]{0,4}"
"""Before `10.1-10.7`: two days, not two figures."""
_FRACTION_TO = 10
"""1/2 to 9/10 are parts of one; 11/21 is a day."""


def year(written: str) -> str:
    """二零二六年."""
    return f"{digits(written, '一')}年"


def day(month: str, date: str) -> str | None:
    """十一月二十一日; `None` when no year has it."""
    if not exists(int(month), int(date)):
        return None
    return f"{cardinal(int(month))}月{cardinal(int(date))}日"


def _full(m: re.Match[str]) -> str | None:
    """`2026-11-21`, and what it may run to: another such date, a day of the year, a day of the month."""
    first = day(m["m"], m["d"])
    if m["y2"]:
        last = day(m["m2"], m["d2"])
        to = f"至{year(m['y2'])}{last}"
    elif m["d2"]:
        last = day(m["m2"] or m["m"], m["d2"])
        to = f"至{last if m['m2'] else last and last.split('月')[1]}"
    else:
        last, to = "", ""
    return None if first is None or last is None else f"{year(m['y'])}{first}{to}"


def _span(m: re.Match[str]) -> str | None:
    """`11/21-11/23`, `11/21-23`, `11.21-11.23`."""
    first, last = day(m["m"], m["d"]), day(m["m2"] or m["m"], m["d2"])
    if first is None or last is None:
        return None
    return f"{first}至{last if m['m2'] else last.split('月')[1]}"


def _slashed(m: re.Match[str]) -> str | None:
    month, date = int(m["m"]), int(m["d"])
    padded = "0" in (m["m"][0], m["d"][0])
    return None if month < date <= _FRACTION_TO and not padded and not m["named"] else day(m["m"], m["d"])


def _years(m: re.Match[str]) -> str:
    return f"{digits(m['y'], '一')}至{digits(m['z'], '一')}"


def _one_by_one(m: re.Match[str]) -> str:
    return digits(m[0], "一")


def _counted_year(m: re.Match[str]) -> str | None:
    """`2026年`; a number of years with a history behind it is a length of time."""
    written, past = int(m["y"]), re.match("[的多]?(?:历史|传承|文明|古)", m["follows"])
    return None if past and (written % 100 == 0 or not 1900 < written < 2100) else year(m["y"])


def _bare_year(m: re.Match[str]) -> str | None:
    before, after = m.string[: m.start()][-4:], m["follows"]
    counted = TWO_BEFORE.match(after) and not after.lstrip().startswith("款")
    return None if _PRICED.search(before) or counted else digits(m["y"], "一")


def _half_day(m: re.Match[str], hour: int) -> str:
    """上午 for AM, 下午 or 晚上 for PM; nothing where neither stands, or the words stand there already."""
    half = (m["half"] or m.groupdict().get("before") or "").lower()
    if not half or _NAMED.search(m.string[: m.start()][-4:]):
        return ""
    return "上午" if half == "a" else "下午" if hour % 12 < 6 else "晚上"


def _whole_hour(m: re.Match[str]) -> str | None:
    hour = int(m["h"])
    return f"{_half_day(m, hour)}{number(str(hour), '点')}点" if hour <= 24 else None


def _clock(m: re.Match[str]) -> str | None:
    hour, minute, second = int(m["h"]), int(m["m"]), int(m["s"] or 0)
    if hour > 24:
        return None
    words = f"{_half_day(m, hour)}{number(str(hour), '点')}点"
    if minute or second:
        words += f"{'零' if minute < 10 else ''}{cardinal(minute) if minute else ''}分"
    return words + (f"{'零' if second < 10 else ''}{cardinal(second)}秒" if second else "")


def _hours(m: re.Match[str]) -> str:
    """`10点5分`: 十点零五分."""
    minute = int(m["m"])
    return f"{number(str(int(m['h'])), m['word'])}{m['word']}{'零' if minute < 10 else ''}{cardinal(minute)}分"


DATES = (
    rule(
        rf"(?P<y>{_YEAR})(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})日?"
        rf"(?:{DASH}(?:(?:(?P<y2>{_YEAR})(?P=s))?(?P<m2>\d{{1,2}})(?P=s))?(?P<d2>\d{{1,2}})日?)?(?!\d|:\d|\.\d)",
        _full,
    ),
    rule(rf"(?P<m>\d{{1,2}})/(?P<d>\d{{1,2}}){DASH}(?:(?P<m2>\d{{1,2}})/)?(?P<d2>\d{{1,2}})日?(?![\d/])", _span),
    rule(rf"(?P<m>\d{{1,2}})\.(?P<d>\d{{1,2}}){DASH}(?P<m2>\d{{1,2}})\.(?P<d2>\d\d)(?!\.?\d|\s*{_MEASURED})", _span),
    rule(rf"(?P<m>\d{{1,2}})\.(?P<d>\d{{1,2}}){DASH}(?P<m2>\d{{1,2}})\.(?P<d2>\d{{1,2}})(?!\.?\d|\s*{_MEASURED})", _span, after=_DATED),
    rule(r"(?P<m>\d{1,2})/(?P<d>\d{1,2})(?![\d/])(?P<named>日|号(?![门楼店厅线口馆展])|(?=\s*\(?(?:周|星期)))?", _slashed),
    rule(rf"(?P<y>{_YEAR})[-/](?P<m>0?[1-9]|1[0-2])(?![\d/-])", lambda m: f"{year(m['y'])}{cardinal(int(m['m']))}月"),
    rule(rf"(?P<y>{_YEAR})年?{DASH}(?P<z>{_YEAR})(?=年)", _years),
    rule(rf"(?P<y>20[1-3]\d){DASH}(?P<z>20[1-3]\d)(?!\d|[.,:]\d|\s*{_MEASURED})", _years),
    rule(r"(?P<y>[12]\d{3})年(?=(?P<follows>.{0,4}))", _counted_year),
    rule(r"[12]\d{3}(?=年代)|\d{2}(?=年\s*\d{1,2}\s*月)|(?:[5-9][05]|0[05]|10)(?=后(?![年天台面]))", _one_by_one),
    rule(rf"(?:618|818|315|520|1111|1212)(?=\s*(?:{_FESTIVAL}))|\d{{1,2}}·\d{{1,2}}(?!\d|\s*[折元米])", _one_by_one),
    rule(rf"(?P<y>20[1-3]\d)(?!\d|[.,:/-]\d|\s*{_MEASURED})(?=(?P<follows>.{{0,4}}))", _bare_year),
)
"""2026-11-21, 11/21, 2026年, 90后, 618大促, 3·15, 2026."""
CLOCK = (
    rule(rf"{_BEFORE}?(?P<h>\d{{1,2}}):(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?(?![\d:]){_AFTER}?", _clock),
    rule(rf"(?P<h>\d{{1,2}}){_AFTER}", _whole_hour),
    rule(r"(?P<h>\d{1,2})(?P<word>[点时])(?P<m>[0-5]?\d)分?(?![\d折个件元.%])", _hours),
)
"""10:05, 14:30, 10点5分."""
