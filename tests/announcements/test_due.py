"""What is due when: windows, rotation, and a past that stays as it was heard."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.announcements.due import Due, due, next_reads, slots, unheard
from broadcaster.announcements.model import Announcement, Change, Kind, Order, Verb
from broadcaster.announcements.standing import on_date, standing
from broadcaster.timetable.days import Day, day_of
from broadcaster.timetable.model import Dates, Rank
from tests.announcements.desk import BEFORE, DATES, DAY, NEXT, TABLE, item, items, on, order, queues, today, when, window
from tests.plan.random_tables import ZONES
from tests.plan.shop import at, row, table

hold = settings(max_examples=60, deadline=None, derandomize=True)
EVENT_READS = ["10:00", "10:30", "11:00", "11:30", "14:00", "14:30", "15:00", "15:30", "16:00", "16:30"]


def reads(made: Iterable[Announcement], orders: Iterable[Order] = (), day: Day | None = None) -> list[str]:
    """`10:00 甲` for each read of the date."""
    return [f"{d.at:%H:%M} {d.announcement.title}" for d in due(standing(made, orders, BEFORE), day or today())]


def test_an_event_is_read_every_half_hour_from_each_windows_start_and_never_at_its_end() -> None:
    found = due(standing([item()], (), BEFORE), today())
    assert [f"{d.at:%H:%M}" for d in found] == EVENT_READS
    assert {d.reads for d in found} == {2}


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7])
def test_the_k_th_read_of_the_day_takes_text_k_mod_n(count: int) -> None:
    made = items("甲乙丙丁戊己庚"[:count])
    assert reads(made) == [f"{clock} {made[k % count].title}" for k, clock in enumerate(EVENT_READS)]


def test_the_lower_priority_number_is_read_first() -> None:
    made = [item("甲", priority=5), item("乙", priority=1)]
    assert reads(made)[:2] == ["10:00 乙", "10:30 甲"]


def test_an_interval_of_its_own_is_read_beside_the_others() -> None:
    own = item("丁", position=9, when=when(window("10:00", "11:00"), every=20))
    assert reads([*items("甲乙"), own])[:6] == ["10:00 甲", "10:00 丁", "10:20 丁", "10:30 乙", "10:40 丁", "11:00 甲"]


def test_exact_times_and_notices_take_no_turns() -> None:
    exact = item("丁", position=9, when=when(times=("10:00", "11:40")))
    notice = item("戊", position=10, kind=Kind.NOTICE, when=when(window("10:30", "11:00")))
    found = [r for r in reads([*items("甲乙"), exact, notice]) if r < "12"]
    assert found == ["10:00 甲", "10:00 丁", "10:30 乙", "10:30 戊", "11:00 甲", "11:30 乙", "11:40 丁"]


def test_two_events_and_two_zones_have_a_rotation_each() -> None:
    made = [item("甲"), item("乙", event="店庆", position=1), item("丙", zone="二楼", position=2)]
    assert reads(made)[:3] == ["10:00 甲", "10:00 乙", "10:00 丙"]


def test_a_text_for_the_morning_only_leaves_its_turns_of_the_afternoon_to_the_others() -> None:
    made = [item("甲", when=when(window("10:00", "12:00"))), item("乙", position=1)]
    assert [r[-1] for r in reads(made)] == ["甲", "乙", "甲", "乙", *"乙乙乙乙乙乙"]


def test_windows_follow_opening_and_closing() -> None:
    late = table(row("背景音乐", "09:30", "17:00", play=("light",)), closing={"default": at("19:00")})
    one = item(when=when(window("opening", "10:00"), window("closing-1h".replace("1h", "60m"), "closing")))
    assert [r[:5] for r in reads([one], day=today(timetable=late))] == ["09:20", "09:50", "18:00", "18:30"]


def test_other_dates_and_what_is_no_longer_valid_are_not_read() -> None:
    made = [item(valid_to=DAY)]
    assert reads(made)
    assert reads(made, day=today(NEXT)) == []
    assert reads(made, day=today(date(2026, 12, 4))) == []


def test_what_is_held_at_a_quarter_past_eleven_was_read_before_and_is_not_after() -> None:
    made = items("甲乙丙")
    held = order(made[1], Verb.HOLD, on("11:15"))
    assert [r[-1] for r in reads(made, [held])] == [*"甲乙丙", *"甲丙甲丙甲丙甲"]
    again = order(made[1], Verb.RELEASE, on("15:10"))
    assert [r[-1] for r in reads(made, [held, again])] == [*"甲乙丙", *"甲丙甲丙", *"乙甲丙"]


def test_what_is_queued_during_the_day_has_its_first_turn_at_the_next_read() -> None:
    made = [*items("甲乙"), item("丙", at=on("11:10"))]
    assert [r[-1] for r in reads(made)] == [*"甲乙甲", *"丙乙甲丙乙甲丙"]


def test_a_move_during_the_day_keeps_what_was_read() -> None:
    one = item()
    moved = order(one, Verb.MOVE, on("11:15"), change=Change(windows=(window("15:00", "16:00"),)))
    assert [r[:5] for r in reads([one], [moved])] == ["10:00", "10:30", "11:00", "15:00", "15:30"]


def test_a_day_that_is_over_is_planned_by_all_that_is_known() -> None:
    made = [item(at=on("12:00", NEXT))]
    assert len(reads(made)) == 10
    assert reads(made, [order(made[0], Verb.HOLD, on("13:00", NEXT))]) == []


def test_a_page_is_due_at_once_ahead_of_planned_words() -> None:
    page = item("寻人", kind=Kind.PAGE, at=on("10:17"), when=when(window("10:17", "10:27"), dates=Dates(DAY, DAY)), priority=5)
    page = replace(page, when=replace(page.when, every=None))
    found = due(standing([item(), page], (), BEFORE), today())
    assert [(f"{d.at:%H:%M}", d.rank, d.tolerance) for d in found if d.announcement.kind is Kind.PAGE] == [
        ("10:17", Rank.PAGE, timedelta(minutes=10))
    ]
    assert {d.rank for d in found if d.announcement.kind is Kind.EVENT} == {Rank.SPEECH}


def test_a_read_never_waits_past_the_next_one() -> None:
    found = due(standing([item(when=when(window("10:00", "11:00"), every=5))], (), BEFORE), today())
    assert {d.tolerance for d in found} == {timedelta(minutes=5)}


def test_more_texts_than_reads_leave_some_without_a_turn_and_it_is_told() -> None:
    made = items("一二三四五六七八九十甲乙")
    stand = standing(made, (), BEFORE)
    assert [s.announcement.title for s in unheard(stand, today(), due(stand, today()))] == ["甲", "乙"]
    told = next_reads(stand, TABLE, BEFORE)
    assert [a.title for a in made if a.id not in told] == ["甲", "乙"]


def test_the_next_read_is_the_first_after_now() -> None:
    made = items("甲乙丙")
    stand = standing(made, (), on("11:00"))
    assert [next_reads(stand, TABLE, on("11:00"))[a.id] for a in made] == [on("11:30"), on("14:00"), on("14:30")]
    assert next_reads(standing(made, (), on("23:00", NEXT)), TABLE, on("23:00", NEXT)) == {}


def test_dates_without_an_end_are_looked_at_from_now_on() -> None:
    daily = item(kind=Kind.NOTICE, when=when(times=("11:00",), dates=Dates(DAY, None)))
    later = on("12:00", date(2027, 3, 1))
    assert next_reads(standing([daily], (), later), TABLE, later)[daily.id] == on("11:00", date(2027, 3, 2))
    ends = replace(daily, valid_to=date(2027, 3, 1))
    assert next_reads(standing([ends], (), later), TABLE, later) == {}


def test_a_read_after_midnight_belongs_to_the_programme_day_before() -> None:
    late = item(when=when(window("25:00", "26:00"), dates=Dates(DAY, DAY)))
    assert [d.id.rpartition("@")[2] for d in due(standing([late], (), BEFORE), today())] == ["25:00", "25:30"]
    now = on("00:30", NEXT)
    assert next_reads(standing([late], (), on("12:00")), TABLE, now)[late.id] == on("01:00", NEXT)


def _days(queue: tuple[list[Announcement], list[Order]], day: date, zone: int) -> tuple[Sequence[Due], Day]:
    here = day_of(table(row("背景音乐", "09:30", "17:00", play=("light",)), zone=ZONES[zone]), day)
    return due(standing(*queue, BEFORE), here), here


days = st.sampled_from(DATES)
spans = st.lists(st.sampled_from([("10:00", "12:00"), ("14:00", "17:00"), ("9:10", "13:25")]), min_size=1, unique=True)
zones = st.integers(0, len(ZONES) - 1)


@hold
@given(queues(), days, zones)
def test_nothing_is_read_outside_its_times_nor_at_a_windows_end(
    queue: tuple[list[Announcement], list[Order]], day: date, zone: int
) -> None:
    found, here = _days(queue, day, zone)
    for one in found:
        stand = next(s for s in standing(*queue, BEFORE) if s.announcement.id == one.announcement.id)
        turn = next(t for t in stand.turns(day, here.timetable.zone) if one.at in t)
        assert turn.state.airs
        assert any(day in dates for dates in turn.when.dates)
        assert one.announcement.valid_to is None or day <= one.announcement.valid_to
        inside = [w for w in turn.when.windows if here.place(w.start)[0] <= one.at < here.place(w.end)[0]]
        assert inside or one.at in {here.place(t)[0] for t in turn.when.times}


@hold
@given(queues(), days, zones)
def test_ids_are_one_for_each_read_and_reads_come_by_time(queue: tuple[list[Announcement], list[Order]], day: date, zone: int) -> None:
    found, _here = _days(queue, day, zone)
    assert len({d.id for d in found}) == len(found)
    assert all(a.at <= b.at for a, b in pairwise(found))
    assert all(d.id.startswith(f"{day.isoformat()}/") for d in found)


@hold
@given(queues(), days, zones, st.sampled_from([20, 30, 45]))
def test_a_rotation_reads_one_text_at_a_time_and_leaves_no_time_empty(
    queue: tuple[list[Announcement], list[Order]], day: date, zone: int, minutes: int
) -> None:
    found, here = _days(queue, day, zone)
    every = timedelta(minutes=minutes)
    for event, where in {(a.event, a.zone) for a in queue[0]}:
        wanted, turns = set(), Counter[object]()
        for stand in standing(*queue, BEFORE):
            one = stand.announcement
            if (one.kind, one.event, one.zone) != (Kind.EVENT, event, where):
                continue
            for turn in stand.turns(day, here.timetable.zone):
                if turn.state.airs and not turn.when.times and turn.when.every == every and on_date(stand, turn.when, day):
                    wanted |= {t for t in slots(turn.when, here) if t in turn}
                    turns.update(d.at for d in found if d.announcement.id == one.id and d.at in turn)
        assert turns.keys() == wanted
        assert all(count == 1 for count in turns.values())


@hold
@given(st.integers(1, 8), spans, days)
def test_texts_of_equal_windows_are_read_equally_often_and_never_twice_running(
    count: int, inside: list[tuple[str, str]], day: date
) -> None:
    times = when(*(window(*span) for span in inside), dates=Dates(day, day))
    made = [item(str(n), position=n, when=times, at=None) for n in range(count)]
    found = due(standing(made, (), BEFORE), today(day))
    heard = Counter(d.announcement.title for d in found)
    assert len(found) == len(slots(times, today(day)))
    assert max(heard.values()) - min(heard.get(a.title, 0) for a in made) <= 1
    assert count == 1 or all(a.announcement.title != b.announcement.title for a, b in pairwise(found))


@hold
@given(queues(), days, st.integers(0, 1439), st.data())
def test_whatever_is_said_at_some_time_of_the_day_changes_nothing_before_it(
    queue: tuple[list[Announcement], list[Order]], day: date, minute: int, data: st.DataObject
) -> None:
    made, orders = queue
    here = today(day)
    now = on("00:00", day) + timedelta(minutes=minute)
    orders = [o for o in orders if o.at < now]
    known = [a for a in made if a.at is None or a.at < now]
    before = [d.id for d in due(standing(known, orders, BEFORE), here) if d.at < now]
    later = [replace(data.draw(st.sampled_from(made)), title="新", at=now)] if made else []
    told = [Order(a.id, data.draw(st.sampled_from(Verb)), "某人", now, Change(every=timedelta(minutes=20))) for a in known]
    after = [d.id for d in due(standing([*known, *later], [*orders, *told], BEFORE), here) if d.at < now]
    assert after == before
