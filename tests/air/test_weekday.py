"""The whole of a plain weekday, held against the programme table (B1), not against the score: to the frame, on the sound."""

from itertools import pairwise

import numpy as np
import pyloudnorm
import pytest
from scipy.signal import resample_poly

from broadcaster.content.clip import RATE_HZ
from broadcaster.record.entries import Outcome
from tests.air import studio
from tests.air.listener import Run
from tests.air.stage import Heard
from tests.air.studio import sounding

pytestmark = pytest.mark.timeout(900)

LEVEL_DB = {"welcome": -1.5, "farewell": -1.5, "english": 1.5, "light": 0.0, "promo": 1.5, "recordings": 1.5}
"""The middle of each folder's band, dial 24 being 0 dB."""
FADE = CROSS = 3 * RATE_HZ
UP = RATE_HZ * 3 // 2
"""How long a bed takes to come back."""
SOFT = 30 * RATE_HZ


def level(run: Run) -> float:
    return LEVEL_DB[run.clip.split("/")[0]]


@pytest.mark.parametrize(
    ("clip", "clock"),
    [
        ("welcome/相亲相爱", "09:20:00"),
        ("recordings/营业员心态调整", "09:24:00"),
        ("welcome/迎宾曲", "09:30:00"),
        ("recordings/红星欢迎语", "09:42:00"),
        ("recordings/天气预报友情提醒", "10:00:00"),
        ("farewell/送宾曲", "17:25:00"),
    ],
)
def test_what_the_table_gives_a_time_starts_on_that_frame(thursday: Heard, clip: str, clock: str) -> None:
    assert thursday.starts(clip)[0] == thursday.at(clock)


def test_each_text_is_read_once(thursday: Heard) -> None:
    names = [r.clip for r in thursday.of("recordings")]
    assert names == [f"recordings/{t}.ogg" for t in ("营业员心态调整", "红星欢迎语", "天气预报友情提醒")]


@pytest.mark.parametrize(
    ("clip", "first", "last"),
    [
        ("welcome/相亲相爱.ogg", "09:20:00", "09:29:00"),
        ("welcome/迎宾曲.mp3", "09:30:00", "09:40:00"),
        ("farewell/送宾曲.flac", "17:25:00", "17:30:00"),
    ],
)
def test_a_song_repeats_end_to_end_without_a_gap_and_is_over_at_its_slots_end(thursday: Heard, clip: str, first: str, last: str) -> None:
    start, stop = thursday.at(first), thursday.at(last)
    assert thursday.starts(clip) == list(range(start, stop, sounding(clip)))
    assert thursday.listener.tones(start, stop - FADE) <= {clip, "recordings/营业员心态调整.ogg"}
    assert thursday.of(clip)[-1].frames[-1] < stop


@pytest.mark.parametrize(
    ("clip", "last"), [("welcome/相亲相爱", "09:29:00"), ("welcome/迎宾曲", "09:40:00"), ("farewell/送宾曲", "17:30:00")]
)
def test_a_song_fades_for_three_seconds_to_its_slots_end_even_where_it_has_just_begun_again(thursday: Heard, clip: str, last: str) -> None:
    stop, runs = thursday.at(last), thursday.of(clip)
    before = [g - level(r) for r in runs for g in r.between(stop - 20 * RATE_HZ, stop - FADE)]
    fading = [(f, g - level(r)) for r in runs for f, g in zip(r.frames, r.gains, strict=True) if stop - FADE < f]
    assert len(before) > 15
    assert all(gain == pytest.approx(0, abs=0.01) for gain in before)
    assert len(fading) >= 2
    for frame, gain in fading:
        share = (frame - (stop - FADE)) / FADE
        assert gain == pytest.approx(20 * np.log10(np.cos(share * np.pi / 2)), abs=1.0 if share < 0.9 else 12)


def test_each_clip_has_the_level_of_its_folder_to_a_hundredth_of_a_decibel(thursday: Heard) -> None:
    for run in thursday.runs:
        steady = [g for g in run.gains if g == pytest.approx(level(run), abs=0.01)]
        assert max(run.gains) <= level(run) + 0.01, run
        assert len(steady) >= len(run.gains) * 0.5 or run.start == thursday.at("09:42:00") or len(run.gains) < 4, run


