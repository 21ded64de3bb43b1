"""What is missing is made beside the air, once at a time, and asked for again if it did not come."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from broadcaster.air.preparer import FIRST_PAUSE_S, LAST_PAUSE_S, Attempts, Preparer

WEATHER = frozenset({"weather"})


def until(true: Callable[[], bool]) -> None:
    """Wait for a child; a minute is for machines that stand still."""
    end = time.monotonic() + 60
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    assert true()


def child(tmp_path: Path, then: str = "") -> list[str]:
    """A program that writes down each time it is started."""
    return [sys.executable, "-c", f"open({str(tmp_path / 'started')!r}, 'a').write('x'); {then or 'pass'}"]


def starts(tmp_path: Path) -> int:
    file = tmp_path / "started"
    return len(file.read_text()) if file.exists() else 0


def test_nothing_missing_starts_nothing(tmp_path: Path) -> None:
    preparer = Preparer(child(tmp_path))
    preparer.look(frozenset(), 0.0)
    assert not preparer.busy()


def test_a_child_is_started_at_once_and_only_one(tmp_path: Path) -> None:
    preparer = Preparer(child(tmp_path, "import time; time.sleep(60)"))
    preparer.look(WEATHER, 0.0)
    until(lambda: starts(tmp_path) == 1)
    preparer.look(WEATHER | {"a"}, 5.0)
    assert preparer.busy()
    preparer.stop()
    assert not preparer.busy()
    assert starts(tmp_path) == 1


def test_what_did_not_come_is_asked_for_again_after_a_pause(tmp_path: Path) -> None:
    preparer = Preparer(child(tmp_path))

    def ended_at(now: float) -> bool:
        preparer.look(WEATHER, now)
        return not preparer.busy()

    preparer.look(WEATHER, 0.0)
    until(lambda: ended_at(0.0))
    preparer.look(WEATHER, FIRST_PAUSE_S - 1)
    assert not preparer.busy()
    preparer.look(WEATHER, FIRST_PAUSE_S)
    assert preparer.busy()
    until(lambda: ended_at(FIRST_PAUSE_S))
    assert starts(tmp_path) == 2


def test_something_new_does_not_wait_for_an_old_failure(tmp_path: Path) -> None:
    failed = Attempts(WEATHER).ended(0.0).ended(10.0)
    assert not failed.is_due(11.0)
    assert failed.wanting(WEATHER | {"scripts/zh_CN/家装节"}, 11.0).is_due(11.0)


def test_a_program_that_cannot_be_started_is_tried_again_later(tmp_path: Path) -> None:
    preparer = Preparer([str(tmp_path / "nowhere")])
    preparer.look(WEATHER, 0.0)
    assert not preparer.busy()


@given(st.integers(0, 40), st.floats(0, 1e6))
def test_the_pause_never_falls_and_never_passes_its_limit(times: int, now: float) -> None:
    attempts = Attempts(WEATHER)
    pauses = []
    for _ in range(times):
        attempts = attempts.ended(now)
        pauses.append(attempts.due - now)
    assert pauses == sorted(pauses)
    assert all(pause <= LAST_PAUSE_S + 1e-3 for pause in pauses)
