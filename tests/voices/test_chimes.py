"""Chimes are the bells they say they are."""

import numpy as np
import pytest

from broadcaster.content.loudness import Meter, Samples
from broadcaster.voices.chimes import chime
from broadcaster.voices.port import CHIMES

RATE_HZ = 48_000
C5, E5, G5, A5, C6 = 523.25, 659.26, 783.99, 880.0, 1046.5


def heard(sound: Samples, at_s: float) -> float:
    """The strongest frequency in a quarter of a second."""
    part = sound[int(at_s * RATE_HZ) : int((at_s + 0.25) * RATE_HZ), 0]
    spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)), 1 << 17))
    return float(np.argmax(spectrum)) * RATE_HZ / (1 << 17)


@pytest.mark.parametrize(
    ("name", "notes", "gap_s", "seconds"),
    [
        ("dingdong", (E5, C5), 0.70, 2.50),
        ("up4", (C5, E5, G5, C6), 0.42, 3.06),
        ("down4", (C6, G5, E5, C5), 0.42, 3.06),
        ("attention3", (A5, A5, A5), 0.28, 2.36),
    ],
)
def test_each_stroke_has_its_note_and_its_place(name: str, notes: tuple[float, ...], gap_s: float, seconds: float) -> None:
    sound = chime(name)
    assert len(sound) == pytest.approx(seconds * RATE_HZ, abs=2)
    assert [heard(sound, stroke * gap_s + 0.02) for stroke in range(len(notes))] == pytest.approx(notes, abs=2)


@pytest.mark.parametrize("name", CHIMES)
def test_it_begins_and_ends_in_silence_and_does_not_clip(name: str) -> None:
    sound = chime(name)
    assert np.abs(sound[[0, -1]]).max() == 0
    assert np.abs(sound[:48]).max() < 0.2, "a bell that begins at full height is a click"
    assert abs(float(sound.mean())) < 1e-5
    assert np.abs(sound).max() == pytest.approx(10 ** (-3 / 20), abs=1e-4)
    meter = Meter()
    meter.push(sound)
    meter.finish()
    assert -16 < (meter.integrated_lufs or 0) < -8


def test_the_four_differ_and_are_the_same_each_time() -> None:
    assert len({chime(name).tobytes() for name in CHIMES}) == 4
    assert np.array_equal(chime.__wrapped__("dingdong"), chime("dingdong"))


def test_each_stroke_is_louder_than_what_rings_before_it() -> None:
    level = np.abs(chime("attention3")[:, 0])
    for stroke in (1, 2):
        at = int(stroke * 0.28 * RATE_HZ)
        assert level[at : at + 2000].max() > 1.1 * level[at - 1000 : at].max()
    assert level[int(0.9 * RATE_HZ) :].max() < level[: int(0.84 * RATE_HZ)].max(), "nothing is struck a fourth time"
