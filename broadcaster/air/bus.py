"""The one stream: block after block from the mixer to the sink, each for the frame at which it will be heard."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from broadcaster.air.events import Jumped
from broadcaster.air.limiter import AHEAD
from broadcaster.air.mixer import Mixer
from broadcaster.air.ports import Clock, Sink
from broadcaster.air.score import BLOCK
from broadcaster.content.clip import RATE_HZ

log = logging.getLogger(__name__)

TOLERANCE = 3 * RATE_HZ // 1000
"""Frames (3 ms) the programme may be off the wall clock before it is put right."""
WORTH_TELLING = RATE_HZ // 4
"""Frames a correction must have to be written down; less is drift."""
PERSISTENT = 25
"""Blocks in a row (half a second) a smaller error must last before it is put right."""
CLOSE_S = 0.0002
"""Two clock readings closer than this belong together."""
SKEW_ATTEMPTS = 4
STEP_S = 0.2
"""Seconds the wall clock must move against the steady one to count as stepped."""


@dataclass(frozen=True, slots=True)
class Meters:
    """Of the last block: full-scale dB."""

    rms_db: float = -120.0
    peak_db: float = -120.0
    reduction_db: float = 0.0


class Bus:
    """A thread that never waits for anything but the sink."""

    def __init__(self, mixer: Mixer, sink: Sink, clock: Clock, post: Callable[[Jumped | BaseException], None]) -> None:
        self._mixer, self._sink, self._clock, self._post = mixer, sink, clock, post
        self._leaving: int | None = None
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="bus", daemon=True)
        self._skew = self._measured_skew()
        self._off_for = 0
        self.position = self._wanted()
        """Programme frame of the next block."""
        self.meters = Meters()
        self.alive_at = clock.steady()
        """Steady second of the last block: the proof of life."""

    def start(self) -> None:
        self._thread.start()

    def leave(self, seconds: float) -> None:
        """Fade out over `seconds` from the next block on, then end."""
        length = int(seconds * RATE_HZ)
        self._mixer.fade_out(self.position + AHEAD, length)
        self._leaving = self.position + 2 * AHEAD + length

    def join(self, seconds: float) -> None:
        """Wait until it has ended."""
        self._ended.wait(seconds)

    def _measured_skew(self) -> float:
        """Seconds the wall clock is ahead of the steady one. Taken between two steady readings that lie close together: a thread
        that is sent to sleep between two clocks would see them apart."""
        readings = []
        for _attempt in range(SKEW_ATTEMPTS):
            before, wall, after = self._clock.steady(), self._clock.now(), self._clock.steady()
            readings.append((after - before, wall - (before + after) / 2))
            if after - before < CLOSE_S:
                break
        return min(readings)[1]

    def _wanted(self) -> int:
        """The programme frame that belongs to the instant the next block will be heard."""
        return round((self._sink.next_air() + self._skew) * RATE_HZ)

    def _run(self) -> None:
        try:
            while self._leaving is None or self.position < self._leaving:
                self._block()
        except BaseException as failure:  # the loop that feeds the air must not die quietly
            log.exception("bus failed")
            self._post(failure)
        finally:
            self._ended.set()

    def _block(self) -> None:
        frame = self._place()
        block = self._mixer.block(frame, BLOCK)
        self.position = frame + BLOCK
        self._sink.write(block)
        self.alive_at = self._clock.steady()
        peak = float(np.abs(block).max())
        rms = float(np.sqrt(np.vdot(block, block) / block.size))
        self.meters = Meters(_db(rms), _db(peak), self._mixer.limiter.reduction_db)

    def _place(self) -> int:
        """The frame to sound next: the one after the last, unless the wall clock has left it behind, and not for a moment only."""
        before, self._skew = self._skew, self._measured_skew()
        stepped = abs(self._skew - before) > STEP_S
        wanted = self._wanted()
        off = wanted - self.position
        self._off_for = self._off_for + 1 if abs(off) > TOLERANCE else 0
        if self._leaving is not None or (self._off_for < PERSISTENT and abs(off) <= WORTH_TELLING):
            return self.position
        self._off_for = 0
        if abs(off) > WORTH_TELLING:
            self._post(Jumped(self.position, wanted, "air.clock-stepped" if stepped else "air.stalled"))
        return wanted


def _db(amplitude: float) -> float:
    return float(20 * np.log10(max(amplitude, 1e-6)))
