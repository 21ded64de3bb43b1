"""The four chimes, made of bells: nothing is recorded, nobody else's sound is in them. PURE."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from broadcaster.content.clip import RATE_HZ

_C5, _E5, _G5, _A5, _C6 = 523.251, 659.255, 783.991, 880.0, 1046.502
_CHIMES = {
    "dingdong": ((_E5, _C5), 0.70),
    "up4": ((_C5, _E5, _G5, _C6), 0.42),
    "down4": ((_C6, _G5, _E5, _C5), 0.42),
    "attention3": ((_A5, _A5, _A5), 0.28),
}
"""Notes in Hz, and seconds from one stroke to the next."""
_PARTIALS = ((1.0, 1.0, 1.10), (2.0, 0.18, 0.60), (3.0, 0.06, 0.40), (4.0, 0.22, 0.35), (5.4, 0.05, 0.12), (9.2, 0.02, 0.05))
"""Of one bell: times its frequency, level, seconds until 1/e."""
_RING_S, _ATTACK_S, _FADE_S = 1.8, 0.004, 0.25
_TREMOLO, _TREMOLO_HZ = 0.03, 5.2
_ROOM_S, _ROOM_DECAY_S, _ROOM_AFTER_S, _ROOM_MIX = 0.5, 0.11, 0.012, 0.12
_PEAK = 10 ** (-3 / 20)

Mono = NDArray[np.float64]


@cache
def chime(name: str) -> NDArray[np.float32]:
    """One of `port.CHIMES`, (frames, 2) float32 at 48 kHz, peak −3 dBFS; both ends are silent. Not to be written to."""
    notes, gap_s = _CHIMES[name]
    dry = np.zeros(int((gap_s * (len(notes) - 1) + _RING_S) * RATE_HZ))
    for stroke, hz in enumerate(notes):
        at = int(stroke * gap_s * RATE_HZ)
        dry[at:] += _bell(hz, len(dry) - at)
    wet = _in_a_room(dry)
    fade = int(_FADE_S * RATE_HZ)
    wet[-fade:] *= (1 + np.cos(np.linspace(0, np.pi, fade))) / 2
    wet -= wet.mean()
    wet[[0, -1]] = 0.0
    mono = (wet * (_PEAK / np.abs(wet).max())).astype(np.float32)
    return np.stack([mono, mono], axis=1)


def _bell(hz: float, frames: int) -> Mono:
    t = np.arange(frames) / RATE_HZ
    partials = (level * np.exp(-t / decay) * np.sin(2 * np.pi * hz * ratio * t) for ratio, level, decay in _PARTIALS)
    ringing: Mono = np.sum(list(partials), axis=0) * (1 + _TREMOLO * np.sin(2 * np.pi * _TREMOLO_HZ * t))
    attack = int(_ATTACK_S * RATE_HZ)
    ringing[:attack] *= np.sin(np.linspace(0, np.pi / 2, attack)) ** 2
    return ringing


def _in_a_room(dry: Mono) -> Mono:
    """With the reverberation of a room of noise; the seed makes it the same room each time."""
    t = np.arange(int(_ROOM_S * RATE_HZ)) / RATE_HZ
    room = np.random.default_rng(1).standard_normal(len(t)) * np.exp(-t / _ROOM_DECAY_S)
    room /= np.sqrt((room**2).sum())
    late = np.concatenate([np.zeros(int(_ROOM_AFTER_S * RATE_HZ)), room])
    size = len(dry) + len(late)
    echo = np.fft.irfft(np.fft.rfft(dry, size) * np.fft.rfft(late, size), size)
    return dry + _ROOM_MIX * echo[: len(dry)]
