"""Known sound, and where it is found again in a recording."""

from collections.abc import Sequence

import numpy as np

from tests.rig.analysis import RATE_HZ, Signal, envelope, tone
from tests.rig.recorder import Recording

CUES_HZ = (500, 600, 700, 800)
"""One tone a cue, in turn."""
LENGTH_S = 1.6
"""libVLC does not play shorter files to their end."""
_BEFORE_S, _AFTER_S = 0.8, 2.0
_AUDIBLE = 10 ** (-50 / 20)
_PAD_S = 0.1


def name(hz: int) -> str:
    return f"t{hz}.wav"


def cue(hz: int) -> Signal:
    """The sound of one cue: from its first frame at full level."""
    return tone(hz, LENGTH_S)


def edges(signal: Signal, hz: int) -> tuple[float, float] | None:
    """Frames between which a tone is over half its level; `None` when it is not heard."""
    strength = envelope(signal, hz)
    top = float(np.percentile(strength, 90))
    if top < _AUDIBLE:
        return None
    loud = np.flatnonzero(strength > top / 2)
    return float(loud[0]), float(loud[-1] + 1)


def own_edge(hz: int) -> float:
    """Frames by which `edges` finds the beginning of this very tone late: its window is 10 ms long."""
    pad = round(_PAD_S * RATE_HZ)
    found = edges(np.pad(cue(hz), (pad, round(_AFTER_S * RATE_HZ))), hz)
    assert found
    return found[0] - pad


def onset_errors(recording: Recording, cues: Sequence[tuple[float, int]]) -> list[float | None]:
    """For each (CLOCK_MONOTONIC second, tone): milliseconds by which it was late; `None` when it was not heard."""
    own = {hz: own_edge(hz) for hz in {hz for _, hz in cues}}
    return [_error(recording, due, hz, own[hz]) for due, hz in cues]


def _error(recording: Recording, due: float, hz: int, own: float) -> float | None:
    first, last = (max(0, frame_at(recording, due + away)) for away in (-_BEFORE_S, _AFTER_S))
    around = recording.samples[first:last, 0]
    found = edges(around, hz) if len(around) else None
    return None if found is None else (recording.air(first + found[0] - own) - due) * 1000


def frame_at(recording: Recording, second: float) -> int:
    """The frame of a recording that was on the air at a CLOCK_MONOTONIC second."""
    offset = float(np.interp(second, recording.seconds + recording.offsets, recording.offsets))
    return round((second - offset) * RATE_HZ)
