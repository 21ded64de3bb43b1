"""Dates as people type them."""

import re
from datetime import date, timedelta
from unicodedata import normalize

from broadcaster.faults import Exit, fault

WORDS = {"today": 0, "tomorrow": 1, "yesterday": -1, "今天": 0, "明天": 1, "后天": 2, "昨天": -1}
YEARS = range(1970, 2200)
"""Before and after them it is a slip of the finger."""


def read_date(text: str, today: date) -> date:
    """`2026-12-05`, `today`, `tomorrow`, `yesterday` (also 今天, 明天, 后天, 昨天), or days from today: `+3`, `-1`.

    Full-width characters are read as their plain forms. Raises `Fault` `plan.bad-date`, exit code 2.
    """
    plain = normalize("NFKC", text).strip().lower()
    try:
        found = _read(plain, today)
    except (ValueError, OverflowError):
        found = None
    if found is None or found.year not in YEARS:
        raise fault("plan.bad-date", Exit.USAGE, found=text)
    return found


def _read(plain: str, today: date) -> date | None:
    if plain in WORDS:
        return today + timedelta(days=WORDS[plain])
    if re.fullmatch(r"[+-]\d{1,6}", plain, re.ASCII):
        return today + timedelta(days=int(plain))
    written = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", plain, re.ASCII)
    return date(*map(int, written.groups())) if written else None


MONTHS = {"this": 0, "last": -1, "本月": 0, "这个月": 0, "上月": -1, "上个月": -1}


def read_month(text: str, today: date) -> tuple[date, date]:
    """First and last day of `2026-12`, `this`, `last` (also 本月, 上月). Raises `Fault` `promo.bad-month`, exit code 2."""
    plain = normalize("NFKC", text).strip().lower()
    written = re.fullmatch(r"(\d{4})[-/.](\d{1,2})", plain, re.ASCII)
    if plain in MONTHS:
        first = (today.replace(day=1) + timedelta(days=MONTHS[plain])).replace(day=1)
    elif written and int(written[1]) in YEARS and 1 <= int(written[2]) <= 12:
        first = date(int(written[1]), int(written[2]), 1)
    else:
        raise fault("promo.bad-month", Exit.USAGE, found=text)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
