"""What people ask of the air: dials, skips, emergencies, an end."""

import pytest

from broadcaster.air import events as on
from broadcaster.air.score import instant_at
from broadcaster.record.entries import Outcome
from broadcaster.timetable.model import Timetable
from tests.air import stage
from tests.air.scene import Scene

EVACUATE = "emergency/疏散.ogg"
WELCOME, WORDS, BED, FORECAST = "迎宾曲", "红星欢迎语", "背景音乐（早场）", "天气预报、友情提醒"


@pytest.fixture
def air(table: Timetable) -> Scene:
    return Scene(stage.THURSDAY, table).begin("09:29:30")


def refused(air: Scene) -> str:
    (refusal,) = [a for a in air.answers if isinstance(a, on.Refuse)]
    return refusal.problem.code


@pytest.mark.parametrize(
    ("kind", "dial", "code"), [("welcome", 24.5, "level.outside"), ("welcome", 20, "level.outside"), ("x", 24, "level.unknown")]
)
def test_a_dial_is_not_moved_out_of_its_band(air: Scene, kind: str, dial: float, code: str) -> None:
    air.go("09:31:00").tell(on.DialMoved(air.at, kind, dial, "王"))
    assert refused(air) == code
    assert air.gain("welcome") == pytest.approx(-1.5)
    assert "air.dial-moved" not in air.codes()


def test_a_dial_that_is_moved_is_heard_kept_and_written_down(air: Scene) -> None:
    air.go("09:31:00").tell(on.DialMoved(air.at, "welcome", 21, "王"))
    assert air.gain("welcome") == pytest.approx(-3)
    assert [a.levels.dial("welcome") for a in air.answers if isinstance(a, on.Remember)] == [21]
    moved = air.incidents[-1]
    assert (moved.code, moved.by, dict(moved.facts)) == ("air.dial-moved", "王", {"kind": "welcome", "before": "22.5", "dial": "21"})
    air.go("09:41:00")
    assert [p.complete or p.seconds for p in air.plays] == [600], "one play, not two"
    assert air.item(WELCOME).outcome is Outcome.AIRED


def test_a_skip_ends_what_is_said_and_gives_the_music_back(air: Scene) -> None:
    air.go("09:42:06").tell(on.Skip(air.at, "李"))
    assert not any(clip.startswith("recordings") for clip in air.now())
    assert air.gain("light") == pytest.approx(0)
    item = air.item(WORDS)
    assert (item.outcome, item.reason, item.facts["by"], item.end) == (Outcome.SKIPPED, "air.skipped", "李", instant_at(air.at))
    air.go("10:00:01")
    assert air.item(BED).outcome is Outcome.AIRED
    assert air.item(WORDS).outcome is Outcome.SKIPPED
    assert air.silence("09:42:00", "10:00:00") == []


def test_a_skip_of_speech_in_its_own_slot_leaves_the_slot_to_music(air: Scene) -> None:
    air.go("10:00:10").tell(on.Skip(air.at, "李"))
    air.go("10:05:01")
    assert air.item(FORECAST).outcome is Outcome.SKIPPED
    assert air.silence("10:00:00", "10:05:00") == []


@pytest.mark.parametrize(("clock", "title", "until"), [("09:33:00", WELCOME, "09:40:00"), ("09:50:00", BED, "10:00:00")])
def test_a_skip_of_music_gives_its_time_to_other_music(air: Scene, clock: str, title: str, until: str) -> None:
    air.go(clock)
    before = air.now()
    air.tell(on.Skip(air.at, "李"))
    air.go(f"{clock[:-2]}01")
    assert air.now()
    assert not air.now() & before
    air.go(f"{until[:-2]}30")
    assert air.item(title).outcome is Outcome.SKIPPED
    assert air.silence(clock, until) == []


def test_what_comes_after_a_skip_is_as_it_was(air: Scene, table: Timetable) -> None:
    other = Scene(stage.THURSDAY, table).begin("09:29:30").go("09:45:00")
    air.go("09:33:00").tell(on.Skip(air.at, "李"))
    air.go("09:45:00")
    assert air.now() == other.now()


def test_nothing_can_be_skipped_when_nothing_is_on(air: Scene) -> None:
    air.go("09:41:00").tell(on.Skip(air.at, "李"))
    assert refused(air) == "air.nothing-on"


def test_a_second_skip_ends_the_next_thing(air: Scene) -> None:
    air.go("09:42:06").tell(on.Skip(air.at, "李"))
    air.tell(on.Skip(air.at, "李"))
    assert [air.item(t).outcome for t in (WORDS, BED)] == [Outcome.SKIPPED, Outcome.SKIPPED]
    air.go("09:50:00")
    assert air.silence("09:42:00", "09:50:00") == []
    air.tell(on.Skip(air.at, "李"))
    assert refused(air) == "air.nothing-on", "the fill is nobody's programme"


