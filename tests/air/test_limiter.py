"""The last thing on the bus: −1 dBTP, whatever comes."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.signal import resample_poly

from broadcaster.air.limiter import AHEAD, Limiter
from broadcaster.air.ports import Samples
from broadcaster.content.clip import RATE_HZ

Signal = NDArray[np.float32]
CHANCE = np.random.default_rng(11)


def stereo(left: NDArray[np.floating], right: NDArray[np.floating] | None = None) -> Signal:
    return np.stack([left, left if right is None else right], axis=1).astype(np.float32)


def sine(hz: float, peak: float, seconds: float = 1.0, phase: float = 0.7) -> Signal:
    return stereo(peak * np.sin(2 * np.pi * hz * np.arange(round(seconds * RATE_HZ)) / RATE_HZ + phase))


def clicks(peak: float) -> Signal:
    sound = np.zeros((RATE_HZ, 2), np.float32)
    sound[CHANCE.integers(0, RATE_HZ, 40), CHANCE.integers(0, 2, 40)] = peak * CHANCE.choice([-1, 1], 40)
    return sound


def bursts(peak: float) -> Signal:
    gate = np.repeat(CHANCE.choice([0.02, 1.0], 50), RATE_HZ // 50)
    return stereo(peak * gate * CHANCE.uniform(-1, 1, RATE_HZ), peak * gate * CHANCE.uniform(-1, 1, RATE_HZ))


def limited(sound: Signal, block: int = 960) -> Signal:
    """What comes out for `sound`, from its first frame on."""
    limiter = Limiter()
    padded = np.concatenate([sound, np.zeros((AHEAD + -len(sound) % block + block, 2), np.float32)])
    whole = len(padded) // block * block
    out: list[Samples] = [limiter.push(padded[at : at + block]) for at in range(0, whole, block)]
    return np.concatenate(out)[AHEAD : AHEAD + len(sound)]


def true_peak_db(sound: Signal) -> float:
    """Four times oversampled, by another filter than the limiter's."""
    return 20 * float(np.log10(max(np.abs(resample_poly(sound[:, side].astype(np.float64), 4, 1)).max() for side in (0, 1))))


LOUD = {
    "a sine well over full scale": sine(440, 2.5),
    "a quarter of the rate, peaks between the samples": sine(12_000, 1.2, phase=np.pi / 4),
    "a high sine": sine(17_320, 1.0),
    "clicks": clicks(3.0),
    "one click among nothing": clicks(0.0) + np.eye(RATE_HZ, 2, -20_011, dtype=np.float32) * 5,
    "noise": stereo(CHANCE.normal(0, 0.7, RATE_HZ), CHANCE.normal(0, 0.7, RATE_HZ)),
    "noise in bursts": bursts(2.0),
    "a step of constant level": stereo(np.repeat([0.0, 1.5, 0.0, -1.5], RATE_HZ // 4)),
    "two sines": sine(997, 0.7) + sine(1003, 0.7),
}


@pytest.mark.parametrize("name", LOUD)
def test_no_true_peak_above_minus_one_leaves(name: str) -> None:
    assert true_peak_db(limited(LOUD[name])) <= -1.0


@pytest.mark.parametrize("block", [48, 480, 4800])
@pytest.mark.parametrize("name", LOUD)
def test_the_sound_does_not_depend_on_how_it_is_cut(name: str, block: int) -> None:
    assert np.array_equal(limited(LOUD[name]), limited(LOUD[name], block))


@pytest.mark.parametrize("sound", [sine(440, 0.43), sine(997, 0.6), stereo(CHANCE.uniform(-0.4, 0.4, RATE_HZ))])
def test_what_is_under_the_ceiling_is_not_touched(sound: Signal) -> None:
    assert np.array_equal(limited(sound), sound)


def test_what_comes_well_after_a_peak_is_not_touched_either() -> None:
    sound = sine(440, 0.3, 2.0)
    sound[10_000] = 4.0
    out = limited(sound)
    assert np.array_equal(out[:9_000], sound[:9_000])
    assert np.array_equal(out[70_000:], sound[70_000:])


def test_both_sides_are_turned_down_alike() -> None:
    sound = stereo(np.full(RATE_HZ, 0.2), 2 * np.sin(np.arange(RATE_HZ) / 9))
    out = limited(sound)
    gain = out[:, 0] / sound[:, 0]
    loud = np.abs(sound[:, 1]) > 0.1
    assert np.allclose(out[loud, 1] / sound[loud, 1], gain[loud], atol=1e-5)
    assert gain.min() < 0.5


def test_gain_moves_smoothly() -> None:
    sound = stereo(np.full(RATE_HZ, 0.1), np.zeros(RATE_HZ))
    sound[24_000, 1] = 5.0
    gain = limited(sound)[:, 0] / 0.1
    assert np.abs(np.diff(gain)).max() < 0.005


def test_it_says_how_far_it_turns_down() -> None:
    limiter = Limiter()
    limiter.push(sine(440, 0.4, 0.1))
    assert limiter.reduction_db == 0
    for _ in range(5):
        limiter.push(sine(440, 2.0, 0.1))
    assert limiter.reduction_db == pytest.approx(20 * np.log10(10 ** (-1.25 / 20) / 2), abs=0.3)
