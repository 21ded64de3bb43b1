"""What the mall heard, held against the rehearsal of the same minutes."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from broadcaster.air.sinks.captured import CapturedServer, use
from broadcaster.air.sinks.offset import lag
from tests.daemon.station import Station, recorded
from tests.rig.analysis import RATE_HZ, Signal, rms_db, sounding, spans
from tests.rig.recorder import Recorder, Recording


def skew() -> float:
    """Seconds the wall clock is ahead of the steady one."""
    return min((b - a, w - (a + b) / 2) for a, w, b in ((time.monotonic(), time.time(), time.monotonic()) for _ in range(20)))[1]


@dataclass
class Tape:
    """A recording by wall clock; `shift` is added to it to get the programme's (`--as-if`)."""

    recording: Recording
    shift: float = 0.0

    def between(self, start: float, end: float) -> Signal:
        """What was heard from `start` to `end`, Unix seconds of the programme."""
        off = skew() + self.shift
        return np.asarray(self.recording.between(start - off, end - off))

    def silent(self, start: float, end: float, dbfs: float = -60.0) -> float:
        """Seconds without sound in a stretch, by tens of milliseconds."""
        heard = self.between(start, end)
        width = RATE_HZ // 100
        blocks = np.abs(heard[: len(heard) // width * width]).reshape(-1, width).max(axis=1)
        return float((blocks < 10 ** (dbfs / 20)).sum()) / 100

    def tones(self, start: float, end: float, hz: float) -> list[tuple[float, float]]:
        """Programme seconds from and to which a tone is heard; each by itself, since a recording may have lost something between."""
        off = skew() + self.shift
        heard = [(self.recording.air(a) + off, self.recording.air(b) + off) for a, b in sounding(self.recording.samples[:, 0], hz)]
        return [(a, b) for a, b in heard if start <= a < end]


@dataclass
class Taping:
    """Filled when the taping ends."""

    shift: float = 0.0
    """Set during the taping: the programme's clock over the machine's."""
    tape: Tape = field(default_factory=lambda: Tape(Recording(np.zeros((0, 2), np.float32), np.zeros(1), np.zeros(1))))


@contextmanager
def taping(server: CapturedServer, sink: str = "mall") -> Iterator[Taping]:
    """Record the sink while this lasts."""
    with use(server.environment):
        recorder = Recorder(sink)
    taken = Taping()
    try:
        yield taken
    finally:
        taken.tape.recording, taken.tape.shift = recorder.stop(), taken.shift


@dataclass(frozen=True)
class Twin:
    """The rehearsal of a stretch of the day."""

    samples: Signal
    start: float
    """Unix second of its first frame."""

    def between(self, start: float, end: float) -> Signal:
        first, last = (round((t - self.start) * RATE_HZ) for t in (start, end))
        return self.samples[max(0, first) : last]

    def error(self, tape: Tape, at: float, *, span: float = 0.6, reach: float = 0.4) -> float | None:
        """Seconds by which what was heard at `at` lags behind the rehearsal; `None` when it is something else."""
        wanted, heard = self.between(at, at + span), tape.between(at - reach, at + span + reach)
        if rms_db(wanted) < -60 or rms_db(heard) < -60:
            return None
        place = lag(wanted, heard)
        return None if place is None else place / RATE_HZ - reach


def rehearsed(station: Station, start: datetime, seconds: float) -> Twin:
    """Render it with the command people use."""
    file = station.mall.home / f"twin-{start:%H%M%S}.wav"
    end = start + timedelta(seconds=seconds)
    told = station.command(
        "rehearse", "--date", f"{start:%Y-%m-%d}", "--from", f"{start:%H:%M:%S}", "--to", f"{end:%H:%M:%S}", "--out", str(file)
    )
    assert told.returncode == 0, told.stderr
    return Twin(recorded(file), start.replace(microsecond=0).timestamp())


def loud(signal: Signal, dbfs: float = -50.0) -> list[tuple[float, float]]:
    """(second, second) of each stretch that sounds, by tens of milliseconds."""
    width = RATE_HZ // 100
    blocks = np.abs(signal[: len(signal) // width * width]).reshape(-1, width).max(axis=1)
    return [(a / 100, b / 100) for a, b in spans(blocks > 10 ** (dbfs / 20))]


def file_of(station: Station, name: str = "heard.wav") -> Path:
    return station.mall.home / name
