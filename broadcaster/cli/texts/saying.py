"""A filled script into spoken words, into sound, onto this machine's output: once, now."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from broadcaster.faults import Exit, Fault, Problem, Severity, fault
from broadcaster.scripts.script import Script
from broadcaster.sentences import say
from broadcaster.settings import Settings

if TYPE_CHECKING:
    from broadcaster.air.ports import Samples

REST_S = 1.0
"""Silence behind each read; the last one's covers what an output still holds when the words have been given to it."""


def spoken_words(settings: Settings, text: str, language: str) -> str:
    """A text as it is read out: numbers, dates, prices as words; the mall's own readings first."""
    from broadcaster.wording.reader import read
    from broadcaster.wording.spoken import spoken

    return spoken(text, language, read(settings.readings_file))


def said(settings: Settings, script: Script, text: str, output: str) -> None:
    """Sound `text` as `script` has it said, as often as it is read. Raises `Fault` when the daemon is on air or nothing can say it."""
    with _alone(settings):
        _play(settings, output, _rendered(settings, script, text), script.reads)


def _rendered(settings: Settings, script: Script, text: str) -> "Samples":
    """The master of the words; made now where it was not. A person's recording stands in for any voice."""
    import soundfile

    from broadcaster.content.index import master_file
    from broadcaster.voices.port import Utterance
    from broadcaster.voices.render import render

    utterance = Utterance(
        text=spoken_words(settings, text, script.language),
        language=script.language,
        voice=script.voice or settings.house_voices[script.language],
        rate=script.rate,
        chime_before=script.chime_before,
        chime_after=script.chime_after,
        recording=settings.scripts_dir / script.recording if script.recording else None,
    )
    (outcome,) = render(settings.cache_dir, [utterance])
    for reason in outcome.reasons:
        click.echo(say(Problem(reason.code, Severity.WARNING, facts=reason.facts)), err=True)
    if outcome.rendering is None:
        raise fault("scripts.unsaid", title=script.title)
    samples: Samples = soundfile.read(master_file(settings.cache_dir, outcome.rendering.digest), dtype="float32", always_2d=True)[0]
    return samples


def _play(settings: Settings, output: str, sound: "Samples", reads: int) -> None:
    """All reads once through: the signal that an output repeats ends in silence, and is stopped there."""
    import numpy as np

    from broadcaster.content.clip import RATE_HZ
    from broadcaster.wiring import test_signal

    rest = np.zeros((round(REST_S * RATE_HZ), 2), np.float32)
    signal = np.concatenate([*(piece for _ in range(reads) for piece in (sound, rest)), rest])
    with test_signal(settings, output, signal):
        time.sleep(len(signal) / RATE_HZ - REST_S)


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """No daemon is on air meanwhile: the mall would hear both."""
    from broadcaster.control.lock import DaemonLock

    lock = DaemonLock(settings.var_dir / "daemon.lock")
    try:
        lock.take()
    except Fault:
        raise fault("scripts.daemon", Exit.BUSY) from None
    try:
        yield
    finally:
        lock.release()
