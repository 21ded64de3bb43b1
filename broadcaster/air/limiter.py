"""The last thing on the bus: no true peak above −1 dBTP leaves it (BS.1770-4 annex 2).

It looks 20 ms ahead, so a peak is met by a gain that is already down; gain moves in steps of 1 ms, straight between them.
Blocks may be any multiple of 48 frames long: the sound does not depend on how it is cut.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from broadcaster.air.ports import Samples
from broadcaster.content.clip import PEAK_DBTP

STEP = 48
"""Frames a gain step lasts: 1 ms."""
AHEAD = 960
"""Frames the limiter holds back."""
_MARGIN_DB = 0.3
"""What 4 × oversampling may miss of a true peak (BS.1770-4 annex 2, attachment 1)."""
_CEILING = 10 ** ((PEAK_DBTP - _MARGIN_DB) / 20)
_SAFE = _CEILING / 2
"""Under this sample peak no reconstruction of programme material passes the ceiling."""
_ATTACK = 5
_RELEASE = 1 - np.exp(-1 / 80)
"""Share of the way back to full that one step goes: 80 ms."""
_FULL = 0.9999
"""From here on the gain counts as full again: 0.001 dB."""
_TAPS = 24
"""Frames of sound a value between two samples is made from: fewer would not see peaks of what lies above 16 kHz."""


def _phases() -> NDArray[np.float32]:
    """The four phases of a 96-tap windowed sinc: 4 × oversampling as BS.1770-4 asks."""
    t = np.arange(4 * _TAPS) - (4 * _TAPS - 1) / 2
    kernel = np.sinc(t / 4) * np.kaiser(4 * _TAPS, 4.5)
    phases = kernel.reshape(_TAPS, 4).T
    return np.asarray(phases / phases.sum(axis=1, keepdims=True), np.float32)


_PHASES = _phases()


class Limiter:
    """Give it blocks, get the same number of frames back, `AHEAD` frames later."""

    def __init__(self) -> None:
        self._held = np.zeros((AHEAD, 2), np.float32)
        self._wanted = np.ones(AHEAD // STEP)
        """Gain each held step may have at most."""
        self._past = np.ones(2)
        """What the last two steps asked for: the kernel answers a little late."""
        self._eased = [1.0] * _ATTACK
        self._edge = 1.0
        self._tail = np.zeros((_TAPS, 2), np.float32)
        self.reduction_db = 0.0
        """Deepest gain reduction of the last block, dB, never above 0."""

    def push(self, block: Samples) -> Samples:
        """`block` in, what went in `AHEAD` frames earlier out."""
        wanted = np.concatenate([self._wanted, self._allowed(block)])
        held = np.concatenate([self._held, block])
        steps = len(block) // STEP
        out = held[: len(block)]
        self._held, self._wanted = held[len(block) :], wanted[steps:]
        if self._edge == 1.0 and wanted.min() == 1.0:
            self.reduction_db = 0.0
            return out
        edges = self._edges(wanted, steps)
        gain = np.interp(np.arange(len(block)), np.arange(steps + 1) * STEP, edges).astype(np.float32)
        self.reduction_db = float(20 * np.log10(edges.min()))
        return np.asarray(out * gain[:, None], np.float32)

    def _allowed(self, block: Samples) -> NDArray[np.float64]:
        """Highest gain each step of a new block may have."""
        joined = np.concatenate([self._tail, block])
        self._tail = joined[-_TAPS:]
        if float(np.abs(joined).max()) < _SAFE:
            return np.ones(len(block) // STEP)
        windows = sliding_window_view(joined, _TAPS, axis=0)[1:]
        peaks = np.abs(windows @ _PHASES.T).max(axis=(1, 2))
        # the kernel's middle lies 12 frames back: a step answers for the 12 frames after it too
        steps = np.maximum(peaks, np.abs(block).max(axis=1)).reshape(-1, STEP).max(axis=1)
        return np.asarray(np.minimum(1.0, _CEILING / np.maximum(steps, 1e-9)), np.float64)

    def _edges(self, wanted: NDArray[np.float64], steps: int) -> NDArray[np.float64]:
        """Gain at the edges of the next `steps` steps: the lowest anyone near asks for, eased in over 5 ms, let go over 80 ms."""
        asked = np.concatenate([self._past, wanted])
        edges = [self._edge]
        for n in range(steps):
            floor = float(asked[n : n + _ATTACK + 4].min())
            before = self._eased[-1]
            level = min(floor, before + (1 - before) * _RELEASE)
            self._eased = [*self._eased[1:], level if level < _FULL else 1.0]
            edges.append(sum(self._eased) / _ATTACK)
        self._past, self._edge = asked[steps : steps + 2], edges[-1]
        return np.array(edges)
