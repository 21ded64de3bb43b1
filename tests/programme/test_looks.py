"""A change of any source is seen, and nothing else is taken for one."""

import time
from pathlib import Path

import pytest

from broadcaster.air.programme import Programme
from broadcaster.announcements.board import Board, keep
from broadcaster.programme.looks import looks
from broadcaster.settings import Settings
from tests.programme.house import at, home

NOW = at("08:00").timestamp()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return home(tmp_path)


@pytest.mark.parametrize(
    "file",
    ["schedules/mall.yaml", "schedules/holidays.yaml", "schedules/promotions.yaml", "schedules/events/新.csv",
     "scripts_tts/zh_CN/红星欢迎语.txt", "scripts_tts/zh_CN/红星欢迎语.wav", "var/cache/library.json", "var/weather/2026-12-05.json",
     "var/cache/speech/0.flac", "var/board.json"],
)  # fmt: skip
def test_a_change_of_a_source_shows(settings: Settings, file: str) -> None:
    before = looks(settings)
    path = settings.home / file
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name("new")
    draft.write_text("x")
    draft.replace(path)
    assert looks(settings) != before


def test_reading_everything_changes_nothing_by_itself(settings: Settings) -> None:
    programme = Programme(settings, NOW)
    assert programme.reload(NOW)
    assert not programme.changed()


def test_a_look_at_a_queue_that_says_the_same_is_no_change(settings: Settings) -> None:
    keep(settings.var_dir, Board())
    before = looks(settings)
    time.sleep(0.01)
    keep(settings.var_dir, Board())
    assert looks(settings) == before


def test_a_process_comes_up_with_the_day_as_it_was_kept_and_reads_the_sources_later(settings: Settings) -> None:
    first = Programme(settings, NOW)
    again = Programme(settings, NOW + 60)
    assert first.fresh
    assert not again.fresh
    assert again.days(NOW + 60) == first.days(NOW)
    assert again.house(again.today(NOW)) == first.house(first.today(NOW))


def test_a_changed_table_or_another_day_is_not_what_was_kept(settings: Settings) -> None:
    Programme(settings, NOW)
    assert Programme(settings, NOW + 86400).fresh
    table = settings.timetable_file
    table.write_text(table.read_text("utf-8") + "\n# 改过\n", "utf-8")
    assert Programme(settings, NOW).fresh


def test_a_kept_day_that_cannot_be_read_is_none(settings: Settings) -> None:
    first = Programme(settings, NOW)
    (settings.cache_dir / "day.json").write_text('{"form": 1, "looks"')
    again = Programme(settings, NOW)
    assert again.fresh
    assert again.days(NOW) == first.days(NOW)


def test_a_broken_table_keeps_the_day_and_says_why(settings: Settings) -> None:
    programme = Programme(settings, NOW)
    before = programme.days(NOW)
    settings.timetable_file.write_text("mall: [\n")
    assert programme.changed()
    assert not programme.reload(NOW)
    assert programme.problems
    assert programme.days(NOW) == before
