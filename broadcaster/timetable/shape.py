"""The file's shape, declared once: every key a timetable may have, and how its value is read.

To add a key: a field in `model.py`, a line here, one good and one bad sample. A key is named as the model's
field is, unless `alias` says how clerks write it; whatever is left out keeps the model's default.
"""

from dataclasses import dataclass
from datetime import timedelta
from difflib import get_close_matches
from typing import Annotated, Any, Generic, Required, TypeVar, get_type_hints
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationInfo, with_config
from pydantic.fields import FieldInfo
from typing_extensions import TypedDict

from broadcaster.timetable import hours, words
from broadcaster.timetable.model import Band, Dates, Moment, Over, Window


def zone(value: object) -> ZoneInfo:
    """A zone of the IANA database: `Asia/Shanghai`."""
    found = words.fold(value)
    try:
        return ZoneInfo(found)
    except (LookupError, ValueError, OSError):
        names = {name.lower(): name for name in available_timezones()}
        guess = get_close_matches(found.lower(), names, 1, 0.5)
        raise words.Misread("timetable.zone", found=found, guess=names[guess[0]] if guess else "Asia/Shanghai") from None


def _band(value: object, info: ValidationInfo) -> Band:
    return words.band(value, info.context["dial"] if info.context else words.SHIPPED_DIAL)


Text = Annotated[str, BeforeValidator(words.text)]
Name = Annotated[str, BeforeValidator(words.name)]
Names = Annotated[tuple[Name, ...], BeforeValidator(words.listed)]
Folder = Annotated[str, BeforeValidator(words.folder)]
Folders = Annotated[tuple[Folder, ...], BeforeValidator(words.listed)]
DayKind = Annotated[str, BeforeValidator(words.kind)]
DayKinds = Annotated[frozenset[DayKind], BeforeValidator(words.listed)]
Flag = Annotated[bool, BeforeValidator(words.flag)]
Level = Annotated[Band, BeforeValidator(_band)]
Clock = Annotated[Moment, BeforeValidator(hours.clock)]
Time = Annotated[Moment, BeforeValidator(hours.moment)]
Times = Annotated[tuple[Time, ...], BeforeValidator(words.listed)]
Span = Annotated[timedelta, BeforeValidator(hours.span)]
Some = Annotated[timedelta, BeforeValidator(hours.some)]
Windows = Annotated[tuple[Annotated[Window, BeforeValidator(hours.window)], ...], BeforeValidator(words.listed)]
DateList = Annotated[tuple[Annotated[Dates, BeforeValidator(hours.dates)], ...], BeforeValidator(words.listed)]
Raw = list[Any]
"""Rows are read one by one, so that one bad row hides nothing of the others."""
Keys = TypeVar("Keys")
_STRICT = ConfigDict(extra="forbid")


@with_config(_STRICT)
class RowKeys(TypedDict, total=False):
    """A row of `programme`, or of an overlay's `add`."""

    title: Required[Text]
    at: Times
    until: Time
    windows: Windows
    every: Some
    reads: Annotated[int, BeforeValidator(words.reads)]
    stated: Annotated[Some, Field(alias="length")]
    play: Names
    say: Name
    say_at: Time
    loop: Folder
    then: Folders
    between: Folders
    between_for: Some
    over: Annotated[Over, BeforeValidator(words.over)]
    level: Level
    fade: Span
    hard: Flag
    tolerance: Span
    days: DayKinds
    dates: DateList
    standby: Flag


@with_config(_STRICT)
class ShiftKeys(TypedDict):
    """One line of an overlay's `shift`."""

    title: Annotated[Text, Field(alias="row")]
    by: Annotated[timedelta, BeforeValidator(hours.shift)]


@with_config(_STRICT)
class OverlayKeys(TypedDict, total=False):
    """One of `overlays`."""

    on: Required[DayKind]
    add: Raw
    shift: Raw


@with_config(_STRICT)
class TableKeys(TypedDict, total=False):
    """The top of the file."""

    mall: Required[Text]
    mall_en: Text
    zone: Annotated[Required[Annotated[ZoneInfo, BeforeValidator(zone)]], Field(alias="timezone")]
    opening: Required[dict[DayKind, Clock]]
    closing: Required[dict[DayKind, Clock]]
    bands: Annotated[Required[dict[Folder, Level]], Field(alias="levels")]
    fill: Folders
    fill_gaps: Flag
    days: dict[DayKind, DateList]
    duck: Annotated[float, BeforeValidator(words.duck)]
    crossfade: Span
    pause: Span
    programme: Required[Raw]
    overlays: Raw


@dataclass(frozen=True, slots=True)
class Shape(Generic[Keys]):
    """One declaration, ready to be held against data."""

    adapter: TypeAdapter[Keys]
    keys: tuple[str, ...]
    """The keys as clerks write them."""


def _shape(keys: type[Keys]) -> Shape[Keys]:
    def written(name: str, hint: object) -> str:
        fields = [m for m in getattr(hint, "__metadata__", ()) if isinstance(m, FieldInfo)]
        return next((f.alias for f in fields if f.alias), name)

    hints = get_type_hints(keys, include_extras=True)
    return Shape(TypeAdapter(keys), tuple(written(n, h) for n, h in hints.items()))


TABLE = _shape(TableKeys)
ROW = _shape(RowKeys)
OVERLAY = _shape(OverlayKeys)
SHIFT = _shape(ShiftKeys)
