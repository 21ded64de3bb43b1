"""One entry of the record as one line of JSON, and back. PURE.

    {"entry": "aired" | "play" | "incident" | "text", …the fields of `record.Aired`, `Play`, `Incident` or `Text`…}
    {"carried": "aired", …}    an item an older file holds too: not to be brought to the store again

Instants are ISO 8601 with their offset and microseconds. Fields a later version adds are passed over.
"""

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime
from functools import cache

from pydantic import TypeAdapter

from broadcaster.record.entries import Aired, Entry, Incident, Play, Text

KINDS: Mapping[str, type[Aired] | type[Play] | type[Incident] | type[Text]] = {
    "aired": Aired,
    "play": Play,
    "incident": Incident,
    "text": Text,
}
_NAMES = {kind: name for name, kind in KINDS.items()}
_NEW, _CARRIED = b'{"entry":"aired",', b'{"carried":"aired",'


def encode(entry: Entry) -> bytes:
    """One line without its line end. A number JSON cannot say (NaN, ±∞: silence has no loudness) becomes null, half a
    surrogate pair (a file name in no encoding) `?`.

    Raises `ValueError` or `TypeError` for an entry that is not one, a naive instant among them.
    """
    values = {f.name: _plain(getattr(entry, f.name)) for f in fields(entry)}
    text = json.dumps({"entry": _NAMES[type(entry)], **values}, ensure_ascii=False, separators=(",", ":"), default=_spelt)
    return text.encode("utf-8", "replace")


def _plain(value: object) -> object:
    match value:
        case float() if not math.isfinite(value):
            return None
        case Mapping():
            return dict(value)
    return value


def _spelt(value: object) -> str:
    match value:
        case datetime() if value.utcoffset() is None:
            raise ValueError(f"naive instant {value}")
        case date():
            return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in the record")


def decode(line: bytes) -> Entry:
    """The entry of one line. Raises `ValueError` for anything else."""
    name = _kind(line)
    if name is None:
        raise ValueError("no entry")
    entry: Entry = _adapter(name).validate_json(line)
    if any(isinstance(value := getattr(entry, f.name), datetime) and value.utcoffset() is None for f in fields(entry)):
        raise ValueError("naive instant")
    return entry


def carried(line: bytes) -> bytes:
    """An `aired` line as it begins a new file: known already, only there to be remembered."""
    return line.replace(_NEW, _CARRIED, 1)


def is_carried(line: bytes) -> bool:
    return line.startswith(_CARRIED)


def _kind(line: bytes) -> str | None:
    if is_carried(line):
        return "aired"
    return next((name for name in KINDS if line.startswith(b'{"entry":"%s",' % name.encode())), None)


@cache
def _adapter(name: str) -> TypeAdapter[Entry]:
    return TypeAdapter(KINDS[name])


def readable(lines: Iterable[bytes], *kinds: str) -> Iterator[tuple[bytes, Entry]]:
    """The entries of these kinds (`"aired"`, …; none named: all) with their lines, in order; what is torn or foreign is passed over."""
    for line in lines:
        if kinds and _kind(line) not in kinds:
            continue
        try:
            yield line, decode(line)
        except ValueError:
            continue


def newest(lines: Iterable[bytes]) -> dict[str, tuple[bytes, Aired]]:
    """By id, each item's newest line and entry, in the order they changed last."""
    items: dict[str, tuple[bytes, Aired]] = {}
    for line, entry in readable(lines, "aired"):
        items.pop(entry.id, None)
        if isinstance(entry, Aired):
            items[entry.id] = (line, entry)
    return items


def is_on_air(item: Aired) -> bool:
    """It has started and has no outcome yet."""
    return item.start is not None and item.outcome is None


def worth_remembering(items: Iterable[Aired]) -> list[Aired]:
    """Of these, what a new process must know: the last two programme days, and whatever is still on air."""
    known = list(items)
    last = max((item.date for item in known), default=date.min)
    return [item for item in known if item.date.toordinal() >= last.toordinal() - 1 or is_on_air(item)]
