"""Pink noise to measure an amplifier by: equal power in every octave, the same every time."""

import numpy as np

from broadcaster.air.ports import Samples
from broadcaster.content.clip import RATE_HZ, REFERENCE_LUFS
from broadcaster.content.loudness import Meter

LOWEST_HZ = 40
HIGHEST_HZ = 12_000


def pink(seconds: float = 10.0, lufs: float = REFERENCE_LUFS) -> Samples:
    """A stretch of noise that joins its own start without a seam, both sides alike, at this integrated loudness (BS.1770-4).

    Raises `ValueError` for less than 0.4 s."""
    count = round(seconds * RATE_HZ)
    hertz = np.fft.rfftfreq(count, 1 / RATE_HZ)
    heard = (hertz >= LOWEST_HZ) & (hertz <= HIGHEST_HZ)
    phases = np.random.default_rng(1770).uniform(0, 2 * np.pi, len(hertz))
    spectrum = np.where(heard, np.exp(1j * phases) / np.sqrt(np.maximum(hertz, 1)), 0)
    mono = np.fft.irfft(spectrum, count)
    noise = np.repeat((mono / np.abs(mono).max() * 0.25).astype(np.float32)[:, None], 2, axis=1)
    meter = Meter()
    meter.push(noise)
    measured = meter.integrated_lufs
    if measured is None:
        raise ValueError("too short to be measured")
    return np.asarray(noise * 10 ** ((lufs - measured) / 20), np.float32)
