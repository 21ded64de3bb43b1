"""From raw words to a finished item: trimmed, at the reference loudness, between its chimes, and checked before it may air."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from broadcaster.content.clip import PEAK_DBTP, RATE_HZ, REFERENCE_LUFS
from broadcaster.content.decode import BLOCK, decode
from broadcaster.content.loudness import Meter, Samples, decibels
from broadcaster.content.masters import Source
from broadcaster.voices.chimes import chime
from broadcaster.voices.port import Unspoken, Utterance, Words
from broadcaster.voices.runs import pauses, syllables

if TYPE_CHECKING:
    from av import AudioFrame

BESIDE_CHIME_S = 0.35
"""Silence between a chime and the words."""
SHORTEST_S = 0.4
"""Less cannot be measured (BS.1770-4 needs one block of 400 ms), and is no announcement."""
QUIETEST_DBFS = -45.0
"""Root mean square of words that are words."""
FASTEST_S, SLOWEST_S, BREATH_S, SLACK_S = 0.09, 0.75, 0.7, 1.0
"""Plausible seconds: from `FASTEST_S` a syllable to `SLOWEST_S`, and `BREATH_S` a mark, and `SLACK_S` once. Measured: 0.16 to 0.5."""
CLIPS = 3
"""So many flat tops are distortion that people hear."""
_TOP = 0.999
_UNDER_LU = 25.0
"""A recording begins where it first comes this near to its own loudness: breath and the room before it are cut."""
_PAD = RATE_HZ // 10
_STEP = RATE_HZ // 100


@dataclass(frozen=True, slots=True)
class _Heard:
    lufs: float
    peak_dbtp: float
    first: int
    last: int
    """Frames from `first` to before `last` are the words, with a little air."""


def spoken(words: Words, utterance: Utterance) -> Source:
    """A voice's words as an item. Raises `Unspoken`: silent, clipped, too short, or not as long as such a text can be."""
    if len(words.sound) < SHORTEST_S * words.rate_hz:
        raise Unspoken("voices.short", {"shortest": f"{SHORTEST_S:g}"})
    if not np.isfinite(words.sound).all() or clips(words.sound) >= CLIPS:
        raise Unspoken("voices.clipped")
    sound = resampled(words)
    heard = _hear([sound])
    if decibels(float(np.sqrt(np.mean(np.square(sound[heard.first : heard.last]))))) < QUIETEST_DBFS:
        raise Unspoken("voices.silent")
    seconds = (heard.last - heard.first) / RATE_HZ
    shortest, longest = plausible(utterance.words, utterance.rate)
    if not shortest <= seconds <= longest:
        raise Unspoken("voices.implausible", {"seconds": f"{seconds:.1f}", "shortest": f"{shortest:.1f}", "longest": f"{longest:.1f}"})
    return _between_chimes(lambda: [sound], heard, utterance)


def recorded(file: Path, utterance: Utterance) -> tuple[Source, bool]:
    """A person's recording as an item, and whether it is distorted: that is told, but a person's word is aired.

    Raises `Unspoken`, `content.decode.Undecodable`, `OSError`.
    """
    heard = _hear(decode(file))
    distorted = sum(clips(block[:, 0]) for block in decode(file)) >= CLIPS
    return _between_chimes(lambda: decode(file), heard, utterance), distorted


def plausible(text: str, rate: float) -> tuple[float, float]:
    """The shortest and the longest time in seconds that a voice may need for a text."""
    count = syllables(text)
    return count * FASTEST_S / rate, (count * SLOWEST_S + pauses(text) * BREATH_S) / rate + SLACK_S


def clips(sound: NDArray[np.float32]) -> int:
    """How many flat tops at full scale a (frames,) sound has: three samples or more at one value, each a wave cut off."""
    flat = (np.abs(sound[1:]) >= _TOP) & (np.abs(np.diff(sound)) < 1e-3)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flat.astype(np.int8), [0]])))
    return int(np.count_nonzero(edges[1::2] - edges[::2] >= 2))


def resampled(words: Words) -> Samples:
    """(frames, 2) float32 at 48 kHz."""
    import av

    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE_HZ)
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(words.sound, np.float32).reshape(1, -1), format="flt", layout="mono")
    frame.sample_rate = words.rate_hz
    given: tuple[AudioFrame | None, ...] = (frame, None)
    mono = np.concatenate([out.to_ndarray().ravel() for part in given for out in resampler.resample(part)])
    return np.stack([mono, mono], axis=1).astype(np.float32, copy=False)


def _hear(blocks: Iterable[Samples]) -> _Heard:
    """Loudness, and where the words begin and end."""
    meter, tops = Meter(true_peak=True), []
    held = np.zeros((0, 2), np.float32)
    for block in blocks:
        meter.push(block)
        held = np.concatenate([held, block])
        whole = len(held) // _STEP * _STEP
        tops.append(np.abs(held[:whole]).reshape(-1, _STEP * 2).max(axis=1))
        held = held[whole:]
    meter.finish()
    top: NDArray[np.float32] = np.concatenate(tops) if tops else np.zeros(0, np.float32)
    if len(top) * _STEP < SHORTEST_S * RATE_HZ:
        raise Unspoken("voices.short", {"shortest": f"{SHORTEST_S:g}"})
    if meter.integrated_lufs is None:
        raise Unspoken("voices.silent")
    loud = np.flatnonzero(top > 10 ** ((meter.integrated_lufs - _UNDER_LU) / 20))
    first, last = int(loud[0]) * _STEP, (int(loud[-1]) + 1) * _STEP
    return _Heard(meter.integrated_lufs, meter.true_peak_dbtp, max(first - _PAD, 0), min(last + _PAD, len(top) * _STEP))


def _between_chimes(source: Source, heard: _Heard, utterance: Utterance) -> Source:
    # Measured anew without the silence around it, which counts in a little.
    alone = _hear(_part(source(), heard, 0.0))
    gain_db = min(REFERENCE_LUFS - alone.lufs, PEAK_DBTP - alone.peak_dbtp)
    before, after = (_rung(name) for name in (utterance.chime_before, utterance.chime_after))
    pause = np.zeros((int(BESIDE_CHIME_S * RATE_HZ), 2), np.float32)

    def item() -> Iterator[Samples]:
        parts: tuple[Iterable[Samples], ...] = ((before, pause) if before is not None else (), _part(source(), heard, gain_db))
        yield from _blocks(chain(*parts, (pause, after) if after is not None else ()))

    return item


def _rung(name: str) -> Samples | None:
    """A chime, as loud as the words."""
    if not name:
        return None
    sound = chime(name)
    return (sound * 10 ** ((REFERENCE_LUFS - _hear([sound]).lufs) / 20)).astype(np.float32)


def _part(blocks: Iterable[Samples], heard: _Heard, gain_db: float) -> Iterator[Samples]:
    gain, at = np.float32(10 ** (gain_db / 20)), 0
    for block in blocks:
        yield block[max(heard.first - at, 0) : max(heard.last - at, 0)] * gain
        at += len(block)


def _blocks(parts: Iterable[Samples]) -> Iterator[Samples]:
    """The same in pieces that keep a pass's memory small."""
    for part in parts:
        for start, end in pairwise([*range(0, len(part), BLOCK), len(part)]):
            yield part[start:end]
