"""Vendors' spots on the air: rendered and listened to, and through everything that happens in the middle of a day."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from broadcaster.air import events as on
from broadcaster.air.mix import spots
from broadcaster.air.score import Voice, frame_at
from broadcaster.content.clip import RATE_HZ, Clip, Library
from broadcaster.promotions.model import Promotions, Spot, unlisted
from broadcaster.record.entries import Outcome
from broadcaster.record.rotations import SPOT
from broadcaster.timetable.hours import window
from broadcaster.timetable.model import Dates, Timetable
from tests.air import stage, studio
from tests.air.scene import LIBRARY, Scene
from tests.air.stage import Heard
from tests.air.studio import Studio

pytestmark = pytest.mark.timeout(900)

PROMOS = [name for name in studio.NAMES if name.startswith("promo")]
MORNING, NOON = "厂商促销信息循环（上午）", "厂商促销信息循环（下午）"
FORENOON = ("10:04:00", "11:04:00")
WEIGHTS = {"云杉家居": 1, "木言定制": 2, "青禾软装": 3}
HOUR = "promo/青禾软装-窗帘周.wav"


def listed() -> tuple[Spot, ...]:
    """The studio's spots: vendors that weigh 1, 2 and 3, and one spot for half an hour only."""
    found = [replace(unlisted(name), weight=WEIGHTS[unlisted(name).vendor]) for name in PROMOS]
    return tuple(replace(s, times=(window("10:30..11:00"),)) if s.source == HOUR else s for s in found)


@pytest.fixture(scope="module")
def heard(made: Studio, table: Timetable) -> Heard:
    return stage.rehearsed(made, table, stage.EVERYTHING, FORENOON, listed=listed())


# rendered


def test_each_spot_is_heard_on_the_frame_the_plan_says(heard: Heard, made: Studio, table: Timetable) -> None:
    planned = spots(heard.plan, stage.house(table, made.library, listed=listed()))
    morning = next(cue for cue in heard.plan.cues if cue.title == MORNING)
    turns = [(t.clip, frame_at(t.start), frame_at(t.end)) for t in planned[morning.id] if frame_at(t.end) < heard.listener.at]
    assert [(r.clip, r.start, r.end) for r in heard.of("promo")][: len(turns)] == turns
    assert len(turns) > 55


def test_vendors_are_heard_by_their_weight_around_an_event_and_a_greeting(heard: Heard) -> None:
    plays = Counter(unlisted(run.clip).vendor for run in heard.of("promo"))
    for vendor, weight in WEIGHTS.items():
        assert abs(plays[vendor] - plays.total() * weight / 6) <= 1
    assert all(a.clip != b.clip for a, b in pairwise(heard.of("promo")))


def test_a_spot_for_half_an_hour_starts_within_it(heard: Heard) -> None:
    starts = heard.starts(HOUR)
    assert len(starts) > 3
    assert all(heard.at("10:30:00") <= start < heard.at("11:00:00") for start in starts)


def test_the_record_has_every_spot_as_a_spot_and_the_music_between_as_none(heard: Heard) -> None:
    recorded = [(play.clip, play.complete) for play in heard.rehearsal.plays() if SPOT in play.id]
    over = [(run.clip, True) for run in heard.of("promo") if run.end <= heard.listener.at]
    assert recorded == over
    assert len(over) > 55


# in the middle of the day


@pytest.fixture
def air(table: Timetable) -> Scene:
    return Scene(stage.THURSDAY, table, listed=listed()).begin("09:29:30")


def past(air: Scene) -> list[Voice]:
    """What of the score has begun by now."""
    return [voice for voice in air.score if voice.start < air.at]


def reload(air: Scene, *more: Spot, library: Library | None = None, heard: dict[str, int] | None = None) -> None:
    """The list, the library or what is known of yesterday are other ones now."""
    air.listed, air.library = (*air.listed, *more) if more else air.listed, library or air.library
    house = air.house()
    assert house.promotions
    known = {stage.THURSDAY - timedelta(days=1): heard or {}}
    air.tell(on.Days(air.at, air.plans(), replace(house, promotions=replace(house.promotions, heard=known)), "air.reloaded"))


def later(air: Scene, clock: str) -> list[str]:
    """Vendors of the spots that start from now until then, as the score has them."""
    return [unlisted(v.clip).vendor for v in air.score if SPOT in v.key and air.at <= v.start < air.frame(clock)]


@pytest.mark.parametrize("clock", ["10:20:30", "11:15:00", "13:00:00", "14:40:00"])
def test_a_new_list_leaves_what_was_heard_as_it_was_and_counts_from_now_on(air: Scene, clock: str) -> None:
    air.go(clock)
    before, playing = past(air), dict(air.playing)
    new = Clip("promo/新来-一.ogg", "new", 20 * RATE_HZ, -20.0, -1.0, -23.0)
    reload(air, replace(unlisted(new.name), weight=3), library=Library([*air.library.values(), new]))
    assert (past(air), air.playing) == (before, playing)
    vendors = Counter(later(air, "16:00:00"))
    assert abs(vendors["新来"] - vendors["青禾软装"]) <= 1
    assert vendors["新来"]


