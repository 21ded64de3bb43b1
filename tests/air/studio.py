"""A library whose every clip can be told from the sound of the mix: which clip, where in it, how loud.

Each master is a tone of its own frequency, the same on both sides, at −23 LUFS. The left side has pulses on top: one sample up at
every beat of the clip, one sample down a little later; the distance between the two says which clip and which beat it is.
So left − right of any mix is nothing but pulses times their gains, and none of the code under test is needed to read it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from broadcaster.air.voices import Shelf
from broadcaster.content.clip import RATE_HZ, Clip, Library
from broadcaster.content.loudness import Meter

PULSE = 0.1
"""Height of a pulse in a master."""
NEAREST = 200
"""Frames between the pulses of beat 0 of clip 0."""
BEATS = 700
"""No clip has more."""

LENGTHS: Mapping[str, float] = {
    "welcome/相亲相爱.ogg": 179.5,
    "welcome/迎宾曲.mp3": 620.25,
    "farewell/送宾曲.flac": 101.3,
    "english/Evening Train.mp3": 151.7,
    "english/Morning Walk.mp3": 187.003,
    "english/Paper Lanterns.ogg": 203.4,
    "english/Window Seat.m4a": 166.66,
    "light/云淡.flac": 141.1,
    "light/晨光.opus": 175.29,
    "light/清泉.opus": 122.9,
    "light/竹影.ogg": 198.0,
    "promo/云杉家居-以旧换新.mp3": 17.3,
    "promo/云杉家居-沙发节.ogg": 21.9,
    "promo/木言定制-免费量尺.mp3": 15.4,
    "promo/木言定制-衣柜特惠.ogg": 19.77,
    "promo/青禾软装-春季新品.ogg": 23.6,
    "promo/青禾软装-窗帘周.wav": 16.08,
    "recordings/天气预报友情提醒.ogg": 41.37,
    "recordings/活动信息.ogg": 12.345,
    "recordings/红星欢迎语.ogg": 18.777,
    "recordings/节日祝福.ogg": 14.02,
    "recordings/营业员心态调整.ogg": 33.3,
}
"""Seconds each of the shipped files sounds. The first song leaves less than its fade of its slot; the second is longer than its slot."""

NAMES = tuple(LENGTHS)
LEAD, TAIL = 3_000, 5_000
"""Frames of silence every other master has around its sound, to be skipped on air."""


def sounding(name: str) -> int:
    """Frames a clip sounds."""
    return round(LENGTHS[name] * RATE_HZ)


def hz(name: str) -> int:
    """The clip's tone: whole periods in 100 ms, so that tones do not see each other there."""
    return 400 + 90 * NAMES.index(name)


def every(name: str) -> int:
    """Frames between two pulses up, a little less than a second: no two clips pulse together for long."""
    return 45_007 + 97 * NAMES.index(name)


def distance(number: int, beat: int) -> int:
    """Frames from the pulse up to the pulse down."""
    return NEAREST + number * BEATS + beat


def meaning(frames: int) -> tuple[int, int] | None:
    """Which clip and which of its beats a distance stands for."""
    number, beat = divmod(frames - NEAREST, BEATS)
    known = 0 <= number < len(NAMES) and beat * every(NAMES[number]) < sounding(NAMES[number])
    return (number, beat) if known else None


@dataclass(frozen=True, slots=True)
class Studio:
    """The masters, and the library that knows them."""

    cache: Path
    library: Library

    def shelf(self) -> Shelf:
        return Shelf(self.cache, ahead=False)


def made(cache: Path) -> Studio:
    """All masters, written to `cache`."""
    return Studio(cache, Library(_clip(cache, number, name) for number, name in enumerate(NAMES)))


def _clip(cache: Path, number: int, name: str) -> Clip:
    frames = sounding(name)
    lead, tail = (LEAD, TAIL) if number % 2 else (0, 0)
    sound = np.zeros((lead + frames + tail, 2))
    sound[lead : lead + frames] = _tone(hz(name), frames)[:, None]
    for beat, at in enumerate(range(0, frames, every(name))):
        for place, pulse in ((at, PULSE), (at + distance(number, beat), -PULSE)):
            if place < frames:
                sound[lead + place, 0] += pulse
    soundfile.write(cache / f"clip{number}.flac", sound, RATE_HZ, "PCM_24", format="FLAC", compression_level=0.0)
    return Clip(name, f"clip{number}", len(sound), lufs=-19.0, peak_dbtp=-3.0, master_lufs=-23.0, lead=lead, tail=tail)


def _tone(hertz: int, frames: int) -> NDArray[np.float64]:
    """A sine at −23 LUFS on two sides; 100 ms of it are whole periods."""
    tone = np.tile(0.07 * np.sin(2 * np.pi * hertz * np.arange(RATE_HZ // 10) / RATE_HZ + 0.5), frames // (RATE_HZ // 10) + 1)
    meter = Meter()
    meter.push(np.repeat(tone[: 3 * RATE_HZ, None], 2, axis=1).astype(np.float32))
    assert meter.integrated_lufs is not None
    return np.asarray(tone[:frames] * 10 ** ((-23 - meter.integrated_lufs) / 20))
