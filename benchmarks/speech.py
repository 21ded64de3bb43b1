"""What a minute of speech costs: seconds and memory per voice, the process that renders it included."""

import resource
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.figure import Figure
from benchmarks.intelligibility import TEXTS, VOICES
from broadcaster.content.clip import RATE_HZ
from broadcaster.voices.port import Utterance
from broadcaster.voices.render import render


def figures(*, quick: bool) -> Iterator[Figure]:
    """Three texts a voice, each voice in a process of its own so that the memory is its own too."""
    for voice, language in ((v, language) for language, voices in VOICES.items() for v in voices):
        with ProcessPoolExecutor(1, get_context("spawn")) as alone:
            yield alone.submit(_figure, voice, language, TEXTS[language][: 1 if quick else None]).result()


def _figure(voice: str, language: str, texts: tuple[str, ...]) -> Figure:
    began = perf_counter()
    with TemporaryDirectory(prefix="bench-") as folder:
        outcomes = render(Path(folder), [Utterance(t, language, voice) for t in texts], fallbacks={})
    took, used = perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if not all(o.rendering for o in outcomes):
        return Figure(f"speech by {voice}", "cannot speak: " + ", ".join({r.code for o in outcomes for r in o.reasons}))
    minutes = sum(o.rendering.measured.frames for o in outcomes if o.rendering) / RATE_HZ / 60
    cpu_s, megabytes = (used.ru_utime + used.ru_stime) / minutes, used.ru_maxrss / 1024
    value = f"{took / minutes:.0f} s ({cpu_s:.0f} s of processor) a minute of speech, {megabytes:.0f} MB"
    return Figure(f"speech by {voice}", value, "", None, {"seconds": took / minutes, "cpu_seconds": cpu_s, "megabytes": megabytes})
