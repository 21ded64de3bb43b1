"""Every gap in what should have been heard is found, and where nobody listened nothing is claimed."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.air.sinks.demand import Demand
from broadcaster.air.sinks.ears import _Take
from broadcaster.air.sinks.gaps import DELIVERY_S, SHORTEST_S, Gaps, Meant, Piece
from broadcaster.air.sinks.ring import Mono
from broadcaster.content.clip import RATE_HZ

STEP_S = 0.02
LOUD, SILENT = np.full(960, 0.1, np.float32), np.zeros(960, np.float32)


def pieces(loud: list[bool]) -> list[Piece]:
    return [Piece(n * STEP_S, (n + 1) * STEP_S, on) for n, on in enumerate(loud)]


class Monitor:
    """What was heard, by 20 ms: true, false, or `None` where nobody listened."""

    def __init__(self, heard: Sequence[bool | None]) -> None:
        self._heard = heard

    def __call__(self, start: float, end: float) -> Mono | None:
        heard = self._heard[round(start / STEP_S)]
        return None if heard is None else LOUD if heard else SILENT


def found(loud: list[bool], heard: Sequence[bool | None]) -> tuple[list[float], Gaps]:
    gaps = Gaps()
    return gaps.look(pieces(loud), Monitor(heard), now=1000.0), gaps


def test_a_gap_is_told_with_its_length_once_the_sound_is_back() -> None:
    gaps, after = found([True] * 60, [True] * 20 + [False] * 30 + [True] * 10)
    assert gaps == [pytest.approx(0.6)]
    assert after.silent_s == 0
    assert after.heard_until == pytest.approx(1.2)


def test_a_gap_that_goes_on_is_known_before_it_ends() -> None:
    gaps, after = found([True] * 60, [True] * 20 + [False] * 40)
    assert gaps == []
    assert after.silent_s == pytest.approx(0.8)


def test_a_rest_in_the_programme_is_no_gap() -> None:
    assert found([True] * 20 + [False] * 40, [True] * 20 + [False] * 40)[0] == []


def test_where_nobody_listened_nothing_is_claimed_but_that() -> None:
    gaps, after = found([True] * 100, [*[True] * 20, *[None] * 80])
    assert gaps == []
    assert after.silent_s == 0
    assert after.unknown_s == pytest.approx(1.6)


def test_what_is_still_on_its_way_from_the_monitor_is_waited_for() -> None:
    gaps = Gaps()
    heard = [*[True] * 20, *[None] * 40]
    assert gaps.look(pieces([True] * 60), Monitor(heard), now=1.3) == []
    assert gaps.unknown_s == 0
    late = [True] * 20 + [False] * 30 + [True] * 10
    assert gaps.look([], Monitor(late), now=1.4) == [pytest.approx(0.6)]


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 40)), min_size=1, max_size=12))
@settings(derandomize=True, deadline=None)
def test_the_gaps_are_exactly_the_silent_stretches_that_are_long_enough(runs: list[tuple[bool, int]]) -> None:
    heard = [on for on, length in [*runs, (True, 1)] for _ in range(length)]
    lengths, silent = [], 0
    for on in heard:
        if on and silent * STEP_S >= SHORTEST_S - 1e-9:
            lengths.append(silent * STEP_S)
        silent = 0 if on else silent + 1
    gaps, _ = found([True] * len(heard), heard)
    assert gaps == pytest.approx(lengths)


def test_what_was_meant_is_given_out_once_and_only_when_it_is_over() -> None:
    meant = Meant()
    for n in range(50):
        meant.add(10 + n * STEP_S, np.full((960, 2), 0.1 if n % 2 else 0.0, np.float32))
    first = meant.taken(10.5)
    assert [p.loud for p in first] == [False, True] * (len(first) // 2)
    assert first[-1].end == pytest.approx(10.48)
    assert meant.taken(10.5) == []
    assert len(meant.taken(12 - DELIVERY_S)) == 50 - len(first)


def test_what_was_not_even_sent_is_a_gap_too_but_no_fault_of_the_output() -> None:
    meant = Meant()
    for n in [*range(20), *range(120, 140)]:
        meant.add(n * STEP_S, np.full((960, 2), 0.1, np.float32))
    gaps = Gaps()
    silent = [True] * 20 + [False] * 120

    def heard(start: float, end: float) -> Mono | None:
        return LOUD if all(silent[round(start / STEP_S) : round(end / STEP_S)]) else SILENT

    assert gaps.look(meant.taken(2.41), heard, 1000.0) == []
    assert gaps.silent_s == 0
    silent[120:] = [True] * 20
    assert gaps.look(meant.taken(9), heard, 1000.0) == [pytest.approx(2.0)]


def test_reads_that_come_late_most_of_the_time_do_not_move_the_clock_of_the_ears() -> None:
    take, chance = _Take(), np.random.default_rng(1)
    for n in range(200):
        late = chance.uniform(0.01, 0.2) if chance.random() < 0.8 else 0.0
        take.add(np.zeros(RATE_HZ // 20, np.float32), 100 + n / 20 + late)
    assert take.offset == pytest.approx(100, abs=0.001)


@pytest.mark.parametrize(("off", "told"), [(0.0, False), (-0.05, False), (-0.3, True), (0.3, True)])
def test_a_player_that_keeps_another_time_than_believed_is_noticed_within_two_seconds(off: float, told: bool) -> None:  # noqa: FBT001 - one of the facts
    demand = Demand(0.585)
    moved = [demand.moved(0.585 + off - 0.01 * (n % 5), 100 + n * STEP_S) for n in range(100)]
    assert any(moved) == told
