"""What the keys of one row, and the rows of one table, must agree on. PURE.

Each rule yields objections: a code, the key it is about, its facts. The reader knows where the key stands.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import timedelta
from difflib import get_close_matches

from broadcaster.faults import Severity
from broadcaster.timetable.days import WEEKDAY, WEEKEND
from broadcaster.timetable.hours import spell
from broadcaster.timetable.model import Anchor, Band, Moment
from broadcaster.timetable.shape import RowKeys, TableKeys

Objection = tuple[str, tuple[int | str, ...], Mapping[str, str]]
"""Code, the way to the key from the row (or the file), facts."""

GOES_WITH = {
    "say_at": "play",
    "then": "say",
    "between": "loop",
    "between_for": "between",
    "every": "windows",
    "reads": "say",
    "over": "say",
    "standby": "say",
}
"""A key that means nothing without another one."""
NEEDS = {"play": "until", "loop": "until", "windows": "every", "then": "until", "say_at": "say"}
"""A key that cannot do without another one."""
EITHER = (("play", "loop"), ("say", "loop"), ("at", "windows"), ("until", "windows"), ("play", "windows"), ("play", "then"))
"""Two keys that exclude each other."""
DEFAULT = "default"
"""The hours of a day no other kind speaks for."""


def row_objections(row: RowKeys) -> Iterator[Objection]:
    """Everything the keys of one row do not agree on."""
    for rule in ROW_RULES:
        yield from rule(row)


def _partners(row: RowKeys) -> Iterator[Objection]:
    lone = [(key, mate) for key, mate in GOES_WITH.items() if key in row and mate not in row]
    yield from (("timetable.goes-with", (key,), {"key": key, "partner": mate}) for key, mate in lone)
    needy = [(key, mate) for key, mate in NEEDS.items() if key in row and mate not in row and (key, GOES_WITH.get(key)) not in lone]
    yield from (("timetable.needs", (key,), {"key": key, "partner": mate}) for key, mate in needy)
    clashes = [(a, b) for a, b in EITHER if a in row and b in row]
    yield from (("timetable.either", (b,), {"key": b, "other": a}) for a, b in clashes)


def _sound(row: RowKeys) -> Iterator[Objection]:
    if not {"play", "say", "loop"} & row.keys():
        yield "timetable.no-sound", (), {"title": row["title"]}
    play = row.get("play", ())
    if len(play) > 1 and any("/" in name for name in play):
        yield "timetable.mixed-play", ("play",), {}
    yield from (("timetable.empty-value", (key,), {"key": key}) for key, value in row.items() if value == ())


def _starts(row: RowKeys) -> Iterator[Objection]:
    if not {"at", "windows"} & row.keys():
        yield "timetable.no-start", (), {"title": row["title"]}
    if len(row.get("at", ())) > 1 and {"play", "loop"} & row.keys():
        yield "timetable.several-starts", ("at",), {"title": row["title"]}


def _order(row: RowKeys) -> Iterator[Objection]:
    until, say_at = row.get("until"), row.get("say_at")
    for start in row.get("at", ())[:1]:
        if until and backwards(start, until):
            yield "timetable.until-before", ("until",), _backwards(start, until)
        elif say_at and (backwards(start, say_at, strictly=True) or (until and backwards(say_at, until))):
            yield "timetable.say-at-outside", ("say_at",), {"found": spell(say_at)}
    for number, window in enumerate(row.get("windows", ())):
        if backwards(window.start, window.end):
            yield "timetable.until-before", ("windows", number), _backwards(window.start, window.end)


ROW_RULES: tuple[Callable[[RowKeys], Iterator[Objection]], ...] = (_partners, _sound, _starts, _order)


def table_objections(table: TableKeys) -> Iterator[Objection]:
    """What the top of the file does not agree on; warnings are told by `severity`."""
    for where, hours in (("opening", table["opening"]), ("closing", table["closing"])):
        if DEFAULT not in hours:
            yield "timetable.missing-key", (where,), {"key": DEFAULT}
        known = day_kinds(table) | {DEFAULT}
        yield from (unknown_kind(kind, known, (where, kind)) for kind in hours if kind not in known)
    if "speech" not in table["bands"]:
        yield "timetable.missing-key", ("levels",), {"key": "speech"}
    if DEFAULT in table.get("days", {}):
        yield "timetable.kind-reserved", ("days", DEFAULT), {"kind": DEFAULT}
    if table.get("fill_gaps") and not table.get("fill"):
        yield "timetable.goes-with", ("fill_gaps",), {"key": "fill_gaps", "partner": "fill"}
    yield from _hours(table["opening"], table["closing"])
    yield from _bands(table, table["bands"], "fill")


def _hours(opening: Mapping[str, Moment], closing: Mapping[str, Moment]) -> Iterator[Objection]:
    for kind, end in closing.items():
        start = opening.get(kind, opening.get(DEFAULT))
        if start and backwards(start, end):
            yield "timetable.until-before", ("closing", kind), _backwards(start, end)


def unset_closing(table: TableKeys) -> Iterator[Objection]:
    """Weekend and event days close later, but the manual does not say when: it must be set (BRD-03). A warning."""
    for kind in (WEEKEND, "event"):
        if kind in day_kinds(table) and kind not in table["closing"]:
            default = table["closing"].get(DEFAULT)
            yield "timetable.closing-unset", ("closing",), {"kind": kind, "default": spell(default) if default else "–"}


def day_kinds(table: TableKeys) -> AbstractSet[str]:
    """Every kind a date may be: the calendar's two, and those the file names."""
    return {WEEKDAY, WEEKEND, *table.get("days", {})}


