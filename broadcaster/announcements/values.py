"""One cell or one YAML value → one value of an announcement, or the reason why not. PURE.

What clerks write is read as they mean it: `2026年12月5日-6日`, `10:00-12:00`, `10点半`, `30分钟`, `2遍`, and what Excel makes of
dates and times. All of it becomes the timetable's own grammar first (`timetable/hours.py`), so there is one meaning of a time.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from broadcaster.announcements.model import Kind
from broadcaster.timetable import hours, words
from broadcaster.timetable.model import Dates, Moment, Window
from broadcaster.timetable.words import Misread, fold, misread

T = TypeVar("T")

LONGEST_TEXT, LONGEST_WORD = 2_000, 200
"""Characters: eight minutes of speech; a title, a name."""
PRIORITIES = range(1, 10)
SHORTEST = timedelta(minutes=1)
"""Between two reads."""
KINDS = {"活动": Kind.EVENT, "event": Kind.EVENT, "通知": Kind.NOTICE, "notice": Kind.NOTICE}
"""What a file may queue; a page is queued by its command."""

_COUNTS = {sign: number for number, signs in enumerate(("一", "二两", "三", "四", "五", "六"), start=1) for sign in signs}
"""How often something is read, as it is said."""
_RANGE = r"\s*(?:\.\.|~|-+|至|到)\s*"
_DAY = re.compile(r"(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})(?:\s*[日号])?(?:[T ]00:00(?::00)?)?")
_SHORT_END = re.compile(rf"((\d{{4}})-(\d\d)-\d\d){_RANGE}(?:(\d{{1,2}})月)?(\d{{1,2}})[日号](?!\d)")
_SPOKEN_CLOCK = re.compile(r"(\d{1,2})\s*[点时](?:\s*(\d{1,2})\s*分?|(半))?")
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
_LIST = re.compile(r"[,;、\n]")
_AFTER_SIGN = re.compile(r"(?<=[，。；、：！？])[ ]+(?=[^ ])")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ud800-\udfff]")


def written(value: object) -> object:
    """A cell as a person would type it: Excel keeps dates, times and numbers as such. Lists, tables and `None` stay."""
    match value:
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return f"{value:.0f}" if float(value).is_integer() else f"{value:.10g}"
        case date() | time() | timedelta():
            return _spelt(value)
    return value


def _spelt(value: date | time | timedelta) -> str:
    """A date (with its time unless that is midnight), a time of day, a length of time."""
    match value:
        case datetime() if value.time() != time():
            return value.replace(microsecond=0).isoformat(" ")
        case date():
            return f"{value:%Y-%m-%d}"
        case time():
            return value.isoformat("seconds").removesuffix(":00")
    total = round(value.total_seconds())
    return f"{total // 3600:02}:{total // 60 % 60:02}" + (f":{total % 60:02}" if total % 60 else "")


def listed(value: object, read: Callable[[str], T], split: Callable[[str], list[str]]) -> tuple[T, ...]:
    """Each part of a value that may be a list: a list of YAML, or a cell with its parts between commas or on lines."""
    items = value if isinstance(value, list) else [value]
    parts = [part for item in items for part in split(fold(item)) if part.strip()]
    if not parts:
        raise Misread("timetable.empty-value")
    return tuple(dict.fromkeys(map(read, parts)))


def _parts(text: str) -> list[str]:
    return _LIST.split(text)


def dates(value: object) -> tuple[Dates, ...]:
    """`2026-12-05`, `2026/12/5`, `2026年12月5日-6日`, `2026-12-05..2026-12-06`, several with commas between."""
    return listed(value, hours.dates, lambda text: _parts(_plain_dates(text)))


def _plain_dates(text: str) -> str:
    def whole(match: re.Match[str]) -> str:
        return f"{int(match[1]):04}-{int(match[2]):02}-{int(match[3]):02}"

    def short(match: re.Match[str]) -> str:
        return f"{match[1]}..{match[2]}-{int(match[4] or match[3]):02}-{int(match[5]):02}"

    text = _SHORT_END.sub(short, _DAY.sub(whole, text))
    return re.sub(rf"(\d{{4}}-\d\d-\d\d){_RANGE}(?=\d{{4}}-\d\d-\d\d)", r"\1..", text)


def day(value: object) -> date:
    """One date."""
    found = dates(value)
    if len(found) != 1 or found[0].first is None or found[0].first != found[0].last:
        raise misread("timetable.date", value)
    return found[0].first


def windows(value: object) -> tuple[Window, ...]:
    """`10:00..12:00`, `10:00-12:00`, `10点至12点`, `14:00..closing - 1h`, several with commas between."""
    return listed(value, hours.window, lambda text: _parts(_plain_times(text)))


def times(value: object) -> tuple[Moment, ...]:
    """`10:30`, `10点半`, `closing - 10m`, several with commas between."""
    return listed(value, hours.moment, lambda text: _parts(_plain_times(text)))


def _plain_times(text: str) -> str:
    def spoken(match: re.Match[str]) -> str:
        return f"{match[1]}:{int(match[2] or (30 if match[3] else 0)):02}"

    return re.sub(rf"({_CLOCK}){_RANGE}(?={_CLOCK})", r"\1..", _SPOKEN_CLOCK.sub(spoken, text))


def every(value: object) -> timedelta:
    """`30m`, `30分钟`, `半小时`, `1小时30分`, `0:30`; at least a minute."""
    found = fold(value).lower().replace(" ", "").removeprefix("每").replace("半小时", "30m")
    for there, plain in (("个?小时|hours?", "h"), ("分钟|分|minutes?|mins?", "m"), ("秒钟?|seconds?|secs?", "s")):
        found = re.sub(rf"(?<=\d)(?:{there})", plain, found)
    if clock := re.fullmatch(r"(\d{1,2}):(\d{2})(?::00)?", found):
        found = f"{clock[1]}h{clock[2]}m"
    if (length := hours.some(found)) < SHORTEST:
        raise Misread("queue.every-short", found=fold(value))
    return length


def reads(value: object) -> int:
    """`2`, `2遍`, `两遍`."""
    found = re.sub(r"\s*[遍次]$", "", fold(value))
    try:
        return _COUNTS.get(found) or words.reads(found)
    except Misread as wrong:
        raise Misread("queue.reads", found=words.scalar(value)) if wrong.code == "timetable.number" else wrong from None


def priority(value: object) -> int:
    """1 (first) to 9."""
    found = fold(value)
    if not found.isdecimal() or int(found) not in PRIORITIES:
        raise misread("queue.priority", value)
    return int(found)


def kind(value: object) -> Kind:
    """`活动` or `event`, `通知` or `notice`."""
    if (found := fold(value).lower()) in {"page", "寻呼", "即时广播"}:
        raise Misread("queue.page-in-file")
    if found not in KINDS:
        raise misread("timetable.choice", value, known="、".join(KINDS))
    return KINDS[found]


def script(value: object) -> str:
    """`scripts/zh_CN/家装节`."""
    found = words.name(value)
    if not found.startswith("scripts/"):
        raise Misread("queue.script-name", found=found, guess=f"scripts/{found.removesuffix('.txt')}")
    return found.removesuffix(".txt")


def fields(value: object) -> tuple[tuple[str, str], ...]:
    """`品牌=顾家；楼层=三楼`, or a table of YAML: what stands in a script's blanks, by name."""
    pairs = list(value.items()) if isinstance(value, dict) else [_pair(part) for part in _assignments(value)]
    return tuple(sorted((word(name), prose(given)) for name, given in pairs))


