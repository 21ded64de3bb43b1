"""One voice at a time."""

from datetime import timedelta

from broadcaster.timetable.model import Dates, Kind, Plan, Rank
from broadcaster.timetable.plan import plan
from tests.plan.shop import SATURDAY, WEEKDAY, codes, lines, on, page, row, shelf, table, window

VOICES = shelf({"a.ogg": 10, "b.ogg": 20, "c.ogg": 600})
A, B, C = row("a", "10:00", say="a"), row("b", "10:00", say="b"), row("c", "10:00", say="c")


def missed(plan: Plan) -> list[tuple[str, str]]:
    return [(n.facts["title"], n.facts["lost_to"]) for n in plan.notes if n.code == "plan.missed"]


def test_what_falls_due_together_is_said_in_the_tables_order_with_a_pause_between() -> None:
    assert lines(plan(table(B, A), WEEKDAY, VOICES)) == ["10:00:00-10:00:20 recording 1", "10:00:21-10:00:31 recording 2"]


def test_what_falls_due_in_the_silence_after_somebody_is_on_time() -> None:
    near = row("a", "10:00:20", say="a", tolerance=timedelta())
    assert lines(plan(table(B, near), WEEKDAY, VOICES)) == ["10:00:00-10:00:20 recording 1", "10:00:20-10:00:30 recording 2"]


def test_a_page_goes_before_the_table_and_an_emergency_before_a_page() -> None:
    due = on(WEEKDAY, "10:00")
    extra = [page("car", due, 5), page("fire", due, 5, Rank.EMERGENCY)]
    assert [c.title for c in plan(table(A, B), WEEKDAY, VOICES, extra).cues] == ["fire", "car", "a", "b"]


def test_nobody_is_interrupted() -> None:
    day = plan(table(C), WEEKDAY, VOICES, [page("car", on(WEEKDAY, "10:05"), 5)])
    assert lines(day) == ["10:00:00-10:10:00 recording 1", "10:10:01-10:10:06 page car"]


def test_who_cannot_start_within_the_tolerance_is_missed_and_told_what_it_lost_to() -> None:
    hasty = row("hasty", "10:01", say="a", tolerance=timedelta(minutes=5))
    day = plan(table(C, hasty, row("later", "10:02", say="b")), WEEKDAY, VOICES)
    assert missed(day) == [("hasty", "c")]
    assert lines(day) == ["10:00:00-10:10:00 recording 1", "10:10:01-10:10:21 recording 3"]


def test_waiting_exactly_as_long_as_the_tolerance_is_in_time() -> None:
    patient, hasty = (row("late", "10:00", say="a", tolerance=timedelta(seconds=s)) for s in (601, 600))
    assert missed(plan(table(C, patient), WEEKDAY, VOICES)) == []
    assert missed(plan(table(C, hasty), WEEKDAY, VOICES)) == [("late", "c")]


def test_who_was_missed_does_not_delay_the_next() -> None:
    hasty = row("hasty", "10:09:59", say="a", tolerance=timedelta())
    prompt = row("prompt", "10:10", say="a", tolerance=timedelta())
    day = plan(table(C, hasty, prompt), WEEKDAY, VOICES)
    assert (missed(day), lines(day)[1]) == ([("hasty", "c")], "10:10:00-10:10:10 recording 3")


def test_reads_have_a_pause_between_them_and_the_tables_pause_is_the_one() -> None:
    thrice = row("a", "10:00", say="a", reads=3)
    assert lines(plan(table(thrice, pause=timedelta(seconds=5)), WEEKDAY, VOICES)) == ["10:00:00-10:00:40 recording 1"]


def test_a_window_has_a_first_read_at_its_start_and_none_at_its_end() -> None:
    for end, reads in (("12:00", 4), ("12:01", 5)):
        half_hourly = row("w", say="a", every=timedelta(minutes=30), windows=(window("10:00", end),))
        assert len(plan(table(half_hourly), WEEKDAY, VOICES).cues) == reads
    once = plan(table(row("w", say="a", windows=(window("10:00", "12:00"), window("14:00", "15:00")))), WEEKDAY, VOICES)
    assert [c.id for c in once.cues] == ["2026-12-03/1.1", "2026-12-03/1.2"]


def test_windows_that_meet_do_not_read_twice() -> None:
    both = row("w", say="a", every=timedelta(minutes=30), windows=(window("10:00", "11:00"), window("10:30", "11:30")))
    assert [f"{c.start:%H:%M}" for c in plan(table(both), WEEKDAY, VOICES).cues] == ["10:00", "10:30", "11:00"]


def test_a_window_without_time_is_told() -> None:
    day = plan(table(row("w", say="a", windows=(window("12:00", "12:00"),))), WEEKDAY, VOICES)
    assert (day.cues, codes(day)) == ((), ["plan.no-time"])


def test_the_words_of_a_song_are_named_for_what_is_said_and_wait_ten_minutes() -> None:
    song = row("song", "9:30", "9:40", play=("welcome/x.ogg",), say="recordings/早会.wav", tolerance=timedelta())
    day = plan(table(song, row("b", "9:30", say="b")), WEEKDAY, shelf({"welcome/x.ogg": 100, "recordings/早会.wav": 9, "b.ogg": 20}))
    words = next(c for c in day.cues if c.id.endswith("+say"))
    assert (words.title, words.kind, words.tolerance) == ("早会", Kind.RECORDING, timedelta(minutes=10))
    assert lines(day) == ["09:30:00-09:30:09 recording 1+say", "09:30:00-09:40:00 song 1", "09:30:10-09:30:30 recording 2"]


def test_a_row_is_for_its_kinds_of_day_and_its_dates_only() -> None:
    weekends = row("a", "10:00", say="a", days=frozenset({"weekend"}))
    once = row("b", "11:00", say="b", dates=(Dates(WEEKDAY, WEEKDAY),))
    assert lines(plan(table(weekends, once), WEEKDAY, VOICES)) == ["11:00:00-11:00:20 recording 2"]
    assert lines(plan(table(weekends, once), SATURDAY, VOICES)) == ["10:00:00-10:00:10 recording 1"]


def test_an_announcement_that_cannot_be_made_is_told_too() -> None:
    late = page("car", on(WEEKDAY, "10:01"), 5, tolerance=timedelta(minutes=1))
    assert missed(plan(table(C), WEEKDAY, VOICES, [late])) == [("car", "c")]


def test_an_empty_table_is_an_empty_day() -> None:
    day = plan(table(), WEEKDAY, VOICES)
    assert (day.cues, day.notes) == ((), ())
