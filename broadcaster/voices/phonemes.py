"""A text of hanzi and English words → what the natural voice reads, in pieces short enough for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from broadcaster.voices.espeak import phonemes
from broadcaster.voices.hanzi import Unread, words
from broadcaster.voices.mandarin import joined
from broadcaster.voices.runs import Run, Script, runs, sentences, spelled

MOST = 150
"""Letters of one piece. The model takes 510, but its memory grows fast: 0.7 GB at 160, 2.4 GB at 200."""
AFTER_SENTENCE_S = 0.35
AFTER_CLAUSE_S = 0.12
_CLAUSE = re.compile(r"(?<=[,;:—]) ")
_MARKS = str.maketrans({
    "，": ", ", "、": ", ", "。": ". ", "！": "! ", "？": "? ", "：": ": ", "；": "; ", "…": "… ", "（": ", ", "）": ", ", "(": ", ",
    ")": ", ", ",": ", ", "!": "! ", "?": "? ", ":": ": ", ";": "; ", "—": "— ", "–": "— ", "~": ", ", "～": ", ", "·": " ",
})  # fmt: skip
_MARK = re.compile(r"((?:[,!?:;…—]|\.(?!\w))\s*)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters for one call of the model, and the silence behind them in seconds."""

    letters: str
    pause_s: float


def pieces(text: str) -> tuple[Piece, ...]:
    """The whole text. Raises `hanzi.Unread` for what no front end reads, digits among it; `espeak.NoEspeak`."""
    if digits := "".join(re.findall(r"\d+", text)):
        raise Unread(digits)
    return tuple(piece for sentence in sentences(spelled(text)) for piece in _short_enough(_letters(sentence)))


def _letters(sentence: str) -> str:
    said = " ".join(_han(r) if r.script is Script.HAN else _latin(r) for r in runs(sentence))
    tight = re.sub(r"\s+([,.!?:;…—])", r"\1", re.sub(r"\s+", " ", said))
    return re.sub(r"[,:;—]+(?=[,.!?:;…—])", "", tight).strip()


def _han(run: Run) -> str:
    return "".join(mark or joined(words(part)) for part, mark in _parts(run.text, r"[^\u3007\u3400-\U0003ffff]"))


def _latin(run: Run) -> str:
    return "".join(mark or _english(part) for part, mark in _parts(run.text, r"[^\w'’ -]"))


def _english(part: str) -> str:
    # Lone letters are names (A区, V I P): together, espeak would read an A as an article.
    letters = part.split()
    return " ".join(map(phonemes, letters)) if all(len(w) == 1 for w in letters) else phonemes(part)


def _parts(text: str, silent: str) -> Iterator[tuple[str, str]]:
    """(words, "") and ("", mark) in turn; the signs that nobody says are left out of the words."""
    for part in _MARK.split(text.translate(_MARKS)):
        if _MARK.fullmatch(part):
            yield "", part
        elif said := re.sub(silent, "", part).strip():
            yield said, ""


def _short_enough(letters: str) -> Iterator[Piece]:
    """A long sentence in pieces of at most `MOST` letters, cut after commas, else at spaces, and if need be anywhere."""
    held = ""
    for clause in (short for c in _CLAUSE.split(letters) for short in _cut(c)):
        if held and len(held) + 1 + len(clause) > MOST:
            yield Piece(held, AFTER_CLAUSE_S)
            held = clause
        else:
            held = f"{held} {clause}".strip()
    yield Piece(held, AFTER_SENTENCE_S)


def _cut(clause: str) -> Iterator[str]:
    while len(clause) > MOST:
        at = clause.rfind(" ", 0, MOST)
        at = at if at > 0 else MOST
        yield clause[:at]
        clause = clause[at:].strip()
    yield clause
