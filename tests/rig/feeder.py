"""Feeds a sink as the daemon's bus does: each block for the instant at which it will be heard."""

import threading
import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from broadcaster.air.ports import Sink
from broadcaster.air.score import BLOCK
from tests.rig.analysis import RATE_HZ, Signal, mark, music

Samples = NDArray[np.float32]
Programme = Callable[[int, int], Samples]
"""(first frame, number of frames) → (frames, 2). Frame k is due at k / 48000 s of CLOCK_MONOTONIC."""
_TOLERANCE = 96
_MARK_EVERY = RATE_HZ // 2


def marked(bed: Signal | None = None) -> Programme:
    """A mark each half second of the clock on the left; `bed`, in a loop, on the right."""
    bell = mark()

    def block(first: int, count: int) -> Samples:
        samples = np.zeros((count, 2), np.float32)
        if bed is not None:
            samples[:, 1] = np.take(bed, np.arange(first, first + count), mode="wrap")
        place = -first % _MARK_EVERY
        fitting = bell[: max(0, count - place)]
        samples[place : place + len(fitting), 0] = fitting
        return samples

    return block


def looped(signal: Signal) -> Programme:
    """The same on both sides, in a loop."""

    def block(first: int, count: int) -> Samples:
        samples: Samples = np.take(signal, np.arange(first, first + count), mode="wrap")[:, None].repeat(2, axis=1)
        return samples

    return block


BED = music(10.0, dbfs=-30.0)


class Feeder:
    """A thread that writes until it is stopped; `pause` makes it a stuck mixer."""

    def __init__(self, sink: Sink, programme: Programme) -> None:
        self._sink, self._programme = sink, programme
        self._on, self._free = True, threading.Event()
        self._free.set()
        self.jumps: list[int] = []
        """Each time the programme had to be moved to stay on the clock: by how many frames."""
        self.slowest_s = 0.0
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def pause(self) -> None:
        self._free.clear()

    def resume(self) -> None:
        self._free.set()

    def stop(self) -> None:
        self._on = False
        self._free.set()
        self._thread.join(3)

    def _run(self) -> None:
        frame = round(self._sink.next_air() * RATE_HZ)
        while self._on:
            self._free.wait()
            wanted = round(self._sink.next_air() * RATE_HZ)
            if abs(wanted - frame) > _TOLERANCE:
                self.jumps.append(wanted - frame)
                frame = wanted
            block = self._programme(frame, BLOCK)
            before = time.monotonic()
            self._sink.write(block)
            self.slowest_s = max(self.slowest_s, time.monotonic() - before)
            frame += BLOCK
