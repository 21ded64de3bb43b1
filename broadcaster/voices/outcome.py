"""What became of an utterance, and who may speak it. Light: the planner asks here too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from broadcaster.content.index import Measured, Refusal
from broadcaster.voices.catalogue import FALLBACKS, LANGUAGES, Name, known, missing
from broadcaster.voices.port import CHIMES, FASTEST, SLOWEST, Utterance
from broadcaster.voices.renderings import Rendering, rendering, stand_in, voice_of
from broadcaster.voices.runs import runs, unreadable


@dataclass(frozen=True, slots=True)
class Outcome:
    """What stands in the cache for one utterance now."""

    utterance: Utterance
    rendering: Rendering | None
    """The finished sound; its `voice` says who speaks in it. `None`: nobody could, and `reasons` says why."""
    reasons: tuple[Refusal, ...] = ()
    """Why those who were wanted more do not speak, in their order; and notes on who does. Codes of `sentences.SAY`."""
    made: bool = False
    """Rendered now; else it was there."""

    @property
    def result(self) -> Measured | Refusal:
        return self.rendering.measured if self.rendering else self.reasons[-1]

    @property
    def wanted(self) -> bool:
        """Whether it sounds as it was wanted: the recording where there is one, else the voice."""
        return self.rendering is not None and self.rendering.voice == voice_of(self.utterance)


def candidates(utterance: Utterance, fallbacks: Mapping[str, Sequence[str]] = FALLBACKS) -> tuple[Utterance, ...]:
    """The utterance by everyone who may speak it, the most wanted first: a person, the voice, the fallbacks of its language."""
    spoken = replace(utterance, recording=None)
    voices = dict.fromkeys((utterance.voice, *fallbacks.get(utterance.language, ())))
    return (*((utterance,) if utterance.recording else ()), *(replace(spoken, voice=v) for v in voices))


def ready(cache_dir: Path, utterance: Utterance, fallbacks: Mapping[str, Sequence[str]] = FALLBACKS) -> Rendering | None:
    """What can air now, without rendering anything: the most wanted candidate, else the last good rendering of the same words."""
    found = (rendering(cache_dir, one) for one in candidates(utterance, fallbacks))
    return next((r for r in found if r), None) or stand_in(cache_dir, utterance)


def served(cache_dir: Path, utterance: Utterance, fallbacks: Mapping[str, Sequence[str]] = FALLBACKS) -> Outcome | None:
    """The outcome where it is certain without rendering; `None` when somebody has to try."""
    reasons: list[Refusal] = []
    for one in candidates(utterance, fallbacks):
        if found := rendering(cache_dir, one):
            return Outcome(utterance, found, tuple(reasons))
        why = impossible(one)
        if why is None:
            return None
        reasons += [why] if why not in reasons else []
    return Outcome(utterance, None, tuple(reasons))


def impossible(utterance: Utterance) -> Refusal | None:
    """What is wrong with an utterance before anyone tries to speak it."""
    for name in filter(None, (utterance.chime_before, utterance.chime_after)):
        if name not in CHIMES:
            return Refusal("voices.no-such-chime", {"chime": name, "known": ", ".join(CHIMES)})
    return None if utterance.recording else _unsayable(utterance) or _unable(utterance.voice)


def _unsayable(utterance: Utterance) -> Refusal | None:
    if not SLOWEST <= utterance.rate <= FASTEST:
        return Refusal("voices.rate", {"rate": f"{utterance.rate:g}", "slowest": f"{SLOWEST:g}", "fastest": f"{FASTEST:g}"})
    if utterance.language not in LANGUAGES:
        return Refusal("voices.no-such-language", {"language": utterance.language, "known": ", ".join(LANGUAGES)})
    if signs := unreadable(utterance.text):
        return Refusal("voices.unreadable", {"voice": utterance.voice, "signs": signs})
    return None if runs(utterance.text) else Refusal("voices.no-words")


def _unable(voice: str) -> Refusal | None:
    if not Name.of(voice).known:
        return Refusal("voices.no-such-voice", {"voice": voice, "known": ", ".join(known())})
    lacking = missing(Name.of(voice).engine)
    return Refusal("voices.not-installed", {"voice": voice, "missing": ", ".join(lacking)}) if lacking else None
