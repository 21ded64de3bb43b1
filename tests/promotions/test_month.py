"""A month of forty vendors, laid out by the real layout without a sound: the spread of plays between equals is one at most, each day
and over the month. `pytest tests/promotions/test_month.py -s` shows the table."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

import pytest

from broadcaster.promotions.model import Spot
from tests.promotions.malls import Mall, days, spot, spread, vendors

FIRST, DAYS = date(2026, 12, 1), 31
"""With an event weekend in it."""
VENDORS = 40


def spots_of(vendor: int, weight: int) -> tuple[Spot, ...]:
    """One to three spots."""
    return tuple(spot(f"promo/厂商{vendor:02}-第{n}条", weight=weight) for n in range(1 + vendor % 3))


def mall(weights: Mapping[int, int] | None = None) -> Mall:
    """Forty vendors, of equal weight unless told otherwise; every spot of another length."""
    listed = tuple(one for vendor in range(VENDORS) for one in spots_of(vendor, (weights or {}).get(vendor, 1)))
    return Mall(listed, seconds={one.source: 15 + 3.7 * (n % 9) for n, one in enumerate(listed)})


def test_over_a_month_no_vendor_is_heard_more_than_once_more_than_its_equal() -> None:
    one, month = mall(), Counter[str]()
    print("\ndate        spots  a vendor, that day   a vendor, this month")
    for day in days(FIRST, DAYS):
        today = vendors(one.aired(day))
        month += today
        least, most = min(today.values()), max(today.values())
        print(f"{day}  {today.total():5}  {least:6}–{most:<10}  {min(month.values()):8}–{max(month.values())}")
        assert len(today) == VENDORS
        assert spread(today.values()) <= 1
        assert spread(month.values()) <= 1


def test_the_spots_of_one_vendor_share_its_month() -> None:
    one, month = mall(), Counter[str]()
    for day in days(FIRST, 14):
        one.aired(day)
        month += Counter(one.heard[day])
    for vendor in range(VENDORS):
        assert spread(month[s.source] for s in spots_of(vendor, 1)) <= 1


def test_by_weight_each_has_its_share_of_the_month_within_one_play() -> None:
    weights = {vendor: 1 + vendor % 3 for vendor in range(VENDORS)}
    one, month = mall(weights), Counter[str]()
    for day in days(FIRST, DAYS):
        month += vendors(one.aired(day))
        for vendor, weight in weights.items():
            fair = month.total() * weight / sum(weights.values())
            assert abs(month[f"厂商{vendor:02}"] - fair) <= 1
        for weight in (1, 2, 3):
            assert spread(month[f"厂商{v:02}"] for v, w in weights.items() if w == weight) <= 1


def test_who_comes_in_the_middle_of_the_month_shares_from_then_on_and_who_leaves_leaves_no_gap() -> None:
    one, month, since = mall(), Counter[str](), Counter[str]()
    new = spot("promo/新店-开业")
    stay = [f"厂商{vendor:02}" for vendor in range(2, VENDORS)]
    for day in days(FIRST, 20):
        if day.day == 11:
            one.listed = (*one.listed[3:], new)  # the first two vendors leave: three spots
        today = vendors(one.aired(day))
        month += today
        assert spread(month[vendor] for vendor in stay) <= 1
        if day.day >= 11:
            since += today
            assert abs(since["新店"] - sum(since[vendor] for vendor in stay) / len(stay)) <= 1
            assert set(today) <= {*stay, "新店"}


@pytest.mark.parametrize("lost", [1, 5])
def test_after_a_day_that_was_heard_in_part_each_day_is_fair_again(lost: int) -> None:
    """The machine was off for an hour: who lost a play to that is not behind for long."""
    one, month = mall(), Counter[str]()
    for day in days(FIRST, 12):
        turns = one.aired(day)
        if day.day == lost:
            turns = turns[:30] + turns[75:]
            one.heard[day] = dict(Counter(turn.clip for turn in turns))
        today = vendors(turns)
        month += today
        assert day.day == lost or spread(today.values()) <= 1
    assert spread(month.values()) <= 2