def _assignments(value: object) -> list[str]:
    return [part for part in re.split(r"[;；\n]", words.scalar(value)) if part.strip()]


def _pair(text: str) -> tuple[str, str]:
    name, equals, given = text.replace("＝", "=").partition("=")
    if not equals or not name.strip() or not given.strip():
        raise Misread("queue.field", found=text.strip())
    return name.strip(), given.strip()


WHOLE_MALL = frozenset({"全场", "全馆", "全商场", "全部", "整个商场", "all", "wholemall", "everywhere"})


def zone(value: object) -> str:
    """A zone of the loudspeakers; what means the whole mall is none."""
    found = word(value)
    return "" if words.fold(found).replace(" ", "").lower() in WHOLE_MALL else found


def prose(value: object) -> str:
    """What is read out. A text that begins like a formula is none: a spreadsheet would run it, not show it.

    The space that YAML puts where lines were folded is none of the text's after a full-width sign.
    """
    found = _AFTER_SIGN.sub("", _sound(value, LONGEST_TEXT))
    if found.startswith(("=", "＝")):
        raise Misread("queue.formula-text", found=found[:20])
    return found


def word(value: object) -> str:
    """A title, a name, a telephone number."""
    found = _sound(value, LONGEST_WORD)
    if "\n" in found:
        raise Misread("queue.one-line")
    if found.startswith(("=", "＝")):
        raise Misread("queue.formula-text", found=found[:20])
    return found


def _sound(value: object, longest: int) -> str:
    found = words.text(value).replace("\r\n", "\n").replace("\r", "\n")
    if odd := _CONTROL.search(found):
        raise Misread("queue.control-character", found=f"U+{ord(odd[0]):04X}")
    if not found:
        raise Misread("timetable.empty-value")
    if len(found) > longest:
        raise Misread("queue.text-long", count=str(len(found)), most=str(longest))
    return found