def test_a_listed_file_that_comes_in_the_middle_of_the_day_changes_nothing_before_it(table: Timetable) -> None:
    new = Clip("promo/云杉家居-新.ogg", "new", 20 * RATE_HZ, -20.0, -1.0, -23.0)
    air = Scene(stage.THURSDAY, table, listed=(*listed(), replace(unlisted(new.name), weight=7))).begin("09:29:30").go("11:10:00")
    before = past(air)
    reload(air, library=Library([*air.library.values(), new]))
    assert past(air) == before
    assert new.name in {v.clip for v in air.score if v.start >= air.at}


def test_a_spot_that_is_taken_off_the_list_s_dates_is_heard_until_then(air: Scene) -> None:
    air.go("10:40:00")
    before = past(air)
    over = Dates(None, stage.THURSDAY - timedelta(days=1))
    air.listed = tuple(replace(s, dates=(over,)) if s.vendor == "云杉家居" else s for s in air.listed)
    reload(air)
    assert past(air) == before
    assert "云杉家居" in {unlisted(v.clip).vendor for v in before if SPOT in v.key}
    assert set(later(air, "16:00:00")) == {"木言定制", "青禾软装"}


def test_what_comes_to_light_of_yesterday_changes_nothing_of_a_day_that_has_begun(air: Scene) -> None:
    air.go("09:40:00")
    reload(air, heard={PROMOS[0]: 40, PROMOS[2]: 38})
    score = air.score
    air.go("10:30:00")
    reload(air, heard={PROMOS[0]: 1})
    assert air.score == score


@pytest.mark.parametrize("clock", ["10:20:30", "14:10:00"])
def test_a_second_process_goes_on_where_the_first_was(air: Scene, clock: str) -> None:
    air.go(clock)
    after = air.restarted(clock, unfinished=True)
    assert after.score == air.score


def test_many_changes_one_after_another_leave_each_stretch_as_it_was_heard(air: Scene) -> None:
    told: list[Voice] = []
    for n, clock in enumerate(("10:15:00", "10:31:00", "10:50:00", "11:20:00", "14:20:00")):
        air.go(clock)
        told = past(air)
        new = Clip(f"promo/新{n}-一.ogg", f"new{n}", (15 + n) * RATE_HZ, -20.0, -1.0, -23.0)
        reload(air, replace(unlisted(new.name), weight=1 + n), library=Library([*air.library.values(), new]))
        assert past(air) == told
    air.go("15:31:00")
    assert air.silence("10:05:00", "11:30:00") == []
    heard = [p.clip for p in air.plays if SPOT in p.id]
    assert all(a != b for a, b in pairwise(heard))


def test_a_file_taken_away_is_silent_until_it_is_put_back(air: Scene) -> None:
    gone = PROMOS[0]
    kept = Library([clip for clip in air.library.values() if clip.name != gone])
    whole = air.library
    air.go("10:20:30")
    reload(air, library=kept)
    reload(air, library=kept)
    assert gone not in {v.clip for v in air.score if v.start >= air.at}
    assert len(air.state.house.away[gone]) == 1
    air.go("10:50:00")
    before = past(air)
    reload(air, library=whole)
    assert past(air) == before
    assert gone in {v.clip for v in air.score if v.start >= air.at}


def test_a_lost_spot_changes_nothing_that_was_heard_and_its_vendor_goes_on(air: Scene) -> None:
    air.go("10:50:00")
    before = past(air)
    clip = next(v.clip for v in reversed(before) if SPOT in v.key)
    air.tell(on.Missing(air.at, clip, "gone"))
    assert past(air) == before
    assert unlisted(clip).vendor in later(air, "11:30:00")[:4]
    air.go("11:31:00")
    assert air.item(MORNING).outcome is Outcome.AIRED


@pytest.mark.parametrize("clock", ["10:20:30", "10:20:36"])
def test_a_rotation_that_is_skipped_ends_at_once_and_its_spot_is_the_next_one_s_turn(table: Timetable, clock: str) -> None:
    air = Scene(stage.THURSDAY, table).begin("09:29:30").go(clock)
    on_air = {voice.clip for voice, _ in air.playing.values()}
    order = [v.clip for v in air.score if SPOT in v.key and v.end > air.at]
    air.tell(on.Skip(air.at, "李"))
    air.go_to(air.at + RATE_HZ)
    assert not air.now() & on_air
    assert len(air.now()) == 1
    assert [v.clip for v in air.score if SPOT in v.key and v.start > air.at][:6] == order[:6]


def test_without_promotions_the_folder_is_shuffled(table: Timetable) -> None:
    plan = Scene(stage.THURSDAY, table).plans()[1]
    house = stage.house(table, LIBRARY)
    shuffled = spots(plan, replace(house, promotions=None))
    assert shuffled.keys() == spots(plan, house).keys()
    assert {turn.vendor for turn in shuffled[next(iter(shuffled))]} == set(WEIGHTS)
    assert isinstance(house.promotions, Promotions)
