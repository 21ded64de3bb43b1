"""A row as it was written → an announcement, or everything that speaks against it. PURE."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from broadcaster.announcements.columns import BY_KEY, Column
from broadcaster.announcements.model import EVERY, PRIORITY, READS, WINDOWS, Announcement, Kind, When
from broadcaster.announcements.values import written
from broadcaster.announcements.zones import zone_problem
from broadcaster.faults import Place, Problem, Severity
from broadcaster.timetable.coherent import backwards
from broadcaster.timetable.hours import spell
from broadcaster.timetable.model import Anchor, Dates, Moment
from broadcaster.timetable.words import Misread

TITLE_FROM_TEXT = 12
"""Characters of a text that stand for a title nobody gave."""
NOTHING: Mapping[str, "Entry"] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Entry:
    """One filled cell, or one key of YAML with its value."""

    value: object
    at: Place
    heading: str
    """The column as this file calls it."""
    items: tuple["Entry", ...] = ()
    """Of a list, each with its own place."""


@dataclass(frozen=True, slots=True)
class Raw:
    """One row of a file."""

    at: Place
    entries: Mapping[str, Entry]
    """By the column's key."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a row is held against; what is not known is not asked."""

    today: date | None = None
    scripts: Collection[str] | None = None
    """Names such as `scripts/zh_CN/家装节`."""
    zones: Collection[str] | None = None
    """Of the loudspeakers, as the mall's settings name them."""


def announcement(raw: Raw, known: Known) -> tuple[Announcement | None, tuple[Problem, ...]]:
    """The row's announcement, `None` when there is an error; and all there is to say about it."""
    row = _Row(raw, known)
    for key, entry in raw.entries.items():
        row.read(BY_KEY[key], entry)
    for rule in RULES:
        rule(row)
    broken = any(p.severity is Severity.ERROR for p in row.found)
    return None if broken else row.made(), tuple(row.found)


@dataclass(slots=True)
class _Row:
    raw: Raw
    known: Known
    values: dict[str, Any] = field(default_factory=dict)
    found: list[Problem] = field(default_factory=list)

    def read(self, column: Column, entry: Entry) -> None:
        """One cell; of a list each item, so that one bad item hides nothing of the others."""
        entries = entry.items if column.many and entry.items else (entry,)
        read = []
        for one in entries:
            try:
                read.append(column.read(written(one.value)))
            except Misread as wrong:
                self.found.append(Problem(wrong.code, at=one.at, facts={"key": entry.heading, **wrong.facts}))
        if len(read) == len(entries):
            self.values[column.key] = tuple(v for part in read for v in part) if entry.items and column.many else read[0]

    def object(self, code: str, key: str, severity: Severity = Severity.ERROR, **facts: str) -> None:
        """Something is wrong with a column, or with the row where that is empty."""
        entry = self.raw.entries.get(key)
        self.found.append(Problem(code, severity, entry.at if entry else self.raw.at, {"key": self.called(key), **facts}))

    def called(self, key: str) -> str:
        """A column as this file names it."""
        entry = self.raw.entries.get(key)
        return entry.heading if entry else f"{BY_KEY[key].chinese} ({key})"

    def __contains__(self, key: str) -> bool:
        return key in self.raw.entries

    @property
    def kind(self) -> Kind:
        return Kind(self.values.get("kind", Kind.EVENT))

    def made(self) -> Announcement:
        """Every default in its place, so that what is written out means the same as what is left out."""
        given = self.values
        times = given.get("at", ())
        windows = () if times else given.get("windows", WINDOWS)
        when = When(given["dates"], windows, times, None if times else given.get("every", EVERY))
        event = given.get("event", "")
        return Announcement(
            kind=self.kind,
            title=given.get("title") or event or _title(given),
            when=when,
            event=event,
            text=given.get("text", ""),
            script=given.get("script", ""),
            fields=given.get("fields", ()),
            reads=given.get("reads", READS[self.kind]),
            priority=given.get("priority", PRIORITY),
            zone=given.get("zone", ""),
            valid_to=given.get("valid_to"),
            contact=given.get("contact", ""),
            place=str(self.raw.at),
        )


def _title(given: Mapping[str, Any]) -> str:
    if "script" in given:
        return str(given["script"]).rsplit("/", 1)[-1]
    text = " ".join(str(given["text"]).split())
    return text if len(text) <= TITLE_FROM_TEXT else f"{text[:TITLE_FROM_TEXT]}…"


def _complete(row: _Row) -> None:
    if "dates" not in row:
        row.object("queue.missing", "dates")
    if "text" in row and "script" in row:
        row.object("queue.text-and-script", "script", other=row.called("text"))
    elif "text" not in row and "script" not in row:
        row.object("queue.no-words", "text", other=row.called("script"))
    if "fields" in row and "script" not in row:
        row.object("timetable.goes-with", "fields", partner=row.called("script"))
    if row.kind is Kind.NOTICE and not {"at", "windows"} & row.raw.entries.keys():
        row.object("queue.no-time", "at", other=row.called("windows"))
    for key in ("windows", "every"):
        if "at" in row and key in row:
            row.object("timetable.either", key, other=row.called("at"))


def _forwards(row: _Row) -> None:
    for window in row.values.get("windows", ()):
        if backwards(window.start, window.end):
            start, end, later = spell(window.start), spell(window.end), spell(_later(window.end))
            row.object("timetable.until-before", "windows", start=start, end=end, later=later)


def _later(end: Moment) -> Moment:
    after_midnight = end.anchor is Anchor.MIDNIGHT and end.offset < timedelta(hours=24)
    return Moment(end.anchor, end.offset + timedelta(hours=24)) if after_midnight else end


def _ends(row: _Row) -> None:
    """Dates that end, and have not ended."""
    dates: tuple[Dates, ...] | None = row.values.get("dates")
    valid_to: date | None = row.values.get("valid_to")
    if dates is None or ("valid_to" in row and valid_to is None):
        return
    if valid_to and all(d.first and d.first > valid_to for d in dates):
        row.object("queue.valid-before", "valid_to", found=str(valid_to), first=str(min(d.first for d in dates if d.first)))
        return
    last = max(min(d.last or date.max, valid_to or date.max) for d in dates)
    if row.kind is Kind.EVENT and last == date.max:
        row.object("queue.open-dates", "dates", other=row.called("valid_to"))
    if row.known.today and last < row.known.today:
        row.object("queue.past", "dates", Severity.WARNING, last=str(last))


def _script_there(row: _Row) -> None:
    name, names = row.values.get("script"), row.known.scripts
    if name is None or names is None or name in names:
        return
    near = get_close_matches(name, names, 1, 0.5)
    row.object("queue.no-script", "script", found=name, guess=near[0] if near else "scripts/zh_CN/…")


def _zone_there(row: _Row) -> None:
    """A zone nobody can switch would be heard in the whole mall after all."""
    zone = row.values.get("zone")
    if zone and row.known.zones is not None and (problem := zone_problem(zone, row.known.zones)):
        row.object(problem.code, "zone", Severity.ERROR, **problem.facts)


RULES: tuple[Callable[[_Row], None], ...] = (_complete, _forwards, _ends, _script_there, _zone_there)


def announcements(rows: Iterator[Raw], known: Known) -> tuple[tuple[Announcement, ...], tuple[Problem, ...]]:
    """All good rows, numbered as the file has them, and all problems."""
    made: list[Announcement] = []
    found: list[Problem] = []
    for raw in rows:
        good, problems = announcement(raw, known)
        made += [good] if good else []
        found += problems
    return tuple(made), tuple(found)
