"""Records what a sink plays, and knows when each frame of it was on the air."""

import os
import subprocess
import threading
import time
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 48_000
_FRAME_BYTES = 8
_SETTLED_READS = 3
_ENOUGH_READS = 5


@dataclass(frozen=True, slots=True)
class Recording:
    """(frames, 2) float32, and the CLOCK_MONOTONIC second of each frame by linear pieces."""

    samples: NDArray[np.float32]
    seconds: NDArray[np.float64]
    """Knots: second of the recording …"""
    offsets: NDArray[np.float64]
    """… and what to add to it to get the CLOCK_MONOTONIC second it aired."""

    def air(self, frame: float) -> float:
        """CLOCK_MONOTONIC second at which a frame of the recording was on the air, ±1 ms."""
        second = frame / RATE_HZ
        return second + float(np.interp(second, self.seconds, self.offsets))

    def between(self, start: float, end: float) -> NDArray[np.float32]:
        """What aired from `start` to `end` (CLOCK_MONOTONIC seconds), left channel."""
        offset = float(np.interp(start, self.seconds + self.offsets, self.offsets))
        first, last = (max(0, round((t - offset) * RATE_HZ)) for t in (start, end))
        return self.samples[first:last, 0]


class Recorder:
    """`parec` on a sink's monitor. A null sink renders each block when it is due and hands it over at once, so arrival minus
    position is when recording began. No read comes early, and on a busy machine most may come late, so the earliest tenth of each second
    is used (0.1 ms before the median in peace)."""

    def __init__(self, sink: str) -> None:
        command = ["parec", "-d", f"{sink}.monitor", "--format=float32le", f"--rate={RATE_HZ}", "--channels=2", "--latency-msec=10"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, env=dict(os.environ))
        self._chunks: list[bytes] = []
        self._reads: list[tuple[float, float]] = []
        self._running = threading.Event()
        self._thread = threading.Thread(target=self._pump, daemon=True)
        self._thread.start()
        self._running.wait(5)

    def stop(self) -> Recording:
        """End, and give what was recorded."""
        self._process.terminate()
        self._thread.join(3)
        self._process.wait()
        raw = b"".join(self._chunks)
        samples = np.frombuffer(raw[: len(raw) // _FRAME_BYTES * _FRAME_BYTES], np.float32).reshape(-1, 2)
        seconds = [list(g) for _, g in groupby(self._reads[_SETTLED_READS:], key=lambda r: int(r[0]))]
        knots = [
            (float(np.mean([s for s, _ in g])), float(np.percentile([o for _, o in g], 10))) for g in seconds if len(g) > _ENOUGH_READS
        ]
        places, offsets = np.array(knots).T
        return Recording(samples, places, _steadied(offsets))

    def _pump(self) -> None:
        assert self._process.stdout is not None
        taken = 0
        while data := os.read(self._process.stdout.fileno(), 65536):
            now, second = time.monotonic(), taken / _FRAME_BYTES / RATE_HZ
            self._reads.append((second, now - second))
            self._chunks.append(data)
            taken += len(data)
            if second > 0.2:
                self._running.set()


def _steadied(offsets: NDArray[np.float64]) -> NDArray[np.float64]:
    """The earliest fifth over nine seconds: on a busy machine the reads of a whole second may come late, the sink's clock does not."""
    return np.array([np.percentile(offsets[max(0, n - 4) : n + 5], 20) for n in range(len(offsets))])
