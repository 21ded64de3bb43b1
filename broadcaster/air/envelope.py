"""Gain over time, in dB, as straight pieces between points. PURE."""

import math
from bisect import bisect_right
from collections.abc import Iterable

from broadcaster.air.score import SILENT_DB, Envelope

_STEPS = (0.0, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97, 1.0)
"""Where a fade's curve is sampled: finer towards silence, where it bends. Two fades that cross stay within 0.13 dB."""


def _power(x: float) -> float:
    """dB of an equal-power fade at `x` of its length, 0 loud, 1 silent: two crossing fades keep their sum level."""
    return max(SILENT_DB, 20 * math.log10(max(math.cos(x * math.pi / 2), 1e-9)))


_CURVE = tuple((x, _power(x)) for x in _STEPS)


def fade_out(end: int, length: int) -> Envelope:
    """From full to silence in the `length` frames before `end`."""
    return tuple((end - length + round(x * length), db) for x, db in _CURVE) if length > 0 else ()


def fade_in(start: int, length: int) -> Envelope:
    """From silence to full in the `length` frames after `start`."""
    return tuple((start + round((1 - x) * length), db) for x, db in reversed(_CURVE)) if length > 0 else ()


def dips(spans: Iterable[tuple[int, int]], depth: float, down: int, up: int) -> Envelope:
    """`depth` dB lower during each span; the way down ends as a span starts, the way up starts as it ends.

    Spans that follow one another before the way up would be over are one dip.
    """
    merged: list[list[int]] = []
    for start, end in sorted(spans):
        if merged and start - down <= merged[-1][1] + up:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return tuple(point for a, b in merged for point in ((a - down, 0.0), (a, -depth), (b, -depth), (b + up, 0.0)))


def level_at(envelope: Envelope, frame: int) -> float:
    """dB at a programme frame; 0 for no envelope at all."""
    if not envelope:
        return 0.0
    after = bisect_right(envelope, frame, key=lambda point: point[0])
    if after == 0:
        return envelope[0][1]
    if after == len(envelope):
        return envelope[-1][1]
    (f0, g0), (f1, g1) = envelope[after - 1], envelope[after]
    return g0 + (g1 - g0) * (frame - f0) / (f1 - f0)


def combined(gain_db: float, parts: Iterable[Envelope], start: int, end: int) -> Envelope:
    """The sum of `gain_db` and all parts between two frames, with no more points than it needs."""
    heard = [part for part in parts if level_at(part, start) != 0.0 or any(start < f < end for f, _ in part)]
    frames = sorted({start, end, *(f for part in heard for f, _ in part if start < f < end)})
    return tuple((f, max(SILENT_DB, gain_db + sum(level_at(part, f) for part in heard))) for f in frames)
