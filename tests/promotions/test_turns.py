"""Whose turn it is through a day, as the mall hears it: laid out by the real layout, without a sound."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.air.layout import FOREVER, Span
from broadcaster.content.clip import Library
from broadcaster.promotions.model import Spot
from broadcaster.timetable.model import Dates
from tests.promotions.malls import EVERYTHING, THURSDAY, Mall, at, clips, sound, spot, spread, vendors

hold = settings(max_examples=40, deadline=None, derandomize=True)
TIMES = ((), (), (), ("10:05..10:40",), ("11:00..14:30",), ("closing - 3h..closing",), ("09:00..10:10", "15:00..15:30"))


@st.composite
def lists(draw: st.DrawFn) -> tuple[Spot, ...]:
    """Up to a dozen vendors with up to three spots each, every key of a spot used or not."""
    found = []
    for number in range(draw(st.integers(1, 12))):
        for title in "一二三"[: draw(st.integers(1, 3))]:
            dates = draw(st.sampled_from([(), (), (Dates(THURSDAY, None),), (Dates(None, THURSDAY - timedelta(days=1)),)]))
            weight, most = draw(st.sampled_from([1, 1, 1, 2, 3, 7])), draw(st.sampled_from([None, None, None, 1, 5]))
            found.append(spot(f"promo/厂{number}-{title}", weight=weight, dates=dates, daily_max=most, times=draw(st.sampled_from(TIMES))))
    return tuple(found)


@hold
@given(lists(), st.sampled_from([THURSDAY, EVERYTHING]))
def test_dates_times_and_daily_maximum_hold(listed: tuple[Spot, ...], day: date) -> None:
    mall = Mall(listed)
    known = {one.source: one for one in listed}
    turns = mall.turns(day)
    assert all(mall.may_start(known[turn.clip], turn, day) for turn in turns)
    plays = clips(turns)
    assert all(plays[one.source] <= one.daily_max for one in listed if one.daily_max is not None)


@hold
@given(lists())
def test_no_spot_comes_twice_in_a_row_while_another_is_left(listed: tuple[Spot, ...]) -> None:
    mall = Mall(listed)
    played = dict.fromkeys((one.source for one in listed), 0)
    for a, b in pairwise(mall.turns(THURSDAY)):
        played[a.clip] += 1
        if a.clip == b.clip:
            could = [s for s in listed if mall.may_start(s, b, THURSDAY) and (s.daily_max is None or played[s.source] < s.daily_max)]
            assert [s.source for s in could] == [b.clip]


@hold
@given(lists())
def test_vendors_of_equal_weight_that_are_there_all_day_are_within_one_play(listed: tuple[Spot, ...]) -> None:
    turns = vendors(Mall(listed).turns(THURSDAY))
    whole = {one.vendor for one in listed if not one.limited and one.holds(THURSDAY)}
    weights = {v: max(s.weight for s in listed if s.vendor == v and s.holds(THURSDAY)) for v in whole}
    for weight in set(weights.values()):
        assert spread(turns[vendor] for vendor in whole if weights[vendor] == weight) <= 1


@hold
@given(lists(), st.sampled_from([THURSDAY, EVERYTHING]))
def test_the_same_inputs_give_the_same_day_whatever_the_order_of_the_list(listed: tuple[Spot, ...], day: date) -> None:
    assert Mall(listed).turns(day) == Mall(listed[::-1]).turns(day)


def test_two_days_are_not_alike() -> None:
    mall = Mall(unlisted=tuple(f"promo/厂{n}-a.ogg" for n in range(9)))
    first, second = (mall.turns(day) for day in (THURSDAY, THURSDAY + timedelta(days=1)))
    assert [t.vendor for t in first[:9]] != [t.vendor for t in second[:9]]


def test_a_vendor_has_one_share_however_many_spots_it_has_and_they_take_turns() -> None:
    mall = Mall(unlisted=("promo/甲-一.ogg", "promo/甲-二.ogg", "promo/甲-三.ogg", "promo/乙-一.ogg"))
    turns = mall.turns(THURSDAY)
    assert spread(vendors(turns).values()) <= 1
    own = [turn.title for turn in turns if turn.vendor == "甲"]
    assert all(len(set(own[n : n + 3])) == 3 for n in range(len(own) - 2))


def test_weights_are_shares() -> None:
    mall = Mall(tuple(spot(f"promo/{vendor}-一", weight=weight) for vendor, weight in (("甲", 1), ("乙", 2), ("丙", 3))))
    turns = mall.turns(THURSDAY)
    for vendor, weight in (("甲", 1), ("乙", 2), ("丙", 3)):
        assert abs(vendors(turns)[vendor] - len(turns) * weight / 6) <= 1


def test_no_vendor_comes_twice_in_a_row_where_others_can_come_between() -> None:
    listed = [spot(f"promo/重-{title}", weight=3) for title in "一二三"]
    mall = Mall((*listed, *(spot(f"promo/厂{n}-一") for n in range(4))))
    turns = mall.turns(THURSDAY)
    assert all(a.vendor != b.vendor for a, b in pairwise(turns))
    assert abs(vendors(turns)["重"] - len(turns) * 3 / 7) <= 1


def test_a_vendor_that_weighs_more_than_all_others_still_has_its_share() -> None:
    mall = Mall((*(spot(f"promo/重-{title}", weight=5) for title in "一二"), spot("promo/轻-一")))
    turns = mall.turns(THURSDAY)
    assert abs(vendors(turns)["重"] - len(turns) * 5 / 6) <= 1
    assert all(a.clip != b.clip for a, b in pairwise(turns))


def test_one_heavy_spot_alone_is_every_second_one_and_a_newcomer_does_not_suffer_for_it() -> None:
    listed = (spot("promo/重-一", weight=9), spot("promo/轻-一"), spot("promo/新-一", times=("14:30..15:30",)))
    turns = Mall(listed).turns(THURSDAY)
    late = [turn for turn in turns if (turn.start.hour == 14 and turn.start.minute >= 31) or turn.start.hour == 15]
    assert abs(vendors(late)["重"] - len(late) / 2) <= 1
    assert abs(vendors(late)["新"] - vendors(late)["轻"]) <= 1


def test_a_spot_for_an_hour_begins_with_its_hour_and_has_its_share_of_it() -> None:
    mall = Mall((spot("promo/早-一", times=("10:30..11:00",)), *(spot(f"promo/厂{n}-一") for n in range(3))))
    turns = mall.turns(THURSDAY)
    hour = [turn for turn in turns if turn.start.hour == 10 and turn.start.minute >= 30]
    assert "早" in [turn.vendor for turn in hour[:2]]
    assert spread(vendors(hour).values()) <= 1
    assert vendors(turns)["早"] == vendors(hour)["早"]


def test_a_rotation_waits_with_music_for_the_first_spot_that_may_be_heard() -> None:
    mall = Mall((spot("promo/晚-一", times=("11:00..12:00",)),))
    first, *_ = mall.turns(THURSDAY)
    assert (first.start.hour, first.start.minute, first.start.second < 30) == (11, 0, True)


def test_a_spot_that_would_start_after_its_time_because_of_words_before_it_is_not_heard() -> None:
    mall = Mall((spot("promo/准-一", times=("10:29..10:30",)), spot("promo/随-一")), seconds={"promo/准-一.ogg": 50, "promo/随-一.ogg": 50})
    turns = mall.turns(EVERYTHING)  # words at 10:30
    assert all(turn.start.minute == 29 for turn in turns if turn.vendor == "准")


def test_without_any_spot_the_rotation_is_music() -> None:
    assert Mall().turns(THURSDAY) == []


def test_a_script_is_a_spot_and_its_sound_is_that_of_the_day() -> None:
    script = Spot("scripts/zh_CN/促销-沙发节", "甲", "沙发节")
    mall = Mall((script,), unlisted=("promo/乙-一.ogg",))
    library = Library([clip for clip in mall.library.values() if clip.folder != "scripts"])
    spoken = Library([*library.values(), sound("scripts/zh_CN/促销-沙发节", 31.0)])
    turns = mall.turns(THURSDAY, replace(mall.house(), library=spoken))
    assert {turn.end - turn.start for turn in turns if turn.vendor == "甲"} == {timedelta(seconds=31)}
    assert spread(vendors(turns).values()) <= 1
    assert set(vendors(mall.turns(THURSDAY, replace(mall.house(), library=library)))) == {"乙"}


# what is lost


def test_a_lost_spot_is_left_out_from_its_frame_on_and_its_vendor_s_turn_goes_to_its_other_spot() -> None:
    mall = Mall(unlisted=("promo/甲-一.ogg", "promo/甲-二.ogg", "promo/乙-一.ogg", "promo/丙-一.ogg"))
    whole = mall.turns(THURSDAY)
    failed = next(turn for turn in whole[20:] if turn.clip == "promo/甲-一.ogg")
    frame = at(failed.start) + 5 * 48_000
    house = replace(mall.house(), away={"promo/甲-一.ogg": (Span(frame, FOREVER),)})
    turns = mall.turns(THURSDAY, house)
    place = whole.index(failed)
    assert turns[:place] == whole[:place]
    assert (turns[place].clip, at(turns[place].end)) == (failed.clip, frame)
    assert turns[place + 1].clip == "promo/甲-二.ogg"
    assert not [turn for turn in turns[place + 1 :] if turn.clip == failed.clip]
    assert spread((vendors(turns) - vendors([turns[place]])).values()) <= 1


def test_a_vendor_whose_only_spot_comes_back_has_the_turn_it_lost_and_no_more() -> None:
    mall = Mall(unlisted=("promo/甲-一.ogg", "promo/乙-一.ogg", "promo/丙-一.ogg"))
    whole = mall.turns(THURSDAY)
    lost = next(turn for turn in whole[6:] if turn.vendor == "甲")
    back = at(lost.start) + 1200 * 48_000
    house = replace(mall.house(), away={lost.clip: (Span(at(lost.start), back),)})
    turns = mall.turns(THURSDAY, house)
    assert not [turn for turn in turns if turn.vendor == "甲" and at(lost.start) <= at(turn.start) < back]
    after = [turn for turn in turns if at(turn.start) >= back]
    assert after[0].vendor == "甲"
    assert spread(vendors(after).values()) <= 1


def test_when_all_are_lost_and_found_again_the_rotation_goes_on() -> None:
    mall = Mall(unlisted=("promo/甲-一.ogg", "promo/乙-一.ogg"))
    since, until = (at(mall.turns(THURSDAY)[n].start) for n in (4, 14))
    turns = mall.turns(THURSDAY, replace(mall.house(), away={name: (Span(since, until),) for name in mall.unlisted}))
    assert not [turn for turn in turns if since < at(turn.start) < until]
    assert min(at(turn.start) for turn in turns if at(turn.start) >= until) - until <= 10 * 48_000
    assert spread(vendors(turns).values()) <= 1


# the month


def test_what_was_heard_before_decides_who_has_the_odd_play() -> None:
    mall = Mall(unlisted=tuple(f"promo/厂{n}-一.ogg" for n in range(11)))
    first, second = (vendors(mall.aired(THURSDAY + timedelta(days=n))) for n in (0, 1))
    behind, more = ({v for v, plays in day.items() if plays == wanted(day.values())} for day, wanted in ((first, min), (second, max)))
    assert 0 < len(behind) < 11
    assert behind <= more or more <= behind
    assert spread((first + second).values()) <= 1


def test_another_month_is_another_account() -> None:
    mall = Mall(unlisted=tuple(f"promo/厂{n}-一.ogg" for n in range(7)))
    plain = mall.turns(date(2026, 12, 1))
    mall.heard[date(2026, 11, 30)] = {"promo/厂0-一.ogg": 50}
    assert mall.turns(date(2026, 12, 1)) == plain


@pytest.mark.parametrize("heard", [{}, {"promo/厂0-一.ogg": 400}, {"promo/厂0-一.ogg": 3, "promo/gone-x.ogg": 90}])
def test_whatever_the_record_says_the_day_itself_is_fair(heard: dict[str, int]) -> None:
    mall = Mall(unlisted=tuple(f"promo/厂{n}-一.ogg" for n in range(7)))
    mall.heard[date(2026, 12, 1)] = heard
    assert spread(vendors(mall.turns(THURSDAY)).values()) <= 1
