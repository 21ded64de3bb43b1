"""From the dial to decibels, whichever way the amplifier's dial runs (B2)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadcaster.air.levels import Calibration, Levels
from broadcaster.faults import Fault
from broadcaster.timetable.model import Band

RISING = Calibration(((20.0, -6.0), (24.0, 0.0), (30.0, 3.0)))
FALLING = Calibration(((0.0, 0.0), (24.0, -20.0), (40.0, -60.0)))
BANDS = {"welcome": Band(21, 24), "light": Band(24, 24), "speech": Band(24, 27)}


@pytest.mark.parametrize(
    ("calibration", "dial", "gain"),
    [
        (Calibration(), 24, 0),
        (Calibration(), 21, -3),
        (Calibration(), 27, 3),
        (RISING, 20, -6),
        (RISING, 22, -3),
        (RISING, 24, 0),
        (RISING, 27, 1.5),
        (RISING, 18, -9),
        (RISING, 32, 4),
        (FALLING, 0, 0),
        (FALLING, 12, -10),
        (FALLING, 32, -40),
        (FALLING, 50, -85),
        (FALLING, -6, 5),
    ],
)
def test_a_dial_between_two_points_is_interpolated_and_beyond_them_goes_on_as_steep(
    calibration: Calibration, dial: float, gain: float
) -> None:
    assert calibration.gain_db(dial) == pytest.approx(gain)


@given(
    st.lists(st.tuples(st.floats(0.1, 9), st.floats(0.1, 9)), min_size=1, max_size=6),
    st.booleans(),
    st.floats(-50, 90),
    st.floats(0.01, 20),
)
def test_a_calibration_runs_one_way_everywhere(steps: list[tuple[float, float]], falls: bool, dial: float, more: float) -> None:  # noqa: FBT001
    points, sign = [(0.0, 0.0)], -1 if falls else 1
    for d, g in steps:
        points.append((points[-1][0] + d, points[-1][1] + sign * g))
    calibration = Calibration(tuple(points))
    assert sign * (calibration.gain_db(dial + more) - calibration.gain_db(dial)) > 0
    assert all(calibration.gain_db(d) == pytest.approx(g) for d, g in points)


@pytest.mark.parametrize(
    "points",
    [
        (),
        ((24.0, 0.0),),
        ((0.0, float("nan")), (24.0, 0.0)),
        ((0.0, 0.0), (float("inf"), 3.0)),
        ((20.0, 0.0), (24.0, 0.0)),
        ((20.0, 0.0), (24.0, 3.0), (28.0, 1.0)),
        ((24.0, 0.0), (20.0, -3.0)),
        ((20.0, 0.0), (20.0, 3.0)),
    ],
)
def test_points_that_say_two_things_are_refused(points: tuple[tuple[float, float], ...]) -> None:
    with pytest.raises(Fault) as refused:
        Calibration(points)
    assert refused.value.problems[0].code == "calibration.not-one-way"


def test_a_dial_stands_in_the_middle_of_its_band_until_someone_moves_it() -> None:
    levels = Levels(BANDS)
    assert [levels.dial(name) for name in ("welcome", "light", "speech")] == [22.5, 24, 25.5]
    assert levels.setting("welcome", 21).dial("welcome") == 21
    assert levels.gain_db("welcome") == -1.5
    assert levels.target_lufs(21) == -26


@pytest.mark.parametrize(
    ("name", "dial", "code"), [("welcome", 24.1, "level.outside"), ("light", 23, "level.outside"), ("disco", 24, "level.unknown")]
)
def test_a_dial_does_not_leave_its_band(name: str, dial: float, code: str) -> None:
    with pytest.raises(Fault) as refused:
        Levels(BANDS).setting(name, dial)
    assert refused.value.problems[0].code == code


@pytest.mark.parametrize("calibration", [Calibration(), FALLING])
def test_the_same_dial_means_the_same_whichever_way_the_calibration_runs(calibration: Calibration) -> None:
    levels = Levels(BANDS, calibration=calibration).setting("speech", 27)
    assert levels.gain_db("speech") == pytest.approx(calibration.gain_db(27))
    assert (calibration.gain_db(27) > calibration.gain_db(24)) is (calibration is not FALLING)


def test_a_band_that_moved_pulls_the_dial_along_and_a_folder_without_one_is_spoken() -> None:
    kept = {"welcome": 21.0, "old": 30.0}
    assert Levels({**BANDS, "welcome": Band(23, 26)}, kept).dial("welcome") == 23
    assert Levels(BANDS, kept).name("recordings") == "speech"
