"""What the record of a day says: how much aired as planned, how far off, who was played. PURE (B6, BRD-07)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from broadcaster.record.entries import Aired, Incident, Outcome, Play

UNPLANNED = frozenset({"page", "emergency"})
"""Kinds that are not of the programme table."""
BETWEEN = ("/between@", "/fill@")
"""In the ids of plays that are no spot, read or track of their item: music between spots, and what stands in for what was lost."""


@dataclass(frozen=True, slots=True)
class DayRecord:
    """One programme day as it was written down."""

    date: date
    aired: tuple[Aired, ...] = ()
    """By planned start."""
    plays: tuple[Play, ...] = ()
    """By start."""
    incidents: tuple[Incident, ...] = ()
    """By instant."""


@dataclass(frozen=True, slots=True)
class Compliance:
    """Items of the table that are over, and how many of them aired within tolerance (`Outcome.AIRED`)."""

    on_time: int
    due: int

    @property
    def share(self) -> float | None:
        """0 to 1; `None` while nothing is over."""
        return self.on_time / self.due if self.due else None


@dataclass(frozen=True, slots=True)
class ClipPlays:
    """How often a clip was heard, and for how long in all."""

    clip: str
    times: int
    complete: int
    seconds: float


def compliance(items: Iterable[Aired]) -> Compliance:
    """The day's compliance with the table; pages and emergencies are not of it."""
    over = [item.outcome for item in items if item.outcome is not None and item.kind not in UNPLANNED]
    return Compliance(over.count(Outcome.AIRED), len(over))


def outcomes(items: Iterable[Aired]) -> Mapping[Outcome, int]:
    """How many items came out which way; only what occurs, in the order of `Outcome`."""
    found = Counter(item.outcome for item in items)
    return {outcome: found[outcome] for outcome in Outcome if found[outcome]}


def delta(item: Aired) -> timedelta | None:
    """How much later than planned it started (negative: earlier); `None` when it never did."""
    return None if item.start is None else item.start - item.planned_start


def in_band(item: Aired) -> bool | None:
    """Whether the dial stood in the band it promises (BRD-06); `None` when it was never set."""
    return None if item.dial is None else item.band_low <= item.dial <= item.band_high


def plays_of(record: DayRecord, *kinds: str) -> tuple[ClipPlays, ...]:
    """Clips heard in items of these kinds, most often heard first: of rotations, each vendor's plays (B1 note 11)."""
    items = {item.id for item in record.aired if item.kind in kinds}
    heard: dict[str, list[Play]] = {}
    for play in record.plays:
        if play.cue in items and not any(mark in play.id for mark in BETWEEN):
            heard.setdefault(play.clip, []).append(play)
    found = [ClipPlays(c, len(p), sum(one.complete for one in p), sum(one.seconds for one in p)) for c, p in heard.items()]
    return tuple(sorted(found, key=lambda c: (-c.times, c.clip)))
