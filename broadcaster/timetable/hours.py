"""Written times, spans and dates → values of the model. PURE."""

import re
from datetime import date, timedelta
from difflib import get_close_matches

from broadcaster.timetable.model import Anchor, Dates, Moment, Window
from broadcaster.timetable.words import Misread, fold, misread

MAX_HOUR = 47
"""`26:00` is two in the morning of the next day; a programme day never reaches into a third."""
MAX_SPAN = timedelta(hours=24)

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_ANCHORED = re.compile(r"([A-Za-z]+)\s*(?:([+-])\s*(.+))?")
_SPAN = re.compile(r"(?:(\d{1,4})h)?(?:(\d{1,4})m)?(?:(\d{1,5})s)?")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_ANCHORS = (Anchor.OPENING.value, Anchor.CLOSING.value)


def clock(value: object) -> Moment:
    """`09:20`, `9:20`, `09:20:30`, `26:00`."""
    match = _CLOCK.fullmatch(fold(value))
    if match is None:
        code = "timetable.clock-only" if fold(value).lower().startswith(_ANCHORS) else "timetable.time"
        raise misread(code, value)
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    if hours > MAX_HOUR or minutes > 59 or seconds > 59:
        raise Misread("timetable.time-impossible", found=fold(value))
    return Moment(Anchor.MIDNIGHT, timedelta(hours=hours, minutes=minutes, seconds=seconds))


def moment(value: object) -> Moment:
    """A clock time, or `opening`, `closing - 5m`, `opening + 1h30m`."""
    match = _ANCHORED.fullmatch(fold(value))
    if match is None:
        return clock(value)
    word, sign, offset = match[1].lower(), match[2], match[3]
    if word not in _ANCHORS:
        guess = get_close_matches(word, _ANCHORS, 1, 0.5)
        raise misread("timetable.anchor", value, word=match[1], guess=guess[0]) if guess else misread("timetable.time", value)
    away = span(offset) if offset else timedelta()
    return Moment(Anchor(word), -away if sign == "-" else away)


def span(value: object) -> timedelta:
    """`5m`, `30s`, `1h30m`; a bare number is refused: of what?"""
    found = fold(value).lower().replace(" ", "")
    if re.fullmatch(r"\d+", found):
        raise Misread("timetable.unit", found=found)
    match = _SPAN.fullmatch(found)
    if match is None or not any(match.groups()):
        raise misread("timetable.span", value)
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    if (length := timedelta(hours=hours, minutes=minutes, seconds=seconds)) > MAX_SPAN:
        raise Misread("timetable.span-long", found=found)
    return length


def some(value: object) -> timedelta:
    """A span that is not nothing."""
    if not (length := span(value)):
        raise Misread("timetable.span-zero", found=fold(value))
    return length


def shift(value: object) -> timedelta:
    """A span forwards, or with a minus backwards."""
    found = fold(value)
    return -span(found[1:]) if found.startswith("-") else span(found.removeprefix("+"))


def window(value: object) -> Window:
    """`10:00..12:00`, `opening..closing - 1h`."""
    parts = fold(value).split("..")
    if len(parts) != 2:
        raise misread("timetable.window", value)
    return Window(moment(parts[0]), moment(parts[1]))


def dates(value: object) -> Dates:
    """`2026-12-05`, `2026-12-05..2026-12-06`, `2026-12-05..`, `..2026-12-06`; both ends included."""
    parts = [part.strip() for part in fold(value).split("..")]
    if len(parts) > 2 or not any(parts):
        raise misread("timetable.date", value)
    first, last = (_day(part, value) if part else None for part in (parts[0], parts[-1]))
    if first and last and last < first:
        raise Misread("timetable.dates-reversed", first=str(first), last=str(last))
    return Dates(first, last)


def _day(written: str, value: object) -> date:
    match = _DAY.fullmatch(written)
    if match is None:
        raise misread("timetable.date", value)
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        raise Misread("timetable.date-unreal", found=written) from None


def spell(moment: Moment) -> str:
    """A moment as a timetable writes it: `09:20`, `closing - 5m`."""
    total = int(moment.offset.total_seconds())
    if moment.anchor is Anchor.MIDNIGHT:
        return f"{total // 3600:02}:{total // 60 % 60:02}" + (f":{total % 60:02}" if total % 60 else "")
    parts = zip((abs(total) // 3600, abs(total) // 60 % 60, abs(total) % 60), "hms", strict=True)
    away = "".join(f"{count}{unit}" for count, unit in parts if count)
    return f"{moment.anchor} {'-' if total < 0 else '+'} {away}" if away else str(moment.anchor)
