"""The shipped table, on each kind of day (B1)."""

from datetime import date, datetime

import pytest

from broadcaster.timetable.model import Band, Plan, Rank, Timetable
from broadcaster.timetable.plan import plan
from tests.plan.conftest import EVENT, EVERYTHING, HOLIDAY
from tests.plan.shop import LIBRARY, SATURDAY, WEEKDAY, codes, lines, on

MORNING = [
    "09:20:00-09:29:00 song 1",
    "09:24:00-09:24:30 recording 1+say",
    "09:30:00-09:40:00 song 2",
    "09:42:00-09:42:20 recording 3",
    "09:42:00-10:00:00 bed 4",
    "10:00:00-10:00:40 recording 5",
    "10:00:40-10:05:00 bed 5+then",
]
REST = ["10:05:00-11:30:00 rotation 6", "11:30:00-14:00:00 bed 7", "14:00:00-15:30:00 rotation 8"]


def spoken(plan: Plan, row: int) -> list[str]:
    """When a row speaks: `10:00:00`."""
    return [f"{c.start:%H:%M:%S}" for c in plan.cues if c.id.split("/", 1)[1].split(".")[0] == str(row)]


def test_a_weekday_is_the_table_of_the_manual(mall: Timetable) -> None:
    day = plan(mall, WEEKDAY, LIBRARY)
    assert day.kinds == ("weekday",)
    assert lines(day) == [*MORNING, *REST, "15:30:00-17:24:00 bed 9", "17:25:00-17:30:00 song 10"]
    assert {n.code for n in day.notes} == {"plan.gap", "plan.stated-length"}
    assert (day.opening, day.closing) == (on(WEEKDAY, "9:20"), on(WEEKDAY, "17:30"))


def test_the_three_gaps_of_the_manual_are_told(mall: Timetable) -> None:
    gaps = [n for n in plan(mall, WEEKDAY, LIBRARY).notes if n.code == "plan.gap"]
    told = [(g.facts["start"], g.facts["end"]) for g in gaps]
    assert told == [("09:29:00", "09:30:00"), ("09:40:00", "09:42:00"), ("17:24:00", "17:25:00")]
    assert [g.mark for g in gaps] == [mall.rows[0].mark, mall.rows[1].mark, mall.rows[8].mark]


def test_nine_minutes_that_say_ten_are_told(mall: Timetable) -> None:
    (told,) = [n for n in plan(mall, WEEKDAY, LIBRARY).notes if n.code == "plan.stated-length"]
    assert (told.mark, told.facts["stated"], told.facts["slot"]) == (mall.rows[0].mark, "0:10:00", "0:09:00")


@pytest.mark.parametrize("day", [SATURDAY, EVENT, EVERYTHING])
def test_the_farewell_is_later_on_weekends_and_event_days_and_the_bed_before_stretches(mall: Timetable, day: date) -> None:
    late = [line for line in lines(plan(mall, day, LIBRARY)) if line.startswith(("15:30:00-17:54:00", "17:55:00"))]
    assert late == ["15:30:00-17:54:00 bed 9", "17:55:00-18:00:00 song 10"]


def test_an_event_is_read_every_half_hour_twice_but_not_at_a_windows_end(mall: Timetable) -> None:
    day = plan(mall, EVENT, LIBRARY)
    assert day.kinds == ("weekday", "event")
    afternoon = ["14:00:00", "14:30:00", "15:00:00", "15:30:00", "16:00:00", "16:30:00"]
    assert spoken(day, 11) == ["10:00:41", "10:30:00", "11:00:00", "11:30:00", *afternoon]
    reads = [c for c in day.cues if c.title.startswith("活动信息")]
    # 15 s twice with a second between
    assert {(c.reads, (c.end - c.start).total_seconds()) for c in reads} == {(2, 31)}


def test_at_ten_the_weather_comes_first_and_the_event_goes_over_the_bed_after_it(mall: Timetable) -> None:
    ten = [line for line in lines(plan(mall, EVENT, LIBRARY)) if line.startswith("10:00")]
    assert ten == ["10:00:00-10:00:40 recording 5", "10:00:40-10:05:00 bed 5+then", "10:00:41-10:01:12 recording 11.1"]


def test_a_holiday_is_greeted_at_eleven_and_two(mall: Timetable) -> None:
    day = plan(mall, HOLIDAY, LIBRARY)
    assert day.kinds == ("weekday", "holiday")
    assert spoken(day, 12) == ["11:00:00", "14:00:00"]


def test_a_saturday_that_is_an_event_and_a_holiday_is_all_three(mall: Timetable) -> None:
    day = plan(mall, EVERYTHING, LIBRARY)
    assert day.kinds == ("weekend", "event", "holiday")
    assert spoken(day, 12) == ["11:00:32", "14:00:32"]
    assert codes(day, "plan.missed", "plan.overlap") == []


def test_rows_keep_their_ids_on_every_kind_of_day(mall: Timetable) -> None:
    weekday, everything = plan(mall, WEEKDAY, LIBRARY), plan(mall, EVERYTHING, LIBRARY)
    names = [{c.id.split("/", 1)[1]: c.title for c in day.cues} for day in (weekday, everything)]
    assert names[0].items() <= names[1].items()


def test_every_cue_keeps_the_band_of_what_it_plays(mall: Timetable) -> None:
    day = {c.id.split("/", 1)[1]: c for c in plan(mall, WEEKDAY, LIBRARY).cues}
    assert [day[n].level for n in ("1", "2", "10")] == [Band(21, 24)] * 3
    assert day["7"].level == Band(24, 27)  # the union of english 24..27 and light 24
    assert day["5+then"].level == Band(24, 24)
    assert [day[n].level for n in ("1+say", "3", "5")] == [mall.bands["speech"]] * 3
    assert day["6"].level == mall.bands["promo"]


def test_ranks_and_sources_are_those_of_the_row(mall: Timetable) -> None:
    day = {c.id.split("/", 1)[1]: c for c in plan(mall, WEEKDAY, LIBRARY).cues}
    assert [day[n].rank for n in ("3", "2", "6", "4")] == [Rank.SPEECH, Rank.SONG, Rank.ROTATION, Rank.BED]
    assert day["3"].source == ("recordings/红星欢迎语.ogg",)
    assert (day["6"].source, day["6"].between) == (("promo",), ("light",))
    assert day["5"].own_slot
    assert not day["3"].own_slot


def test_every_instant_is_aware_and_at_the_malls_offset(mall: Timetable) -> None:
    day = plan(mall, EVERYTHING, LIBRARY)
    instants: list[datetime] = [t for c in day.cues for t in (c.start, c.end, c.due)] + [n.at for n in day.notes]
    assert {t.strftime("%z") for t in (*instants, day.opening, day.closing)} == {"+0800"}
