"""Small pieces of music made of sums of sines: the project's own, the same for the same score and seed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 48_000
Sound = NDArray[np.float64]
"""(frames,) for a note, (frames, 2) for a piece; full scale ±1."""

SCALES = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
}
_BELL = ((1, 1, 1.1), (2, 0.18, 0.6), (3, 0.06, 0.4), (4, 0.22, 0.35), (5.4, 0.05, 0.12), (9.2, 0.02, 0.05))
"""Partials of a bell: ratio, level, decay in seconds."""


@dataclass(frozen=True, slots=True)
class Score:
    """What makes one piece differ from another."""

    key: int
    """MIDI number of the tonic."""
    scale: str
    bpm: float
    chords: tuple[int, ...]
    """Scale degrees, one a bar of four beats, from 0."""
    lead: str
    """Instrument of the melody: bell, pluck or flute."""
    drums: bool = False
    arpeggio: tuple[int, ...] = (0, 2, 4, 2, 6, 4, 2, 4)
    """Chord tones of one bar in eighths, counted in scale steps from the chord's root."""
    seed: int = 0


def piece(score: Score, seconds: float) -> Sound:
    """The whole piece, (frames, 2), ending in its own silence; loudness is the caller's."""
    random = np.random.default_rng(score.seed)
    beat = 60 / score.bpm
    bars = max(int((seconds - 3) / (4 * beat)), 4)
    mix = np.zeros((int(seconds * RATE_HZ), 2))
    tune = _melody(random)
    for bar in range(bars):
        force = _force(bar / bars)
        for at, sound, level, pan in _bar(score, bar, bars, tune):
            _add(mix, sound, bar * 4 * beat + at * beat, level * force, pan)
    return _room(mix, random)


def chime(notes_hz: tuple[float, ...], gap_s: float) -> Sound:
    """A gong before or after words, (frames,), peak −3 dBFS."""
    out = np.zeros(int((gap_s * (len(notes_hz) - 1) + 1.8) * RATE_HZ))
    for i, note_hz in enumerate(notes_hz):
        note = _bell(note_hz, 1.8)
        start = int(i * gap_s * RATE_HZ)
        out[start : start + len(note)] += note[: len(out) - start]
    return np.asarray(out * (10 ** (-3 / 20) / np.abs(out).max()))


def _force(where: float) -> float:
    """A piece breathes: soft at both ends, full in the third quarter."""
    return float(np.interp(where, [0, 0.15, 0.4, 0.5, 0.55, 0.8, 0.9, 1], [0.45, 0.75, 0.8, 0.55, 1, 1, 0.7, 0.4]))


def _bar(score: Score, bar: int, bars: int, tune: tuple[tuple[float, float, int], ...]) -> Iterator[tuple[float, Sound, float, float]]:
    """(beat, sound, level, pan) of all that sounds in one bar."""
    root = score.chords[bar % len(score.chords)]
    length = 4 * 60 / score.bpm
    for step in (0, 2, 4):
        yield 0, _pad(_hz(score, root + step), length * 1.15), 0.10, (step - 2) * 0.3
    yield 0, _bass(_hz(score, root, -2), length * 0.9), 0.30, 0
    if bar >= bars - 1:
        yield 0, _LEADS[score.lead](_hz(score, 0, 1), 2.5), 0.30, 0
        return
    for i, step in enumerate(score.arpeggio):
        yield i / 2, _pluck(_hz(score, root + step), 1.2), 0.13, 0.4 if i % 2 else -0.4
    if bar >= 2:
        for at, lasts, step in _phrase(tune, bar):
            yield at, _LEADS[score.lead](_hz(score, root + step, 1), lasts * length / 4 + 0.6), 0.30, 0.1
    if score.drums and bar >= 4:
        for beat in range(4):
            yield beat, (_kick() if beat % 2 == 0 else _brush()), 0.35 if beat % 2 == 0 else 0.16, 0
            yield beat + 0.5, _brush(), 0.07, 0.3


def _melody(random: np.random.Generator) -> tuple[tuple[float, float, int], ...]:
    """Two bars of (beat, beats long, scale step) that come back all through the piece: chord tones and their neighbours."""
    rhythms = ((0, 1, 2, 3), (0, 1.5, 2, 3), (0, 0.5, 1, 2, 3), (0, 2, 3), (0, 1, 1.5, 2.5, 3))
    starts = [b * 4 + r for b in range(2) for r in rhythms[int(random.integers(len(rhythms)))]]
    steps = random.choice([0, 2, 4, 4, 5, 7, 1], len(starts))
    ends = [*starts[1:], 8]
    return tuple((float(s), float(e - s), int(k)) for s, e, k in zip(starts, ends, steps, strict=True))


