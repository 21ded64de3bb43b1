"""When does frame 0 of a stream sound? Answers from what can be seen from outside. PURE."""

from collections.abc import Sequence
from statistics import median

import numpy as np

from broadcaster.air.sinks.ring import Mono

START_S = 0.02
"""From the first bytes in the pipe to frame 0 on the air when a player begins, libVLC 3 with `:file-caching=300`: 4 to 55 ms measured,
by the sink and by what else the machine does."""
ONSET_S = 0.012
"""The same when a player that ran dry goes on."""
STEP_AHEAD_S = 0.041
"""`get_time()` moves in steps; at the moment of a step it is ahead of the air by this: 38.9 to 44.1 ms measured on a null sink."""
MIN_STEPS = 8
_MAX_SPREAD_S = 0.02
_DISTINCT = 1.6
_SMOOTH = 4800  # frames; multiples of it have small factors, which a transform is quick and lean with
_NEAR = 48  # frames around a peak that belong to it


def by_steps(steps: Sequence[tuple[float, int]]) -> float | None:
    """Second at which frame 0 aired, from (second of a step, `get_time()` in ms then); `None` when they do not agree to 20 ms."""
    if len(steps) < MIN_STEPS:
        return None
    found = [second - ms / 1000 + STEP_AHEAD_S for second, ms in steps]
    middle = median(found)
    return middle if median(abs(f - middle) for f in found) < _MAX_SPREAD_S else None


def lag(sent: Mono, heard: Mono) -> int | None:
    """Frame of `heard` at which `sent` begins, by whitened cross-correlation (PHAT); `heard` must be the longer.

    `None` when no one place stands out: silence, a steady tone, or something else that was played.
    """
    places = len(heard) - len(sent) + 1
    # Only places where all of `sent` lies within `heard` are asked for, and these the circle does not touch: `heard` alone gives the size.
    size = -(-len(heard) // _SMOOTH) * _SMOOTH
    cross = np.fft.rfft(heard, size)  # from here on in place: each of these is 0.9 MB for the widest search
    cross *= np.conj(np.fft.rfft(sent, size))
    strength = np.abs(cross)
    floor = 1e-3 * float(strength.max())
    if floor <= 0:
        return None
    strength += floor
    cross /= strength
    match = np.fft.irfft(cross, size)[:places]
    best = int(match.argmax())
    rest = np.delete(match, slice(max(0, best - _NEAR), best + _NEAR))
    return best if len(rest) and match[best] > _DISTINCT * max(float(np.abs(rest).max()), 1e-9) else None
