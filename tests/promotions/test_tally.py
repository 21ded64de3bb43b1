"""Who was heard how often, against what would have been fair."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.promotions.hours import Spell, spells
from broadcaster.promotions.model import Owners, Spot, unlisted
from broadcaster.promotions.tally import Tally, VendorTally, tallied
from broadcaster.record.entries import SpotPlay
from broadcaster.timetable.days import day_of
from broadcaster.timetable.hours import dates
from tests.promotions.malls import THURSDAY, Mall, days, spot, timetable
from tests.promotions.record import at

hold = settings(deadline=None, derandomize=True)


def times(one: Spot, day: date) -> tuple[Spell, ...]:
    today = day_of(timetable(), day)
    return spells(one, day, today.opening, today.closing, timetable().zone)


def told(plays: list[SpotPlay], *known: Spot) -> dict[str, Tally]:
    return {found.vendor: found.total for found in vendors(plays, *known)}


def vendors(plays: list[SpotPlay], *known: Spot) -> tuple[VendorTally, ...]:
    return tallied(plays, known, Owners.of(known, Mall(known).library).spot, times)


def heard(clip: str, start: datetime, *, whole: bool = True, seconds: float = 20.0) -> SpotPlay:
    return SpotPlay(start.date(), clip, start, seconds, whole)


def row(*names: str, first: str = "10:05:00", day: date = THURSDAY) -> list[SpotPlay]:
    """Whole plays, a minute apart."""
    return [heard(f"promo/{name}.ogg", at(day, first) + timedelta(minutes=n)) for n, name in enumerate(names)]


def test_whole_and_partial_plays_are_counted_apart() -> None:
    plays = [*row("甲-一", "甲-一"), heard("promo/甲-一.ogg", at(THURSDAY, "11:00:00"), whole=False, seconds=4.5)]
    (vendor,) = vendors(plays)
    assert vendor.total == Tally(plays=2, seconds=40.0, partial=1, partial_seconds=4.5, fair=2.0)


def test_a_fair_share_is_by_weight_and_a_vendor_s_spots_divide_it() -> None:
    known = (spot("promo/甲-一", weight=2), spot("promo/甲-二", weight=1), spot("promo/乙-一", weight=1))
    plays = row("甲-一", "甲-二", "乙-一", "甲-一", "甲-一", "乙-一")
    found = {one.source: tally for vendor in vendors(plays, *known) for one, tally in vendor.spots}
    assert [round(found[s.source].fair, 9) for s in known] == [round(6 * 2 / 3 * 2 / 3, 9), round(6 * 2 / 3 / 3, 9), 2]


def test_a_spot_for_an_hour_has_its_share_of_that_hour_only() -> None:
    known = (spot("promo/甲-一"), spot("promo/乙-一", times=("10:05..10:09",)))
    found = told(row("甲-一", "乙-一", "甲-一", "乙-一", "甲-一", "甲-一", "甲-一"), *known)
    assert (found["甲"].fair, found["乙"].fair) == (2 + 3, 2)


def test_a_daily_maximum_leaves_the_rest_to_the_others() -> None:
    known = (spot("promo/甲-一"), spot("promo/乙-一", daily_max=1))
    found = told(row("乙-一", "甲-一", "甲-一", "甲-一"), *known)
    assert (found["甲"].fair, found["乙"].fair) == (3.5, 0.5)


def test_dates_say_from_when_to_when_and_without_them_the_first_play_does() -> None:
    other = THURSDAY + timedelta(days=1)
    known = (spot("promo/甲-一"), spot("promo/乙-一", dates=(dates(f"{other}.."),)), spot("promo/丙-一"))
    plays = [*row("甲-一", "甲-一"), *row("甲-一", "乙-一", "丙-一", day=other)]
    found = told(plays, *known)
    assert {vendor: round(tally.fair, 9) for vendor, tally in found.items()} == {"甲": 3, "乙": 1, "丙": 1}


def test_who_should_have_been_heard_and_was_not_is_named() -> None:
    known = (spot("promo/甲-一"), spot("promo/乙-一", dates=(dates("2026-12-01.."),)))
    found = told(row("甲-一", "甲-一"), *known)
    assert found["乙"] == Tally(fair=1.0)


def test_a_clip_that_is_gone_is_its_vendor_s_still() -> None:
    (vendor,) = vendors(row("甲-旧", "甲-一"), spot("promo/甲-一"))
    assert [(one.title, tally.plays) for one, tally in vendor.spots] == [("一", 1), ("旧", 1)]
    assert unlisted("promo/甲-旧.ogg") in [one for one, _ in vendor.spots]


def test_nothing_heard_is_nothing_told() -> None:
    assert vendors([]) == ()


@hold
@given(st.lists(st.sampled_from(["甲-一", "甲-二", "乙-一", "丙-一"]), max_size=40), st.integers(1, 20))
def test_fair_shares_add_up_to_what_was_heard(names: list[str], weight: int) -> None:
    known = (spot("promo/甲-一", weight=weight), spot("promo/乙-一", times=("10:05..10:20",)), spot("promo/甲-二", daily_max=3))
    total = sum(told(row(*names), *known).values(), Tally())
    could = {"甲", "丙"}  # when only somebody is heard whose time it is not, nobody could have been
    assert total.plays == len(names)
    assert total.fair == pytest.approx(total.plays) or not could & {name[0] for name in names}


def test_a_month_as_it_is_laid_out_is_fair_to_one_play() -> None:
    known = tuple(spot(f"promo/厂{n}-{title}", weight=1 + n % 3) for n in range(9) for title in "一二"[: 1 + n % 2])
    mall = Mall(known)
    plays = [SpotPlay(day, turn.clip, turn.start, 20.0, whole=True) for day in days(date(2026, 12, 1), 8) for turn in mall.aired(day)]
    found = told(plays, *known)
    assert Counter(play.clip for play in plays).total() == sum(tally.plays for tally in found.values())
    assert all(abs(tally.plays - tally.fair) <= 1 for tally in found.values())
