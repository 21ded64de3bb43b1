"""Lots, shares and rates, without a store (OPN-C01 to OPN-C03)."""

from collections import Counter
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.desk.opinions.counting import Back, met
from broadcaster.desk.opinions.drawing import drawn, part_of, some
from broadcaster.desk.opinions.terms import terms, unbegun
from broadcaster.desk.policy.opening import shipped
from broadcaster.desk.policy.value import Comparison, Target, Unset

RATE = Target(Comparison.LEAST, Decimal(95), "%")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(1, 12), st.lists(st.integers(1, 15), min_size=1, max_size=8))
def test_nobody_is_drawn_once_more_than_anybody_else(people: int, wanted: list[int]) -> None:
    """However many are drawn each time: no two differ by more than one, and a lot draws nobody twice."""
    asked = Counter({f"DA-{n}": 0 for n in range(people)})
    for n, count in enumerate(wanted):
        found = drawn(asked, count, str(n))
        assert len({name for name, _turn in found}) == len(found) == min(count, people)
        assert all(turn == asked[name] + 1 for name, turn in found)
        asked.update(name for name, _turn in found)
        assert max(asked.values()) - min(asked.values()) <= 1


def test_the_same_seed_draws_the_same_from_the_same() -> None:
    asked = {f"DA-{n}": 0 for n in range(50)}
    assert drawn(asked, 10, "ZQ-1") == drawn(dict(reversed(asked.items())), 10, "ZQ-1") != drawn(asked, 10, "ZQ-2")
    assert some(["b", "a", "c"], 2, "x") == some(["c", "b", "a"], 2, "x")
    assert some(["a"], 3, "x") == ("a",)


@pytest.mark.parametrize(("count", "share", "least"), [(100, 1000, 10), (101, 1000, 11), (1, 1000, 1), (0, 1000, 0), (5, 0, 0)])
def test_ten_per_cent_are_never_less(count: int, share: int, least: int) -> None:
    """OPN-C03."""
    assert part_of(count, share) == least


@pytest.mark.parametrize(
    ("issued", "returned", "target", "verdict"),
    [(100, 95, RATE, True), (1000, 949, RATE, False), (0, 0, RATE, None), (10, 10, Unset.OPEN, None)],
)
def test_the_return_rate_is_held_against_its_target(issued: int, returned: int, target: Target | Unset, *, verdict: bool | None) -> None:
    """OPN-C01, POL-02."""
    found = Back(issued + 5, issued, returned, issued - returned, 0)
    assert met(found, target) is verdict
    assert found.issue_rate == Fraction(100 * issued, issued + 5)


def test_the_numbers_of_a_campaign_are_the_customary_ones() -> None:
    """2.5; each is a key that the mall may change or switch off."""
    by = terms(shipped("shopping_plaza", date(2026, 11, 24)))
    assert (by.return_rate, str(by.answer), by.recheck, by.calls, str(by.ahead), by.months) == (RATE, "15 d", 1000, 3, "7 d", (5, 11))
    assert unbegun(by.months, (date(2026, 11, 2),), date(2026, 11, 24)) is None
    assert unbegun((), (), date(2026, 11, 24)) is None
