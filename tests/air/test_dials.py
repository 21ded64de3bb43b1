"""Where the operators left the dials, and the noise an amplifier is measured by."""

from pathlib import Path

import numpy as np
import pyloudnorm
import pytest

from broadcaster.air import dials
from broadcaster.air.levels import Calibration, Levels
from broadcaster.air.noise import HIGHEST_HZ, LOWEST_HZ, pink
from broadcaster.content.clip import RATE_HZ
from broadcaster.faults import Fault
from broadcaster.timetable.model import Band

BANDS = {"welcome": Band(21, 24), "light": Band(24, 24)}


def test_dials_and_calibration_come_back_as_they_were_left(tmp_path: Path) -> None:
    left = Levels(BANDS, {"welcome": 21.5}, Calibration(((0.0, 0.0), (24.0, -20.0), (40.0, -60.0))))
    dials.save(tmp_path / "var", left)
    assert dials.load(tmp_path / "var", BANDS) == left
    assert [f.name for f in (tmp_path / "var").iterdir()] == [dials.NAME]


def test_nothing_kept_yet_means_the_middle_of_each_band(tmp_path: Path) -> None:
    assert dials.load(tmp_path, BANDS) == Levels(BANDS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"dials": {}}',
        '{"dials": [], "calibration": []}',
        '{"dials": {"welcome": "loud"}, "calibration": [[0, -24], [48, 24]]}',
        '{"dials": {}, "calibration": [[24, 0]]}',
        '{"dials": {}, "calibration": [[0, 0], [24, 3], [48, 1]]}',
    ],
)
def test_a_file_that_is_none_is_a_fault_with_its_place(tmp_path: Path, text: str) -> None:
    (tmp_path / dials.NAME).write_text(text)
    with pytest.raises(Fault) as refused:
        dials.load(tmp_path, BANDS)
    (problem,) = refused.value.problems
    assert problem.code == "levels.unreadable"
    assert str(tmp_path / dials.NAME) in problem.facts.values()


@pytest.mark.parametrize("content", [b"\xff\xfe{}", b'{"dials": {"welcome": NaN}, "calibration": [[0, -24], [48, 24]]}'])
def test_bytes_that_are_no_text_and_numbers_that_are_none_are_faults_too(tmp_path: Path, content: bytes) -> None:
    (tmp_path / dials.NAME).write_bytes(content)
    with pytest.raises(Fault):
        dials.load(tmp_path, BANDS)


def test_a_draft_left_by_a_crash_is_not_in_the_way(tmp_path: Path) -> None:
    (tmp_path / dials.NAME).with_suffix(".new").write_text('{"dia')
    dials.save(tmp_path, Levels(BANDS, {"welcome": 22}))
    assert dials.load(tmp_path, BANDS).dial("welcome") == 22


def octave(noise: np.ndarray[tuple[int, ...], np.dtype[np.float32]], hertz: float) -> float:
    """Power in the octave around a frequency, dB."""
    spectrum = np.abs(np.fft.rfft(noise[:, 0])) ** 2
    at = np.fft.rfftfreq(len(noise), 1 / RATE_HZ)
    return 10 * float(np.log10(spectrum[(at >= hertz / 2**0.5) & (at < hertz * 2**0.5)].sum()))


def test_pink_noise_has_equal_power_in_every_octave_and_none_outside() -> None:
    noise = pink(5)
    powers = [octave(noise, hertz) for hertz in (63, 125, 250, 500, 1000, 2000, 4000, 8000)]
    assert max(powers) - min(powers) < 0.3
    assert octave(noise, LOWEST_HZ / 4) < powers[0] - 40
    assert octave(noise, HIGHEST_HZ * 1.45) < powers[0] - 40


@pytest.mark.parametrize("lufs", [-23.0, -30.0])
def test_pink_noise_is_as_loud_as_asked_and_the_same_on_both_sides_and_every_time(lufs: float) -> None:
    noise = pink(4, lufs)
    assert pyloudnorm.Meter(RATE_HZ).integrated_loudness(noise.astype(np.float64)) == pytest.approx(lufs, abs=0.2)
    assert np.array_equal(noise[:, 0], noise[:, 1])
    assert np.array_equal(noise, pink(4, lufs))
    assert np.abs(noise).max() < 0.9


def test_pink_noise_joins_its_own_start_without_a_seam() -> None:
    noise = pink(2)[:, 0]
    seam = abs(float(noise[0] - noise[-1]))
    assert seam <= float(np.abs(np.diff(noise)).max())


def test_noise_too_short_to_be_measured_is_refused() -> None:
    with pytest.raises(ValueError, match="too short"):
        pink(0.3)
