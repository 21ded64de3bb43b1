"""What is written down about the air (B6). PURE.

The journal takes these values, in any order, as often as they change: the newest with the same id stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from broadcaster.faults import NO_FACTS


class Outcome(StrEnum):
    """How an item of the programme came out."""

    AIRED = "aired"
    LATE = "late"
    CUT = "cut"
    MISSED = "missed"
    SKIPPED = "skipped"
    PREEMPTED = "preempted"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Aired:
    """One cue of the plan against what the mall heard of it."""

    id: str
    """The cue's id."""
    date: date
    """The programme day."""
    title: str
    kind: str
    source: tuple[str, ...]
    planned_start: datetime
    planned_end: datetime
    band_low: float
    band_high: float
    dial: float | None = None
    start: datetime | None = None
    """When its first frame was heard; `None`: never."""
    end: datetime | None = None
    """When its last frame was heard; `None`: still on air, or never."""
    target_lufs: float | None = None
    lufs: float | None = None
    """Integrated loudness (BS.1770-4) of what the mixer sent for it, duck included."""
    outcome: Outcome | None = None
    """`None` while on air."""
    reason: str = ""
    """Code of `sentences.SAY`, empty when it aired as planned."""
    facts: Mapping[str, str] = field(default_factory=lambda: NO_FACTS)


@dataclass(frozen=True, slots=True)
class Play:
    """One clip inside a cue: a track of a bed, a spot of a rotation, a read of a script."""

    id: str
    """The voice's key."""
    cue: str
    clip: str
    start: datetime
    end: datetime
    seconds: float
    complete: bool
    """The whole clip was heard."""


@dataclass(frozen=True, slots=True)
class Incident:
    """Anything else worth knowing later: sound server lost, clock stepped, dial moved, timetable changed, …"""

    id: str
    """Unique: instant and code."""
    at: datetime
    code: str
    """Code of `sentences.SAY`."""
    facts: Mapping[str, str] = field(default_factory=lambda: NO_FACTS)
    by: str = ""
    """Who, where a person did it."""


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a script as they aired: kept for inspection, every day's (B5)."""

    id: str
    """The cue's id."""
    date: date
    """The programme day."""
    at: datetime
    """When they began."""
    title: str
    script: str
    """`scripts/zh_CN/红星欢迎语`."""
    digest: str
    """Of what was approved."""
    voice: str
    """Who spoke: an engine's voice, `recording`, `fallback`."""
    text: str


@dataclass(frozen=True, slots=True)
class SpotPlay:
    """One play of one spot of a rotation, as it is read from the record; nothing that is written down."""

    day: date
    """The programme day."""
    clip: str
    start: datetime
    seconds: float
    """How long it was heard."""
    whole: bool
    """From its first to its last frame, and no emergency over it."""


Entry = Aired | Play | Incident | Text


class Journal(Protocol):
    """Where the record goes. `write` never blocks, never raises and loses nothing while the process lives;
    what it took survives `kill -9` from the moment it returns, unless the disk refuses it."""

    def write(self, entry: Entry) -> None: ...

    def state(self) -> Mapping[str, str | int]:
        """For `status`: whether the store answers, and what waits for it."""

    def close(self) -> None:
        """Bring everything to the store if that takes less than 2 s; the rest is brought at the next start."""
