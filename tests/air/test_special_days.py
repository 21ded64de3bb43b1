"""Weekends, event days, holidays, and a day that is all three: the stretches where something else is heard than on a plain day."""

from datetime import date
from itertools import pairwise

import pytest

from broadcaster.content.clip import RATE_HZ
from broadcaster.record.entries import Outcome
from broadcaster.timetable.model import Timetable
from tests.air import stage
from tests.air.listener import Run
from tests.air.stage import EVENT, EVERYTHING, HOLIDAY, WEEKEND, Heard
from tests.air.studio import Studio, sounding

pytestmark = pytest.mark.timeout(900)

PAUSE = RATE_HZ
FAINT_S = 0.06
"""So long before its end a fade of three seconds is under −80 dBFS, where the bed is ducked for speech that comes next."""
READ, GREETING, FORECAST = "recordings/活动信息.ogg", "recordings/节日祝福.ogg", "recordings/天气预报友情提醒.ogg"
TWICE = 2 * sounding(READ) + PAUSE
"""Both reads of an event's text, with the pause between them."""

STRETCHES = [
    (EVERYTHING, "09:58:00", "10:08:00"),
    (EVERYTHING, "10:58:00", "11:04:00"),
    (EVERYTHING, "11:29:00", "11:32:00"),
    (EVERYTHING, "13:58:00", "14:05:00"),
    *((EVENT, f"{hour:02}:59:20", f"{hour + 1}:01:20") for hour in (9, 10, 11, 12, 13, 15, 16)),
    *((EVENT, f"{hour}:29:20", f"{hour}:31:00") for hour in (10, 11, 12, 15, 16)),
    (HOLIDAY, "10:59:20", "11:01:00"),
    (HOLIDAY, "13:59:20", "14:01:00"),
    (WEEKEND, "10:59:20", "11:01:00"),
    (HOLIDAY, "17:23:50", "17:30:02"),
    *((day, "17:53:50", "18:00:02") for day in (WEEKEND, EVENT, EVERYTHING)),
]

Key = tuple[date, str]


class Stretches(dict[Key, Heard]):
    """Each stretch by its day and the clock time it begins at, rehearsed when it is asked for first."""

    def __init__(self, made: Studio, table: Timetable) -> None:
        self._made, self._table = made, table

    def __missing__(self, key: Key) -> Heard:
        last = next(last for day, first, last in STRETCHES if (day, first) == key)
        return self.setdefault(key, stage.rehearsed(self._made, self._table, key[0], (key[1], last)))


@pytest.fixture(scope="session")
def heard(made: Studio, table: Timetable) -> Stretches:
    return Stretches(made, table)


@pytest.fixture(params=[s[:2] for s in STRETCHES], ids=lambda key: f"{key[0]} {key[1]}")
def stretch(request: pytest.FixtureRequest, heard: Stretches) -> Heard:
    """Each of them in turn."""
    return heard[request.param]


def reads(one: Heard) -> list[tuple[str, int]]:
    return [(r.clip, r.start) for r in one.of("recordings")]


# each item at its time


@pytest.mark.parametrize("clock", ["10:30:00", "11:00:00", "11:30:00", "14:00:00", "15:30:00", "16:00:00", "16:30:00"])
def test_an_event_is_read_twice_every_half_hour(heard: Stretches, clock: str) -> None:
    hour, minute = int(clock[:2]), clock[3:5]
    one = heard[EVENT, f"{hour}:29:20" if minute == "30" else f"{hour - 1:02}:59:20"]
    due = one.at(clock)
    assert reads(one) == [(READ, due), (READ, due + sounding(READ) + PAUSE)]


def test_the_event_waits_for_the_forecast_and_is_not_dropped(heard: Stretches) -> None:
    one = heard[EVENT, "09:59:20"]
    free = one.at("10:00:00") + sounding(FORECAST) + PAUSE
    assert reads(one) == [(FORECAST, one.at("10:00:00")), (READ, free), (READ, free + sounding(READ) + PAUSE)]


@pytest.mark.parametrize("first", ["11:59:20", "12:59:20", "12:29:20", "16:59:20"])
def test_an_event_is_not_read_outside_its_windows_nor_at_their_end(heard: Stretches, first: str) -> None:
    assert reads(heard[EVENT, first]) == []


@pytest.mark.parametrize("clock", ["11:00:00", "14:00:00"])
def test_a_holidays_greeting_is_heard_at_eleven_and_at_two(heard: Stretches, clock: str) -> None:
    one = heard[HOLIDAY, f"{int(clock[:2]) - 1}:59:20"]
    assert reads(one) == [(GREETING, one.at(clock))]


