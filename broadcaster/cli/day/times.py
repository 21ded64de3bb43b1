"""Instants and spans of time as people type them."""

import re
from datetime import date, datetime, timedelta
from unicodedata import normalize
from zoneinfo import ZoneInfo

from broadcaster.cli.day.dates import read_date
from broadcaster.faults import Exit, fault

_CLOCK = re.compile(r"(?:(?P<day>\S+)[ T])?(?P<h>\d{1,2}):(?P<m>\d{2})(?::(?P<s>\d{2}))?")
_SPAN = re.compile(r"(?:(\d+)h)?(?:(\d+)m(?:in)?)?(?:(\d+)s)?")


def read_instant(text: str, today: date, zone: ZoneInfo) -> datetime:
    """`09:29:40`, `09:30`, `2026-12-05 09:29:40`, `tomorrow 10:00`: aware, in `zone`; hours over 23 are the next day's.

    Raises `Fault` `time.bad-instant`, exit code 2.
    """
    found = _CLOCK.fullmatch(normalize("NFKC", text).strip())
    if not found or int(found["m"]) > 59 or int(found["s"] or 0) > 59 or int(found["h"]) > 47:
        raise fault("time.bad-instant", Exit.USAGE, found=text)
    day = read_date(found["day"], today) if found["day"] else today
    day += timedelta(days=int(found["h"]) // 24)
    return datetime(day.year, day.month, day.day, int(found["h"]) % 24, int(found["m"]), int(found["s"] or 0), tzinfo=zone)


def read_span(text: str) -> timedelta:
    """`90s`, `2m`, `1h30m`. Raises `Fault` `time.bad-span`, exit code 2."""
    found = _SPAN.fullmatch(normalize("NFKC", text).strip().lower())
    hours, minutes, seconds = (int(n or 0) for n in found.groups()) if found else (0, 0, 0)
    if not (hours or minutes or seconds):
        raise fault("time.bad-span", Exit.USAGE, found=text)
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)
