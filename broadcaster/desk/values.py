"""A field's value from what somebody typed. Pure: today and the zone are given (LGR-03)."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from broadcaster.desk import identity
from broadcaster.desk.book import Field, Kind
from broadcaster.desk.showing import shown

LONGEST = 500
"""Signs in a text of one line; more is a text of several."""
LONGEST_TEXT = 20_000
_DATE = re.compile(r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$")
_CLOCK = re.compile(r"^(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2}))?[分秒]?$")
_DAYS = {"today": 0, "今天": 0, "yesterday": -1, "昨天": -1, "tomorrow": 1, "明天": 1, "前天": -2}
_YES = {"yes": True, "y": True, "true": True, "1": True, "是": True, "对": True, "√": True, "✓": True, "有": True}
_NO = {"no": False, "n": False, "false": False, "0": False, "否": False, "不": False, "×": False, "无": False}
_SPAN = re.compile(
    r"^(?:(\d+)\s*(?:h|小时|时))?\s*(?:(\d+)\s*(?:min|m|分钟|分))?\s*(?:(\d+)\s*(?:s|秒))?$",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What words like `today` and `me` mean."""

    now: datetime
    """Aware."""
    zone: tzinfo
    clerk: str = ""


class Unreadable(ValueError):
    """`code` is the end of a sentence's code (`desk.value.<code>`), `facts` its blanks."""

    def __init__(self, code: str, **facts: str) -> None:
        self.code, self.facts = code, facts
        super().__init__(code)


Value = str | int | bool | date | datetime | None


def parse(field: Field, text: str, reading: Reading) -> Value:
    """The value; `None` for an empty text. Raises `Unreadable`.

    Full-width signs are taken for what they mean; control signs are refused.
    """
    tidy = _tidy(field, text)
    if not tidy:
        return None
    value = _READERS[field.kind](field, tidy, reading)
    if isinstance(value, int) and not isinstance(value, bool):
        _bounded(field, value)
    return value


def _tidy(field: Field, text: str) -> str:
    long = field.kind is Kind.LONG
    kept = text.replace("\r\n", "\n").strip()
    if any(unicodedata.category(sign) in {"Cc", "Cs"} and not (long and sign in "\n\t") for sign in kept):
        raise Unreadable("control")
    if len(kept) > (LONGEST_TEXT if long else LONGEST):
        raise Unreadable("long", limit=str(LONGEST_TEXT if long else LONGEST))
    return kept if field.kind in {Kind.TEXT, Kind.LONG, Kind.FILE} else unicodedata.normalize("NFKC", kept).strip()


def _bounded(field: Field, value: int) -> None:
    if (field.low is not None and value < field.low) or (field.high is not None and value > field.high):
        low, high = ("…" if bound is None else shown(field, bound) for bound in (field.low, field.high))
        raise Unreadable("range", low=low, high=high)
    if abs(value) > 2**53:
        raise Unreadable("range", low=str(-(2**53)), high=str(2**53))


def _text(_field: Field, text: str, reading: Reading) -> str:
    return reading.clerk if text == "me" else text


def _whole(_field: Field, text: str, _reading: Reading) -> int:
    bare = text.replace(",", "").removesuffix("个").removesuffix("件").strip()
    if not re.fullmatch(r"[+-]?\d{1,15}", bare):
        raise Unreadable("whole")
    return int(bare)


def _hundredths(text: str, code: str) -> int:
    found = re.fullmatch(r"([+-]?)(\d{1,13})(?:\.(\d{1,2}))?", text)
    if found is None:
        raise Unreadable(code)
    number = int(found[2]) * 100 + int((found[3] or "0").ljust(2, "0"))
    return -number if found[1] == "-" else number


def read_hundredths(field: Field, text: str) -> int:
    """An amount, or percents, in hundredths. Raises `Unreadable`."""
    return _hundredths(_tidy(field, text), "money")


def _money(_field: Field, text: str, _reading: Reading) -> int:
    return _hundredths(re.sub(r"[,\s]", "", text).removeprefix("¥").removesuffix("元"), "money")


def _percent(_field: Field, text: str, _reading: Reading) -> int:
    return _hundredths(text.removesuffix("%").strip(), "percent")


def read_date(text: str, today: date) -> date:
    """`2026-11-24`, `2026/11/24`, `2026年11月24日`, `today`, `昨天`. Raises `Unreadable`."""
    if text.lower() in _DAYS:
        return today + timedelta(days=_DAYS[text.lower()])
    found = _DATE.match(text)
    if found is None:
        raise Unreadable("date")
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise Unreadable("no-such-day") from None


def _date(_field: Field, text: str, reading: Reading) -> date:
    return read_date(text, reading.now.astimezone(reading.zone).date())


def _instant(_field: Field, text: str, reading: Reading) -> datetime:
    here = reading.now.astimezone(reading.zone)
    if text.lower() in {"now", "现在"}:
        return reading.now
    if "T" in text:
        try:
            exact = datetime.fromisoformat(text)
        except ValueError:
            raise Unreadable("instant") from None
        return exact if exact.tzinfo else exact.replace(tzinfo=reading.zone)
    first, _, second = text.partition(" ")
    clock = _CLOCK.match(second.strip() or first)
    day = here.date() if clock and not second else read_date(first, here.date())
    if second and not clock:
        raise Unreadable("instant")
    hour, minute, s = (int(part or 0) for part in clock.groups()) if clock else (0, 0, 0)
    if hour > 23 or minute > 59 or s > 59:
        raise Unreadable("instant")
    return datetime(day.year, day.month, day.day, hour, minute, s, tzinfo=reading.zone)


def _duration(_field: Field, text: str, _reading: Reading) -> int:
    if re.fullmatch(r"\d{1,3}:\d{2}(:\d{2})?", text):
        parts = [int(part) for part in text.split(":")]
        if any(part > 59 for part in parts[1:]):
            raise Unreadable("duration")
        return sum(part * 60**place for place, part in enumerate(reversed(parts)))
    found = _SPAN.match(text.lower())
    if found is None or not any(found.groups()):
        raise Unreadable("duration")
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds


def _phone(_field: Field, text: str, _reading: Reading) -> str:
    found = identity.phone(text)
    if found is None:
        raise Unreadable("phone")
    return found


def _id(_field: Field, text: str, _reading: Reading) -> str:
    found = identity.id_number(text)
    if found is None:
        raise Unreadable("id")
    return found


def _choice(field: Field, text: str, _reading: Reading) -> str:
    for one in field.choices:
        if text.lower() in {one.value.lower(), one.zh.lower(), one.en.lower()}:
            return one.value
    raise Unreadable("choice", choices="、".join(f"{c.value} {c.zh}" for c in field.choices))


def _yes(_field: Field, text: str, _reading: Reading) -> bool:
    told = {**_YES, **_NO}.get(text.lower())
    if told is None:
        raise Unreadable("yes")
    return told


_READERS: Mapping[Kind, Callable[[Field, str, Reading], Value]] = {
    Kind.TEXT: _text,
    Kind.LONG: _text,
    Kind.WHOLE: _whole,
    Kind.MONEY: _money,
    Kind.PERCENT: _percent,
    Kind.DATE: _date,
    Kind.INSTANT: _instant,
    Kind.DURATION: _duration,
    Kind.PHONE: _phone,
    Kind.ID: _id,
    Kind.CHOICE: _choice,
    Kind.PARTY: _text,
    Kind.FILE: _text,
    Kind.YES: _yes,
}
