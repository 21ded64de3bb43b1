"""Gain over time: fades of equal power, dips under speech, and their sum."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadcaster.air.envelope import combined, dips, fade_in, fade_out, level_at
from broadcaster.air.score import SILENT_DB

LENGTH = 144_000


def power(db: float) -> float:
    return 10 ** (db / 10)


@pytest.mark.parametrize("share", [n / 40 for n in range(41)])
def test_two_crossing_fades_keep_their_sum_level(share: float) -> None:
    frame = round(share * LENGTH)
    both = power(level_at(fade_out(LENGTH, LENGTH), frame)) + power(level_at(fade_in(0, LENGTH), frame))
    assert 10 * math.log10(both) == pytest.approx(0, abs=0.15)


def test_a_fade_is_full_before_silent_after_and_nothing_without_a_length() -> None:
    out, back = fade_out(1000, 480), fade_in(1000, 480)
    assert [level_at(out, f) for f in (0, 520, 1000, 9999)] == [0, 0, SILENT_DB, SILENT_DB]
    assert [level_at(back, f) for f in (0, 1000, 1480, 9999)] == [SILENT_DB, SILENT_DB, 0, 0]
    assert fade_out(1000, 0) == fade_in(1000, 0) == ()


@given(st.integers(1, 500_000), st.integers(0, 10**6))
def test_a_fade_only_ever_goes_one_way(length: int, start: int) -> None:
    places = [start + length * n // 50 for n in range(51)]
    levels = [level_at(fade_in(start, length), f) for f in places]
    assert levels == sorted(levels)


def test_a_dip_is_down_when_speech_starts_and_begins_to_rise_when_it_ends() -> None:
    dip = dips([(1000, 2000)], 14, 300, 600)
    assert [level_at(dip, f) for f in (0, 700, 850, 1000, 2000, 2300, 2600, 9999)] == [0, 0, -7, -14, -14, -7, 0, 0]


def test_music_does_not_come_up_between_two_texts_that_follow_at_once() -> None:
    dip = dips([(5000, 6000), (1000, 2000), (2400, 3000)], 14, 300, 600)
    assert [level_at(dip, f) for f in (2000, 2200, 2400, 3000, 3600, 4700, 5000)] == [-14, -14, -14, -14, 0, 0, -14]


spans = st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 10**5)).map(lambda s: (s[0], s[0] + s[1])), max_size=8)


@given(spans)
def test_every_frame_of_every_text_is_ducked_in_full(talks: list[tuple[int, int]]) -> None:
    dip = dips(talks, 14, 28_800, 72_000)
    assert [f for f, _ in dip] == sorted({f for f, _ in dip})
    assert all(level_at(dip, f) == pytest.approx(-14) for start, end in talks for f in (start, (start + end) // 2, end - 1))


@given(spans, st.integers(0, 10**6), st.integers(1, 10**6), st.floats(-30, 10))
def test_what_is_combined_is_the_sum_at_every_frame(talks: list[tuple[int, int]], start: int, length: int, gain: float) -> None:
    end = start + length
    parts = [dips(talks, 14, 28_800, 72_000), fade_in(start, min(length, 24_000)), fade_out(end, min(length, 144_000))]
    both = combined(gain, parts, start, end)
    points = [f for f, _ in both]
    assert points == sorted(set(points))
    assert (points[0], points[-1]) == (start, end)
    for frame in {start, end, *(start + length * n // 17 for n in range(17))}:
        wanted = gain + sum(level_at(part, frame) for part in parts)
        if min(g for _, g in both) > SILENT_DB:
            assert level_at(both, frame) == pytest.approx(wanted, abs=1e-6)
        assert level_at(both, frame) >= SILENT_DB


def test_an_empty_envelope_changes_nothing() -> None:
    assert level_at((), 5) == 0
    assert combined(-3.0, [], 10, 20) == ((10, -3.0), (20, -3.0))
