"""Written text → the words an engine is to say, so that none of them has to guess what 10:05, 8折 or B2 is. PURE."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from broadcaster.faults import fault
from broadcaster.wording import english, mandarin
from broadcaster.wording.folding import fold
from broadcaster.wording.letters import calm
from broadcaster.wording.readings import NONE, Readings
from broadcaster.wording.rule import Rule, scan

WORDING = "1"
"""Changes when the same text gives other words than before: part of what a cached rendering is known by."""


@dataclass(frozen=True, slots=True)
class _Speech:
    written: Callable[[str], str]
    """What is done to a text before its forms are looked for."""
    rules: Sequence[Rule]
    tidy: Callable[[str], str]


_SPEECH: Mapping[str, _Speech] = {
    "zh_CN": _Speech(fold, mandarin.RULES, mandarin.tidy),
    "en": _Speech(lambda text: calm(fold(text)), english.RULES, english.tidy),
}
LANGUAGES = tuple(_SPEECH)


def spoken(text: str, language: str, readings: Readings = NONE) -> str:
    """The words of `text`: letters of any script, spaces and pauses on one line, no figure and no sign; empty where nothing can be said.

    In `zh_CN` the pauses are 。！？；：，、 and what Latin letters remain are English words, or letters one by one (V I P).
    In `en` they are .!?;:, — and hanzi are kept. A hyphen or apostrophe stands between Latin letters only.
    Raises `Fault` (`wording.language`) for another language.
    """
    if (speech := _SPEECH.get(language)) is None:
        raise fault("wording.language", found=language, known=", ".join(LANGUAGES))
    return speech.tidy(_scanned(speech.written(text), (*readings.rules(language), *speech.rules)))


@lru_cache(maxsize=256)
def _scanned(text: str, rules: tuple[Rule, ...]) -> str:
    """A year of plans says the same few texts again and again."""
    return scan(text, rules)
