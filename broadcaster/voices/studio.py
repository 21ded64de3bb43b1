"""The niced child in which words become sound: one for a batch, so that a model is loaded once.

stdin: one line (`door.order`), then nothing until the parent is gone, and the child with it.
stdout: a line {id, begins: CANDIDATE'S NUMBER} before each try, and {id, outcome} for each job.
"""

import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from broadcaster.content.decode import Undecodable
from broadcaster.content.index import Refusal
from broadcaster.content.masters import Refused, Source, press
from broadcaster.faults import Fault
from broadcaster.voices import engines, finish
from broadcaster.voices.door import Job, ordered, told
from broadcaster.voices.outcome import Outcome, impossible
from broadcaster.voices.port import Unspoken, Utterance, Voice
from broadcaster.voices.renderings import Rendering, alone, folder, keep, rendering, voice_of

_NICE = 15

Begins = Callable[[int], None]
"""Told the number of the candidate that is tried now."""


class Studio:
    """Makes utterances, one after the other, for one cache."""

    def __init__(self, cache_dir: Path, voice: Callable[[str], Voice] = engines.voice) -> None:
        self._cache, self._voice = cache_dir, voice

    def make(self, job: Job, begins: Begins = lambda _: None) -> Outcome:
        """Serve the first candidate who can speak: from the cache, or rendered now. Never raises for what is wrong with a job."""
        reasons: list[Refusal] = []
        for number, one in enumerate(job.candidates):
            try:
                with alone(self._cache):
                    begins(number)
                    # Somebody else may have made it while this one waited.
                    stood = rendering(self._cache, one)
                    found = stood or job.skip.get(number) or impossible(one) or self._rendered(one, reasons)
            except Fault as fault:
                found, stood = Refusal(fault.problems[0].code, fault.problems[0].facts), None
            if isinstance(found, Rendering):
                return Outcome(job.candidates[0], found, tuple(reasons), made=found is not stood)
            reasons += [found] if found not in reasons else []
        return Outcome(job.candidates[0], None, tuple(reasons))

    def _rendered(self, utterance: Utterance, notes: list[Refusal]) -> Rendering | Refusal:
        try:
            source = self._recording(utterance.recording, utterance, notes) if utterance.recording else self._spoken(utterance)
            measured = press(source, folder(self._cache), utterance.key)
            made = Rendering(utterance.key, voice_of(utterance), utterance.saying, measured)
            keep(self._cache, made)
        except Unspoken as unspoken:
            return _told_of(utterance, unspoken.refusal)
        except Undecodable as refusal:
            return _told_of(utterance, Refusal(refusal.code))
        except Refused as refused:
            return _told_of(utterance, refused.refusal)
        except OSError as refusal:
            return _unmade(utterance, refusal, folder(self._cache))
        return made

    def _spoken(self, utterance: Utterance) -> Source:
        words = self._voice(utterance.voice).say(utterance.words, utterance.rate)
        return finish.spoken(words, utterance)

    def _recording(self, file: Path, utterance: Utterance, notes: list[Refusal]) -> Source:
        source, distorted = finish.recorded(file, utterance)
        if distorted:
            notes.append(Refusal("voices.recording-clipped", {"file": file.name}))
        return source


_OF_A_VOICE = {"library.short": "voices.short", "library.silent": "voices.silent"}
_OF_A_FILE = {"library.short": "voices.recording-short", "voices.short": "voices.recording-short", "voices.silent": "library.silent"}


def _told_of(utterance: Utterance, refusal: Refusal) -> Refusal:
    """In the words for who was refused: a file by its name, or a voice."""
    if utterance.recording:
        return Refusal(_OF_A_FILE.get(refusal.code, refusal.code), {**refusal.facts, "file": utterance.recording.name})
    return Refusal(_OF_A_VOICE.get(refusal.code, refusal.code), {"voice": utterance.voice, **refusal.facts})


def _unmade(utterance: Utterance, refusal: OSError, cache: Path) -> Refusal:
    reason = refusal.strerror or str(refusal)
    if utterance.recording and str(refusal.filename or "") == str(utterance.recording):
        code = "voices.recording-gone" if isinstance(refusal, FileNotFoundError) else "library.unreadable"
        return Refusal(code, {"file": utterance.recording.name, "reason": reason})
    return Refusal("library.cache", {"folder": str(cache), "reason": reason})


def _say(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def _follow_parent() -> None:
    # What is being made then is of no use to anyone; its draft is swept away by the next who renders.
    sys.stdin.read()
    os._exit(1)


def main(studio: Callable[[Path], Studio] = Studio) -> None:
    """Do the order on stdin."""
    os.nice(_NICE)
    cache_dir, jobs = ordered(sys.stdin.readline())
    threading.Thread(target=_follow_parent, daemon=True).start()
    here = studio(cache_dir)
    for name, job in jobs:

        def begins(number: int, name: str = name) -> None:
            _say({"id": name, "begins": number})

        _say({"id": name, "outcome": told(here.make(job, begins))})
    # The reader of stdin may hold its lock; everything is said.
    os._exit(0)


if __name__ == "__main__":
    main()
