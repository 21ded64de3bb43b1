"""A policy: every key with its value, where it comes from, and since when. PURE."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from broadcaster.desk.clocks.calendar import Opening
from broadcaster.desk.clocks.span import Span
from broadcaster.desk.policy.value import Kind, Season, Target, Unset, Value, read
from broadcaster.digests import digest
from broadcaster.faults import Mark

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Key:
    """One number the rules need: what it is, and what hangs on it."""

    name: str
    kind: Kind
    zh: str
    en: str
    rules: tuple[str, ...]
    used_zh: str
    used_en: str
    unit: str = ""
    choices: tuple[str, ...] = ()


class Layer(StrEnum):
    """Who says a value; a later one goes before an earlier one."""

    NOBODY = "nobody"
    BASE = "base"
    PROFILE = "profile"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Entry:
    """A value as a file has it."""

    key: str
    text: str
    source: str
    """`000_4083bf144e095bb4.txt:147`, `2.4 [C]`, or a law."""
    note_zh: str = ""
    note_en: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """An organisation's numbers as its manual has them."""

    name: str
    version: int
    zh: str
    en: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """The mall's own value, from a day on."""

    key: str
    text: str
    since: date
    reason: str
    by: str
    """Who drafted it."""
    mark: Mark | None = None

    @property
    def name(self) -> str:
        """What an approval is for: another value or day is another change."""
        return digest(self.key, self.text, self.since.isoformat(), self.reason, self.by)


@dataclass(frozen=True, slots=True)
class Setting:
    """A key's value at a day."""

    key: Key
    value: Value | Unset = Unset.NONE
    text: str = ""
    layer: Layer = Layer.NOBODY
    source: str = ""
    since: date | None = None
    """Of a change."""
    note_zh: str = ""
    note_en: str = ""


@dataclass(frozen=True)
class Policy:
    """What holds at a day. Every judged figure carries `version` (desk 4.5)."""

    profile: str
    version: str
    settings: Mapping[str, Setting]

    def __getitem__(self, key: str) -> Setting:
        """Raises `KeyError` for a key that is none."""
        return self.settings[key]

    def value(self, key: str) -> Value | Unset:
        return self.settings[key].value

    def span(self, key: str) -> Span | Unset:
        return self._of(key, Span)

    def whole(self, key: str) -> int | Unset:
        """A count, fen or hundredths of a percent."""
        return self._of(key, int)

    def target(self, key: str) -> Target | Unset:
        return self._of(key, Target)

    def moment(self, key: str) -> time | Unset:
        return self._of(key, time)

    def word(self, key: str) -> str | Unset:
        """A choice or a text."""
        found = self.settings[key].value
        return found if isinstance(found, Unset) else self._of(key, str)

    def hours(self, key: str) -> tuple[Opening, ...] | Unset:
        found = self.settings[key].value
        return found if isinstance(found, Unset) else tuple(o for o in self._of(key, tuple) if isinstance(o, Opening))

    def season(self, key: str) -> Season | Unset:
        return self._of(key, Season)

    def words(self, key: str) -> tuple[str, ...] | Unset:
        found = self.settings[key].value
        return found if isinstance(found, Unset) else tuple(str(w) for w in self._of(key, tuple))

    def _of(self, key: str, kind: type[T]) -> "T | Unset":
        found = self.settings[key].value
        if isinstance(found, (Unset, kind)):
            return found
        raise TypeError(key)

    def unset(self) -> tuple[Setting, ...]:
        """What the manual wants and nobody has given a number for."""
        return tuple(s for s in self.settings.values() if s.value in {Unset.BLANK, Unset.OPEN})


def compose(keys: Mapping[str, Key], base: Profile, profile: Profile, changes: Iterable[Change], at: date) -> Policy:
    """Base → profile → approved changes that are in force at `at`; of one key's changes the one with the latest day, then the last.

    Entries are right already: `reader.py` refuses an unknown key and a value that cannot be. Raises `KeyError`, `ValueError` else.
    """
    settings = {name: Setting(key) for name, key in keys.items()}
    for layer, of in ((Layer.BASE, base), (Layer.PROFILE, profile)):
        for entry in of.entries:
            settings[entry.key] = _told(keys[entry.key], entry, layer)
    in_force = sorted((c for c in changes if c.since <= at), key=lambda c: c.since)
    for change in in_force:
        before = settings[change.key]
        value = read(before.key.kind, change.text, before.key.choices)
        source = f"{change.by}：{change.reason}" if change.reason else change.by
        settings[change.key] = replace(before, value=value, text=change.text, layer=Layer.SITE, source=source, since=change.since)
    return Policy(profile.name, _version(base, profile, in_force), MappingProxyType(settings))


def _told(key: Key, entry: Entry, layer: Layer) -> Setting:
    value = read(key.kind, entry.text, key.choices)
    return Setting(key, value, entry.text, layer, entry.source, None, entry.note_zh, entry.note_en)


def _version(base: Profile, profile: Profile, changes: Iterable[Change]) -> str:
    """`home_mall-1.1`, with the mall's changes `home_mall-1.1+20261201-1a2b3c4d`."""
    named = f"{profile.name}-{base.version}.{profile.version}"
    made = list(changes)
    if not made:
        return named
    return f"{named}+{made[-1].since:%Y%m%d}-{digest(*(c.name for c in made))[:8]}"


@dataclass(frozen=True, slots=True)
class Difference:
    """A key that two policies answer differently."""

    key: Key
    before: Setting
    after: Setting


def differences(before: Policy, after: Policy) -> tuple[Difference, ...]:
    """In the keys' order (POL-04)."""
    pairs = ((s, after.settings[name]) for name, s in before.settings.items())
    return tuple(Difference(one.key, one, other) for one, other in pairs if one.value != other.value)