def _phrase(tune: tuple[tuple[float, float, int], ...], bar: int) -> Iterator[tuple[float, float, int]]:
    """The tune's half for this bar; the fourth line of each verse rests, the third goes a third higher."""
    line = bar // 2 % 4
    if line == 3 and bar % 2:
        return
    for at, lasts, step in tune:
        if int(at // 4) == bar % 2:
            yield at % 4, lasts, step + (2 if line == 2 else 0)


def _hz(score: Score, step: int, octave: int = 0) -> float:
    octaves, degree = divmod(step, 7)
    return float(440 * 2 ** ((score.key + SCALES[score.scale][degree] + 12 * (octaves + octave) - 69) / 12))


def _add(mix: Sound, sound: Sound, at_s: float, level: float, pan: float) -> None:
    start = round(at_s * RATE_HZ)
    part = sound[: max(len(mix) - start, 0)]
    mix[start : start + len(part), 0] += part * level * np.cos((pan + 1) * np.pi / 4)
    mix[start : start + len(part), 1] += part * level * np.sin((pan + 1) * np.pi / 4)


def _time(seconds: float) -> Sound:
    return np.arange(round(seconds * RATE_HZ)) / RATE_HZ


def _edges(sound: Sound, attack_s: float, release_s: float) -> Sound:
    up, down = int(attack_s * RATE_HZ), int(release_s * RATE_HZ)
    sound[:up] *= np.sin(np.linspace(0, np.pi / 2, up)) ** 2
    sound[-down:] *= np.cos(np.linspace(0, np.pi / 2, down)) ** 2
    return sound


@cache
def _bell(hz: float, seconds: float) -> Sound:
    t = _time(seconds)
    partials = (level * np.exp(-t / decay) * np.sin(2 * np.pi * hz * ratio * t) for ratio, level, decay in _BELL)
    return _edges(np.sum(list(partials), axis=0) * (1 + 0.03 * np.sin(2 * np.pi * 5.2 * t)), 0.004, 0.25)


@cache
def _pluck(hz: float, seconds: float) -> Sound:
    t = _time(seconds)
    partials = (np.exp(-t * (1.8 + 1.6 * k)) * np.sin(2 * np.pi * hz * k * t) / k**1.3 for k in range(1, 8) if hz * k < 16_000)
    return _edges(np.sum(list(partials), axis=0), 0.003, 0.1)


@cache
def _flute(hz: float, seconds: float) -> Sound:
    t = _time(seconds)
    phase = 2 * np.pi * hz * t + 0.6 * np.sin(2 * np.pi * 5 * t) * np.minimum(t, 1)
    return _edges(0.7 * np.sin(phase) + 0.15 * np.sin(2 * phase) + 0.08 * np.sin(3 * phase), 0.06, 0.35)


@cache
def _pad(hz: float, seconds: float) -> Sound:
    t = _time(seconds)
    voices = (np.sin(2 * np.pi * hz * k * d * t + k) / k**2 for k in (1, 2, 3, 4) for d in (0.997, 1.0, 1.003))
    return _edges(np.sum(list(voices), axis=0), 0.5, 0.5)


@cache
def _bass(hz: float, seconds: float) -> Sound:
    t = _time(seconds)
    return _edges(np.exp(-t * 0.8) * (np.sin(2 * np.pi * hz * t) + 0.4 * np.sin(4 * np.pi * hz * t)), 0.01, 0.15)


@cache
def _kick() -> Sound:
    t = _time(0.25)
    return _edges(np.exp(-t * 14) * np.sin(2 * np.pi * (50 * t + 3 * (1 - np.exp(-t * 30)))), 0.002, 0.05)


@cache
def _brush() -> Sound:
    t = _time(0.12)
    noise = np.diff(np.random.default_rng(7).standard_normal(len(t) + 1))
    return _edges(noise * np.exp(-t * 38) * 0.4, 0.002, 0.03)


def _room(mix: Sound, random: np.random.Generator) -> Sound:
    """A seeded noise room, so that notes do not end in a void."""
    t = _time(1.2)
    size = 1 << (len(mix) + len(t)).bit_length()
    wet = np.empty_like(mix)
    for side in (0, 1):
        echo = random.standard_normal(len(t)) * np.exp(-t / 0.28) * 0.02
        wet[:, side] = np.fft.irfft(np.fft.rfft(mix[:, side], size) * np.fft.rfft(echo, size), size)[: len(mix)]
    return mix + 0.35 * wet


_LEADS: dict[str, Callable[[float, float], Sound]] = {"bell": _bell, "pluck": _pluck, "flute": _flute}
