"""Vendors: papers that lack or have run out, who was talked with, boards that are out too long (VND-02, VND-08, TAG-04). PURE."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from broadcaster.desk.book import Field
from broadcaster.desk.values import Value

Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Missing:
    """A vendor's paper that is not there, or not any more."""

    vendor: str
    kind: str
    ran_out: date | None
    """`None`: it was never handed in."""


def missing(vendors: Iterable[str], papers: Iterable[Row], wanted: Sequence[str], kinds: Field, today: date) -> tuple[Missing, ...]:
    """Of each vendor, each kind that is wanted: the latest of its papers holds. Kinds are the register's, or the mall's own names."""
    latest: dict[tuple[str, str], date | None] = {}
    for paper in papers:
        for name in _names(paper, kinds):
            key = (str(paper["vendor"]), name)
            valid = paper["valid_to"] if isinstance(paper["valid_to"], date) else None
            latest[key] = _later(latest[key], valid) if key in latest else valid
    found = []
    for vendor in vendors:
        for kind in wanted:
            if (vendor, kind) not in latest:
                found.append(Missing(vendor, kind, None))
            elif (valid := latest[vendor, kind]) is not None and valid < today:
                found.append(Missing(vendor, kind, valid))
    return tuple(found)


def _names(paper: Row, kinds: Field) -> set[str]:
    known = {n for c in kinds.choices if c.value == paper["kind"] and c.value != "other" for n in (c.value, c.zh, c.en)}
    return known | ({str(paper["kind_name"])} if paper["kind_name"] else set())


def _later(one: date | None, other: date | None) -> date | None:
    """A paper without an end holds for ever."""
    return None if one is None or other is None else max(one, other)


@dataclass(frozen=True, slots=True)
class Talks:
    """How often a vendor was talked with, and about what."""

    vendor: str
    times: int
    last: date | None
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Talks of a stretch of days."""

    vendors: tuple[Talks, ...]
    """Those who were talked with least come first."""
    covered: int
    silent_days: tuple[date, ...]
    """Days up to today on which nobody was talked with."""


def coverage(vendors: Iterable[str], talks: Iterable[Row], days: Sequence[date], zone: tzinfo) -> Coverage:
    """Of these vendors, in these days (VND-08: daily, with chosen dealers)."""
    known: dict[str, list[tuple[date, str]]] = {vendor: [] for vendor in vendors}
    talked = set()
    for talk in talks:
        at = talk["happened_at"]
        if not isinstance(at, datetime) or (day := at.astimezone(zone).date()) not in days:
            continue
        talked.add(day)
        known.setdefault(str(talk["vendor"]), []).append((day, str(talk["topic"])))
    told = [
        Talks(vendor, len(some), max((day for day, _t in some), default=None), tuple(sorted({topic for _d, topic in some})))
        for vendor, some in known.items()
    ]
    told.sort(key=lambda one: (one.times, one.vendor))
    return Coverage(tuple(told), sum(one.times > 0 for one in told), tuple(day for day in days if day not in talked))


def expired(boards: Iterable[Row], today: date) -> tuple[Row, ...]:
    """Special-price boards whose days are over and that did not come back, the longest first (TAG-04)."""
    over = [b for b in boards if b["returned_on"] is None and isinstance(b["ends_on"], date) and b["ends_on"] < today]
    return tuple(sorted(over, key=lambda b: str(b["ends_on"])))