@pytest.mark.parametrize(("talk", "clock"), [("recordings/营业员心态调整.ogg", "09:24:00"), ("recordings/红星欢迎语.ogg", "09:42:00")])
def test_words_go_over_music_that_is_14_lu_down_and_comes_back(thursday: Heard, talk: str, clock: str) -> None:
    start, over = thursday.at(clock), thursday.at(clock) + sounding(talk)
    (words,) = thursday.of(talk)
    assert all(gain == pytest.approx(1.5, abs=0.01) for gain in words.gains)
    music = thursday.of("welcome", "english", "light", since=start, until=over + UP + 5 * RATE_HZ)
    under = [g - level(r) for r in music for g in r.between(start, over)]
    after = [g - level(r) for r in music for g in r.between(over + UP, over + UP + 5 * RATE_HZ)]
    assert len(under) >= len(words.gains) - 1
    assert all(gain == pytest.approx(-14, abs=0.01) for gain in under)
    assert len(after) >= 4
    assert all(gain == pytest.approx(0, abs=0.01) for gain in after)


def test_music_goes_down_before_the_words_and_not_long_before(thursday: Heard) -> None:
    start = thursday.at("09:24:00")
    before = [g for r in thursday.of("welcome") for g in r.between(start - 10 * RATE_HZ, start - RATE_HZ)]
    assert len(before) >= 9
    assert all(gain == pytest.approx(-1.5, abs=0.01) for gain in before)


def test_the_morning_bed_begins_with_the_welcome_words(thursday: Heard) -> None:
    first, *_ = thursday.of("english", "light")
    assert (first.begins, first.start) == (True, thursday.at("09:42:00"))


def test_the_weather_has_the_air_to_itself_and_light_music_takes_the_rest_of_its_slot(thursday: Heard) -> None:
    start, over = thursday.at("10:00:00"), thursday.at("10:00:00") + sounding("recordings/天气预报友情提醒.ogg")
    assert thursday.listener.tones(start, over) == {"recordings/天气预报友情提醒.ogg"}
    bed = thursday.of("light", since=over)[0]
    assert (bed.start, bed.begins) == (over, True)
    assert bed.gains[0] == pytest.approx(0, abs=0.01)
    assert all(name.startswith("light/") for name in thursday.listener.tones(over + 4800, thursday.at("10:05:00")))


