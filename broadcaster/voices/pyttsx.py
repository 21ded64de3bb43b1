"""The voice that always works: eSpeak NG by pyttsx3, in a child process with a time limit, since it may hang and cannot be stopped."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray

from broadcaster.voices.catalogue import CHINESE, FALLBACKS, PYTTSX
from broadcaster.voices.child import command, environment
from broadcaster.voices.port import Unspoken, Words
from broadcaster.voices.runs import Run, Script, runs, spelled
from broadcaster.voices.trim import trimmed

CHILD = command("broadcaster.voices.pyttsx_child")
TIMEOUT_S = 30.0
"""Measured: 0.2 s for a minute of speech, start of the process included; a machine with other work needs more."""
TRIES = 2
RATE_HZ = 22_050
_NORMAL = 140
"""eSpeak's words a minute at normal speed: 120 to 150 is what an ear in a large room can follow."""
_ENGLISH = "en-us"
_HAN = FALLBACKS[CHINESE][0].partition("/")[2]
# Silence behind a run, by the mark that ends it: what eSpeak itself makes between sentences of one voice.
_PAUSES = (("。！？!?.…\n", 0.45), ("，、；：,;:—", 0.27))
_JOINT_S = 0.06


class PyttsxVoice:
    """One of eSpeak NG's voices, with variant (`cmn`, `cmn+f3`, `en-us`); the other language is read by its own voice of that variant."""

    def __init__(self, voice: str, *, child: Sequence[str] = CHILD, timeout_s: float = TIMEOUT_S) -> None:
        self._voice, self._child, self._timeout_s = voice, tuple(child), timeout_s
        self._name = f"{PYTTSX}/{voice}"

    def say(self, text: str, rate: float) -> Words:
        """As the port says; a child that hangs or dies is ended and started once more before it is given up."""
        parts = [run for run in runs(spelled(text)) if run.text.strip()]
        if not parts:
            raise Unspoken("voices.no-words")
        with TemporaryDirectory(prefix="words-") as place:
            outs = [Path(place) / f"{n}.wav" for n in range(len(parts))]
            told = [{"text": r.text.strip(), "voice": self._reader(r.script), "out": str(o)} for r, o in zip(parts, outs, strict=True)]
            self._ask(json.dumps({"rate": round(_NORMAL * rate), "parts": told}))
            return Words(_together([(run, self._read(out)) for run, out in zip(parts, outs, strict=True)]), RATE_HZ)

    def _reader(self, script: Script) -> str:
        base, plus, variant = self._voice.partition("+")
        english = base.startswith("en")
        if english == (script is Script.LATIN):
            return self._voice
        return f"{_HAN if english else _ENGLISH}{plus}{variant}"

    def _ask(self, job: str) -> None:
        failure = Unspoken("voices.hung", {"voice": self._name, "seconds": f"{self._timeout_s:g}"})
        for _try in range(TRIES):
            try:
                done = self._run(job)
            except subprocess.TimeoutExpired:
                continue
            except OSError as refusal:
                raise Unspoken("voices.failed", {"voice": self._name, "reason": refusal.strerror or ""}) from refusal
            if done.returncode == 0:
                return self._judge(done.stdout)
            reason = (done.stderr.strip().splitlines() or [f"exit {done.returncode}"])[-1]
            failure = Unspoken("voices.failed", {"voice": self._name, "reason": reason})
        raise failure

    def _run(self, job: str) -> subprocess.CompletedProcess[str]:
        # `run` kills the child when its time is over.
        how: dict[str, Any] = {"capture_output": True, "encoding": "utf-8", "errors": "replace"}
        return subprocess.run(self._child, input=job, timeout=self._timeout_s, env=environment(), check=False, **how)

    def _judge(self, answer: str) -> None:
        told = json.loads(answer)
        if bad := told.get("no_such_voice"):
            raise Unspoken("voices.no-such-voice", {"voice": f"{PYTTSX}/{bad}", "known": ", ".join(told["known"])})

    def _read(self, out: Path) -> NDArray[np.float32]:
        import soundfile

        try:
            sound, rate_hz = soundfile.read(out, dtype="float32")
        except (OSError, soundfile.LibsndfileError) as refusal:
            raise Unspoken("voices.failed", {"voice": self._name, "reason": str(refusal)}) from refusal
        if rate_hz != RATE_HZ:
            raise Unspoken("voices.failed", {"voice": self._name, "reason": f"{rate_hz} Hz"})
        return trimmed(np.asarray(sound, np.float32), RATE_HZ)


def _together(parts: Sequence[tuple[Run, NDArray[np.float32]]]) -> NDArray[np.float32]:
    sounds = [x for run, sound in parts for x in (sound, np.zeros(int(_pause_s(run.text) * RATE_HZ), np.float32))]
    return np.concatenate(sounds[:-1])


def _pause_s(text: str) -> float:
    ending = text.rstrip(" ")[-1:]
    return next((seconds for marks, seconds in _PAUSES if ending in marks), _JOINT_S)
