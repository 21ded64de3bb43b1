"""What the entries of `holidays.yaml` must agree on: each rule yields a code, the way to the key it is about, facts. PURE."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from difflib import get_close_matches

from broadcaster.almanac.calendar import holidays
from broadcaster.almanac.festivals import NAMES, named
from broadcaster.almanac.shape import AddKeys, YearKeys
from broadcaster.timetable.coherent import Objection
from broadcaster.timetable.model import Dates

_WHEN = ("dates", "every", "lunar")
_NEW_YEAR_DAYS = 15
"""A notice may reach so far into the December before its year."""


def add_objections(entry: AddKeys) -> Iterator[Objection]:
    """One way to say when, and a kind that is a kind of its own."""
    said = [key for key in _WHEN if key in entry]
    if not said:
        yield "holidays.no-days", (), {"name": entry["name"]}
    yield from (("timetable.either", (key,), {"key": key, "other": said[0]}) for key in said[1:])
    if entry.get("dates") == ():
        yield "timetable.empty-value", ("dates",), {"key": "dates"}
    if entry.get("kind") in {"default", "holiday"}:
        yield "holidays.kind", ("kind",), {"kind": entry["kind"]}


def year_objections(year: int, keys: YearKeys, known: Sequence[str]) -> Iterator[Objection]:
    """A notice's days are of its year, each off for one holiday or worked, and its holidays have names greetings know."""
    if not keys["off"]:
        yield "timetable.empty-value", ("off",), {"key": "off"}
    seen: dict[date, str] = {}
    for heading, ranges in keys["off"].items():
        way = ("off", heading)
        for name in holidays(heading) or ("",):
            if name not in known:
                yield unknown(name, known, way)
        yield from _placed(year, ranges, way)
        for day in days_of(ranges):
            if day in seen and seen[day] != heading:
                yield "holidays.twice", way, {"date": day.isoformat(), "one": seen[day], "other": heading}
            seen.setdefault(day, heading)
    yield from _placed(year, keys.get("working", ()), ("working",))
    yield from _worked(keys, seen)


def _worked(keys: YearKeys, off: Mapping[date, str]) -> Iterator[Objection]:
    for day in days_of(keys.get("working", ())):
        if day in off:
            yield "holidays.off-and-working", ("working",), {"date": day.isoformat(), "name": off[day]}
        elif day.isoweekday() < 6:
            yield "holidays.not-a-weekend", ("working",), {"date": day.isoformat()}


def _placed(year: int, ranges: tuple[Dates, ...], way: tuple[str, ...]) -> Iterator[Objection]:
    earliest = date(year, 1, 1) - timedelta(days=_NEW_YEAR_DAYS)
    strays = [day for day in days_of(ranges) if not earliest <= day <= date(year, 12, 31)]
    if strays:
        yield "holidays.other-year", way, {"date": strays[0].isoformat(), "year": str(year)}


def name_objections(drop: Sequence[str | Dates], rename: Mapping[str, str], known: Sequence[str]) -> Iterator[Objection]:
    """What is dropped or renamed is a festival of the calendar."""
    for number, name in enumerate(drop):
        if isinstance(name, str) and name not in known:
            yield unknown(name, known, ("drop", number))
    for written in rename:
        if named(written) not in known:
            yield unknown(written, known, ("rename", written))


def unknown(name: str, known: Sequence[str], way: tuple[int | str, ...]) -> Objection:
    """A festival nobody knows, with the nearest that is, or all."""
    near = get_close_matches(name, known, 1, 0.5)
    return "holidays.unknown-festival", way, {"found": name, "known": near[0] if near else "、".join(known)}


def known_names(added: Sequence[str]) -> tuple[str, ...]:
    """Names that may stand in a notice: the calendar's, and the mall's own."""
    return tuple(dict.fromkeys((*NAMES, *added)))


def days_of(ranges: Sequence[Dates]) -> Iterator[date]:
    """Every day of closed ranges."""
    for dates in ranges:
        if dates.first is not None and dates.last is not None:
            yield from (dates.first + timedelta(days=n) for n in range((dates.last - dates.first).days + 1))