@pytest.mark.parametrize("by", [(), ("王",), ("王", "王"), ("王", "")])
def test_an_emergency_needs_two_different_people(air: Scene, by: tuple[str, ...]) -> None:
    air.go("09:31:00").tell(on.Emergency(air.at, EVACUATE, by))
    assert refused(air) == "emergency.two-people"
    assert air.state.siren is None


def test_an_emergency_needs_its_recording(air: Scene) -> None:
    air.tell(on.Emergency(air.at, "emergency/洪水.ogg", ("王", "李")))
    assert refused(air) == "emergency.no-clip"


def test_an_emergency_sounds_at_its_dial_until_the_all_clear_and_marks_what_it_took(air: Scene) -> None:
    air.go("09:32:00").tell(on.Emergency(air.at, EVACUATE, ("王", "李")))
    (sound,) = [a for a in air.answers if isinstance(a, on.Sound)]
    assert sound.digest == "siren"
    assert sound.gain_db == pytest.approx(4.5)
    air.go("09:45:00").tell(on.AllClear(air.at, "王"))
    assert [type(a) for a in air.answers if isinstance(a, on.Hush)] == [on.Hush]
    air.go("10:00:01")
    outcomes = {t: (air.item(t).outcome, air.item(t).reason) for t in (WELCOME, WORDS, BED)}
    assert outcomes == {
        WELCOME: (Outcome.PREEMPTED, "air.emergency"),
        WORDS: (Outcome.PREEMPTED, "air.emergency"),
        BED: (Outcome.AIRED, ""),
    }
    (siren,) = [e for e in air.journal.values() if e.kind == "emergency"]
    assert (siren.start, siren.end) == (instant_at(air.frame("09:32:00")), instant_at(air.frame("09:45:00")))
    assert siren.outcome is Outcome.AIRED
    assert {"emergency.begun", "emergency.over"} <= set(air.codes())


def test_what_ends_while_the_emergency_lasts_is_preempted_too(air: Scene) -> None:
    air.go("09:31:00").tell(on.Emergency(air.at, EVACUATE, ("王", "李")))
    air.go("09:41:00")
    assert air.item(WELCOME).outcome is Outcome.PREEMPTED


def test_two_emergencies_in_a_row_are_both_over_with_the_all_clear(air: Scene) -> None:
    air.go("09:31:00").tell(on.Emergency(air.at, EVACUATE, ("王", "李")))
    air.go("09:32:00").tell(on.Emergency(air.at, EVACUATE, ("王", "李")))
    air.go("09:33:00").tell(on.AllClear(air.at, "王"))
    sirens = [e for e in air.journal.values() if e.kind == "emergency"]
    assert len(sirens) == 2
    assert all(e.outcome and e.end for e in sirens)
    air.go("09:50:00")
    assert air.item(WORDS).outcome is Outcome.AIRED


def test_there_is_no_all_clear_without_an_emergency(air: Scene) -> None:
    air.tell(on.AllClear(air.at, "王"))
    assert refused(air) == "emergency.none"


def test_a_stop_cuts_what_is_on_and_says_who_stopped_it(air: Scene) -> None:
    air.go("09:42:06").tell(on.Stop(air.at, "air.stopped", "SIGTERM", {air.cue(WORDS).id: -21.7}))
    assert any(isinstance(a, on.Leave) for a in air.answers)
    for title in (WORDS, BED):
        item = air.item(title)
        assert (item.outcome, item.reason, item.facts["by"], item.end) == (Outcome.CUT, "air.stopped", "SIGTERM", instant_at(air.at))
    assert air.item(WORDS).lufs == -21.7
    assert air.item(WELCOME).outcome is Outcome.AIRED
    assert "air.stopped" in air.codes()


def test_an_emergency_is_one_still_when_another_process_takes_over(air: Scene) -> None:
    air.go("09:31:00").tell(on.Emergency(air.at, EVACUATE, ("王", "李")))
    air.go("09:32:00").tell(on.Stop(air.at, "air.stopped", "SIGTERM"))
    again = air.restarted("09:32:02")
    assert again.state.siren is not None
    again.go("09:33:00").tell(on.AllClear(again.at, "王"))
    (siren,) = [e for e in again.journal.values() if e.kind == "emergency"]
    assert (siren.start, siren.end, siren.outcome) == (instant_at(air.frame("09:31:00")), instant_at(again.at), Outcome.AIRED)


def test_a_cue_nobody_heard_is_missed_and_says_so(air: Scene) -> None:
    """The mixer never told of it: a hole in the machine, not in the table."""
    air.go("09:29:50")
    air.at = air.frame("09:41:00")
    air.tell(on.Tick(air.at, {}))
    item = air.item(WELCOME)
    assert (item.outcome, item.reason, item.start) == (Outcome.MISSED, "air.unheard", None)


def test_what_was_over_before_the_air_began_is_missed_because_nothing_ran(air: Scene) -> None:
    air.go("09:29:35")
    item = air.item("相亲相爱、营业员心态调整")
    assert (item.outcome, item.reason) == (Outcome.MISSED, "air.not-running")
