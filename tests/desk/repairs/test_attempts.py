"""Who was rung in vain (RPR-05, EXC-04)."""

import pytest

from broadcaster.desk.repairs.calling import Attempt, unreached

WORDS = {"s": "station", "w": "worker", "h": "household", "u": "urge"}


@pytest.mark.parametrize(
    ("calls", "found"),
    [
        ("", ""),
        ("s-", ""),
        ("s- s- h-", ""),
        ("s- w-", "2"),
        ("w- h- s-", "3"),
        ("s- w- s- w-", "2"),
        ("s- u+ w-", "3"),
        ("s- s+ w-", ""),
        ("s- w- w+", ""),
        ("s- w- w+ s- w-", "5"),
    ],
)
def test_the_call_that_made_it_two_is_told_until_somebody_answers(calls: str, found: str) -> None:
    """EXC-04: the station's telephone and the worker's mobile, both in vain; urging and the household do not count."""
    made = [Attempt(str(n), WORDS[one[0]], one[1] == "+") for n, one in enumerate(calls.split(), 1)]
    assert unreached(made) == found
