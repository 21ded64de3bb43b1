"""What may be written for a value, and what it means."""

from datetime import date, timedelta

import pytest

from broadcaster.timetable import hours, words
from broadcaster.timetable.model import Anchor, Band, Dates, Moment, Over, Window
from broadcaster.timetable.words import Misread


def at(hour: int, minute: int = 0, second: int = 0) -> Moment:
    return Moment(Anchor.MIDNIGHT, timedelta(hours=hour, minutes=minute, seconds=second))


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("09:20", at(9, 20)),
        ("9:20", at(9, 20)),
        ("０９：２０", at(9, 20)),
        ("09:20:30", at(9, 20, 30)),
        ("24:00", at(24)),
        ("26:00", at(26)),
        ("closing", Moment(Anchor.CLOSING, timedelta())),
        ("closing - 5m", Moment(Anchor.CLOSING, -timedelta(minutes=5))),
        ("closing-5m", Moment(Anchor.CLOSING, -timedelta(minutes=5))),
        ("closing － 5m", Moment(Anchor.CLOSING, -timedelta(minutes=5))),
        ("closing – 5m", Moment(Anchor.CLOSING, -timedelta(minutes=5))),
        ("Opening + 1h30m", Moment(Anchor.OPENING, timedelta(minutes=90))),
    ],
)
def test_a_moment_is_a_clock_time_or_counted_from_opening_or_closing(written: str, moment: Moment) -> None:
    assert hours.moment(written) == moment


@pytest.mark.parametrize("moment", [at(9, 20), at(26), at(9, 0, 5), *(Moment(Anchor.CLOSING, timedelta(minutes=m)) for m in (-95, 0, 30))])
def test_a_moment_is_spelt_as_it_would_be_written(moment: Moment) -> None:
    assert hours.moment(hours.spell(moment)) == moment


@pytest.mark.parametrize("written", ["560", "9.20", "9h20", "12:0", "noon", "closing 5m", "上午9:30", "-09:20", "1:2:3", ""])
def test_what_is_no_moment_is_refused(written: str) -> None:
    with pytest.raises(Misread):
        hours.moment(written)


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("5m", 300), ("30s", 30), ("1h30m", 5400), ("1h 30m", 5400), ("５m", 300), ("0s", 0), ("90m", 5400), ("2H", 7200)],
)
def test_a_span_says_its_units(written: str, seconds: int) -> None:
    assert hours.span(written) == timedelta(seconds=seconds)


def test_ranges_of_days_times_and_levels_are_written_with_two_dots() -> None:
    assert hours.dates("2026-12-05") == Dates(date(2026, 12, 5), date(2026, 12, 5))
    assert hours.dates("2026-12-05..2026-12-06") == Dates(date(2026, 12, 5), date(2026, 12, 6))
    assert hours.dates("2026-12-05。。") == Dates(date(2026, 12, 5), None)
    assert hours.window("10:00 .. closing - 1h") == Window(at(10), Moment(Anchor.CLOSING, -timedelta(hours=1)))
    assert words.band("24..21") == words.band("２１..２４") == Band(21, 24)
    assert words.band("24") == Band(24, 24)


def test_a_level_is_held_against_the_dial_it_is_given() -> None:
    assert words.band("90..100", Band(0, 100)) == Band(90, 100)
    with pytest.raises(Misread, match="level-outside"):
        words.band("49")


def test_titles_and_names_stay_as_written_but_words_of_the_language_may_be_full_width() -> None:
    assert words.text("促销（上午）") == "促销（上午）"
    assert words.name("welcome/歌（新）.ogg") == "welcome/歌（新）.ogg"
    assert words.flag("ＹＥＳ") is True
    assert words.over("Pause") is Over.PAUSE


@pytest.mark.parametrize(
    "written", ["/etc/passwd", "../secret.ogg", "audio/welcome/a.ogg", "a\\b.ogg", "c:/a.ogg", "light//a.ogg", "light/"]
)
def test_a_name_never_leaves_the_library(written: str) -> None:
    with pytest.raises(Misread, match=r"timetable\.name"):
        words.name(written)
