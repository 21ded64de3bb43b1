"""A text cut where the script changes: hanzi for one front end, Latin letters for another. PURE."""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

ENDS = "。！？!?…\n"
"""Marks that end a sentence; a full stop does too, where no letter or digit follows it."""
_MARKS = "，、；：,;:—–-·•~～"
_QUIET = "“”‘’\"'「」『』《》〈〉（）()[]【】&/+*#_"
"""Signs that no voice says."""
_SENTENCE = re.compile(r"(?:[^。！？!?…\n.]|\.(?=[A-Za-z0-9]))*(?:[。！？!?…\n.]+[”’」』》）)\"]*|$)")
_HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_SPELLED = re.compile(r"(?<![A-Za-z])(?:[A-Z]{2,3}|[B-DF-HJ-NP-TV-Z]{4,})(?![A-Za-z])")
_TITLE = re.compile(r"\b(Mr|Mrs|Ms|Dr|St|No)\.")
_VOWELS = re.compile("[aeiouy\u00c0-\u024f]+", re.IGNORECASE)


class Script(StrEnum):
    """Who can read a run."""

    HAN = "han"
    LATIN = "latin"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one script, with the signs that follow it."""

    script: Script
    text: str


def _script(char: str) -> Script | None:
    if _HAN.match(char):
        return Script.HAN
    return Script.LATIN if _LATIN.match(char) else None


def runs(text: str) -> tuple[Run, ...]:
    """The text in runs of one script each; signs, digits and spaces stay with what stands before them, or at the head with what follows.

    Joined, the runs are the text again. A text of signs alone has no run.
    """
    scripts = [_script(c) for c in text]
    now = next((s for s in scripts if s), None)
    if now is None:
        return ()
    kinds: list[Script] = []
    for script in scripts:
        now = script or now
        kinds.append(now)
    return tuple(Run(s, "".join(c for c, _ in part)) for s, part in groupby(zip(text, kinds, strict=True), key=lambda pair: pair[1]))


def sentences(text: str) -> tuple[str, ...]:
    """The text cut after each mark that ends a sentence, and at each new line; pieces without a word are left out."""
    return tuple(piece for found in _SENTENCE.findall(text) if runs(piece := found.strip()))


def unreadable(text: str) -> str:
    """The signs that no voice here can say: other scripts, emoji, units. Empty when all of the text can be said."""
    odd = (c for c in text if not (_script(c) or c.isspace() or c.isdecimal() or c in ENDS or c in _MARKS or c in _QUIET or c == "."))
    return "".join(dict.fromkeys(odd))


def spelled(text: str) -> str:
    """Abbreviations apart, letter by letter ("VIP" → "V I P"), and no stop after "Mr".

    Capitals that look like a word (four letters with a vowel: "IKEA") stay one.
    """
    return _SPELLED.sub(lambda found: " ".join(found[0]), _TITLE.sub(r"\1", text))


def syllables(text: str) -> int:
    """About how many syllables the text has: one a hanzi or digit, one a group of vowels in a Latin word, one a letter spelled."""
    signs = sum(1 for c in text if _HAN.match(c) or c.isdecimal())
    words = re.findall("[A-Za-z\u00c0-\u024f]+", spelled(text))
    return signs + sum(max(len(_VOWELS.findall(word)), 1) for word in words)


def pauses(text: str) -> int:
    """How many places there are where a voice takes breath."""
    return sum(1 for c in text if c in ENDS or c in _MARKS or c == ".")
