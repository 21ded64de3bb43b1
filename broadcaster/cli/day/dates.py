"""Dates as people type them."""

import re
from datetime import date, timedelta
from unicodedata import normalize

from broadcaster.faults import Exit, fault

WORDS = {"today": 0, "tomorrow": 1, "yesterday": -1, "今天": 0, "明天": 1, "后天": 2, "昨天": -1}


def read_date(text: str, today: date) -> date:
    """`2026-12-05`, `today`, `tomorrow`, `yesterday` (also 今天, 明天, 后天, 昨天), or days from today: `+3`, `-1`.

    Full-width characters are read as their plain forms. Raises `Fault` `plan.bad-date`, exit code 2.
    """
    plain = normalize("NFKC", text).strip().lower()
    try:
        if plain in WORDS:
            return today + timedelta(days=WORDS[plain])
        if re.fullmatch(r"[+-]\d{1,6}", plain, re.ASCII):
            return today + timedelta(days=int(plain))
        year, month, day = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", plain, re.ASCII).groups()  # type: ignore[union-attr]
        return date(int(year), int(month), int(day))
    except (AttributeError, ValueError, OverflowError):
        raise fault("plan.bad-date", Exit.USAGE, found=text) from None
