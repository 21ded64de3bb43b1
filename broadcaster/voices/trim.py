"""Where words begin and end in a sound."""

import numpy as np
from numpy.typing import NDArray

QUIET = 0.008
"""Amplitude under which a voice is only breathing (−42 dBFS)."""
PAD_S = 0.05
"""Kept at both ends, so that soft consonants are not cut."""


def trimmed(sound: NDArray[np.float32], rate_hz: int) -> NDArray[np.float32]:
    """(frames,) without the silence at both ends, but for `PAD_S`; nothing of a sound that is quiet from end to end."""
    loud = np.flatnonzero(np.abs(sound) > QUIET)
    if not len(loud):
        return sound[:0]
    pad = int(PAD_S * rate_hz)
    return sound[max(int(loud[0]) - pad, 0) : int(loud[-1]) + 1 + pad]
