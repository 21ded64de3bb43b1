"""One written value → one value of the model, or the reason why not. PURE.

A Chinese keyboard is no mistake: full-width digits, colons and commas count as their ordinary twins (Unicode NFKC),
except in titles and names, which stay as the clerk wrote them (a file may really be called `歌（新）.ogg`).
"""

import re
import unicodedata
from collections.abc import Iterable

from broadcaster.marked import width
from broadcaster.timetable.model import Band, Over

SHIPPED_DIAL = Band(0.0, 48.0)
"""The amplifier's dial by the shipped calibration (B2)."""
MIN_DUCK_LU, MAX_DUCK_LU = 10.0, 40.0
MAX_READS = 20

_NUMBER = re.compile(r"\d+(\.\d+)?")
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}


class Misread(ValueError):
    """A value that cannot be what it should: `code` and `facts` as in `faults.Problem`."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def scalar(value: object) -> str:
    """The text of a single value. Raises `Misread` for nothing, a list or a table."""
    if value is None or value == "":
        raise Misread("timetable.empty-value")
    if not isinstance(value, str):
        raise Misread("timetable.want-value")
    return value.strip()


def fold(value: object) -> str:
    """The text of a single value in ordinary (half-width) characters."""
    return width.fold(scalar(value))


def misread(code: str, value: object, **facts: str) -> Misread:
    """`code`, or the full-width sentence when characters of a Chinese keyboard are what stands in the way."""
    found = scalar(value)
    listing = any(c in found for c in "，、；［］【】｛｝")
    return Misread("file.full-width", found=found, chars=width.wide(found)) if listing else Misread(code, found=found, **facts)


def listed(value: object) -> list[object]:
    """One value or a list of them, as a list."""
    if value is None:
        raise Misread("timetable.empty-value")
    if isinstance(value, dict):
        raise Misread("timetable.want-list")
    return value if isinstance(value, list) else [value]


def text(value: object) -> str:
    """Words for people, as they were written."""
    return unicodedata.normalize("NFC", scalar(value))


def name(value: object) -> str:
    """A file or folder of the library: `welcome/迎宾曲.ogg`, `light`."""
    found = text(value)
    parts = found.split("/")
    if any(c in found for c in "，、；［］【】"):
        raise misread("timetable.name", value)
    if "\\" in found or ":" in found or not all(p.strip() for p in parts) or {".", "..", "audio"} & set(parts):
        raise Misread("timetable.name", found=found)
    return found


def folder(value: object) -> str:
    """A folder of the library: a name without `/`."""
    found = name(value)
    if "/" in found:
        raise Misread("timetable.folder", found=found, folder=found.split("/", 1)[0])
    return found


def kind(value: object) -> str:
    """A kind of day: `weekend`, `event`, `店庆`."""
    found = fold(value)
    if not re.fullmatch(r"[\w-]+", found):
        raise misread("timetable.kind-name", value)
    return found


def choice(value: object, known: Iterable[str]) -> str:
    """One of a few words."""
    if (found := fold(value).lower()) not in (words := list(known)):
        raise misread("timetable.choice", value, known=", ".join(words))
    return found


def over(value: object) -> Over:
    """`duck` or `pause`."""
    return Over(choice(value, Over))


def flag(value: object) -> bool:
    """`true`, `false` (YAML 1.2), `yes`, `no`."""
    return _FLAGS[choice(value, _FLAGS)]


def number(value: object) -> float:
    """A plain decimal number, never negative."""
    if not _NUMBER.fullmatch(found := fold(value)):
        raise misread("timetable.number", value)
    return float(found)


def duck(value: object) -> float:
    """LU the music goes down under speech: never under 10 (B1 note 3)."""
    if not MIN_DUCK_LU <= (lu := number(value)) <= MAX_DUCK_LU:
        raise Misread("timetable.duck", found=f"{lu:g}", low=f"{MIN_DUCK_LU:g}", high=f"{MAX_DUCK_LU:g}")
    return lu


def reads(value: object) -> int:
    """How often a script is read: 1 to 20."""
    if (count := number(value)) != int(count) or not 1 <= count <= MAX_READS:
        raise Misread("timetable.reads", found=fold(value), high=str(MAX_READS))
    return int(count)


def band(value: object, dial: Band = SHIPPED_DIAL) -> Band:
    """`21..24`, `24..21` (the manual writes it either way, BRD-06) or `24`, on the amplifier's dial."""
    parts = fold(value).split("..")
    if not 1 <= len(parts) <= 2 or not all(_NUMBER.fullmatch(p.strip()) for p in parts):
        raise misread("timetable.level", value)
    low, high = sorted((float(parts[0]), float(parts[-1])))
    if low not in dial or high not in dial:
        raise Misread("timetable.level-outside", found=scalar(value), low=f"{dial.low:g}", high=f"{dial.high:g}")
    return Band(low, high)
