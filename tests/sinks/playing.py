"""A programme on air in the captured sink, and what is heard of it."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psutil

from broadcaster.air.sinks.server import Server
from broadcaster.air.sinks.vlc import VlcSink
from tests.rig.analysis import RATE_HZ, marks, tone
from tests.rig.feeder import Feeder, Programme
from tests.rig.recorder import Recorder, Recording
from tests.sinks.conftest import SINK, Reports

TONE = tone(500, 1.0)
ALIGNING_S = 1.0
"""What the ears found is heard this long after, when what was written before is over."""
TRUE_MS = 5
"""What a cue may be off; nothing under 3 ms is put right. How near it comes is measured, not tested (`benchmarks/onset.py`)."""


@contextmanager
def on_air(sink: VlcSink, reports: Reports, programme: Programme) -> Iterator[Feeder]:
    sink.start(reports)
    feeder = Feeder(sink, programme)
    try:
        yield feeder
    finally:
        feeder.stop()
        sink.stop()


def off_the_clock_ms(recording: Recording, since: float) -> list[float]:
    """How far each mark after `since` was from its half second."""
    aired = [recording.air(m) for m in marks(recording.samples[:, 0])]
    return [1000 * (t - 4 / RATE_HZ - round(2 * t) / 2) for t in aired if t > since]


def pactl(*words: str) -> str:
    return subprocess.run(["pactl", *words], check=True, capture_output=True, text=True, timeout=10).stdout.strip()


def our_streams() -> list[tuple[float, bool, int]]:
    with Server() as server:
        return [(s.volume, s.muted, s.sink) for s in server.streams(os.getpid())]


def heard_marks(seconds: float) -> int:
    """Marks in the next seconds of the monitor."""
    recorder = Recorder(SINK)
    time.sleep(seconds)
    return len(marks(recorder.stop().samples[:, 0]))


def children(name: str) -> list[int]:
    """Our own child processes of this name."""
    return [c.pid for c in psutil.Process().children() if c.name() == name]
