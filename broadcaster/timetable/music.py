"""One music at a time: who owns which stretch of the day. PURE.

Where slots meet the better rank owns the time: speech in its own slot, then songs, rotations, beds;
of equals the one that starts later cuts the earlier, of equal starts the later row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from broadcaster.faults import Mark, Severity
from broadcaster.timetable.model import Cue, Note, Rank
from broadcaster.timetable.rows import note

Span = tuple[datetime, datetime]
"""From, and up to."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of the day a row asks for: `cue.start` to `cue.end`."""

    cue: Cue
    order: tuple[int, int]
    mark: Mark | None = None
    then: Cue | None = None
    """The bed that takes what the speech leaves of its own slot (B1 note 3)."""

    @property
    def span(self) -> Span:
        return self.cue.start, self.cue.end


@dataclass(frozen=True, slots=True)
class Owned:
    """What a slot was given of what it asked for."""

    slot: Slot
    spans: tuple[Span, ...]


def share(slots: Iterable[Slot]) -> tuple[list[Owned], list[Note]]:
    """Who owns what, and a note for every two that wanted the same time."""
    owned: list[Owned] = []
    notes: list[Note] = []
    for slot in sorted(slots, key=_strength, reverse=True):
        meets = [(better, common) for better in owned if (common := _common(slot.span, better.spans))]
        notes += [_overlap(slot, better.slot, common) for better, common in meets]
        owned.append(Owned(slot, without(slot.span, [s for better, _ in meets for s in better.spans])))
    return owned, notes


def pieces(cue: Cue, spans: Sequence[Span]) -> list[Cue]:
    """`cue` on each of its stretches; several are told apart as `…/a`, `…/b`."""
    named = [(f"{cue.id}/{_letters(n)}" if len(spans) > 1 else cue.id, span) for n, span in enumerate(spans)]
    return [replace(cue, id=name, start=start, due=start, end=end) for name, (start, end) in named]


def without(span: Span, taken: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of `span` when `taken` is cut out of it, in order."""
    left = []
    start, end = span
    for first, last in sorted(taken):
        if first >= end:
            break
        if first > start:
            left.append((start, first))
        start = max(start, last)
    if start < end:
        left.append((start, end))
    return tuple(left)


def _strength(slot: Slot) -> tuple[int, datetime, tuple[int, int]]:
    return -slot.cue.rank, slot.cue.start, slot.order


def _common(span: Span, others: Iterable[Span]) -> list[Span]:
    both = [(max(span[0], other[0]), min(span[1], other[1])) for other in others]
    return [(start, end) for start, end in both if start < end]


def _overlap(loser: Slot, winner: Slot, common: list[Span]) -> Note:
    """A bed gives way to anything better by nature; two of a rank, or a song or rotation that is cut, are a mistake of the table."""
    gives_way = loser.cue.rank is Rank.BED and winner.cue.rank < Rank.BED
    severity = Severity.WARNING if gives_way else Severity.ERROR
    start, end = common[0][0], common[-1][1]
    facts = {"title": loser.cue.title, "other": winner.cue.title, "start": start.strftime("%H:%M:%S"), "end": end.strftime("%H:%M:%S")}
    return note("plan.overlap", severity, start, loser.mark, **facts)


def _letters(number: int) -> str:
    """0 → a, 25 → z, 26 → aa."""
    more, last = divmod(number, 26)
    return (_letters(more - 1) if more else "") + chr(ord("a") + last)
