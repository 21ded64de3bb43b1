"""What a script comes to on one date: its words, and the sound that was made of them. PURE."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from broadcaster.content.clip import Clip
from broadcaster.faults import Problem

SCRIPTS = "scripts/"
"""What a script's name begins with, as a recording's begins with its folder."""


@dataclass(frozen=True, slots=True)
class Said:
    """A script on a date, filled in; `clip` is what airs, be it the rendering, a person's recording, or what stands in for them."""

    script: str
    """`scripts/zh_CN/红星欢迎语`."""
    title: str
    text: str
    """As it is read out, blanks filled."""
    digest: str
    """Of what was approved (B5): the template, its voice, its recording."""
    seconds: float
    """Of one read; an estimate while there is no clip."""
    clip: Clip | None = None
    voice: str = ""
    """Who speaks: `kokoro/zf_xiaoxiao`, `recording`, `fallback`; empty while nobody does."""
    sound: str = ""
    """Key of the rendering that is wanted, be it there or not."""
    reads: int = 1
    """How often its file wants it read; a row may want more."""
    troubles: tuple[Problem, ...] = ()
    """Why it is not aired as it was meant."""


NOTHING_SAID: Mapping[str, Said] = MappingProxyType({})
