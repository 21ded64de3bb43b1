"""The last seconds of a mono signal, found again by frame number."""

import numpy as np
from numpy.typing import NDArray

from broadcaster.content.clip import RATE_HZ

Mono = NDArray[np.float32]


class Ring:
    """One thread appends, others copy. A window is refused when any of it is gone or yet to come."""

    def __init__(self, seconds: float) -> None:
        self._frames = np.zeros(round(seconds * RATE_HZ), np.float32)
        self.end = 0
        """Frame after the newest."""

    def append(self, signal: Mono) -> None:
        """Take the next frames, at most the ring's length at a time."""
        place = self.end % len(self._frames)
        head = min(len(signal), len(self._frames) - place)
        self._frames[place : place + head] = signal[:head]
        self._frames[: len(signal) - head] = signal[head:]
        self.end += len(signal)

    def window(self, first: int, last: int) -> Mono | None:
        """A copy of frames `first` to `last` (not included)."""
        if first < 0 or last > self.end or first < self.end - len(self._frames) or last <= first:
            return None
        return np.take(self._frames, np.arange(first, last), mode="wrap")


def mono(block: NDArray[np.float32]) -> Mono:
    """Both sides of (frames, 2), mixed; ten times as fast as `mean(axis=1)`, and this is done for every block."""
    return np.asarray((block[:, 0] + block[:, 1]) * np.float32(0.5), np.float32)


def level_db(signal: Mono) -> float:
    """RMS in dBFS; −120 at the least."""
    return 10 * float(np.log10(np.mean(np.square(signal, dtype=np.float64)) + 1e-12)) if len(signal) else -120.0
