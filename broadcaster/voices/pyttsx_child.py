"""The child of `pyttsx`: stdin has {rate, parts: [{text, voice, out}]}, and each part becomes a WAV.

stdout says {}, or which voice there is not; for anything else it exits with 1 and one line on stderr.
"""

import contextlib
import ctypes
import json
import os
import sys
import threading
from collections.abc import Iterator
from typing import Any, TypedDict

from broadcaster.voices import espeak

WAIT_S = 20.0


class Part(TypedDict):
    """One run of text for one voice."""

    text: str
    voice: str
    out: str


class NoVoice(Exception):
    """eSpeak NG has no such voice; it would speak English without a word about it."""


@contextlib.contextmanager
def _packaged_library() -> Iterator[None]:
    """pyttsx3 asks for the library by the system's name; while this lasts it gets the packaged one, where there is one."""
    file, data = espeak.library()
    if data:
        os.environ["ESPEAK_DATA_PATH"] = data
    loader: Any = ctypes.LibraryLoader
    load = loader.LoadLibrary
    loader.LoadLibrary = lambda self, name: load(self, file if "espeak" in str(name) else name)
    try:
        yield
    finally:
        loader.LoadLibrary = load


class Speaker:
    """One engine, asked for one part after the other."""

    def __init__(self, rate: int) -> None:
        with _packaged_library():
            import pyttsx3
            from pyttsx3.drivers import _espeak

            self._engine, self._settled = pyttsx3.init("espeak"), _espeak.Synchronize
        self._rate = rate
        self._done, self._errors = threading.Event(), list[str]()
        # runAndWait() may return before the words are made; only this event tells.
        self._engine.connect("finished-utterance", self._on_finished)
        self._engine.connect("error", self._on_error)
        # A new engine calls itself busy and puts off what it is told, to when it no longer matters in which order it was said.
        self._engine.proxy.setBusy(False)
        self._settled()
        self._known = [str(v.id) for v in self._engine.getProperty("voices")]

    def _on_finished(self, name: str | None, completed: bool) -> None:  # noqa: FBT001 - pyttsx3 calls it so
        if completed:
            self._done.set()

    def _on_error(self, name: str | None, exception: Exception) -> None:
        self._errors.append(repr(exception))

    def say(self, part: Part) -> None:
        """Write one part. Raises `NoVoice`, or `RuntimeError` with eSpeak's own words."""
        voice = self._full(part["voice"])
        self._done.clear()
        self._set("voice", voice)
        self._set("rate", self._rate)
        # At full volume some syllables reach full scale; the loudness is made afterwards anyway.
        self._set("volume", 0.8)
        espeak.steady()
        self._engine.save_to_file(part["text"], part["out"])
        self._engine.runAndWait()
        if not self._done.wait(WAIT_S) or self._errors:
            raise RuntimeError("; ".join(self._errors) or "the words did not come")
        self._settled()
        if self._engine.getProperty("voice") != voice.lower():
            raise NoVoice(part["voice"])

    def _set(self, name: str, value: object) -> None:
        self._engine.setProperty(name, value)
        # A voice is loaded in this thread, the rate and the volume are set in eSpeak's own: at once, one undoes the other, now and then.
        self._settled()

    def _full(self, asked: str) -> str:
        """`cmn+f3` → `sit/cmn+f3`; hanzi by the voice that can read them in this version."""
        base, plus, variant = asked.partition("+")
        found = next((v for v in self._known if base.lower() in (v, v.rpartition("/")[2])), None)
        if found is None:
            raise NoVoice(asked)
        return (espeak.mandarin(espeak.version()) if found == "sit/cmn" else found) + plus + variant

    @property
    def known(self) -> list[str]:
        return [f"pyttsx3/{v.rpartition('/')[2]}" for v in self._known if v.startswith(("sit/", "gmw/en"))]


def main() -> None:
    """Do the job on stdin."""
    job = json.load(sys.stdin)
    answer: dict[str, object] = {}
    with contextlib.redirect_stdout(sys.stderr):  # pyttsx3 prints what it saved
        speaker = Speaker(int(job["rate"]))
        try:
            for part in job["parts"]:
                speaker.say(part)
        except NoVoice as bad:
            answer = {"no_such_voice": str(bad), "known": speaker.known}
        except RuntimeError as failure:
            sys.exit(str(failure))
    json.dump(answer, sys.stdout)
    sys.stdout.flush()
    # The library's own end is not always clean, and everything is written.
    os._exit(0)


if __name__ == "__main__":
    main()
