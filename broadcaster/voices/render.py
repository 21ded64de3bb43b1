"""Many utterances made into sounds, ahead of their time, in one niced child; light itself."""

import json
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from queue import Empty, SimpleQueue
from tempfile import TemporaryFile
from typing import Any

from broadcaster.content.index import Refusal
from broadcaster.voices.catalogue import FALLBACKS
from broadcaster.voices.child import command, environment
from broadcaster.voices.door import Job, order, understood
from broadcaster.voices.outcome import Outcome, candidates, served
from broadcaster.voices.port import Utterance
from broadcaster.voices.renderings import voice_of
from broadcaster.voices.runs import syllables

Progress = Callable[[int, int, str], None]
"""Told (utterances done, utterances to do, the words of the one just done); those that stood in the cache are not counted."""

STUDIO = command("broadcaster.voices.studio")
START_S, SYLLABLE_S = 90.0, 2.0
"""A try may take so long, and so much for each syllable. Measured: Kokoro 0.15 s of processor time a syllable."""
WAIT_S = 900.0
"""For another process that is rendering into the same cache."""
_FALSE_STARTS = 2


def patience(utterance: Utterance) -> float:
    """Seconds after which a try is given up."""
    return START_S + SYLLABLE_S * syllables(utterance.text)


def render(
    cache_dir: Path,
    utterances: Sequence[Utterance],
    progress: Progress = lambda *_: None,
    *,
    fallbacks: Mapping[str, Sequence[str]] = FALLBACKS,
    studio: Sequence[str] = STUDIO,
    patience: Callable[[Utterance], float] = patience,
) -> tuple[Outcome, ...]:
    """One outcome for each utterance, in their order; what stands in `cache_dir` already is not made again.

    A voice that hangs or dies takes the child along, and nothing else: the rest is done by another child, that utterance by the
    next candidate. Returns when all is done, however long that takes; never call it from a thread that the air waits for.
    """
    asked = {u.key: u for u in utterances}
    done = {key: outcome for key, u in asked.items() if (outcome := served(cache_dir, u, fallbacks))}
    jobs = {key: Job(candidates(u, fallbacks)) for key, u in asked.items() if key not in done}
    total = len(jobs)
    for count, (key, outcome) in enumerate(_made(cache_dir, jobs, studio, patience), 1):
        done[key] = outcome
        progress(count, total, asked[key].words)
    return tuple(replace(done[u.key], utterance=u) for u in utterances)


class _Lost(Exception):
    """The child is no use any more; `code` and `facts` say why."""

    def __init__(self, code: str, **facts: str) -> None:
        self.code, self.facts = code, facts
        super().__init__(code)


def _made(
    cache_dir: Path, jobs: dict[str, Job], studio: Sequence[str], patience: Callable[[Utterance], float]
) -> Iterator[tuple[str, Outcome]]:
    """Empties `jobs`. Each child that is lost leaves one candidate less, so this ends."""
    false_starts = 0
    while jobs:
        trying: tuple[str, int] | None = None
        child = _Child(studio, order(cache_dir, jobs))
        try:
            while jobs:
                line = child.line(WAIT_S if trying is None else patience(jobs[trying[0]].candidates[trying[1]]))
                if "begins" in line:
                    trying = line["id"], line["begins"]
                    continue
                key, trying = line["id"], None
                yield key, understood(jobs.pop(key).candidates[0], line["outcome"])
        except _Lost as lost:
            if trying:
                _blame(jobs[trying[0]], trying[1], lost)
            elif (false_starts := false_starts + 1) >= _FALSE_STARTS:
                yield from _given_up(jobs, lost)
        finally:
            child.end()


def _blame(job: Job, number: int, lost: _Lost) -> None:
    job.skip[number] = Refusal(lost.code, {"voice": voice_of(job.candidates[number]), **lost.facts})


def _given_up(jobs: dict[str, Job], lost: _Lost) -> Iterator[tuple[str, Outcome]]:
    refusal = Refusal("voices.no-studio", {"reason": lost.facts.get("reason", "")})
    while jobs:
        key, job = jobs.popitem()
        yield key, Outcome(job.candidates[0], None, (refusal,))


class _Child:
    """A studio at work: its lines as they come, with a limit on the wait."""

    def __init__(self, studio: Sequence[str], order: str) -> None:
        self._said = TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115 - closed in `end`
        self._process = subprocess.Popen(
            studio, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._said, text=True, env=environment()
        )
        self._lines: SimpleQueue[str] = SimpleQueue()
        self._listener = threading.Thread(target=self._listen, args=(order,), name="studio", daemon=True)
        self._listener.start()

    def _listen(self, order: str) -> None:
        if self._process.stdin and self._process.stdout:
            # A child that is gone already is told by its lines, which end.
            with suppress(BrokenPipeError):
                self._process.stdin.write(order + "\n")
                self._process.stdin.flush()
            with self._process.stdout as lines:
                for line in lines:
                    self._lines.put(line)
        self._lines.put("")

    def line(self, within_s: float) -> dict[str, Any]:
        """The next line. Raises `_Lost` when none comes in time, or none will."""
        try:
            line = self._lines.get(timeout=within_s)
        except Empty:
            raise _Lost("voices.hung", seconds=f"{within_s:.0f}") from None
        if not line:
            self._process.wait()
            raise _Lost("voices.died", reason=self._last_words())
        told: dict[str, Any] = json.loads(line)
        return told

    def _last_words(self) -> str:
        self._said.seek(0)
        return (self._said.read().strip().splitlines() or [f"exit {self._process.returncode}"])[-1]

    def end(self) -> None:
        """Whatever it is doing."""
        self._process.kill()
        self._process.wait()
        self._listener.join()
        self._said.close()
        if self._process.stdin:
            with suppress(BrokenPipeError):
                self._process.stdin.close()
