"""Data of a profile or of the mall's list → entries and changes, and everything that speaks against them. PURE."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches

from broadcaster.desk.policy.model import Change, Entry, Key
from broadcaster.desk.policy.value import EXAMPLES, read

Objection = tuple[str, tuple[int | str, ...], Mapping[str, str], bool]
"""Code, the way to the place, facts, and whether the key (not its value) is meant."""
ENTRY_KEYS = ("key", "value", "source", "note_zh", "note_en")
CHANGE_KEYS = ("key", "value", "from", "reason", "by")
Objecting = Callable[[Objection], None]


def entries(keys: Mapping[str, Key], data: object, objecting: Objecting) -> tuple[Entry, ...]:
    """The `values` of a profile."""
    found = []
    for n, item in _items(data, ("values",), ENTRY_KEYS, ("key", "value", "source"), objecting):
        if _fits(keys, item, ("values", n), objecting):
            found.append(Entry(item["key"], item["value"], item["source"], item.get("note_zh", ""), item.get("note_en", "")))
    return tuple(found)


def changes(keys: Mapping[str, Key], data: object, objecting: Objecting) -> tuple[Change, ...]:
    """The mall's own list."""
    found = []
    for n, item in _items(data, (), CHANGE_KEYS, ("key", "value", "from", "reason", "by"), objecting):
        fits = _fits(keys, item, (n,), objecting)
        day = _day(item["from"])
        if day is None:
            objecting(("policy.date", (n, "from"), {"found": item["from"]}, False))
        elif fits:
            found.append(Change(item["key"], item["value"], day, item["reason"], item["by"]))
    return tuple(found)


def misfit(key: Key, text: str) -> dict[str, str] | None:
    """Facts of a value that cannot be; `None` for one that can."""
    try:
        read(key.kind, text, key.choices)
    except ValueError:
        example = ", ".join(key.choices) if key.choices else EXAMPLES[key.kind]
        return {"key": key.name, "found": text, "example": example}
    return None


def unknown(keys: Sequence[str], name: str) -> tuple[str, dict[str, str]]:
    """Code and facts for a key that is none."""
    near = get_close_matches(name, keys, 1)
    return ("policy.misspelt-key", {"key": name, "guess": near[0]}) if near else ("policy.unknown-key", {"key": name})


def _items(
    data: object, way: tuple[str, ...], known: Sequence[str], needed: Sequence[str], objecting: Objecting
) -> Iterator[tuple[int, dict[str, str]]]:
    """Entries that have what they need, as texts."""
    if not isinstance(data, list):
        objecting(("policy.want-list", way, {}, False))
        return
    for n, item in enumerate(data):
        if not isinstance(item, dict):
            objecting(("policy.want-entry", (*way, n), {"known": ", ".join(known)}, False))
            continue
        strange = [key for key in item if key not in known]
        for key in strange:
            objecting(("policy.strange-key", (*way, n, key), {"key": key, "known": ", ".join(known)}, True))
        missing = [key for key in needed if not isinstance(item.get(key), str) or not item[key]]
        for key in missing:
            objecting(("policy.missing", (*way, n), {"key": key}, False))
        if not missing:
            yield n, {key: text for key, text in item.items() if isinstance(text, str)}


def _fits(keys: Mapping[str, Key], item: Mapping[str, str], way: tuple[int | str, ...], objecting: Objecting) -> bool:
    key = keys.get(item["key"])
    if key is None:
        code, facts = unknown(tuple(keys), item["key"])
        objecting((code, (*way, "key"), facts, False))
        return False
    wrong = misfit(key, item["value"])
    if wrong is not None:
        objecting(("policy.value", (*way, "value"), wrong, False))
    return wrong is None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
