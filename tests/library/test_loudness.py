"""The meter against the figures of EBU Tech 3341 and an independent implementation."""

import numpy as np
import pyloudnorm
import pytest

from broadcaster.content.loudness import Meter, Samples
from tests.library.sounds import RATE_HZ, tone


def measured(*parts: Samples, block: int = 960) -> float | None:
    meter = Meter()
    whole = np.concatenate(parts)
    for at in range(0, len(whole), block):
        meter.push(whole[at : at + block])
    return meter.integrated_lufs


def sine(seconds: float, dbfs: float) -> Samples:
    return tone(seconds, level_db=dbfs, hz=1000)


@pytest.mark.parametrize("level", [-23.0, -33.0])
def test_a_stereo_sine_of_1_khz_measures_its_peak_level(level: float) -> None:
    """EBU Tech 3341, cases 1 and 2."""
    assert measured(sine(20, level)) == pytest.approx(level, abs=0.1)


def test_quiet_parts_are_gated_away() -> None:
    """EBU Tech 3341, cases 3 and 4."""
    assert measured(sine(10, -36), sine(60, -23), sine(10, -36)) == pytest.approx(-23, abs=0.1)
    five = (sine(10, -72), sine(10, -36), sine(60, -23), sine(10, -36), sine(10, -72))
    assert measured(*five) == pytest.approx(-23, abs=0.1)


def test_louder_and_softer_parts_average_by_energy() -> None:
    """EBU Tech 3341, case 5."""
    assert measured(sine(20, -26), sine(20.1, -20), sine(20, -26)) == pytest.approx(-23, abs=0.1)


@pytest.mark.parametrize("seed", range(4))
def test_the_meter_agrees_with_an_independent_one(seed: int) -> None:
    random = np.random.default_rng(seed)
    swell = np.interp(np.arange(12 * RATE_HZ) / RATE_HZ, np.arange(13), random.uniform(0.001, 0.3, 13))
    noise = np.cumsum(random.standard_normal((len(swell), 2)), axis=0)
    sound = (np.diff(noise, axis=0, prepend=0) * swell[:, None]).astype(np.float32)
    other = pyloudnorm.Meter(RATE_HZ).integrated_loudness(sound.astype(np.float64))
    assert measured(sound) == pytest.approx(other, abs=0.1)


@pytest.mark.parametrize("block", [1, 17, 960, 48_000])
def test_the_size_of_the_blocks_does_not_matter(block: int) -> None:
    assert measured(sine(0.7, -23), block=block) == pytest.approx(-23, abs=0.1)


def test_silence_and_moments_have_no_loudness() -> None:
    assert measured(np.zeros((RATE_HZ, 2), np.float32)) is None
    assert measured(sine(0.39, -23)) is None
    assert measured(sine(5, -75)) is None
    assert Meter().integrated_lufs is None


def test_the_peak_between_the_samples_is_seen() -> None:
    """EBU Tech 3341, case 17: a sine of a quarter of the rate, 45° off, whose samples stay 3 dB under its peak."""
    t = np.arange(RATE_HZ)
    # Faded at both ends: a sine that starts at once is wider than its own peak.
    one = 0.5 * np.sin(np.pi / 2 * t + np.pi / 4) * np.clip(np.minimum(t, t[::-1]) / 4800, 0, 1)
    meter = Meter(true_peak=True)
    meter.push(np.stack([one, one], axis=1).astype(np.float32))
    meter.finish()
    assert meter.true_peak_dbtp == pytest.approx(-6.0, abs=0.3)


def test_a_peak_in_the_last_moment_counts_and_leaves_the_loudness_alone() -> None:
    sound = sine(2.03, -23)
    sound[-100] = 1.0
    meter = Meter(true_peak=True)
    meter.push(sound)
    before = meter.integrated_lufs
    meter.finish()
    assert meter.true_peak_dbtp >= 0
    assert meter.integrated_lufs == before


def test_silence_has_the_lowest_peak() -> None:
    meter = Meter(true_peak=True)
    meter.push(np.zeros((RATE_HZ, 2), np.float32))
    assert meter.true_peak_dbtp == -120
