"""The bytes of a .yaml file → rows with the place of every value.

    event: 家装节                        # what stands here holds for every entry that does not say otherwise
    dates: 2026-12-05..2026-12-06
    announcements:
      - title: 开幕
        text: …

A file may also be the list alone, or one announcement without a list.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from broadcaster.announcements.columns import COLUMNS, column_of
from broadcaster.announcements.rows import Entry, Raw
from broadcaster.faults import Fault, Mark, Problem
from broadcaster.marked.layout import MAX_BYTES, Form, page
from broadcaster.marked.tree import Data, Loc, Tree
from broadcaster.marked.width import wide

LISTS = ("announcements", "广播")
"""The key of the list."""
_KEYS = "|".join(sorted((column.key for column in COLUMNS), key=len, reverse=True))
FORM = Form(example="schedules/events/家装节.yaml", key=f"(?:{_KEYS}|{LISTS[0]})")
"""Only these are mended: a text of several lines may well say `时间：…` at the beginning of one."""


def rows(file: str, raw: bytes) -> tuple[list[Raw], tuple[Problem, ...]]:
    """Every entry, with what the top of the file says for all; and what is wrong with the structure. Raises `Fault`."""
    if len(raw) > MAX_BYTES:
        raise Fault(Problem("queue.too-big", at=Mark(file, 1, 1), facts={"limit": f"{MAX_BYTES / 1e6:.0f}"}))
    tree = Tree(written := page(file, raw, FORM))
    reading = _Reading(tree, [*written.problems, *tree.problems])
    return reading.rows(), tuple(reading.found)


@dataclass(slots=True)
class _Reading:
    tree: Tree
    found: list[Problem] = field(default_factory=list)

    def rows(self) -> list[Raw]:
        data = self.tree.data
        if isinstance(data, list):
            return list(self._listed(data, (), {}))
        if not isinstance(data, dict):
            self.found.append(Problem("queue.top-level", at=self.tree.mark()))
            return []
        key = next((k for k in LISTS if k in data), None)
        common = self._entries({k: v for k, v in data.items() if k != key}, ())
        if key is None:
            return [Raw(self.tree.mark(), common)]
        listed = data[key]
        if not isinstance(listed, list):
            code = "timetable.empty-value" if listed is None else "timetable.want-list"
            self.found.append(Problem(code, at=self.tree.mark((key,), key=True), facts={"key": key}))
            return []
        return list(self._listed(listed, (key,), common))

    def _listed(self, data: list[Data], loc: Loc, common: Mapping[str, Entry]) -> Iterator[Raw]:
        for number, item in enumerate(data):
            way = (*loc, number)
            if isinstance(item, dict):
                yield Raw(self.tree.mark(way), _together(common, self._entries(item, way)))
            else:
                self.found.append(self._no_entry(item, way))

    def _no_entry(self, item: Data, way: Loc) -> Problem:
        signs = wide(item) if isinstance(item, str) else ""
        code, facts = ("file.full-width", {"found": str(item), "chars": signs}) if signs else ("timetable.want-entry", {})
        return Problem(code, at=self.tree.mark(way), facts=facts)

    def _entries(self, data: dict[str, Data], loc: Loc) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        for key, value in data.items():
            way, at_key = (*loc, key), self.tree.mark((*loc, key), key=True)
            column = column_of(key)
            if column is None:
                self.found.append(self._unknown(key, way))
            elif column.key in entries:
                self.found.append(Problem("queue.heading-twice", at=at_key, facts={"found": key, "other": entries[column.key].heading}))
            elif value is None:
                self.found.append(Problem("timetable.empty-value", at=at_key, facts={"key": key}))
            else:
                entries[column.key] = self._entry(key, value, way)
        return entries

    def _entry(self, key: str, value: Data, way: Loc) -> Entry:
        items = tuple(Entry(v, self.tree.mark((*way, n)), key) for n, v in enumerate(value)) if isinstance(value, list) else ()
        return Entry(value, self.tree.mark(way), key, items)

    def _unknown(self, key: str, way: Loc) -> Problem:
        words = [heading for column in COLUMNS for heading in (column.key, column.chinese)]
        near = get_close_matches(key.lower(), [*words, *LISTS], 1)
        code, facts = ("timetable.misspelt-key", {"guess": near[0]}) if near else ("timetable.unknown-key", {"known": "、".join(words)})
        return Problem(code, at=self.tree.mark(way, key=True), facts={"key": key, **facts})


def _together(common: Mapping[str, Entry], own: Mapping[str, Entry]) -> dict[str, Entry]:
    """An entry's own values over those of the top; a time of its own replaces the windows of all, a text their script."""
    entries = {**common, **own}
    for given, instead in (("at", ("windows", "every")), ("windows", ("at",)), ("text", ("script", "fields")), ("script", ("text",))):
        if given in own:
            entries = {k: v for k, v in entries.items() if k not in instead or k in own}
    return entries