@pytest.mark.parametrize(("clock", "first"), [("11:00:00", "10:58:00"), ("14:00:00", "13:58:00")])
def test_an_event_and_a_greeting_that_fall_together_are_heard_one_after_the_other(heard: Stretches, clock: str, first: str) -> None:
    one = heard[EVERYTHING, first]
    due = one.at(clock)
    assert reads(one) == [(READ, due), (READ, due + sounding(READ) + PAUSE), (GREETING, due + TWICE + PAUSE)]


def test_a_plain_weekend_has_neither(heard: Stretches) -> None:
    assert reads(heard[WEEKEND, "10:59:20"]) == []


@pytest.mark.parametrize(("day", "clock"), [(HOLIDAY, "17:25:00"), (WEEKEND, "17:55:00"), (EVENT, "17:55:00"), (EVERYTHING, "17:55:00")])
def test_the_farewell_is_later_on_weekends_and_event_days(heard: Stretches, day: date, clock: str) -> None:
    one = heard[day, clock[:3] + ("23:50" if clock.startswith("17:2") else "53:50")]
    start, length = one.at(clock), sounding("farewell/送宾曲.flac")
    assert one.starts("farewell") == [start, start + length, start + 2 * length]
    assert one.listener.tones(one.at(one.plan.closing.strftime("%H:%M:00")) + 4800, one.listener.at) == set()
    assert one.listener.tones(start - 60 * RATE_HZ + 4800, start) == set(), "the minute before is nobody's"


# how they go together


def test_nothing_sounds_with_speech_but_a_bed_that_is_14_lu_down(stretch: Heard) -> None:
    for talk in stretch.of("recordings"):
        around = stretch.listener.tones(talk.start, talk.end, -60) - {talk.clip}
        assert all(name.startswith(("english", "light")) for name in around), talk
        for bed in stretch.of("english", "light", since=talk.start, until=talk.end):
            level = 1.5 if bed.clip.startswith("english") else 0.0
            assert all(gain <= level - 14 + 0.01 for gain in bed.between(talk.start, talk.end)), (talk.clip, bed.clip)


def test_speech_has_the_level_of_speech(stretch: Heard) -> None:
    for talk in stretch.of("recordings"):
        assert all(gain == pytest.approx(1.5, abs=0.01) for gain in talk.gains)


def test_no_two_spoken_items_and_spots_are_nearer_than_the_pause(stretch: Heard) -> None:
    spoken = sorted(stretch.of("recordings", "promo"), key=lambda r: r.start)
    assert all(a.end + PAUSE <= b.start for a, b in pairwise(spoken))


def test_spots_are_whole_and_none_comes_twice_running(stretch: Heard) -> None:
    inside: list[Run] = [s for s in stretch.of("promo") if s.end < stretch.listener.at]
    assert all(s.begins or s.start < stretch.listener.first for s in inside)
    assert all(stretch.listener.tones(max(s.start, stretch.listener.first), s.end) == {s.clip} for s in inside)
    assert all(a.clip != b.clip for a, b in pairwise(inside))


def test_silence_is_only_where_nobody_owns_the_time_or_between_two_spoken_items(stretch: Heard) -> None:
    spoken = sorted(stretch.of("recordings", "promo"), key=lambda r: r.start)
    pauses = [(a.end, b.start) for a, b in pairwise(spoken) if b.start - a.end <= 3 * PAUSE]
    for start, end in stretch.listener.holes(FAINT_S):
        owned = any(a < end - RATE_HZ // 20 and start + RATE_HZ // 20 < b for a, b in stretch.owned())
        between = any(a - RATE_HZ // 20 <= start and end <= b + RATE_HZ // 20 for a, b in pauses)
        joining = start == stretch.listener.first and end - start < RATE_HZ // 5
        assert not owned or between or joining, (start - stretch.at("00:00:00")) / RATE_HZ


def test_nothing_is_near_full_scale(stretch: Heard) -> None:
    assert stretch.listener.peak < 0.89


def test_the_record_says_what_was_heard(stretch: Heard) -> None:
    first, last = stretch.listener.first / RATE_HZ, stretch.listener.at / RATE_HZ
    items = {i.id: i for i in stretch.rehearsal.aired(stretch.plan.opening)}
    inside = [c for c in stretch.plan.cues if first <= c.start.timestamp() and c.end.timestamp() <= last - 31]
    for cue in inside:
        item = items[cue.id]
        assert (item.outcome, item.reason) == (Outcome.AIRED, ""), item
        assert item.start is not None
        if cue.kind in {"song", "recording"}:
            assert item.start == cue.start
            assert item.lufs == pytest.approx(item.target_lufs, abs=0.5)
    assert [(p.clip, p.complete) for p in stretch.rehearsal.plays() if p.clip.startswith("recordings")] == [
        (c, True) for c, _ in reads(stretch)
    ]
