"""Figures of the front desk: calls by topic, exception events by kind, what is asked most (CAL-04, EXC-10, FAQ-02). PURE."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from broadcaster.desk.row import Row

AT_ONCE = frozenset(
    {"worker-complaint", "fee-complaint", "leak", "secret", "accident", "danger", "beyond", "trouble", "hazard", "lift", "injury"}
)
"""Exception events that are reported at once and followed up; the others go into the day's, week's and month's report (EXC-10, EXC-11)."""
Counts: TypeAlias = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Calls:
    """A period's calls. `None`: the limit is not set, so nothing is judged (CAL-02, POL-02)."""

    count: int
    topics: Counts
    """By the choice's value, the most first."""
    judged: int
    """Incoming calls of which the rings were noted."""
    late: int | None
    """Of these, answered later than the limit (CAL-01)."""
    too_long: tuple[str, ...]
    """Numbers of private calls over the limit (CAL-06)."""
    unrecorded: int
    """Calls without a recording (CAL-12)."""


def calls(rows: Iterable[Row], *, max_rings: int | None, private_s: int) -> Calls:
    """`max_rings`: answered at this ring at the latest. `private_s`: how long a private call may be, seconds."""
    known = list(rows)
    rung = [ring for one in known if one["direction"] == "in" and isinstance(ring := one["rings"], int)]
    late = None if max_rings is None else sum(ring > max_rings for ring in rung)
    long = tuple(one.number for one in known if one["private"] and isinstance(s := one["duration"], int) and s > private_s)
    unrecorded = sum(one["recording_ref"] is None for one in known)
    return Calls(len(known), _counted(str(one["topic"]) for one in known if one["topic"]), len(rung), late, long, unrecorded)


def exceptions(rows: Iterable[Row]) -> Mapping[str, tuple[int, int, int]]:
    """By kind: how many, how many not reported yet, how many not settled."""
    found: dict[str, list[int]] = {}
    for one in rows:
        counts = found.setdefault(str(one["event_kind"]), [0, 0, 0])
        counts[0] += 1
        counts[1] += one["reported_at"] is None
        counts[2] += one["settled_at"] is None
    return {kind: (n, unreported, open_) for kind, (n, unreported, open_) in sorted(found.items(), key=lambda item: (-item[1][0], item[0]))}


def asked_most(rows: Iterable[Row]) -> tuple[tuple[str, int, int], ...]:
    """Topics of the questions nobody had an answer for: how often, and how many of them still have no standard answer (FAQ-02)."""
    known = [(str(one["topic"] or one["question"]), one["faq_no"] is None) for one in rows]
    without = Counter(topic for topic, bare in known if bare)
    return tuple((topic, n, without[topic]) for topic, n in _counted(topic for topic, _bare in known))


def _counted(words: Iterable[str]) -> Counts:
    return tuple(sorted(Counter(words).items(), key=lambda item: (-item[1], item[0])))
