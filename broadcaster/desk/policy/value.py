"""What a rule's number can be, and how it is written. PURE."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from broadcaster.desk.clocks.calendar import Opening, read_hours
from broadcaster.desk.clocks.span import Span, read_span


class Unset(StrEnum):
    """There is no value, and none may be guessed (POL-02). Why:"""

    BLANK = "blank"
    """The manual leaves the place open: `[X]`, `xx:xx`, `xxx`."""
    OPEN = "open"
    """The manual names the thing without a number."""
    NONE = "none"
    """Nothing of the kind in this profile."""


class Kind(StrEnum):
    """How a value is read."""

    SPAN = "span"
    HOURS = "hours"
    TIME = "time"
    WHOLE = "whole"
    MONEY = "money"
    """Yuan as written, fen as a value."""
    PERCENT = "percent"
    """Hundredths of a percent as a value."""
    TARGET = "target"
    CHOICE = "choice"
    WORDS = "words"
    SEASON = "season"
    """Days of every year: `11-15 – 03-15`, over the turn of the year too."""
    TEXT = "text"


class Comparison(StrEnum):
    """Strict and inclusive are not the same: "> 98" is not "≥ 95" (3.20)."""

    MORE = ">"
    LEAST = "≥"
    LESS = "<"
    MOST = "≤"
    JUST = "="


@dataclass(frozen=True, slots=True)
class Target:
    """What a measure is held against: `> 98 %`, `< 24 h`, `≥ 5`."""

    comparison: Comparison
    number: Decimal
    unit: str = ""

    def met(self, measured: Decimal) -> bool:
        """Whether a measured number (in the same unit) meets the target."""
        match self.comparison:
            case Comparison.MORE:
                return measured > self.number
            case Comparison.LEAST:
                return measured >= self.number
            case Comparison.LESS:
                return measured < self.number
            case Comparison.MOST:
                return measured <= self.number
            case Comparison.JUST:
                return measured == self.number


@dataclass(frozen=True, slots=True)
class Season:
    """A stretch of every year, both days in it (month, day)."""

    first: tuple[int, int]
    last: tuple[int, int]

    def holds(self, day: date) -> bool:
        here = (day.month, day.day)
        return self.first <= here <= self.last if self.first <= self.last else here >= self.first or here <= self.last

    def begun(self, day: date) -> tuple[date, date]:
        """First and last day of the one that began last, on the day or before it."""
        first = self._in(day.year, self.first)
        first = first if first <= day else self._in(day.year - 1, self.first)
        last = self._in(first.year, self.last)
        return first, last if last > first else self._in(first.year + 1, self.last)

    @staticmethod
    def _in(year: int, month_day: tuple[int, int]) -> date:
        """The 29th of February is the 28th where there is none."""
        month, day = month_day
        return date(year, month, min(day, monthrange(year, month)[1]))


Value = Season | Span | tuple[Opening, ...] | time | int | Target | str | tuple[str, ...]
BLANKS = frozenset({"[x]", "xx:xx", "xxx", "xxxxxxxx"})
OPENS = frozenset({"unset", "未设定"})
NONES = frozenset({"none", "–", "-", "无"})
_TARGET = re.compile(r"(>=|<=|≥|≤|>|<|=)\s*(\d+(?:\.\d+)?)\s*(%|[^\d\s]*)")
_SEASON = re.compile(r"(\d{1,2})[-月](\d{1,2})日?\s*(?:[–—~～至到]|\.\.|-)\s*(\d{1,2})[-月](\d{1,2})日?")
_SIGNS = {">=": "≥", "<=": "≤"}


def read(kind: Kind, text: str, choices: tuple[str, ...] = ()) -> Value | Unset:
    """A value as it is written in a profile. Raises `ValueError` where it is none of its kind."""
    bare = text.strip()
    if bare.lower() in BLANKS:
        return Unset.BLANK
    if bare.lower() in OPENS:
        return Unset.OPEN
    if bare.lower() in NONES:
        return Unset.NONE
    if kind is Kind.CHOICE:
        return _one_of(bare, choices)
    if kind is Kind.WORDS and choices:
        return tuple(_one_of(word, choices) for word in _words(bare))
    return READERS[kind](bare)


def _one_of(text: str, choices: tuple[str, ...]) -> str:
    if text not in choices:
        raise ValueError(text)
    return text


def _whole(text: str) -> int:
    if not re.fullmatch(r"\d{1,9}", text):
        raise ValueError(text)
    return int(text)


def _hundredths(text: str) -> int:
    found = re.fullmatch(r"(\d{1,9})(?:\.(\d{1,2}))?", text)
    if found is None:
        raise ValueError(text)
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))


def _money(text: str) -> int:
    return _hundredths(text.removeprefix("¥").removesuffix("元").removesuffix("yuan").strip())


def _percent(text: str) -> int:
    return _hundredths(text.removesuffix("%").strip())


def _time(text: str) -> time:
    found = re.fullmatch(r"(\d{1,2}):(\d{2})", text)
    if found is None:
        raise ValueError(text)
    return time(int(found[1]), int(found[2]))


def _target(text: str) -> Target:
    found = _TARGET.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return Target(Comparison(_SIGNS.get(found[1], found[1])), Decimal(found[2]), found[3])


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in re.split(r"[,，、\s]+", text) if word)


def _season(text: str) -> Season:
    found = _SEASON.fullmatch(text)
    if found is None:
        raise ValueError(text)
    first, last = (int(found[1]), int(found[2])), (int(found[3]), int(found[4]))
    for month, day in (first, last):
        date(2024, month, day)
    return Season(first, last)


def _text(text: str) -> str:
    if not text:
        raise ValueError(text)
    return text


READERS: Mapping[Kind, Callable[[str], Value]] = {
    Kind.SPAN: read_span,
    Kind.HOURS: read_hours,
    Kind.TIME: _time,
    Kind.WHOLE: _whole,
    Kind.MONEY: _money,
    Kind.PERCENT: _percent,
    Kind.TARGET: _target,
    Kind.WORDS: _words,
    Kind.SEASON: _season,
    Kind.TEXT: _text,
}
EXAMPLES: Mapping[Kind, str] = {
    Kind.SPAN: "24 h, 3 d, 1 wd, 30 min, 1 mo",
    Kind.HOURS: "09:20-12:00 13:00-17:30",
    Kind.TIME: "17:30",
    Kind.WHOLE: "5",
    Kind.MONEY: "50, 12.50",
    Kind.PERCENT: "20 %",
    Kind.TARGET: "> 98 %, < 24 h",
    Kind.WORDS: "CMP RET RVT",
    Kind.SEASON: "11-15 – 03-15, 11月15日至3月15日",
    Kind.TEXT: "…",
}
"""How a value of each kind is written; a choice shows its own."""
