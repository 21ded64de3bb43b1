"""Figures of the front desk: calls by topic, exception events by kind, what is asked most (CAL-04, EXC-10, FAQ-02). PURE."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from broadcaster.desk.clocks.span import SECONDS, Span
from broadcaster.desk.policy.model import Policy
from broadcaster.desk.policy.value import Unset
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
    slow: int | None
    """Answered after more seconds than the limit (CAL-02)."""
    too_long: tuple[str, ...]
    """Numbers of calls over the limit of their kind (CAL-06)."""
    unrecorded: tuple[str, ...]
    """Numbers of calls without a recording (CAL-12)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What calls are held against; `None`: not set, so not judged."""

    max_rings: int | None = None
    """Answered at this ring at the latest."""
    max_seconds: int | None = None
    longest_s: int | None = None
    longest_of: str = "private"
    """Which calls may last so long: `private`, or any `outgoing` one (I-10)."""


def limits(held: Policy) -> Limits:
    """The organisation's own."""
    rings, seconds, longest = held.whole("answer.max_rings"), held.span("answer.max_seconds"), held.span("call.longest")
    of = held.word("call.longest_of")
    return Limits(
        None if isinstance(rings, Unset) else rings, _seconds(seconds), _seconds(longest), "private" if isinstance(of, Unset) else of
    )


def _seconds(span: Span | Unset) -> int | None:
    return None if isinstance(span, Unset) or span.unit not in SECONDS else span.count * SECONDS[span.unit]


def calls(rows: Iterable[Row], of: Limits) -> Calls:
    """Figures of calls; each kind of limit that is set is held against those it is for."""
    known = list(rows)
    taken = [one for one in known if one["direction"] == "in" and one["outcome"] != "missed"]
    rung = [ring for one in taken if isinstance(ring := one["rings"], int)]
    late = None if of.max_rings is None else sum(ring > of.max_rings for ring in rung)
    slow = None if of.max_seconds is None else sum(isinstance(s := one["answer_s"], int) and s > of.max_seconds for one in taken)
    long = () if of.longest_s is None else tuple(one.number for one in known if _limited(one, of) and _lasted(one) > of.longest_s)
    unrecorded = tuple(one.number for one in known if one["recording_ref"] is None and one["outcome"] != "missed")
    return Calls(len(known), _counted(str(one["topic"]) for one in known if one["topic"]), len(rung), late, slow, long, unrecorded)


def _limited(one: Row, of: Limits) -> bool:
    return bool(one["private"]) or (of.longest_of == "outgoing" and one["direction"] == "out")


def _lasted(one: Row) -> int:
    return s if isinstance(s := one["duration"], int) else 0


def exceptions(rows: Iterable[Row]) -> Mapping[str, tuple[int, int, int]]:
    """By kind: how many, how many not reported yet, how many not settled."""
    found: dict[str, list[int]] = {}
    for one in rows:
        counts = found.setdefault(str(one["event_kind"]), [0, 0, 0])
        counts[0] += 1
        counts[1] += one["reported_at"] is None
        counts[2] += one["settled_at"] is None
    return {kind: (n, unreported, open_) for kind, (n, unreported, open_) in sorted(found.items(), key=lambda item: (-item[1][0], item[0]))}


def sections(rows: Iterable[Row]) -> Mapping[str, tuple[Row, ...]]:
    """Events by kind, for the report's sections: those to be reported at once first, then the most frequent (EXC-10)."""
    found: dict[str, list[Row]] = {}
    for one in rows:
        found.setdefault(str(one["event_kind"]), []).append(one)
    ordered = sorted(found.items(), key=lambda item: (item[0] not in AT_ONCE, -len(item[1]), item[0]))
    return {kind: tuple(some) for kind, some in ordered}


def asked_most(rows: Iterable[Row]) -> tuple[tuple[str, int, int], ...]:
    """Topics of the questions nobody had an answer for: how often, and how many of them still have no standard answer (FAQ-02)."""
    known = [(str(one["topic"] or one["question"]), one["faq_no"] is None) for one in rows]
    without = Counter(topic for topic, bare in known if bare)
    return tuple((topic, n, without[topic]) for topic, n in _counted(topic for topic, _bare in known))


def _counted(words: Iterable[str]) -> Counts:
    return tuple(sorted(Counter(words).items(), key=lambda item: (-item[1], item[0])))
