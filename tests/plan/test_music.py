"""One music at a time, and who gives way to whom."""

from datetime import timedelta

from broadcaster.faults import Severity
from broadcaster.timetable.model import Kind, Overlay, Row, Shift
from broadcaster.timetable.plan import plan
from tests.plan.shop import LIBRARY, WEEKDAY, codes, lines, on, page, row, shelf, table

BED = row("bed", "10:00", "12:00", play=("light",))
SONG = row("song", "10:30", "11:00", play=("welcome/迎宾曲.mp3",))
SPEECH = row("talk", "10:30", "11:00", say="recordings/红星欢迎语", then=("english",))


def planned(*rows: Row) -> list[str]:
    return lines(plan(table(*rows), WEEKDAY, LIBRARY))


def overlaps(*rows: Row) -> list[tuple[str, str, Severity]]:
    notes = plan(table(*rows), WEEKDAY, LIBRARY).notes
    return [(n.facts["title"], n.facts["other"], n.severity) for n in notes if n.code == "plan.overlap"]


def test_a_song_splits_the_bed_it_falls_into() -> None:
    assert planned(BED, SONG) == ["10:00:00-10:30:00 bed 1/a", "10:30:00-11:00:00 song 2", "11:00:00-12:00:00 bed 1/b"]
    assert overlaps(BED, SONG) == [("bed", "song", Severity.WARNING)]


def test_a_song_at_the_edge_shortens_the_bed_which_keeps_its_id() -> None:
    late = row("late", "11:30", "12:30", play=("welcome/迎宾曲.mp3",))
    assert planned(BED, late) == ["10:00:00-11:30:00 bed 1", "11:30:00-12:30:00 song 2"]


def test_speech_in_its_own_slot_silences_even_a_song_and_its_bed_takes_the_rest() -> None:
    long = row("long song", "10:00", "12:00", play=("welcome/迎宾曲.mp3",))
    assert planned(long, SPEECH) == [
        "10:00:00-10:30:00 song 1/a",
        "10:30:00-10:30:20 recording 2",
        "10:30:20-11:00:00 bed 2+then",
        "11:00:00-12:00:00 song 1/b",
    ]
    assert overlaps(long, SPEECH) == [("long song", "talk", Severity.ERROR)]
    assert overlaps(BED, SPEECH) == [("bed", "talk", Severity.WARNING)]


def test_of_two_equals_the_later_start_cuts_the_earlier() -> None:
    other = row("other", "10:30", "11:00", play=("english",))
    assert planned(BED, other) == ["10:00:00-10:30:00 bed 1/a", "10:30:00-11:00:00 bed 2", "11:00:00-12:00:00 bed 1/b"]
    assert overlaps(BED, other) == [("bed", "other", Severity.ERROR)]


def test_of_equal_starts_the_later_row_airs() -> None:
    other = row("other", "10:00", "12:00", play=("english",))
    assert planned(BED, other) == ["10:00:00-12:00:00 bed 2"]
    assert overlaps(BED, other) == [("bed", "other", Severity.ERROR)]


def test_a_rotation_gives_way_to_a_song_and_a_bed_to_a_rotation() -> None:
    spots = row("spots", "10:15", "11:30", loop="promo")
    assert planned(BED, spots, SONG) == [
        "10:00:00-10:15:00 bed 1/a",
        "10:15:00-10:30:00 rotation 2/a",
        "10:30:00-11:00:00 song 3",
        "11:00:00-11:30:00 rotation 2/b",
        "11:30:00-12:00:00 bed 1/b",
    ]
    assert sorted(overlaps(BED, spots, SONG)) == [
        ("bed", "song", Severity.WARNING),
        ("bed", "spots", Severity.WARNING),
        ("spots", "song", Severity.ERROR),
    ]


def test_a_spoken_slot_without_then_is_silent_after_the_words() -> None:
    silent = row("talk", "10:30", "11:00", say="recordings/红星欢迎语")
    day = plan(table(BED, silent), WEEKDAY, LIBRARY)
    (gap,) = [n for n in day.notes if n.code == "plan.gap"]
    assert (gap.facts["start"], gap.facts["end"]) == ("10:30:20", "11:00:00")


def test_words_longer_than_their_slot_are_told_and_the_next_music_starts_under_them() -> None:
    talk = row("talk", "9:59", "10:00", say="long", then=("light",))
    day = plan(table(talk, BED), WEEKDAY, shelf({"long.ogg": 90, "light/a.ogg": 100}))
    assert lines(day) == ["09:59:00-10:00:30 recording 1", "10:00:00-12:00:00 bed 2"]
    (told,) = [n for n in day.notes if n.code == "plan.over-long"]
    assert (told.facts["by"], told.facts["end"]) == ("0:00:30", "10:00:30")


