"""A voice of our own: a buzz for each syllable. Held to the port's contract like the real ones; it can also misbehave.

As a program it is a studio whose voice does what the last argument says.
"""

import os
import signal
import sys
import time
from pathlib import Path

import numpy as np

from broadcaster.voices.port import Unspoken, Words
from broadcaster.voices.runs import syllables
from broadcaster.voices.studio import Studio, main

RATE_HZ = 22_050


def buzz(seconds: float, level: float = 0.2) -> Words:
    """A hoarse 150 Hz that swells four times a second, as speech does."""
    t = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    carrier = sum(np.sin(2 * np.pi * 150 * k * t) / k for k in range(1, 12))
    swell = 0.6 + 0.4 * np.sin(2 * np.pi * 4 * t)
    return Words((level * carrier * swell / 2).astype(np.float32), RATE_HZ)


class ToneVoice:
    """Does `deed` when it comes to a text with the word 坏."""

    def __init__(self, deed: str = "", log: str = os.devnull) -> None:
        self._deed, self._log = deed, Path(log)

    def say(self, text: str, rate: float) -> Words:
        if not syllables(text):
            raise Unspoken("voices.no-words")
        with self._log.open("a") as log:
            log.write(f"{os.getpid()} {os.nice(0)} {text}\n")
        if "坏" in text:
            self._misbehave()
        return buzz(0.25 * syllables(text) / rate + 0.3)

    def _misbehave(self) -> None:
        match self._deed:
            case "hang":
                time.sleep(60)
            case "die":
                os.kill(os.getpid(), signal.SIGKILL)
            case "refuse":
                raise Unspoken("voices.failed", {"reason": "no mood"})


def command(deed: str, log: Path) -> tuple[str, ...]:
    """A studio with this voice under every name that begins with pyttsx3/; log: a line a text, with the process and how nice it is."""
    return sys.executable, "-P", "-m", "tests.voices.tone", deed, str(log)


if __name__ == "__main__":
    from broadcaster.voices import engines

    voice = ToneVoice(sys.argv[1], sys.argv[2])
    main(lambda cache: Studio(cache, lambda name: voice if name == "pyttsx3/cmn+f3" else engines.voice(name)))
