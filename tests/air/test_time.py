"""Time does what it likes: the programme is joined in its middle, jumps, runs past midnight, and is begun again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from broadcaster.air import events as on
from broadcaster.air.score import instant_at
from broadcaster.content.clip import RATE_HZ
from broadcaster.record.entries import Outcome
from broadcaster.timetable.model import Anchor, Moment, Timetable
from tests.air import stage
from tests.air.scene import LIBRARY, Scene, at_frame
from tests.air.studio import sounding

WELCOME, WORDS, BED, FORECAST, SPOTS = "迎宾曲", "红星欢迎语", "背景音乐（早场）", "天气预报、友情提醒", "厂商促销信息循环（上午）"


@pytest.fixture
def air(table: Timetable) -> Scene:
    return Scene(stage.THURSDAY, table).begin("09:29:30")


def twice(air: Scene) -> list[str]:
    """Stretches of songs and speech that were heard more than once."""
    heard = air.spoken_and_songs()
    return [stretch for stretch in set(heard) if heard.count(stretch) > 1]


@pytest.mark.parametrize(
    ("clock", "clip", "seconds"),
    [
        ("09:34:00", "welcome/迎宾曲.mp3", 240.0),
        ("09:25:00", "welcome/相亲相爱.ogg", 300 - 179.5),
        ("17:28:30", "farewell/送宾曲.flac", 210 - 2 * 101.3),
        ("09:42:07.5", "recordings/红星欢迎语.ogg", 7.5),
    ],
)
def test_who_begins_in_the_middle_joins_at_the_right_place_of_the_right_clip(
    table: Timetable, clock: str, clip: str, seconds: float
) -> None:
    whole, _, part = clock.partition(".")
    air = Scene(stage.THURSDAY, table).begin(whole)
    air.go_to(air.at + round(float(f"0.{part or 0}") * RATE_HZ))
    (voice,) = [v for v, _ in air.playing.values() if v.clip == clip]
    assert voice.skip + air.at - voice.start - LIBRARY[clip].lead == round(seconds * RATE_HZ)


@pytest.mark.parametrize("clock", ["09:45:00", "10:02:00", "10:31:10", "12:00:00"])
def test_who_joins_hears_what_those_hear_who_were_there_from_the_start(table: Timetable, clock: str) -> None:
    joined = Scene(stage.THURSDAY, table).begin(clock).go(clock)
    there = Scene(stage.THURSDAY, table).begin("09:19:00").go(clock)
    assert {v for v, _ in joined.playing.values()} == {v for v, _ in there.playing.values()}


def test_what_is_joined_in_progress_is_late_because_nothing_ran(table: Timetable) -> None:
    air = Scene(stage.THURSDAY, table).begin("09:34:00").go("09:41:00")
    item = air.item(WELCOME)
    assert (item.outcome, item.reason, item.start) == (Outcome.LATE, "air.not-running", instant_at(air.frame("09:34:00")))


def test_after_an_hour_forward_what_lay_between_is_missed_and_what_was_on_is_cut(air: Scene) -> None:
    air.go("09:35:00").jump("10:35:00")
    air.go("11:31:00")
    song = air.item(WELCOME)
    assert (song.outcome, song.reason, song.end) == (Outcome.CUT, "air.clock-stepped", instant_at(air.frame("09:35:00")))
    for title in (WORDS, BED, FORECAST):
        assert (air.item(title).outcome, air.item(title).reason) == (Outcome.MISSED, "air.clock-stepped"), title
    spots = air.item(SPOTS)
    assert (spots.outcome, spots.reason, spots.start) == (Outcome.LATE, "air.clock-stepped", instant_at(air.frame("10:35:00")))
    assert air.incidents[-1].facts == {"seconds": "+3600.0"}
    assert twice(air) == []


def test_an_output_that_is_found_to_sound_earlier_than_believed_does_not_end_the_song_that_is_on(air: Scene) -> None:
    air.go("09:35:00").jump("09:34:59", "air.stalled")
    (name,) = air.now()
    air.go("09:41:00")
    song = [p for p in air.plays if p.clip == name]
    assert song[-1].end >= instant_at(air.frame("09:39:50"))
    assert air.silence("09:35:00", "09:40:00") == []
    assert air.item(WELCOME).outcome is Outcome.AIRED


def test_a_short_leap_inside_a_song_leaves_it_the_song_it_is(air: Scene) -> None:
    air.go("09:35:00").jump("09:35:20", "air.stalled")
    air.go("09:41:00")
    assert air.item(WELCOME).outcome is Outcome.AIRED
    assert twice(air) == []


@pytest.mark.parametrize("clock", ["09:50:00", "09:42:06", "10:00:20", "10:31:00"])
def test_after_an_hour_back_nothing_spoken_and_no_song_is_heard_again(table: Timetable, clock: str) -> None:
    air = Scene(stage.THURSDAY, table).begin("09:19:00").go(clock)
    before = dict(air.journal)
    back = f"{int(clock[:2]) - 1:02}{clock[2:]}"
    air.jump(back)
    air.go("11:30:00")
    assert twice(air) == []
    for item in before.values():
        if item.outcome is Outcome.AIRED and item.kind in {"song", "recording"}:
            assert air.journal[item.id] == item
    assert air.item(FORECAST).outcome in {Outcome.AIRED, Outcome.CUT}
    assert air.silence("09:42:00", "11:30:00") == []


def test_after_an_hour_back_what_was_being_said_is_cut_and_what_is_still_to_come_is_heard(table: Timetable) -> None:
    air = Scene(stage.THURSDAY, table).begin("09:19:00").go("10:00:20")
    air.jump("09:00:20")
    assert (air.item(FORECAST).outcome, air.item(FORECAST).reason) == (Outcome.CUT, "air.clock-stepped")
    air.go("11:31:00")
    assert air.item(SPOTS).outcome is Outcome.AIRED


def test_forward_and_back_again_is_as_if_nothing_had_been(air: Scene) -> None:
    air.go("09:35:00").jump("10:35:00")
    air.go("10:35:10").jump("09:35:10")
    air.go("10:05:01")
    assert [air.item(t).outcome for t in (WORDS, FORECAST)] == [Outcome.AIRED, Outcome.AIRED]
    assert twice(air) == []
    assert air.silence("09:42:00", "10:05:00") == []


# begun again


def test_an_item_that_was_interrupted_goes_on_under_its_own_entry(air: Scene) -> None:
    again = air.go("09:34:00").restarted("09:34:02")
    again.go("09:41:00")
    item = again.item(WELCOME)
    assert item.start == instant_at(air.frame("09:30:00"))
    assert (item.outcome, item.reason) == (Outcome.AIRED, "air.interrupted")
    assert [p.clip for p in again.plays] == ["welcome/迎宾曲.mp3"]


def test_what_was_finished_before_is_not_written_over(air: Scene) -> None:
    air.go("09:43:00")
    again = air.restarted("09:43:02").go("10:01:00")
    for title in (WELCOME, WORDS):
        assert air.cue(title).id not in again.journal, title
    assert again.item(BED).start == air.item(BED).start


def test_an_item_whose_end_nobody_was_there_for_did_not_air_whole(air: Scene) -> None:
    again = air.go("09:34:00").restarted("10:30:00").go("10:31:00")
    item = again.item(WELCOME)
    assert (item.outcome, item.reason) == (Outcome.CUT, "air.interrupted")
    assert item.end is None or item.end <= instant_at(air.frame("09:40:00"))


def test_an_item_that_was_finished_is_not_heard_again_by_the_next_process(air: Scene) -> None:
    air.go("09:33:00").tell(on.Skip(air.at, "李"))
    again = air.restarted("09:33:02").go("09:41:00")
    assert not [p for p in again.plays if p.clip.startswith("welcome")]
    assert air.cue(WELCOME).id not in again.journal
    assert again.silence("09:33:02", "09:40:00") == []


# midnight


def open_late(table: Timetable) -> Timetable:
    """The last bed goes on until two in the morning."""
    rows = [replace(r, until=Moment(Anchor.MIDNIGHT, timedelta(hours=26))) if r.title == "背景音乐（下午）" else r for r in table.rows]
    return replace(table, rows=tuple(r for r in rows if r.title != "送宾曲"))


def test_a_bed_goes_on_over_midnight_without_a_seam(table: Timetable) -> None:
    air = Scene(stage.THURSDAY, open_late(table)).begin("23:40:00").go("23:59:59")
    before = dict(air.playing)
    air.go("24:00:01")
    later = Scene(stage.THURSDAY + timedelta(days=1), air.table)
    air.tell(on.Days(air.at, later.plans(), air.house()))
    assert air.playing == before
    air.go("26:00:30")
    assert air.silence("23:40:00", "26:00:00") == []
    assert not air.playing
    item = air.item("背景音乐（下午）")
    assert (item.outcome, item.end) == (Outcome.LATE, instant_at(air.frame("26:00:00")))


def test_after_midnight_the_new_day_is_heard(table: Timetable) -> None:
    air = Scene(stage.THURSDAY, table).begin("17:29:00").go("24:00:02")
    later = Scene(stage.THURSDAY + timedelta(days=1), table)
    air.tell(on.Days(air.at, later.plans(), air.house()))
    air.go("33:20:30")
    assert air.now() == {"welcome/相亲相爱.ogg"}
    assert {e.date for e in air.state.items.values()} == {stage.THURSDAY, later.day}
    assert air.item("送宾曲").outcome is Outcome.LATE


# a new table


def reloaded(air: Scene, table: Timetable) -> None:
    air.table = table
    air.tell(on.Days(air.at, air.plans(), air.house(), "air.reloaded", "王"))


def without(table: Timetable, title: str) -> Timetable:
    return replace(table, rows=tuple(r for r in table.rows if r.title != title))


def test_the_same_table_read_again_changes_nothing(air: Scene) -> None:
    air.go("09:34:00")
    playing, score = dict(air.playing), air.score
    reloaded(air, air.table)
    assert (air.playing, air.score) == (playing, score)
    assert air.incidents[-1].by == "王"


@pytest.mark.parametrize("clock", ["09:34:00", "09:42:06", "09:55:00", "10:20:00", "10:00:20"])
def test_what_is_on_air_plays_on_over_a_new_table(air: Scene, table: Timetable, clock: str) -> None:
    air.go(clock)
    before = {key: voice for key, (voice, _) in air.playing.items()}
    rows = [replace(r, fade=timedelta(seconds=2)) if r.title == "送宾曲" else r for r in table.rows]
    reloaded(air, replace(table, rows=tuple(rows)))
    assert {key: voice for key, (voice, _) in air.playing.items()} == before


def test_a_row_that_is_deleted_while_it_is_on_air_plays_to_its_end(air: Scene, table: Timetable) -> None:
    air.go("09:34:00")
    reloaded(air, without(table, WELCOME))
    air.go("09:41:00")
    (song,) = [p for p in air.plays if p.clip.startswith("welcome")]
    assert song.seconds == 600
    (item,) = [e for e in air.journal.values() if e.title == WELCOME]
    assert item.outcome is Outcome.AIRED


def test_a_row_less_does_not_mix_up_the_entries_of_the_others(air: Scene, table: Timetable) -> None:
    air.go("09:43:00")
    before = {i: e for i, e in air.journal.items() if e.outcome}
    reloaded(air, without(table, WELCOME))
    air.go("10:06:00")
    assert {i: air.journal[i] for i in before} == before
    assert [air.item(t).outcome for t in (WORDS, BED, FORECAST)] == 3 * [Outcome.AIRED]
    again = air.restarted("10:06:02").go("11:31:00")
    assert {i: again.journal.get(i, e) for i, e in before.items()} == before
    assert again.item(SPOTS).outcome is Outcome.AIRED
    assert again.item(SPOTS).start == air.item(SPOTS).start


def test_a_row_more_at_the_top_does_not_mix_up_the_entries_of_the_others(air: Scene, table: Timetable) -> None:
    air.go("09:34:00")
    row = next(r for r in table.rows if r.title == WORDS)
    early = replace(row, title="早安", at=(Moment(Anchor.MIDNIGHT, timedelta(hours=9)),))
    reloaded(air, replace(table, rows=(early, *table.rows)))
    air.go("10:01:00")
    (song,) = [p for p in air.plays if p.clip.startswith("welcome")]
    assert song.seconds == 600
    assert [air.item(t).outcome for t in (WELCOME, WORDS, BED, FORECAST)] == 4 * [Outcome.AIRED]
    assert len({e.id for e in air.journal.values()}) == len({(e.title, e.kind, e.planned_start) for e in air.journal.values()})


def test_a_row_that_is_deleted_before_its_time_is_not_heard_nor_missed(air: Scene, table: Timetable) -> None:
    air.go("09:34:00")
    reloaded(air, without(table, WORDS))
    air.go("09:44:00")
    assert not [p for p in air.plays if p.clip.startswith("recordings")]
    assert not [e for e in air.journal.values() if e.title == WORDS]


def test_a_later_closing_stretches_the_bed_that_is_on_and_moves_the_farewell(table: Timetable) -> None:
    air = Scene(stage.THURSDAY, table).begin("17:10:00").go("17:15:00")
    before = air.now()
    later = Moment(Anchor.MIDNIGHT, timedelta(hours=18))
    reloaded(air, replace(table, closing={**table.closing, "default": later}))
    assert air.now() == before
    air.go("18:00:10")
    assert air.silence("17:10:00", "17:54:00") == []
    farewell = [at_frame(p.start) for p in air.plays if p.clip.startswith("farewell")]
    assert farewell[0] == air.frame("17:55:00")
    assert [p for p in air.plays if p.clip.startswith("farewell")][-1].end == instant_at(air.frame("18:00:00"))
    assert farewell[1] - farewell[0] == sounding("farewell/送宾曲.flac")
    assert air.item("送宾曲").outcome is Outcome.AIRED


def test_an_earlier_closing_cuts_the_bed_that_is_on(table: Timetable) -> None:
    air = Scene(stage.THURSDAY, table).begin("16:10:00").go("16:15:00")
    earlier = Moment(Anchor.MIDNIGHT, timedelta(hours=17))
    reloaded(air, replace(table, closing={**table.closing, "default": earlier}))
    air.go("17:00:10")
    assert next(at_frame(p.start) for p in air.plays if p.clip.startswith("farewell")) == air.frame("16:55:00")
    assert air.silence("16:10:00", "16:54:00") == []


def test_a_new_row_is_heard_from_its_start_on(air: Scene, table: Timetable) -> None:
    air.go("09:42:30")
    row = next(r for r in table.rows if r.title == WORDS)
    more = replace(row, title="再说一遍", at=(Moment(Anchor.MIDNIGHT, timedelta(hours=9, minutes=50)),))
    reloaded(air, replace(table, rows=(*table.rows, more)))
    air.go("09:51:00")
    assert [at_frame(p.start) for p in air.plays if p.clip.startswith("recordings")] == [air.frame("09:42:00"), air.frame("09:50:00")]