def test_the_then_bed_takes_the_whole_slot_when_the_words_are_missed() -> None:
    talk = row("talk", "10:30", "11:00", say="recordings/红星欢迎语", then=("english",), tolerance=timedelta(seconds=10))
    day = plan(table(talk), WEEKDAY, LIBRARY, [page("lost child", on(WEEKDAY, "10:29"), 300)])
    assert lines(day) == ["10:29:00-10:34:00 page lost child", "10:30:00-11:00:00 bed 1+then"]


def test_words_that_wait_in_their_slot_leave_less_to_the_then_bed() -> None:
    day = plan(table(SPEECH), WEEKDAY, LIBRARY, [page("lost child", on(WEEKDAY, "10:29:30"), 60)])
    assert lines(day) == ["10:29:30-10:30:30 page lost child", "10:30:31-10:30:51 recording 1", "10:30:51-11:00:00 bed 1+then"]


def test_gaps_are_filled_while_the_mall_is_open_where_the_timetable_wants_it() -> None:
    early, late = row("early", "9:00", "9:10", play=("light",)), row("late", "11:00", "11:30", play=("light",))
    word = row("word", "10:00", say="recordings/红星欢迎语")
    day = plan(table(early, late, word, fill_gaps=True), WEEKDAY, LIBRARY)
    assert lines(day) == [
        "09:00:00-09:10:00 bed 1",
        "09:20:00-11:00:00 bed gap.1",
        "10:00:00-10:00:20 recording 3",
        "11:00:00-11:30:00 bed 2",
    ]
    (gap,) = [n for n in day.notes if n.code == "plan.gap"]
    assert (gap.facts["start"], gap.facts["end"]) == ("09:10:00", "09:20:00")


def test_an_overlay_shifts_a_row_and_only_on_its_day() -> None:
    mark = BED.mark
    shifted = table(BED, SONG, overlays=(Overlay("weekday", shift=(Shift("song", timedelta(hours=2), mark),)),))
    assert lines(plan(shifted, WEEKDAY, LIBRARY)) == ["10:00:00-12:00:00 bed 1", "12:30:00-13:00:00 song 2"]
    assert lines(plan(shifted, WEEKDAY + timedelta(days=2), LIBRARY))[1] == "10:30:00-11:00:00 song 2"


def test_shifts_of_several_kinds_of_day_add_up() -> None:
    hour = (Shift("song", timedelta(hours=1), BED.mark),)
    overlays = tuple(Overlay(kind, shift=hour) for kind in ("weekday", "weekend", "weekday"))
    shifted = table(SONG, overlays=overlays)
    assert lines(plan(shifted, WEEKDAY, LIBRARY)) == ["12:30:00-13:00:00 song 1"]


def test_a_program_that_runs_past_midnight_is_one_piece() -> None:
    (cue,) = plan(table(row("night", "22:00", "26:00", play=("light",))), WEEKDAY, LIBRARY).cues
    assert (cue.start.isoformat(), cue.end.isoformat()) == ("2026-12-03T22:00:00+08:00", "2026-12-04T02:00:00+08:00")


def test_an_end_before_its_start_is_told_and_not_planned() -> None:
    day = plan(table(row("night", "22:00", "2:00", play=("light",))), WEEKDAY, LIBRARY)
    assert (day.cues, codes(day)) == ((), ["plan.no-time"])


def test_what_the_library_does_not_have_is_told_once_a_row_and_planned_all_the_same() -> None:
    rows = (
        row("song", "10:00", "10:10", play=("welcome/none.mp3",)),
        row("bed", "10:10", "11:00", play=("light", "english"), tolerance=timedelta()),
        row("word", ("10:20", "10:30"), say="recordings/none"),
        row("spots", "11:00", "12:00", loop="promo", between=("light",)),
    )
    day = plan(table(*rows), WEEKDAY, shelf({"english/a.ogg": 10, "promo/a.ogg": 20}))
    assert [(n.code, n.severity, n.facts["title"]) for n in day.notes] == [
        ("plan.missing-clip", Severity.ERROR, "song"),
        ("plan.empty-folder", Severity.WARNING, "bed"),
        ("plan.missing-clip", Severity.ERROR, "word"),
        ("plan.empty-folder", Severity.WARNING, "spots"),
    ]
    assert [(c.source, (c.end - c.start).total_seconds()) for c in day.cues if c.kind is Kind.RECORDING] == [(("recordings/none",), 30)] * 2
    nothing = plan(table(rows[1], rows[3]), WEEKDAY, shelf({}))
    assert [(n.severity, n.facts["folder"]) for n in nothing.notes] == [
        (Severity.ERROR, "english"),
        (Severity.ERROR, "light"),
        (Severity.WARNING, "light"),
        (Severity.ERROR, "promo"),
    ]
