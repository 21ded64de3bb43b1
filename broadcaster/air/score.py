"""What the mixer is asked to sound: voices on the programme's frame line. PURE.

A programme frame is a 48 kHz frame counted from the Unix epoch, so frame k is due at k / 48000 s of wall clock:
live, rehearsal and joining in progress differ only in the frame they begin at.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from broadcaster.content.clip import RATE_HZ

BLOCK = 960
"""Frames in one block: 20 ms."""
SILENT_DB = -90.0
"""At or under this gain a voice is silent."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Envelope = tuple[tuple[int, float], ...]
"""(programme frame, dB) points, frames rising; straight in dB between them, level before the first and after the last."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One stretch of one master on the air."""

    key: str
    """Who it is: a voice with the same key in a new score goes on without a seam."""
    cue: str
    """Id of the cue it belongs to."""
    clip: str
    """Name of the clip."""
    digest: str
    """Which master."""
    start: int
    """Programme frame of its first sound."""
    end: int
    """Programme frame after its last."""
    skip: int
    """Frame of the master heard at `start`."""
    envelope: Envelope
    """Gain over the master, dB."""


Score = tuple[Voice, ...]
"""All voices of the horizon, by start."""


def frame_at(instant: datetime) -> int:
    """Programme frame at an aware instant."""
    since = instant - _EPOCH
    return (since.days * 86_400 + since.seconds) * RATE_HZ + round(since.microseconds * RATE_HZ / 1_000_000)


def instant_at(frame: int) -> datetime:
    """Aware instant (UTC) of a programme frame, to the microsecond."""
    seconds, rest = divmod(frame, RATE_HZ)
    return _EPOCH + timedelta(seconds=seconds, microseconds=round(rest * 1_000_000 / RATE_HZ))


def frames(span: timedelta) -> int:
    """Length in frames of a span of time."""
    return round(span.total_seconds() * RATE_HZ)


def joined(scores: Sequence[Score]) -> Score:
    """The scores of following days as one."""
    return tuple(sorted((v for score in scores for v in score), key=lambda v: (v.start, v.key)))


def sounding(score: Score, frame: int) -> tuple[Voice, ...]:
    """The voices heard at a frame."""
    return tuple(v for v in score if v.start <= frame < v.end)


def spans(score: Score) -> dict[str, tuple[int, int]]:
    """First and last frame of each cue's voices."""
    out: dict[str, tuple[int, int]] = {}
    for v in score:
        first, last = out.get(v.cue, (v.start, v.end))
        out[v.cue] = (min(first, v.start), max(last, v.end))
    return out
