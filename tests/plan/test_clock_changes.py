"""Days of 23 and 25 hours."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from broadcaster.timetable.model import Plan, Row
from broadcaster.timetable.plan import plan
from tests.plan.shop import codes, row, shelf, table, window

BERLIN, SANTIAGO = ZoneInfo("Europe/Berlin"), ZoneInfo("America/Santiago")
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
SANTIAGO_SPRING, SANTIAGO_AUTUMN = date(2026, 9, 6), date(2026, 4, 4)
VOICES = shelf({"a.ogg": 60, "light/a.ogg": 100, "english/a.ogg": 100})
HOURLY = row("hourly", say="a", every=timedelta(hours=1), windows=(window("0:00", "6:00"),))
NIGHT = row("night", "1:00", "4:00", play=("light",))


def planned(zone: ZoneInfo, day: date, *rows: Row) -> Plan:
    return plan(table(*rows, zone=zone), day, VOICES)


def starts(plan: Plan) -> list[str]:
    return [c.start.strftime("%d %H:%M%z") for c in plan.cues]


def test_in_spring_three_hours_on_the_clock_are_two() -> None:
    (cue,) = planned(BERLIN, SPRING, NIGHT).cues
    assert (cue.start.isoformat(), cue.end.isoformat()) == ("2026-03-29T01:00:00+01:00", "2026-03-29T04:00:00+02:00")
    assert cue.end - cue.start == timedelta(hours=2)


def test_in_autumn_three_hours_on_the_clock_are_four() -> None:
    (cue,) = planned(BERLIN, AUTUMN, NIGHT).cues
    assert cue.end - cue.start == timedelta(hours=4)


def test_a_window_counts_elapsed_hours_through_both_changes() -> None:
    assert starts(planned(BERLIN, SPRING, HOURLY)) == [
        "29 00:00+0100",
        "29 01:00+0100",
        "29 03:00+0200",
        "29 04:00+0200",
        "29 05:00+0200",
    ]
    assert len(planned(BERLIN, AUTUMN, HOURLY).cues) == 7


@pytest.mark.parametrize(
    ("zone", "day", "clock", "code", "start"),
    [
        (BERLIN, SPRING, "2:30", "plan.time-skipped", "29 03:00+0200"),
        (BERLIN, AUTUMN, "2:30", "plan.time-doubled", "25 02:30+0200"),
        (SANTIAGO, SANTIAGO_SPRING, "0:30", "plan.time-skipped", "06 01:00-0300"),
        (SANTIAGO, SANTIAGO_AUTUMN, "23:30", "plan.time-doubled", "04 23:30-0300"),
    ],
)
def test_a_time_the_clock_skips_or_shows_twice_is_planned_once(zone: ZoneInfo, day: date, clock: str, code: str, start: str) -> None:
    told = planned(zone, day, row("a", clock, say="a"))
    assert (starts(told), codes(told)) == ([start], [code])


def test_two_skipped_times_are_read_once() -> None:
    told = planned(BERLIN, SPRING, row("a", ("2:10", "2:40"), say="a"))
    assert starts(told) == ["29 03:00+0200"]
    assert codes(told) == ["plan.time-skipped"] * 2


def test_a_slot_that_is_skipped_whole_is_told_and_not_planned() -> None:
    told = planned(BERLIN, SPRING, row("lost", "2:10", "2:50", play=("light",)))
    assert (told.cues, set(codes(told))) == ((), {"plan.time-skipped", "plan.no-time"})


def test_music_on_either_side_of_the_doubled_hour_does_not_overlap() -> None:
    rows = row("before", "1:00", "2:30", play=("light",)), row("after", "2:30", "4:00", play=("english",))
    first, second = planned(BERLIN, AUTUMN, *rows).cues
    assert first.end == second.start
    assert second.end - second.start == timedelta(hours=2, minutes=30)


def test_speech_that_queues_through_the_change_keeps_its_turn_and_the_malls_offset() -> None:
    late = planned(BERLIN, AUTUMN, row("a", "2:59:30", say="a"), row("b", "2:59:40", say="a"))
    assert [c.start.isoformat() for c in late.cues] == ["2026-10-25T02:59:30+02:00", "2026-10-25T02:00:31+01:00"]
    assert late.cues[0].end.isoformat() == "2026-10-25T02:00:30+01:00"


def test_an_evening_that_runs_into_the_change_ends_by_the_clock() -> None:
    (cue,) = planned(BERLIN, SPRING - timedelta(days=1), row("party", "22:00", "27:00", play=("light",))).cues
    assert (cue.end.isoformat(), cue.end - cue.start) == ("2026-03-29T03:00:00+02:00", timedelta(hours=4))
