"""The hash chain of events, and commitments that keep it whole when a person is erased. Pure (SEC-03, SEC-07)."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

GENESIS = "0" * 64
"""What the first event follows."""
COMMITTED = "sha256:"
"""Begins a fact that is no value but a commitment to one."""


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what, when, to which row. `facts` holds plain values, and commitments in place of personal ones
    (a reason is one: people are named in it)."""

    seq: int
    at: datetime
    """Aware."""
    by: str
    kind: str
    book: str
    number: str
    facts: Mapping[str, object]
    previous: str = GENESIS
    hash: str = ""


def digest(event: Event) -> str:
    """SHA-256 (hex) over canonical JSON of everything but `hash`, `previous` included."""
    told = [event.seq, plain(event.at), event.by, event.kind, event.book, event.number, dict(event.facts), event.previous]
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def canonical(value: object) -> str:
    """JSON with sorted keys and no blanks: the same bytes for the same value everywhere (RFC 8785 in spirit; no floats are kept)."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def plain(value: object) -> object:
    """A field's value as JSON keeps it: instants in UTC to the microsecond, dates in ISO 8601."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
    return value


def commitment(salt: str, value: object) -> str:
    """What stands for a personal value in the chain. Without the salt nobody can try numbers until one fits."""
    return COMMITTED + hashlib.sha256(f"{salt}\n{canonical(plain(value))}".encode()).hexdigest()


def breaks(events: Iterable[Event]) -> Iterator[tuple[int, str]]:
    """Where the chain does not hold: sequence number and `gap`, `order` or `changed`."""
    expected, previous = 1, GENESIS
    for event in events:
        if event.seq != expected:
            yield event.seq, "gap"
        elif event.previous != previous:
            yield event.seq, "order"
        elif digest(event) != event.hash:
            yield event.seq, "changed"
        expected, previous = event.seq + 1, event.hash