def row_in_table(row: RowKeys, table: TableKeys) -> Iterator[Objection]:
    """What a row names that the top of the file must know: kinds of day, and a band for its music."""
    known = day_kinds(table)
    yield from (unknown_kind(kind, known, ("days",)) for kind in sorted(row.get("days", ())) if kind not in known)
    if "level" not in row:
        yield from _bands(row, table["bands"], "play")
    yield from _bands(row, table["bands"], "then", "between")


def _bands(keys: Mapping[str, object], bands: Mapping[str, Band], *fields: str) -> Iterator[Objection]:
    """Music without a band would fall back to the band of speech in silence (B2: a band is a promise)."""
    for field in fields:
        names = keys.get(field, ())
        folders = [name.split("/")[0] for name in names] if isinstance(names, tuple) else []
        for folder in dict.fromkeys(folders):
            if folder not in bands:
                yield "timetable.no-level", (field,), {"folder": folder, "known": ", ".join(bands)}


def unknown_kind(kind: str, known: AbstractSet[str], loc: tuple[int | str, ...]) -> Objection:
    """A kind of day nobody declared, with the nearest that is."""
    near = get_close_matches(kind, sorted(known), 1)
    return "timetable.unknown-kind", loc, {"kind": kind, "known": near[0] if near else ", ".join(sorted(known))}


def shift_objections(title: str, titles: Sequence[str]) -> Iterator[tuple[Severity, Objection]]:
    """A shift moves the one row with its title."""
    count = Counter(titles)[title]
    if not count:
        near = get_close_matches(title, titles, 1) or sorted(set(titles))
        yield Severity.ERROR, ("timetable.shift-unknown", ("row",), {"title": title, "known": "、".join(near)})
    if count > 1:
        yield Severity.WARNING, ("timetable.shift-many", ("row",), {"title": title, "count": str(count)})


def backwards(start: Moment, end: Moment, *, strictly: bool = False) -> bool:
    """`end` is not after `start`, as far as it can be told without a date: both count from the same anchor."""
    return start.anchor is end.anchor and (end.offset < start.offset if strictly else end.offset <= start.offset)


def _backwards(start: Moment, end: Moment) -> dict[str, str]:
    next_day = Moment(end.anchor, end.offset + timedelta(hours=24))
    later = spell(next_day) if end.anchor is Anchor.MIDNIGHT and end.offset < timedelta(hours=24) else spell(end)
    return {"start": spell(start), "end": spell(end), "later": later}
