"""Dates and clock times in English. PURE."""

import re

from broadcaster.wording.dates import exists
from broadcaster.wording.english.numbers import cardinal, decade, ordinal, year
from broadcaster.wording.rule import DASH, rule

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = {name[:3]: name for name in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")}

_YEAR = r"(?:19|20)\d\d"
_MONTH = rf"(?P<month>{'|'.join(MONTHS)}|(?:{'|'.join(m[:3] for m in MONTHS)}|Sept)\b\.?)"
_WEEKDAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)"
_HALF = r"(?P<half>[AaPp])\.?[Mm](?![A-Za-z])(?P<dot>\.(?P<end>\s*$|(?=\s+[A-Z]))?)?"
_COUNTED = "yuan|RMB|CNY|dollars|people|pieces|items|units|brands|shops|stores|customers|visitors|members|years|days|square|[%°¥]"
_QUANTITY = rf"\d|[.,:/-]\d|[A-Za-z]|\s*(?:{_COUNTED})"
"""After a figure: it is longer, or counts something."""
_PRICED = re.compile(r"(?:[¥$€£]|\b(?:over|about|only|than|save|spend|nearly|almost))\s*$")
_PARTS_TO = 10
"""1/2 to 9/10 are parts of one; 11/21 is a day."""


def day(month: str | int, date: str) -> str | None:
    """November twenty-first; `None` when no year has it."""
    return f"{MONTHS[int(month) - 1]} {ordinal(int(date))}" if exists(int(month), int(date)) else None


def _named(written: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(written[:3]))


def _full(m: re.Match[str]) -> str | None:
    first = day(m["m"], m["d"])
    last = day(m["m2"] or m["m"], m["d2"]) if m["d2"] else ""
    if first is None or last is None:
        return None
    tail = f" to {last}, {year(int(m['y2'] or m['y']))}" if last else f", {year(int(m['y']))}"
    return first + (f", {year(int(m['y']))}" if m["y2"] else "") + tail


def _year_last(m: re.Match[str]) -> str | None:
    """`11/21/2026`, and 21/11/2026 where that alone is a date."""
    said = day(m["m"], m["d"]) or day(m["d"], m["m"])
    return said and f"{said}, {year(int(m['y']))}"


def _span(m: re.Match[str]) -> str | None:
    first, last = day(m["m"], m["d"]), day(m["m2"] or m["m"], m["d2"])
    return None if first is None or last is None else f"{first} to {last}"


def _slashed(m: re.Match[str]) -> str | None:
    padded = "0" in (m["m"][0], m["d"][0])
    return None if int(m["m"]) < int(m["d"]) <= _PARTS_TO and not padded else day(m["m"], m["d"])


def _month_first(m: re.Match[str]) -> str | None:
    """`November 21, 2026`, `Nov. 21-23`."""
    month = _named(m["month"])
    first, last = day(month, m["d"]), day(month, m["d2"] or m["d"])
    if first is None or last is None:
        return None
    return first + (f" to {ordinal(int(m['d2']))}" if m["d2"] else "") + (f", {year(int(m['y']))}" if m["y"] else "")


def _day_first(m: re.Match[str]) -> str | None:
    """`21 November 2026`, `21-23 Nov`."""
    month = _named(m["month"])
    if day(month, m["d"]) is None or day(month, m["d2"] or m["d"]) is None:
        return None
    the = "" if m.string[: m.start()].lower().endswith("the ") else "the "
    to = f" to the {ordinal(int(m['d2']))}" if m["d2"] else ""
    return f"{the}{ordinal(int(m['d']))}{to} of {MONTHS[month - 1]}" + (f", {year(int(m['y']))}" if m["y"] else "")


def _bare_year(m: re.Match[str]) -> str | None:
    return None if _PRICED.search(m.string[: m.start()]) else year(int(m["y"]))


def _half(m: re.Match[str]) -> str:
    """A-M or P M, and the end of the sentence that its dot may be."""
    return f" {'A-M' if m['half'].lower() == 'a' else 'P M'}{'.' if m['dot'] and m['end'] is not None else ''}"


def _clock(m: re.Match[str]) -> str | None:
    """`10:05`: ten oh five; the afternoon of a 24-hour clock becomes P M."""
    hour, minute = int(m["h"]), int(m["m"])
    if hour > 24:
        return None
    if hour % 24 == minute == 0:
        return "midnight"
    known = bool(m["half"])
    half = _half(m) if known else " P M" if hour > 12 else " A-M" if hour == 0 else ""
    minutes = f" {'oh ' if minute < 10 else ''}{cardinal(minute)}" if minute else "" if half else " o'clock"
    return f"{cardinal((hour - 1) % 12 + 1)}{minutes}{half}"


DATES = (
    rule(
        rf"(?P<y>{_YEAR})(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})"
        rf"(?:{DASH}(?:(?:(?P<y2>{_YEAR})(?P=s))?(?P<m2>\d{{1,2}})(?P=s))?(?P<d2>\d{{1,2}}))?(?!\d|:\d|\.\d)",
        _full,
    ),
    rule(rf"(?P<m>\d{{1,2}})/(?P<d>\d{{1,2}})/(?P<y>{_YEAR})(?![\d/])", _year_last),
    rule(rf"(?P<m>\d{{1,2}})/(?P<d>\d{{1,2}}){DASH}(?:(?P<m2>\d{{1,2}})/)?(?P<d2>\d{{1,2}})(?![\d/])", _span),
    rule(r"(?P<m>\d{1,2})/(?P<d>\d{1,2})(?![\d/])", _slashed),
    rule(
        rf"{_MONTH}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:{DASH}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)?(?!\d|:\d)"
        rf"(?:,?\s+(?P<y>{_YEAR})(?!\d))?",
        _month_first,
    ),
    rule(
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:{DASH}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)?\s+(?:of\s+)?{_MONTH}(?![a-z])"
        rf"(?:,?\s+(?P<y>{_YEAR})(?!\d))?",
        _day_first,
    ),
    rule(rf"(?P<y>{_YEAR}|\d0)s(?![A-Za-z])", lambda m: decade(int(m["y"]))),
    rule(rf"(?P<y>{_YEAR}){DASH}(?P<z>{_YEAR})(?!{_QUANTITY})", lambda m: f"{year(int(m['y']))} to {year(int(m['z']))}"),
    rule(rf"(?P<y>20[1-3]\d)(?!{_QUANTITY})", _bare_year),
    rule(rf"(?P<y>{_YEAR})(?!{_QUANTITY})", _bare_year, after=r"(?:[Ss]ince|[Ii]n|[Ff]ounded|[Yy]ear)\s+"),
    rule(rf"(?P<a>{_WEEKDAY})\.?{DASH}(?P<b>{_WEEKDAY})(?![a-z])\.?", lambda m: f"{WEEKDAYS[m['a'][:3]]} to {WEEKDAYS[m['b'][:3]]}"),
)
"""2026-11-21, 11/21, November 21, 21 Nov 2026, 1990s, 2026, Mon-Fri."""
CLOCK = (
    rule(rf"(?P<h>\d{{1,2}}):(?P<m>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?:\s*{_HALF})?", _clock),
    rule(rf"(?P<h>1?\d)\s*{_HALF}", lambda m: cardinal(int(m["h"])) + _half(m)),
)
"""10:05, 14:30, 10:05 a.m., 9am."""
