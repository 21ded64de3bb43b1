"""Where one sound hands over to the next: no gap, no overlap that was not meant. Heard on the output of real libVLC."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

import numpy as np

from benchmarks.figure import Figure, Spread
from benchmarks.place import clock, listen, on_air, place, shortly, silent_server, skew, wait_until, zone_of_noon
from benchmarks.tones import frame_at
from tests.rig.analysis import RATE_HZ, Signal, envelope, holes, music, sounding, tone
from tests.rig.recorder import Recording

_AHEAD_S = 15
SONG_S, BED_S, CROSSFADE_S = 3.0, 12.0, 3
_TIMETABLE = """
mall: bench
timezone: {zone}
opening: {{default: 00:01}}
closing: {{default: 23:59}}
levels: {{light: 24, english: 24, welcome: 24, farewell: 24, speech: 24..27}}
crossfade: {crossfade}s
programme:
  - {{title: before, at: {before}, until: {song}, play: english, fade: 0s}}
  - {{title: song, at: {song}, until: {other}, play: welcome/song.wav, fade: 0s, hard: yes}}
  - {{title: other song, at: {other}, until: {bed}, play: farewell/song.wav, fade: 0s, hard: yes}}
  - {{title: bed, at: {bed}, until: {end}, play: light, fade: 0s, hard: yes}}
"""
_LOW, _HIGH, _OTHER = 500, 3500, 7000
_BEDS = (1100, 1300, 1500)
"""Tones: the two halves of the song, the song after it, the tracks of the bed.
What joins lies far apart, or each would be seen in the other."""


def figures(*, quick: bool) -> Iterator[Figure]:
    """One run: a song that repeats, two edges between slots, a bed that goes from track to track."""
    song_s, bed_s = (20, 40) if quick else (62, 120)  # ends in the middle of the second tone
    recording, song, ahead = _aired(song_s, bed_s)
    first = frame_at(recording, song.timestamp() - ahead)
    edges = [first + seconds * RATE_HZ for seconds in (0, song_s, song_s + 10, song_s + 10 + bed_s)]
    mono = recording.samples[:, 0]
    yield _joins("song repeat, gap (−: overlap)", _repeats(mono[edges[0] : edges[1]]))
    yield _joins("slot edges, gap (−: overlap)", [_join(mono, edges[1], _HIGH, _OTHER)])
    yield _crossings(mono[edges[2] : edges[3]])
    silent = holes(mono[edges[0] - RATE_HZ : edges[3] - RATE_HZ], shortest_s=0.002)
    yield Figure("silence ≥ 2 ms, all of it", f"{len(silent)} in {song_s + 10 + bed_s} s", "none", not silent, {"holes": len(silent)})


def _aired(song_s: int, bed_s: int) -> tuple[Recording, datetime, float]:
    """The recording, the instant the song was due, and the skew of the clocks."""
    half = SONG_S / 2
    sounds = {"welcome/song.wav": np.concatenate([tone(_LOW, half), tone(_HIGH, half)]), "farewell/song.wav": tone(_OTHER, SONG_S)}
    sounds |= {f"light/{hz}.wav": tone(hz, BED_S) for hz in _BEDS} | {"english/noise.flac": music(60)}
    with place(sounds) as where, silent_server() as server:
        zone, now = zone_of_noon()
        song = shortly(now, _AHEAD_S)
        other, bed = song + timedelta(seconds=song_s), song + timedelta(seconds=song_s + 10)
        times = {"before": now - timedelta(minutes=1), "song": song, "other": other, "bed": bed, "end": bed + timedelta(seconds=bed_s)}
        where.plan(_TIMETABLE.format(zone=zone, crossfade=CROSSFADE_S, **{k: clock(v) for k, v in times.items()}))
        with on_air(where, server):
            ear = listen(server)
            wait_until(times["end"].timestamp() + 1)
            return ear.stop(), song, skew()


def _repeats(signal: Signal) -> list[float]:
    """Milliseconds between the end of each round of the song and the beginning of the next."""
    step, half = round(SONG_S * RATE_HZ), round(SONG_S / 2 * RATE_HZ)
    rounds = range(step, len(signal) - half, step)
    return [_join(signal, at, _HIGH, _LOW) for at in rounds]


def _join(signal: Signal, at: int, ending: int, beginning: int) -> float:
    """Milliseconds between two tones, against what the same measure makes of a perfect join of them."""
    return _between(signal, at, ending, beginning) - _between(
        np.concatenate([tone(ending, 1.0), tone(beginning, 1.0)]), RATE_HZ, ending, beginning
    )


def _between(signal: Signal, at: int, ending: int, beginning: int) -> float:
    """Milliseconds from where one tone falls to half its level to where the next one has risen to half of its own."""
    reach = RATE_HZ // 4
    around = signal[at - reach : at + reach]
    old, new = (envelope(around, hz) for hz in (ending, beginning))
    last = np.flatnonzero(old > np.median(old[: reach // 2]) / 2)[-1]
    first = np.flatnonzero(new > np.median(new[-reach // 2 :]) / 2)[0]
    return float(first - last - 1) * 1000 / RATE_HZ


def _joins(what: str, gaps: list[float]) -> Figure:
    spread = Spread.of(gaps)
    value = f"{spread.count} joins: median {spread.middle:+.2f} ms, worst {spread.worst:.2f} ms"
    return Figure(what, value, "≤ 1 ms", spread.worst <= 1.0, spread.numbers())


def _crossings(signal: Signal) -> Figure:
    """Tracks of a bed cross over with equal power: how long both sound, and how far the sum leaves its level meanwhile."""
    power = sum(np.square(envelope(signal, hz)) for hz in _BEDS)
    level = 10 * np.log10(np.maximum(power / np.median(power), 1e-9))[RATE_HZ // 2 : -RATE_HZ // 2]
    spans = sorted(span for hz in _BEDS for span in sounding(signal, hz, dbfs=-70.0))
    overlaps = [(before[1] - after[0]) / RATE_HZ for before, after in pairwise(spans)]
    value = f"{len(overlaps)} crossings of {np.median(overlaps):.2f} s, asked {CROSSFADE_S}; sum {level.min():+.2f} … {level.max():+.2f} dB"
    numbers = {"overlap_s": float(np.median(overlaps)), "lowest_db": float(level.min()), "highest_db": float(level.max())}
    return Figure("bed → bed", value, "± 1 dB", bool(np.abs(level).max() <= 1.0), numbers)
