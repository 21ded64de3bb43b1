import numpy as np
import pytest

from broadcaster.air.sinks.offset import MIN_STEPS, STEP_AHEAD_S, by_steps, lag
from broadcaster.air.sinks.ring import Ring, level_db
from tests.rig.analysis import RATE_HZ, music, tone


def steps(origin: float, off_s: list[float]) -> list[tuple[float, int]]:
    return [(origin + (ms := 250 * n) / 1000 - STEP_AHEAD_S + off, ms) for n, off in enumerate(off_s, 1)]


def test_steps_that_agree_tell_the_origin_and_a_few_outliers_do_no_harm() -> None:
    assert by_steps(steps(100.0, [0.0] * 20)) == pytest.approx(100.0)
    assert by_steps(steps(100.0, [0.001, -0.001] * 8 + [0.4, 0.5])) == pytest.approx(100.0, abs=0.002)


def test_steps_that_are_few_or_disagree_tell_nothing() -> None:
    assert by_steps(steps(100.0, [0.0] * (MIN_STEPS - 1))) is None
    assert by_steps(steps(100.0, [0.1 * n for n in range(20)])) is None


@pytest.mark.parametrize("late", [0, 1, 480, 60_000])
def test_music_is_found_to_the_frame_in_what_was_heard_though_others_sound_too(late: int) -> None:
    sent = music(1.5)
    heard = 0.3 * music(4.5, seed=2)
    heard[late : late + len(sent)] += 0.5 * sent
    assert lag(sent, heard) == late


@pytest.mark.parametrize("sent", [tone(440, 1.0), np.zeros(RATE_HZ, np.float32)])
def test_a_steady_tone_and_silence_have_no_place(sent: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> None:
    assert lag(sent, np.tile(sent, 3)) is None


def test_something_else_has_no_place() -> None:
    assert lag(music(1.0, seed=1), music(2.0, seed=2)) is None


def test_a_ring_gives_back_what_it_has_and_refuses_what_it_has_not() -> None:
    ring = Ring(0.01)
    for first in range(0, 960, 160):
        ring.append(np.arange(first, first + 160, dtype=np.float32))
    window = ring.window(500, 900)
    assert window is not None
    assert window.tolist() == list(range(500, 900))
    assert ring.window(479, 500) is None
    assert ring.window(900, 961) is None
    assert ring.window(500, 500) is None


def test_levels_are_rms_in_dbfs() -> None:
    assert level_db(tone(1000, 1.0, dbfs=0.0)) == pytest.approx(-3.01, abs=0.01)
    assert level_db(np.zeros(480, np.float32)) == pytest.approx(-120)
