"""The pure part of the money ledger, over whatever moves (catalogue 4.1, engine 6)."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.desk.money.accounts import Movement, balances, guarded, running, short

PROPERTY = settings(derandomize=True, deadline=None, max_examples=60)
NAMES = ("deposit:A", "deposit:B", "advance:C", "customer:D", "vendor:A", "cash")
MOVES = st.lists(
    st.tuples(st.permutations(NAMES), st.integers(1, 10**9)).map(lambda one: Movement(one[0][0], one[0][1], one[1])), max_size=30
)


@PROPERTY
@given(MOVES)
def test_nothing_is_made_and_nothing_is_lost(moves: list[Movement]) -> None:
    held = balances(moves)
    assert sum(held.values()) == 0
    for name in NAMES:
        lines = list(running(moves, name))
        assert (lines[-1][2] if lines else 0) == held.get(name, 0)
        assert all(after == before + change for (_m, _c, before), (_n, change, after) in pairwise(lines))


@PROPERTY
@given(MOVES)
def test_taking_everything_back_leaves_nothing(moves: list[Movement]) -> None:
    assert set(balances([*moves, *(one.back for one in moves)]).values()) <= {0}


@PROPERTY
@given(MOVES)
def test_what_is_let_through_never_takes_a_guarded_account_below_zero(moves: list[Movement]) -> None:
    kept: list[Movement] = []
    for one in moves:
        if not short(balances(kept), one):
            kept.append(one)
    assert all(balance >= 0 for name, balance in balances(kept).items() if guarded(name))


@pytest.mark.parametrize(("source", "target", "amount"), [("cash", "cash", 1), ("cash", "vendor:A", 0), ("cash", "vendor:A", -5)])
def test_a_movement_that_moves_nothing_is_none(source: str, target: str, amount: int) -> None:
    with pytest.raises(ValueError, match="Movement"):
        Movement(source, target, amount)
