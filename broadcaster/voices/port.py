"""What is to be said, and the port of what says it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b, file_digest
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from broadcaster.content.index import MADE as MASTERS
from broadcaster.content.index import Refusal
from broadcaster.voices.catalogue import RECORDING, Name, made_with

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CHIMES = ("dingdong", "up4", "down4", "attention3")
SLOWEST, FASTEST = 0.5, 2.0
"""eSpeak NG goes no slower than 0.57, and does not say so."""
MADE = "1"
"""How chimes, pauses and words are put together; raise it when that changes, and everything is rendered anew."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words for the mall, with everything that decides how they sound."""

    text: str
    """Spoken words, as `wording.spoken` gives them: no digits, no units. A new line ends a sentence."""
    language: str
    """`zh_CN` or `en`; words of the other language may stand inside."""
    voice: str
    """`kokoro/zf_xiaoxiao`, `pyttsx3/cmn`, `pyttsx3/cmn+f3` … (`catalogue.known`)."""
    rate: float = 1.0
    """Of the normal speed: `SLOWEST` to `FASTEST`."""
    chime_before: str = ""
    """One of `CHIMES`, or none. Chimes count in the item's length."""
    chime_after: str = ""
    recording: Path | None = None
    """The same words spoken by a person: always wins over the voice."""

    @property
    def key(self) -> str:
        """32 hexadecimal digits: the rendering's name. Whatever changes the sound changes it, and nothing else does.

        A recording sounds the same whatever the script says beside it, so only its bytes and the chimes count.
        """
        if self.recording:
            return _digest(RECORDING, *self._chimes, _content(self.recording))
        # The version of the wording is in the words themselves.
        return _digest(self.voice, made_with(Name.of(self.voice).engine), f"{self.rate:.3f}", *self._chimes, self.language, self.words)

    @property
    def saying(self) -> str:
        """32 hexadecimal digits: what the mall is told, whoever speaks and how fast. Renderings of one saying may replace one another."""
        return _digest(*self._chimes, self.language, self.words)

    @property
    def words(self) -> str:
        """The text without the spaces and empty lines that nobody hears."""
        return "\n".join(line for raw in self.text.splitlines() if (line := " ".join(raw.split())))

    @property
    def _chimes(self) -> tuple[str, str]:
        return self.chime_before, self.chime_after


def _digest(*parts: str) -> str:
    return blake2b(json.dumps([MADE, MASTERS, *parts]).encode(), digest_size=16).hexdigest()


def _content(file: Path) -> str:
    try:
        look = file.stat()
        return _bytes_of(file, look.st_size, look.st_mtime_ns)
    except OSError:
        # Its own key, so that nothing that was rendered before is taken for it; the rendering says what is wrong.
        return f"unreadable {file}"


@lru_cache(maxsize=512)
def _bytes_of(file: Path, _size: int, _mtime_ns: int) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, lambda: blake2b(digest_size=16)).hexdigest()


class Unspoken(Exception):
    """A voice cannot say it; `refusal` says why, as a code of `sentences.SAY` with its blanks."""

    def __init__(self, code: str, facts: Mapping[str, str] | None = None) -> None:
        self.refusal = Refusal(code, dict(facts or {}))
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Words:
    """Raw sound of a voice: (frames,) float32, full scale ±1, at its own rate."""

    sound: "NDArray[np.float32]"
    rate_hz: int


class Voice(Protocol):
    """Says words into memory. `studio` makes a finished file of them: trimmed, with chimes, at the reference loudness, checked."""

    def say(self, text: str, rate: float) -> Words:
        """All of `text`, hanzi and English words alike, at `rate` times the normal speed; pauses where marks and lines end.

        The same call gives the same samples. Raises `Unspoken`, within a time that the text's length bounds; never gives half of it.
        """
