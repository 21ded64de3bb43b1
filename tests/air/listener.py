"""A sink that listens: it keeps what can be told from the sound, not the sound."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from broadcaster.air.ports import Samples, SinkReport
from broadcaster.content.clip import RATE_HZ
from tests.air import studio

WINDOW = RATE_HZ // 10
"""Frames of a window whose levels are kept."""
BINS = np.array([studio.hz(name) for name in studio.NAMES]) * WINDOW // RATE_HZ
"""Where in a window's spectrum each clip's tone is."""
QUIET = RATE_HZ // 200
"""Frames (5 ms) a stretch must be silent to count."""
TOGETHER = 50
"""Blocks looked at in one go, for speed."""
SILENCE = 10 ** (-80 / 20)
FAINT = 1e-6
"""Pulses under this (−100 dB) drown in the rounding of 32-bit floats."""


@dataclass(frozen=True, slots=True)
class Run:
    """One clip heard in one go of its own time: its pulses."""

    clip: str
    start: int
    """Programme frame of the clip's first frame, heard or not."""
    frames: tuple[int, ...]
    """Programme frame of each pulse down that was heard."""
    gains: tuple[float, ...]
    """dB over the master at each."""

    @property
    def begins(self) -> bool:
        """It was heard from its first frame on (which a fade may have kept inaudible), not from its middle."""
        return self.frames[0] < self.start + 2 * studio.every(self.clip)

    @property
    def end(self) -> int:
        """Frame after the clip's last, heard or not."""
        return self.start + studio.sounding(self.clip)

    def between(self, start: int, end: int) -> list[float]:
        """dB of the pulses between two frames."""
        return [g for f, g in zip(self.frames, self.gains, strict=True) if start <= f < end]


@dataclass(frozen=True, slots=True)
class _Pair:
    up: int
    down: int
    height: float
    depth: float

    @property
    def alike(self) -> bool:
        return -2 < self.height / self.depth < -0.5

    @property
    def gain(self) -> float:
        """By the pulse down: clips that begin together share their first pulse up."""
        return 20 * float(np.log10(-self.depth / studio.PULSE))


class Listener:
    """Implements `ports.Sink`, unpaced. Blocks must be whole windows, but for the last."""

    def __init__(self, first: int, keep: Sequence[tuple[int, int]] = ()) -> None:
        """`first`: programme frame of the first frame written; `keep`: spans of frames whose sound is kept (`kept`)."""
        self.first, self.at, self.peak = first, first, 0.0
        self.kept = {span: np.zeros((span[1] - span[0], 2), np.float32) for span in keep}
        self._pulses: list[tuple[NDArray[np.int64], NDArray[np.float32]]] = []
        self._tones: list[NDArray[np.float64]] = []
        self._rms: list[NDArray[np.float32]] = []
        self._waiting: list[Samples] = []
        self._silent: list[NDArray[np.bool_]] = []

    def start(self, report: Callable[[SinkReport], None]) -> None: ...

    @property
    def name(self) -> str:
        return "listener"

    def next_air(self) -> float:
        return self.at / RATE_HZ

    def write(self, block: Samples) -> None:
        self._waiting.append(block)
        if len(self._waiting) == TOGETHER:
            self._hear()

    def stop(self) -> None:
        self._hear()

    def _hear(self) -> None:
        if not self._waiting:
            return
        sound = np.concatenate(self._waiting)
        self._waiting.clear()
        difference = sound[:, 0] - sound[:, 1]
        found = np.flatnonzero(np.abs(difference) > FAINT)
        self._pulses.append((found + self.at, difference[found]))
        self.peak = max(self.peak, float(np.abs(sound).max()))
        self._keep(sound)
        right = sound[:, 1] if len(sound) % WINDOW == 0 else np.pad(sound[:, 1], (0, -len(sound) % WINDOW))
        windows = right.reshape(-1, WINDOW)
        self._tones.append(np.abs(np.fft.rfft(windows)[:, BINS]) * (2 / WINDOW))
        self._rms.append(np.sqrt(np.einsum("ij,ij->i", windows, windows) / WINDOW))
        self._silent.append(np.abs(right).reshape(-1, QUIET).max(axis=1) < SILENCE)
        self.at += len(sound)

    def _keep(self, sound: Samples) -> None:
        for (start, end), kept in self.kept.items():
            a, b = max(start, self.at), min(end, self.at + len(sound))
            if a < b:
                kept[a - start : b - start] = sound[a - self.at : b - self.at]

    # what was heard

    def runs(self) -> list[Run]:
        """Every clip heard, by start. A run of a single pulse counts only where nothing else explains the pulse."""
        found: dict[tuple[int, int], list[_Pair]] = defaultdict(list)
        for pair in self._pairs():
            told = studio.meaning(pair.down - pair.up)
            if told:
                found[told[0], pair.up - told[1] * studio.every(studio.NAMES[told[0]])].append(pair)
        taken = {pair.up for pairs in found.values() if len(pairs) > 1 for pair in pairs}
        sure = {k: pairs for k, pairs in found.items() if len(pairs) > 1 or (pairs[0].alike and pairs[0].up not in taken)}
        runs = [Run(studio.NAMES[n], at, tuple(p.down for p in pairs), tuple(p.gain for p in pairs)) for (n, at), pairs in sure.items()]
        return sorted(runs, key=lambda run: run.frames[0])

    def _pairs(self) -> Iterator[_Pair]:
        """All pulses up with each pulse down that could belong to them."""
        frames = np.concatenate([f for f, _ in self._pulses])
        heights = np.concatenate([h for _, h in self._pulses])
        farthest = studio.distance(len(studio.NAMES), 0)
        for n in np.flatnonzero(heights > 0):
            for m in range(n + 1, np.searchsorted(frames, frames[n] + farthest)):
                if heights[m] < 0:
                    yield _Pair(int(frames[n]), int(frames[m]), float(heights[n]), float(heights[m]))

    def tones(self, start: int, end: int, dbfs: float = -45.0) -> set[str]:
        """The clips whose tone was heard above `dbfs` in any whole window between two frames."""
        first, last = -(-(start - self.first) // WINDOW), (end - self.first) // WINDOW
        loud = (np.concatenate(self._tones)[first:last] > 10 ** (dbfs / 20)).any(axis=0)
        return {studio.NAMES[n] for n in np.flatnonzero(loud)}

    def level(self, frame: int) -> float:
        """RMS in dBFS of the right side in the window that holds a frame."""
        return 20 * float(np.log10(np.concatenate(self._rms)[(frame - self.first) // WINDOW] + 1e-9))

    def holes(self, longer_s: float = 0.05) -> list[tuple[int, int]]:
        """(first frame, after last) of every silence longer than this, to 5 ms."""
        silent = np.concatenate(self._silent)[: (self.at - self.first) // QUIET]
        edges = np.flatnonzero(np.diff(np.concatenate([[0], silent.view(np.int8), [0]]))).reshape(-1, 2)
        return [(self.first + int(a) * QUIET, self.first + int(b) * QUIET) for a, b in edges if (b - a) * QUIET > longer_s * RATE_HZ]
