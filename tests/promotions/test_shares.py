"""Who is served next: what the module promises, whatever the weights, the past and the comings and goings."""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from hashlib import blake2b
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.promotions.shares import MAX_WEIGHT, UNIT, Past, Shares, accounts, agreed, dealt, stride

hold = settings(deadline=None, derandomize=True)

weights = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(1, MAX_WEIGHT), min_size=1, max_size=12)


def lot(name: str) -> bytes:
    return blake2b(name.encode(), digest_size=8).digest()


def drawn(shares: Shares, shown: Mapping[str, int], count: int) -> tuple[Shares, list[str]]:
    names = []
    for _ in range(count):
        shares = shares.met(shown)
        names.append(shares.order(lot)[0])
        shares = shares.served(names[-1], shown[names[-1]])
    return shares, names


def test_every_stride_and_its_half_are_whole() -> None:
    assert all(UNIT % (2 * weight) == 0 for weight in range(1, MAX_WEIGHT + 1))


@hold
@given(weights, st.integers(1, 300))
def test_from_even_places_the_plays_per_weight_differ_by_no_more_than_two_strides(shown: dict[str, int], count: int) -> None:
    _, names = drawn(dealt(shown, {}, lot), shown, count)
    plays = Counter(names)
    for one, v in shown.items():
        for other, w in shown.items():
            apart = abs(Fraction(plays[one], v) - Fraction(plays[other], w))
            assert apart <= (Fraction(1, v) if v == w else Fraction(1, v) + Fraction(1, w))


@hold
@given(weights, st.data(), st.integers(1, 200))
def test_two_of_equal_weight_are_never_more_than_one_play_apart_whatever_they_are_owed(
    shown: dict[str, int], data: st.DataObject, count: int
) -> None:
    owed = {name: data.draw(st.integers(-stride(w), stride(w))) for name, w in shown.items()}
    _, names = drawn(dealt(shown, owed, lot), shown, count)
    for now in range(count + 1):
        plays = Counter(names[:now])
        for weight in set(shown.values()):
            equals = [plays[name] for name, w in shown.items() if w == weight]
            assert max(equals) - min(equals) <= 1


@hold
@given(weights, st.data())
def test_who_stays_is_fair_to_each_other_while_others_come_and_go(shown: dict[str, int], data: st.DataObject) -> None:
    coming = {name: w for name, w in shown.items() if data.draw(st.booleans())}
    staying = {name: w for name, w in shown.items() if name not in coming} or shown
    shares, plays = dealt(shown, {}, lot), Counter[str]()
    for _ in range(60):
        there = {**staying, **{name: w for name, w in coming.items() if data.draw(st.booleans())}}
        shares, (name,) = drawn(shares, there, 1)
        plays[name] += 1
        for weight in set(staying.values()):
            equals = [plays[name] for name, w in staying.items() if w == weight]
            assert max(equals) - min(equals) <= 1


def test_a_newcomer_starts_at_the_present_level_and_does_not_catch_up() -> None:
    shares, _ = drawn(dealt({"a": 1, "b": 1}, {}, lot), {"a": 1, "b": 1}, 40)
    _, names = drawn(shares, {"a": 1, "b": 1, "new": 1}, 30)
    assert sorted(Counter(names).values()) == [10, 10, 10]
    assert "new" in names[:3]


def test_who_comes_back_has_the_turn_they_waited_for_and_no_more() -> None:
    both = {"a": 1, "b": 1}
    shares, first = drawn(dealt(both, {}, lot), both, 1)
    (waiting,) = both.keys() - set(first)
    shares, _ = drawn(shares, {first[0]: 1}, 20)
    _, names = drawn(shares, both, 6)
    assert names[0] == waiting
    assert names.count(waiting) == 3


