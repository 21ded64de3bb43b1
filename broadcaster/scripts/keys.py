"""What a script's first lines may say, declared once: every key, and how its value is read. PURE.

To add a key: a field in `script.py`, a line here, one good and one bad sample.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Required, get_type_hints

from pydantic import BeforeValidator, ConfigDict, TypeAdapter, with_config
from typing_extensions import TypedDict

from broadcaster.scripts import festivals
from broadcaster.scripts.expressions import RESERVED
from broadcaster.scripts.script import CHIMES, LANGUAGES, ScriptKind
from broadcaster.timetable import words
from broadcaster.timetable.shape import DateList, Shape, Text

SLOWEST, FASTEST = 0.5, 2.0
NO_CHIME = "none"
CHINESE: Mapping[str, str] = {
    "标题": "title",
    "题目": "title",
    "类别": "kind",
    "类型": "kind",
    "种类": "kind",
    "语言": "language",
    "语种": "language",
    "声音": "voice",
    "嗓音": "voice",
    "语速": "rate",
    "遍数": "reads",
    "播前提示音": "chime_before",
    "播后提示音": "chime_after",
    "有效期": "valid",
    "厂商": "vendor",
    "商户": "vendor",
    "活动": "event",
    "活动名称": "event",
    "活动时间": "event_time",
    "活动地点": "event_place",
    "活动内容": "event_items",
    "节日": "festival",
    "备用": "fallback",
    "填空": "fields",
    "作者": "author",
    "撰稿": "author",
}
"""Keys as a clerk may try them first."""


def _kind(value: object) -> ScriptKind:
    return ScriptKind(words.choice(value, ScriptKind))


def _language(value: object) -> str:
    found = words.fold(value).replace("-", "_").lower()
    known = {name.lower(): name for name in LANGUAGES}
    if found not in known:
        raise words.misread("timetable.choice", value, known=", ".join(LANGUAGES))
    return known[found]


def _voice(value: object) -> str:
    found = words.fold(value)
    if not re.fullmatch(r"\w+/[\w.+-]+", found, re.ASCII):
        raise words.misread("scripts.voice", value)
    return found


def _rate(value: object) -> float:
    found = words.fold(value)
    if not re.fullmatch(r"\d+(\.\d+)?", found) or not SLOWEST <= float(found) <= FASTEST:
        raise words.misread("scripts.rate", value, low=f"{SLOWEST:g}", high=f"{FASTEST:g}")
    return float(found)


def _chime(value: object) -> str:
    found = words.choice(value, (NO_CHIME, *CHIMES))
    return "" if found == NO_CHIME else found


def _festival(value: object) -> str:
    return festivals.plain(words.text(value))


def _fallback(value: object) -> str:
    found = words.text(value)
    parts = found.split("/")
    if len(parts) < 2 or not all(part.strip() for part in parts) or {".", "..", "scripts_tts", "audio"} & set(parts):
        raise words.misread("scripts.fallback", value)
    return found


def _field(value: object) -> str:
    found = words.fold(value)
    if not found.isidentifier() or found.startswith("_") or found.lower() in RESERVED:
        raise words.misread("scripts.field-name", value)
    return found


Texts = Annotated[tuple[Text, ...], BeforeValidator(words.listed)]
Chime = Annotated[str, BeforeValidator(_chime)]


@with_config(ConfigDict(extra="forbid"))
class FrontKeys(TypedDict, total=False):
    """The lines between the two `---`."""

    title: Required[Text]
    kind: Required[Annotated[ScriptKind, BeforeValidator(_kind)]]
    language: Annotated[str, BeforeValidator(_language)]
    voice: Annotated[str, BeforeValidator(_voice)]
    rate: Annotated[float, BeforeValidator(_rate)]
    reads: Annotated[int, BeforeValidator(words.reads)]
    chime_before: Chime
    chime_after: Chime
    valid: DateList
    vendor: Text
    event: Text
    event_time: Text
    event_place: Text
    event_items: Texts
    festival: Annotated[str, BeforeValidator(_festival)]
    fallback: Annotated[str, BeforeValidator(_fallback)]
    fields: Annotated[tuple[Annotated[str, BeforeValidator(_field)], ...], BeforeValidator(words.listed)]
    author: Text


FRONT = Shape(TypeAdapter(FrontKeys), tuple(get_type_hints(FrontKeys)))


def objections(front: FrontKeys) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """What the keys of one script do not agree on: a code, the key it is about, its facts."""
    if front["kind"] is ScriptKind.PROMO and "vendor" not in front:
        yield "scripts.no-vendor", "kind", {}
    for key in ("event_time", "event_place", "event_items"):
        if key in front and "event" not in front:
            yield "scripts.no-event", key, {"key": key}
    for key, value in front.items():
        if value == ():
            yield "timetable.empty-value", key, {"key": key}
