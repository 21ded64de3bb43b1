"""What a day is mixed from, beside its plan. PURE."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from broadcaster.air.layout import FOREVER, Span
from broadcaster.air.levels import Levels
from broadcaster.air.score import frame_at
from broadcaster.content.clip import Clip, Library
from broadcaster.promotions.model import Promotions
from broadcaster.timetable.model import Cue


@dataclass(frozen=True, slots=True)
class House:
    """What a day is mixed from, beside its plan."""

    library: Library
    levels: Levels
    fill: tuple[str, ...] = ()
    duck: float = 14.0
    crossfade: timedelta = timedelta(seconds=3)
    pause: timedelta = timedelta(seconds=1)
    away: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    """By clip name, when it cannot be heard: before it came into the library, or from the frame its file failed."""
    silenced: Mapping[str, int] = field(default_factory=dict)
    """Cues that are over before their time (skipped, or aired already), and since which frame; the fill takes their place."""
    reserve: Clip | None = None
    """A piece kept in memory for when no file can be read any more."""
    promotions: Promotions | None = None
    """Whose turn it is in rotations; `None`: they are shuffled."""

    def heard_until(self, clip: Clip, at: int) -> int:
        """Until which frame a clip can be heard that starts at `at`; `at` or less: not at all."""
        away = self.away.get(clip.name)
        return min((s.start for s in away if s.end > at), default=FOREVER) if away else FOREVER

    def find(self, cue: Cue) -> Clip | None:
        """The one clip of a song or a spoken cue, if it can be heard when the cue starts."""
        clip = self.library.find(cue.source[0]) if cue.source else None
        start = frame_at(cue.start)
        return clip if clip and self.heard_until(clip, start) > start else None


def dial_of(cue: Cue, clip: Clip, levels: Levels) -> float:
    """Where the dial stands for a clip inside a cue: the operator's setting, kept in the cue's own band."""
    dial = levels.dial(levels.name(clip.folder))
    return min(max(dial, cue.level.low), cue.level.high)