@hold
@given(st.lists(st.integers(2, 15), min_size=1, max_size=4), st.integers(1, 5))
def test_plays_of_one_weight_do_not_bunch(sizes: Sequence[int], heavy: int) -> None:
    """One heavy among many light: its plays are spread evenly, not played off in a row."""
    count = sum(sizes)
    shown = {"heavy": heavy, **{f"light{n}": 1 for n in range(count)}}
    _, names = drawn(dealt(shown, {}, lot), shown, 4 * (count + heavy))
    places = [n for n, name in enumerate(names) if name == "heavy"]
    gaps = [b - a for a, b in pairwise(places)]
    even = (count + heavy) / heavy
    assert all(abs(gap - even) <= 1 for gap in gaps)


def test_equals_are_dealt_places_in_the_order_of_what_they_are_owed() -> None:
    shown = dict.fromkeys("abcdef", 1)
    owed = {name: -UNIT // 3 if name in "bdf" else UNIT // 3 for name in shown}
    _, names = drawn(dealt(shown, owed, lot), shown, 6)
    assert set(names[:3]) == {"b", "d", "f"}
    assert set(names) == set(shown)


# the month


def heard(days: Sequence[Mapping[str, int]], shown: Mapping[str, int]) -> dict[str, int]:
    return accounts([Past(plays, shown.keys()) for plays in days], shown)


@hold
@given(weights, st.lists(st.integers(0, 80), min_size=1, max_size=20))
def test_over_a_month_equals_stay_within_one_play_although_each_day_begins_anew(shown: dict[str, int], lengths: list[int]) -> None:
    days: list[Counter[str]] = []
    for count in lengths:
        _, names = drawn(dealt(shown, heard(days, shown), lambda name: lot(f"{len(days)}{name}")), shown, count)
        days.append(Counter(names))
        month = sum(days, Counter[str]())
        for weight in set(shown.values()):
            equals = [month[name] for name, w in shown.items() if w == weight]
            assert max(equals) - min(equals) <= 1


@hold
@given(st.lists(st.integers(0, 100), min_size=1, max_size=30))
def test_weights_of_one_two_and_three_have_their_shares_within_one_play_each_day_and_over_the_month(lengths: list[int]) -> None:
    shown, days = {"a": 1, "b": 2, "c": 3}, list[Counter[str]]()
    for count in lengths:
        _, names = drawn(dealt(shown, heard(days, shown), lot), shown, count)
        days.append(Counter(names))
        month = sum(days, Counter[str]())
        for name, weight in shown.items():
            assert abs(days[-1][name] - Fraction(count * weight, 6)) <= 1
            assert abs(month[name] - Fraction(month.total() * weight, 6)) <= 1


def test_what_a_vendor_lost_for_a_week_is_no_more_than_one_play_to_be_made_good() -> None:
    shown = {"a": 1, "b": 1, "c": 1}
    owed = heard([{"a": 20, "b": 20}] * 7, shown)
    assert owed["c"] == 0  # never heard while the others were: new
    owed = heard([{"a": 20, "b": 20, "c": 20}, *[{"a": 20, "b": 20}] * 7], shown)
    assert -UNIT <= owed["c"] < owed["a"] == owed["b"]


def test_one_odd_day_of_one_vendor_takes_nothing_from_the_order_of_the_others() -> None:
    shown = dict.fromkeys("abcdef", 1)
    owed = heard([{"a": 3, "b": 3, "c": 2, "d": 2, "e": 2, "f": 40}], shown)
    assert owed["c"] == owed["d"] == owed["e"] == owed["a"] - UNIT == owed["b"] - UNIT
    assert owed["f"] <= UNIT


def test_who_waits_for_a_first_turn_is_owed_it() -> None:
    shown = dict.fromkeys("abcdefghij", 1)
    owed = heard([dict.fromkeys("abc", 1), dict.fromkeys("def", 1)], shown)
    assert {owed[name] for name in "ghij"} == {owed["a"] - UNIT}


def test_the_odd_one_out_does_not_move_what_most_agree_on() -> None:
    assert agreed([(0, 10), (4, 14), (100, 110)]) == 7
    assert agreed([(0, 10)]) == 5
    assert agreed([(0, 10), (10, 20)]) == 10
