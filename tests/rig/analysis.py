"""What is in a recording: marks, tones, holes, levels."""

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 48_000
Signal = NDArray[np.float32]
_WINDOW_S = 0.010


def mark() -> Signal:
    """A 9-sample bell of height 0.9, centred on its fifth sample: found again to a fraction of a sample."""
    return np.asarray(0.9 * np.hanning(11)[1:-1], np.float32)


def marks(signal: Signal) -> list[float]:
    """Frame (fraction included) of the centre of each mark."""
    loud = np.flatnonzero(signal > 0.35)
    groups = np.split(loud, np.flatnonzero(np.diff(loud) > 20) + 1) if len(loud) else []
    found = []
    for group in groups:
        first, last = max(0, group[0] - 6), group[-1] + 7
        part = signal[first:last].astype(np.float64)
        found.append(first + float((part * np.arange(len(part))).sum() / part.sum()))
    return found


def tone(hz: float, seconds: float, dbfs: float = -12.0) -> Signal:
    """A sine from frame 0 of peak `dbfs`, mono; whole periods join without a seam."""
    time = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    return np.asarray(10 ** (dbfs / 20) * np.sin(2 * np.pi * hz * time), np.float32)


def music(seconds: float, seed: int = 1, dbfs: float = -18.0) -> Signal:
    """Something a cross-correlation can find its way in: tinted noise in uneven bursts, mono, RMS about `dbfs`."""
    chance = np.random.default_rng(seed)
    count = round(seconds * RATE_HZ)
    noise = np.convolve(chance.standard_normal(count), np.exp(-np.arange(40) / 8), "same")
    swell = np.repeat(chance.uniform(0.3, 1, count // 4800 + 1), 4800)[:count]
    sound = noise * swell
    return np.asarray(sound * 10 ** (dbfs / 20) / np.sqrt(np.mean(sound**2)), np.float32)


def stereo(signal: Signal) -> Signal:
    """(frames, 2) with the same on both sides."""
    return np.repeat(signal[:, None], 2, axis=1)


def envelope(signal: Signal, hz: float) -> NDArray[np.float64]:
    """Peak amplitude of one tone over time; 10 ms boxcar, so tones on a 100 Hz grid do not see each other."""
    turned = signal * np.exp(-2j * np.pi * hz * np.arange(len(signal)) / RATE_HZ)
    width = int(_WINDOW_S * RATE_HZ)
    total = np.concatenate([[0], np.cumsum(turned)])
    level = np.abs(total[width:] - total[:-width]) / width * 2
    return np.pad(level, (width // 2, len(signal) - len(level) - width // 2))


def spans(on: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """(first, after last) of each run of true."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], on.view(np.int8), [0]])))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def sounding(signal: Signal, hz: float, *, dbfs: float = -40.0, shortest_s: float = 0.03) -> list[tuple[int, int]]:
    """Frames from and to which a tone is louder than `dbfs`."""
    return [(a, b) for a, b in spans(envelope(signal, hz) > 10 ** (dbfs / 20)) if b - a >= shortest_s * RATE_HZ]


def holes(signal: Signal, *, shortest_s: float = 0.02, dbfs: float = -70.0) -> list[tuple[float, float]]:
    """(second, length in seconds) of every stretch below `dbfs`, to the millisecond."""
    width = RATE_HZ // 1000
    loudest = np.abs(signal[: len(signal) // width * width]).reshape(-1, width).max(axis=1)
    return [(a / 1000, (b - a) / 1000) for a, b in spans(loudest < 10 ** (dbfs / 20)) if b - a >= shortest_s * 1000]


def rms_db(signal: Signal) -> float:
    """RMS in dBFS, −240 for nothing."""
    return 20 * float(np.log10(np.sqrt(np.mean(np.square(signal.astype(np.float64)))) + 1e-12)) if len(signal) else -240.0
