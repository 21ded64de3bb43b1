"""What the mixer tells of the voices it sounds. PURE values; frames are programme frames."""

from dataclasses import dataclass

from broadcaster.air.score import Voice


@dataclass(frozen=True, slots=True)
class Sounding:
    """A voice's first frame went out."""

    voice: Voice
    frame: int


@dataclass(frozen=True, slots=True)
class Sounded:
    """A voice's last frame went out (`frame` is the one after it)."""

    voice: Voice
    since: int
    frame: int


@dataclass(frozen=True, slots=True)
class Broken:
    """A voice cannot be read from `frame` on."""

    voice: Voice
    frame: int
    why: str


Heard = Sounding | Sounded | Broken
