"""Whether the house kept what it promised in public (SRV-10). PURE."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from broadcaster.desk.checks import words_of
from broadcaster.desk.row import Row

LIMITS: Mapping[str, str] = {
    "complaint.reply": "reply", "complaint.plan": "plan", "complaint.contact": "contact", "complaint.update": "update",
}  # fmt: skip
"""Keys of the policy, and the time limits that run by them."""
RINGS, SECONDS, INQUIRY = "answer.max_rings", "answer.max_seconds", "inquiry.reply"


@dataclass(frozen=True, slots=True)
class Kept:
    """What can be held against promises: limits that ran, promises to call back, and calls."""

    clocks: tuple[Row, ...] = ()
    relays: tuple[Row, ...] = ()
    calls: tuple[Row, ...] = ()
    max_rings: int | None = None
    max_seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Breach:
    """One time a promise was not kept."""

    promise: str
    title: str
    key: str
    number: str
    """Of the case, the relay or the call."""
    due: datetime | None


@dataclass(frozen=True, slots=True)
class Report:
    """All breaches, and keys that nothing here can be held against."""

    breaches: tuple[Breach, ...]
    unseen: tuple[str, ...]


def breaches(promises: Iterable[Row], kept: Kept, now: datetime, zone: tzinfo) -> Report:
    """Of promises that were in force on the day the limit began."""
    found: list[Breach] = []
    unseen: list[str] = []
    for promise in promises:
        for key in words_of(promise["clocks"]):
            broken = _broken(key, kept, now)
            if broken is None:
                unseen.append(key)
                continue
            title, number = str(promise["title"]), promise.number
            found += [Breach(number, title, key, n, due) for n, begun, due in broken if _held(promise, begun.astimezone(zone).date())]
    return Report(tuple(found), tuple(dict.fromkeys(unseen)))


def _held(promise: Row, day: date) -> bool:
    first, last = promise["starts_on"], promise["ends_on"]
    return (not isinstance(first, date) or first <= day) and (not isinstance(last, date) or day <= last)


Broken = list[tuple[str, datetime, datetime | None]]
"""Number, when it began, when it was due."""


def _broken(key: str, kept: Kept, now: datetime) -> Broken | None:
    if key in LIMITS:
        return [(str(r["case_number"]), *_times(r, "started_at", "due_at")) for r in kept.clocks if _failed(r, LIMITS[key], now)]
    if key == INQUIRY:
        return [(r.number, *_times(r, "happened_at", "due")) for r in kept.relays if _late(r["due"], r["done_at"], now)]
    limit, field = {RINGS: (kept.max_rings, "rings"), SECONDS: (kept.max_seconds, "answer_s")}.get(key, (None, ""))
    if limit is None:
        return None
    return [(r.number, *_times(r, "happened_at", "")) for r in kept.calls if isinstance(n := r[field], int) and n > limit]


def _failed(row: Row, limit: str, now: datetime) -> bool:
    if row["limit_of"] != limit or row["outcome"] == "dropped":
        return False
    return row["outcome"] == "failed" or (row["stopped_at"] is None and _late(row["due_at"], None, now))


def _late(due: object, done: object, now: datetime) -> bool:
    return isinstance(due, datetime) and (done if isinstance(done, datetime) else now) > due


def _times(row: Row, begun: str, due: str) -> tuple[datetime, datetime | None]:
    first, last = row[begun], row[due] if due else None
    if not isinstance(first, datetime):
        raise TypeError(row.number)
    return first, last if isinstance(last, datetime) else None
