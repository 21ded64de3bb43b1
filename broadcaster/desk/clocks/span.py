"""Lengths of time as the manuals write them. PURE."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What is counted. Seconds, minutes and hours count open time; days count days, and end with the last one."""

    SECOND = "s"
    MINUTE = "min"
    HOUR = "h"
    DAY = "d"
    WORKING_DAY = "wd"
    MONTH = "mo"


SECONDS = {Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3600}
_WORDS = {
    "s": Unit.SECOND, "秒": Unit.SECOND, "min": Unit.MINUTE, "分": Unit.MINUTE, "分钟": Unit.MINUTE, "h": Unit.HOUR, "小时": Unit.HOUR,
    "d": Unit.DAY, "天": Unit.DAY, "日": Unit.DAY, "wd": Unit.WORKING_DAY, "工作日": Unit.WORKING_DAY, "个工作日": Unit.WORKING_DAY,
    "mo": Unit.MONTH, "个月": Unit.MONTH, "月": Unit.MONTH,
}  # fmt: skip
_SPAN = re.compile(r"(\d{1,4})\s*(\S+)")


@dataclass(frozen=True, slots=True)
class Span:
    """`Span(24, Unit.HOUR)`, `Span(1, Unit.WORKING_DAY)`."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.count} {self.unit.value}"


def read_span(text: str) -> Span:
    """`24 h`, `3 天`, `1 wd`, `30 min`, `1 mo`. Raises `ValueError` for anything else."""
    match = _SPAN.fullmatch(text.strip())
    if match is None or match[2] not in _WORDS:
        raise ValueError(text)
    return Span(int(match[1]), _WORDS[match[2]])
