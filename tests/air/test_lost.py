"""Files that cannot be read: the mall hears something else, and the record says why."""

from collections import Counter

import pytest

from broadcaster.air import events as on
from broadcaster.record.entries import Outcome
from broadcaster.timetable.model import Timetable
from tests.air import stage, studio
from tests.air.scene import LIBRARY, Scene

SONG, WORDS, WEATHER = "welcome/迎宾曲.mp3", "recordings/红星欢迎语.ogg", "recordings/天气预报友情提醒.ogg"
WELCOME, FORECAST = "迎宾曲", "天气预报、友情提醒"


@pytest.fixture
def air(table: Timetable) -> Scene:
    return Scene(stage.THURSDAY, table).begin("09:29:30")


def test_a_song_lost_before_its_start_is_replaced_by_the_fill_and_told(air: Scene) -> None:
    air.tell(on.Missing(air.at, SONG, "no such file"))
    air.go("09:41:00")
    assert air.silence("09:30:00", "09:40:00") == []
    assert {p.clip.split("/")[0] for p in air.plays} == {"light"}
    item = air.item(WELCOME)
    assert (item.outcome, item.reason, item.facts) == (Outcome.FAILED, "air.filled", {"clip": SONG, "why": "no such file"})
    assert air.codes().count("air.clip-lost") == 1


def test_a_song_lost_half_way_is_replaced_from_that_frame_on(air: Scene) -> None:
    air.go("09:33:00").breaks(SONG)
    air.go("09:41:00")
    song, *fill = [p for p in air.plays if p.cue == air.cue(WELCOME).id]
    assert (song.clip, song.seconds, song.complete) == (SONG, 180, False)
    assert all(p.clip.startswith("light/") for p in fill)
    assert air.silence("09:30:00", "09:40:00") == []
    assert air.item(WELCOME).outcome is Outcome.FAILED


def test_a_file_that_comes_back_in_time_is_heard_as_if_nothing_had_been(air: Scene) -> None:
    air.tell(on.Missing(air.at, SONG, "gone"))
    air.go("09:29:50").tell(on.Found(air.at, SONG))
    air.go("09:41:00")
    assert [p.clip for p in air.plays if p.cue == air.cue(WELCOME).id] == [SONG]
    assert (air.item(WELCOME).outcome, air.item(WELCOME).reason) == (Outcome.AIRED, "")
    assert "air.clip-back" in air.codes()


def test_a_file_that_comes_back_too_late_does_not_change_what_is_on_air(air: Scene) -> None:
    air.go("09:33:00").breaks(SONG)
    air.go("09:35:00")
    before = air.now()
    air.tell(on.Found(air.at, SONG))
    air.go("09:35:01")
    assert air.now() == before
    assert air.silence("09:30:00", "09:35:00") == []


def test_a_track_of_a_bed_that_is_lost_gives_way_to_the_next_at_once(air: Scene) -> None:
    air.go("09:50:00")
    (lost,) = air.now()
    air.breaks(lost)
    air.go("10:00:01")
    assert air.silence("09:42:00", "10:00:00") == []
    assert not [p for p in air.plays if p.clip == lost and p.end.timestamp() * 48_000 > air.frame("09:50:00")]
    assert air.item("背景音乐（早场）").outcome is Outcome.AIRED


@pytest.mark.parametrize("clock", ["09:42:01", "09:58:30", "09:59:58"])
def test_the_last_track_of_a_bed_is_replaced_too(air: Scene, clock: str) -> None:
    air.go(clock)
    lost = next(c for c in air.now() if not c.startswith("recordings"))
    air.breaks(lost)
    air.go("10:00:01")
    assert air.silence("09:42:00", "10:00:00") == []
    assert air.item("背景音乐（早场）").outcome is Outcome.AIRED


def test_words_lost_before_their_start_leave_the_music_as_loud_as_it_is(air: Scene) -> None:
    air.tell(on.Missing(air.at, WORDS, "gone"))
    air.go("09:42:10")
    assert air.gain("light") == pytest.approx(0)
    air.go("09:44:00")
    item = air.item("红星欢迎语")
    assert (item.outcome, item.reason, item.start) == (Outcome.FAILED, "air.no-clip", None)


def test_music_comes_back_when_the_words_over_it_are_lost(air: Scene) -> None:
    air.go("09:42:05")
    assert air.gain("light") == pytest.approx(-14)
    air.breaks(WORDS)
    air.go("09:42:08")
    assert air.gain("light") == pytest.approx(0)
    air.go("09:44:00")
    assert air.item("红星欢迎语").outcome in {Outcome.CUT, Outcome.FAILED}


def test_a_forecast_that_is_not_there_leaves_its_slot_to_music(air: Scene) -> None:
    air.tell(on.Missing(air.at, WEATHER, "gone"))
    air.go("10:05:01")
    assert air.silence("10:00:00", "10:05:00") == []
    assert air.item(FORECAST).outcome is Outcome.FAILED


def test_a_forecast_that_breaks_off_leaves_the_rest_of_its_time_to_music(air: Scene) -> None:
    air.go("10:00:10").breaks(WEATHER)
    air.go("10:05:01")
    assert air.silence("10:00:00", "10:05:00") == []
    assert air.item(FORECAST).outcome in {Outcome.CUT, Outcome.FAILED}


def test_a_spot_that_is_lost_is_left_out_and_the_others_stay_fair(air: Scene) -> None:
    air.go("10:20:00")
    lost = "promo/青禾软装-窗帘周.wav"
    air.tell(on.Missing(air.at, lost, "gone"))
    air.go("11:31:00")
    late = [p.clip for p in air.plays if p.clip.startswith("promo") and p.start.timestamp() * 48_000 > air.frame("10:20:00")]
    vendors = Counter(clip.split("-")[0] for clip in late)
    assert lost not in late
    assert max(vendors.values()) - min(vendors.values()) <= 1
    for vendor, plays in vendors.items():  # its turns are its other spot's now
        own = [late.count(name) for name in studio.NAMES if name.startswith(vendor) and name != lost]
        assert (sum(own), max(own) - min(own) <= 1) == (plays, True)
    assert air.item("厂商促销信息循环（上午）").outcome is Outcome.AIRED


@pytest.mark.parametrize("clock", ["09:42:05", "10:00:20", "10:20:00"])
def test_when_no_file_can_be_read_any_more_the_reserve_is_heard(air: Scene, clock: str) -> None:
    air.go(clock)
    for name in LIBRARY:
        air.tell(on.Missing(air.at, name, "disk gone"))
    air.go("10:40:00")
    assert air.silence(clock, "10:40:00") == []
    assert {v.digest for v, _ in air.playing.values()} == {"reserve"}


def test_what_is_lost_is_looked_at_again_every_half_minute(air: Scene) -> None:
    air.tell(on.Missing(air.at, SONG, "gone"))
    air.go("09:31:30")
    assert [i.clips for i in air.inspected] == 4 * [((SONG, LIBRARY[SONG].digest),)]


def test_a_loss_that_is_told_twice_is_written_once(air: Scene) -> None:
    air.go("09:33:00").breaks(SONG)
    assert air.tell(on.Missing(air.at, SONG, "again")) == []
