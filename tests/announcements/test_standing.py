"""Orders added up: what holds, since when, and what the past keeps."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.announcements.model import Announcement, Change, Kind, Order, Verb
from broadcaster.announcements.standing import State, event_dates, refused, standing, with_event_days
from broadcaster.timetable.days import day_of
from broadcaster.timetable.model import Dates
from tests.announcements.desk import BEFORE, BOTH, DAY, NEXT, TABLE, announcements, item, items, on, order, queues, when, window
from tests.plan.shop import SHANGHAI

hold = settings(max_examples=50, deadline=None, derandomize=True)


def state(about: Announcement, *orders: Order, at: datetime = BEFORE) -> State:
    return standing([about], orders, at)[0].state


def test_the_same_row_twice_is_one_announcement_wherever_it_stood_and_whoever_queued_it() -> None:
    first = item(place="a.xlsx:Sheet1!A2", by="小王", contact="8012", at=on("09:00"))
    again = item(place="b.csv:7:1", by="小李", contact="", at=on("10:00"), position=6)
    assert first.id == again.id
    assert standing([again, first], (), BEFORE)[0].announcement == first


@pytest.mark.parametrize(
    "other",
    [
        {"text": "别的内容。"},
        {"title": "闭幕"},
        {"reads": 3},
        {"priority": 1},
        {"zone": "二楼"},
        {"valid_to": DAY},
        {"event": "店庆"},
        {"fields": (("品牌", "甲"),)},
        {"when": when(window("10:00", "12:00"))},
    ],
)
def test_another_meaning_is_another_announcement(other: dict[str, Any]) -> None:
    assert item().id != item(**other).id


def test_the_last_order_counts_and_a_cancelled_one_comes_back_only_by_a_release() -> None:
    one = item()
    held, cancelled = order(one, Verb.HOLD, on("09:00")), order(one, Verb.CANCEL, on("09:10"))
    late_hold, released = order(one, Verb.HOLD, on("09:20")), order(one, Verb.RELEASE, on("09:30"))
    assert state(one, held) is State.HELD
    assert state(one, cancelled, held) is State.CANCELLED
    assert state(one, held, cancelled, late_hold) is State.CANCELLED
    assert state(one, released, late_hold, cancelled, held) is State.WAITING


def test_a_moved_one_waits_at_its_new_times_and_a_hold_keeps_them() -> None:
    one = item()
    moved = order(one, Verb.MOVE, on("09:00"), change=Change(dates=(Dates(NEXT, NEXT),), times=(when(times=("11:10",)).times)))
    found = standing([one], [moved, order(one, Verb.HOLD, on("09:05"))], BEFORE)[0]
    assert found.state is State.HELD
    assert found.when == when(times=("11:10",), dates=Dates(NEXT, NEXT))
    assert state(one, moved) is State.MOVED


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Change(dates=(Dates(NEXT, NEXT),)), when(*item().when.windows, dates=Dates(NEXT, NEXT))),
        (Change(windows=(window("15:00", "16:00"),)), when(window("15:00", "16:00"))),
        (Change(times=when(times=("11:10",)).times), when(times=("11:10",))),
        (Change(every=timedelta(minutes=20)), when(*item().when.windows, every=20)),
        (Change(), item().when),
    ],
)
def test_a_move_changes_what_it_names_and_leaves_the_rest(change: Change, expected: object) -> None:
    assert change.of(item().when) == expected


def test_windows_take_the_place_of_times_and_get_the_usual_interval() -> None:
    assert Change(windows=(window("15:00", "16:00"),)).of(when(times=("11:10",))) == when(window("15:00", "16:00"))


@pytest.mark.parametrize(
    ("fields", "at", "expected"),
    [
        ({}, on("23:59", NEXT), State.WAITING),
        ({}, on("00:00", NEXT + timedelta(days=1)), State.EXPIRED),
        ({"valid_to": DAY}, on("00:00", NEXT), State.EXPIRED),
        ({"when": when(window("10:00", "12:00"), dates=Dates(DAY, None))}, on("12:00", date(2030, 1, 1)), State.WAITING),
        ({"when": when(window("10:00", "12:00"), dates=Dates(DAY, None)), "valid_to": NEXT}, on("12:00", date(2030, 1, 1)), State.EXPIRED),
    ],
)
def test_it_is_over_when_no_date_is_left(fields: dict[str, Any], at: datetime, expected: State) -> None:
    assert state(item(**fields), at=at) is expected


def test_a_page_is_over_when_its_time_is() -> None:
    page = item(kind=Kind.PAGE, when=when(window("10:17:20", "10:27:20"), dates=Dates(DAY, DAY)))
    assert state(page, at=on("10:27:19")) is State.WAITING
    assert state(page, at=on("10:27:20")) is State.EXPIRED


def test_what_came_first_is_read_first_after_the_priority() -> None:
    late, early, urgent = item("晚", at=on("11:00")), item("早", at=on("09:00")), item("急", at=on("12:00"), priority=1)
    folder = item("夹", at=None)
    found = standing([late, urgent, early, folder], (), BEFORE)
    assert [s.announcement.title for s in found] == ["急", "夹", "早", "晚"]


def test_an_event_makes_its_dates_event_days_and_a_cancelled_one_does_not() -> None:
    first, second = (
        item("甲"),
        item("乙", when=when(window("10:00", "12:00"), dates=Dates(NEXT, date(2026, 12, 9))), valid_to=date(2026, 12, 7)),
    )
    notice = item("丙", kind=Kind.NOTICE, when=when(times=("11:00",), dates=Dates(date(2027, 1, 1), None)))
    stand = standing([first, second, notice], [order(first, Verb.HOLD, on("09:00"))], BEFORE)
    assert event_dates(stand) == (BOTH, Dates(NEXT, date(2026, 12, 7)))
    assert event_dates(standing([first], [order(first, Verb.CANCEL, on("09:00"))], BEFORE)) == ()
    assert "event" in day_of(with_event_days(TABLE, stand), DAY).kinds
    assert with_event_days(TABLE, standing([notice], (), BEFORE)) is TABLE


@pytest.mark.parametrize(
    ("verb", "before", "no"),
    [
        (Verb.HOLD, (), False),
        (Verb.HOLD, (Verb.HOLD,), True),
        (Verb.HOLD, (Verb.CANCEL,), True),
        (Verb.RELEASE, (), True),
        (Verb.RELEASE, (Verb.HOLD,), False),
        (Verb.RELEASE, (Verb.CANCEL,), False),
        (Verb.CANCEL, (Verb.HOLD,), False),
        (Verb.CANCEL, (Verb.CANCEL,), True),
        (Verb.MOVE, (Verb.HOLD,), False),
        (Verb.MOVE, (Verb.CANCEL,), True),
    ],
)
def test_an_order_that_would_change_nothing_is_told(verb: Verb, before: tuple[Verb, ...], no: bool) -> None:  # noqa: FBT001
    one = item()
    orders = [order(one, v, on(f"09:{n:02}")) for n, v in enumerate(before)]
    assert refused(standing([one], orders, BEFORE)[0], verb) is no


@hold
@given(queues(), st.randoms(use_true_random=False), st.integers(1, 3))
def test_order_and_repetition_of_what_is_read_change_nothing(
    queue: tuple[list[Announcement], list[Order]], chance: object, times: int
) -> None:
    made, orders = queue
    shuffled, again = made * times, orders * times
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    chance.shuffle(again)  # type: ignore[attr-defined]
    assert standing(shuffled, again, BEFORE) == standing(made, orders, BEFORE)


@hold
@given(queues())
def test_each_announcement_stands_once_and_only_its_own_orders_are_about_it(queue: tuple[list[Announcement], list[Order]]) -> None:
    made, orders = queue
    found = standing(made, orders, BEFORE)
    assert {s.announcement.id for s in found} == {a.id for a in made}
    assert len(found) == len({a.id for a in made})
    assert sum(len(s.orders) for s in found) == len({o.id for o in orders})


@hold
@given(announcements, st.sampled_from([DAY, NEXT, date(2026, 3, 29)]), st.data())
def test_the_turns_of_a_day_follow_each_other_without_a_gap(one: Announcement, day: date, data: st.DataObject) -> None:
    minutes = data.draw(st.lists(st.integers(0, 1439), max_size=4))
    start = datetime.combine(day, datetime.min.time(), SHANGHAI)
    orders = [order(one, data.draw(st.sampled_from(Verb)), start + timedelta(minutes=m)) for m in minutes]
    one = replace(one, at=None)
    turns = list(standing([one], orders, BEFORE)[0].turns(day, SHANGHAI))
    assert (turns[0].since, turns[-1].until) == (None, None)
    assert all(a.until == b.since for a, b in pairwise(turns))


def test_items_of_one_file_keep_its_order() -> None:
    made = items("丙甲乙")
    assert [s.announcement.title for s in standing(reversed(made), (), BEFORE)] == ["丙", "甲", "乙"]