@pytest.mark.parametrize(("since", "until"), [("09:42:00", "10:00:00"), ("11:31:00", "14:00:00"), ("15:31:00", "17:24:00")])
def test_a_bed_crosses_from_track_to_track_in_three_seconds_at_constant_power(thursday: Heard, since: str, until: str) -> None:
    tracks = thursday.of("english", "light", since=thursday.at(since), until=thursday.at(until))
    for before, after in pairwise(tracks):
        assert after.start == before.end - CROSS
        assert after.begins or after.start < thursday.at(since)
        if after.end > thursday.at(until):
            break
        steady = sorted(thursday.listener.level(f) for f in (after.start - RATE_HZ, before.end + RATE_HZ))
        crossing = [thursday.listener.level(after.start + n * RATE_HZ // 10) for n in range(1, 30)]
        assert min(crossing) > steady[0] - 0.2, (before.clip, after.clip)
        assert max(crossing) < steady[1] + 0.2, (before.clip, after.clip)


@pytest.mark.parametrize(("since", "until"), [("09:42:00", "10:00:00"), ("11:30:30", "14:00:00"), ("15:30:30", "17:24:00")])
def test_a_bed_does_not_repeat_a_track_before_half_of_the_others_were_heard(thursday: Heard, since: str, until: str) -> None:
    names = [r.clip for r in thursday.of("english", "light", since=thursday.at(since), until=thursday.at(until))]
    for place, name in enumerate(names):
        again = names.index(name, place + 1) if name in names[place + 1 :] else None
        assert again is None or len(set(names[place + 1 : again])) >= 4


def test_beds_and_rotations_that_may_wait_begin_on_time_or_with_the_end_of_the_track_before(thursday: Heard) -> None:
    spots, tracks = ("promo",), ("english", "light")
    for clock, own in (("10:05:00", spots), ("11:30:00", tracks), ("14:00:00", spots), ("15:30:00", tracks)):
        due = thursday.at(clock)
        first = min(r.start for r in thursday.of(*own) if r.begins and r.start >= due - CROSS)
        assert due - CROSS <= first <= due + SOFT, clock
        before = [r for r in thursday.runs if r.start < first]
        assert first == due or any(r.end - first in (0, CROSS) for r in before[-3:]), clock


def test_spots_are_heard_whole_one_at_a_time_and_never_with_speech(thursday: Heard) -> None:
    spots, talks = thursday.of("promo"), thursday.of("recordings")
    assert len(spots) > 60
    for spot in spots:
        assert spot.begins
        assert spot.frames[-1] > spot.end - 2 * studio.every(spot.clip)
        assert thursday.listener.tones(spot.start, spot.end) == {spot.clip}
    assert all(a.end + RATE_HZ <= b.start for a, b in pairwise(sorted([*spots, *talks], key=lambda r: r.start)) if spots)


def test_every_vendors_spot_is_heard_as_often_as_the_others_and_never_twice_running(thursday: Heard) -> None:
    names = [r.clip for r in thursday.of("promo")]
    plays = [names.count(name) for name in studio.NAMES if name.startswith("promo")]
    assert max(plays) - min(plays) <= 1
    assert all(a != b for a, b in pairwise(names))


def test_between_spots_there_is_light_music_for_half_a_minute(thursday: Heard) -> None:
    spots = thursday.of("promo")
    for before, after in pairwise(spots):
        if after.start - before.end > 10 * 60 * RATE_HZ:
            continue
        assert after.start - before.end == 30 * RATE_HZ
        heard = thursday.listener.tones(before.end + 4800, after.start - 4800)
        assert heard
        assert all(name.startswith("light/") for name in heard)


def test_silence_is_only_where_the_table_has_nobody(thursday: Heard) -> None:
    nobody = ["09:19:58-09:20:00", "09:29:00-09:30:00", "09:40:00-09:42:00", "17:24:00-17:25:00", "17:30:00-17:30:02"]
    gaps = [tuple(map(thursday.at, gap.split("-"))) for gap in nobody]
    holes = thursday.listener.holes()
    assert [end for _, end in gaps] == [end for _, end in holes]
    assert all(0 <= start - hole <= RATE_HZ // 20 for (start, _), (hole, _) in zip(gaps, holes, strict=True))


def test_nothing_passes_one_decibel_under_full_scale(thursday: Heard) -> None:
    assert thursday.listener.peak < 10 ** (-1 / 20)
    for sound in thursday.listener.kept.values():
        over = max(float(np.abs(resample_poly(sound[:, side], 4, 1)).max()) for side in (0, 1))
        assert 20 * np.log10(over) < -1


@pytest.mark.parametrize(
    ("clock", "target", "band"),
    [
        ("09:32:00", -24.5, (-26, -23)),
        ("09:42:00", -21.5, (-23, -20)),
        ("10:00:00", -21.5, (-23, -20)),
        ("10:01:00", -23.0, (-23, -23)),
        ("17:26:00", -24.5, (-26, -23)),
    ],
)
def test_songs_and_speech_are_as_loud_as_the_dial_promises(thursday: Heard, clock: str, target: float, band: tuple[float, float]) -> None:
    sound = next(s for (start, _), s in thursday.listener.kept.items() if start == thursday.at(clock))
    lufs = pyloudnorm.Meter(RATE_HZ).integrated_loudness(sound.astype(np.float64))
    assert lufs == pytest.approx(target, abs=0.5)
    assert band[0] - 0.2 <= lufs <= band[1] + 0.2


def test_the_record_says_that_every_item_aired_when_it_should(thursday: Heard) -> None:
    items = thursday.rehearsal.aired(thursday.plan.opening)
    assert [i.id for i in items] == [c.id for c in thursday.plan.cues]
    for item, cue in zip(items, thursday.plan.cues, strict=True):
        assert (item.outcome, item.reason) == (Outcome.AIRED, ""), item
        assert item.start is not None
        late = (item.start - cue.start).total_seconds()
        assert late == 0 if cue.kind in {"song", "recording"} else -3 <= late <= 30


def test_the_record_says_how_loud_every_item_was(thursday: Heard) -> None:
    for item in thursday.rehearsal.aired(thursday.plan.opening):
        assert item.lufs is not None
        assert item.target_lufs is not None
        if item.kind in {"song", "recording"}:
            assert item.lufs == pytest.approx(item.target_lufs, abs=0.5), item
        assert item.band_low - 24 - 23.2 <= item.lufs <= item.band_high - 24 - 23 + 0.2, item


def test_the_record_lists_the_plays_that_were_heard(thursday: Heard) -> None:
    heard = [(r.clip, r.start) for r in thursday.of("promo", "recordings")]
    plays = [p for p in thursday.rehearsal.plays() if p.clip.startswith(("promo", "recordings"))]
    assert [(p.clip, round(p.start.timestamp() * RATE_HZ)) for p in plays] == heard
    assert all(p.complete for p in plays)
