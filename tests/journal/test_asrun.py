"""What a day's record says."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from broadcaster.cli.record.words import cells, offset, share, shortened, told
from broadcaster.record.asrun import Compliance, DayRecord, compliance, delta, in_band, outcomes, plays_of
from broadcaster.record.entries import Outcome
from tests.store.entries import DAY, item, play


def test_compliance_counts_what_is_over_and_of_the_table() -> None:
    items = [
        item(2),
        item(3, outcome=Outcome.LATE),
        item(4, outcome=None),
        item(5, kind="page"),
        item(6, kind="emergency", outcome=Outcome.CUT),
    ]
    assert compliance(items) == Compliance(on_time=1, due=2)
    assert compliance(items).share == 0.5
    assert compliance([]).share is None


@given(st.lists(st.sampled_from(Outcome), min_size=1, max_size=300))
def test_only_a_perfect_day_reads_100_percent(found: list[Outcome]) -> None:
    figures = compliance([item(n + 2, outcome=outcome) for n, outcome in enumerate(found)])
    assert (share(figures) == "100.0 %") == (set(found) == {Outcome.AIRED})
    assert figures.due == len(found) == sum(outcomes([item(2, outcome=o) for o in found]).values())


def test_the_delta_is_start_against_plan() -> None:
    assert delta(item(late_s=0.25)) == timedelta(seconds=0.25)
    assert delta(item(start=None, outcome=Outcome.MISSED)) is None


def test_offsets_read_as_signed_seconds_and_then_minutes() -> None:
    read = [offset(timedelta(seconds=s)) for s in (0.0129, -3.2, 59.999, 60, -725.4)] + [offset(None)]
    assert read == ["+0.012", "-3.200", "+59.999", "+1:00", "-12:05", ""]


def test_a_dial_outside_its_band_is_seen() -> None:
    assert [in_band(item(dial=dial)) for dial in (20.9, 21, 24, 24.1, None)] == [False, True, True, False, None]


def test_each_clip_of_a_rotation_is_counted_and_other_music_is_not() -> None:
    rotation, song = item(6, kind="rotation"), item(2)
    plays = (play(1, "a"), play(2, "b"), play(3, "a", complete=False), play(4, "c", cue=song.id))
    counted = plays_of(DayRecord(DAY, (song, rotation), plays), "rotation")
    assert [(c.clip, c.times, c.complete, c.seconds) for c in counted] == [("a", 2, 1, 31.0), ("b", 1, 1, 15.5)]


def test_the_music_between_spots_is_no_spot() -> None:
    rotation = item(6, kind="rotation")
    plays = tuple(replace(play(n), id=f"{rotation.id}/{part}@{n}", clip=part) for n, part in enumerate(("spot", "between", "fill")))
    assert [c.clip for c in plays_of(DayRecord(DAY, (rotation,), plays), "rotation")] == ["spot"]


def test_a_reason_of_another_version_still_reads() -> None:
    assert told("", {}) == ""
    assert told("air.of-tomorrow", {"clip": "迎宾曲"}) == "air.of-tomorrow clip=迎宾曲"
    assert told("store.away", {}) == "store.away"
    assert "锁着" in told("store.away", {"why": "锁着"})


@given(st.text(max_size=30), st.integers(1, 40))
def test_shortened_text_fits_and_says_that_it_is_shortened(text: str, most: int) -> None:
    short = shortened(text, most)
    assert cells(short) <= most
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))
