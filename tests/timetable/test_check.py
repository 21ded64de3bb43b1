"""`broadcaster check`, as a person or a script calls it."""

import json
import shutil
from pathlib import Path

import pytest

from tests import in_process
from tests.in_process import Said
from tests.timetable.conftest import SAMPLES


def run(home: Path, *words: str) -> Said:
    return in_process.run("broadcaster", "check", *words, environment=in_process.environ(home, "en"), folder=home)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.copytree("schedules", tmp_path / "schedules")
    shutil.copytree("scripts_tts", tmp_path / "scripts_tts")
    (tmp_path / "audio").mkdir()
    return tmp_path


def test_the_shipped_table_has_only_notes_and_exits_0(home: Path) -> None:
    done = run(home, "schedules/mall.yaml")
    assert done.code == 0, done.out + done.err
    assert "schedules/mall.yaml:41:5: note: " in done.out
    assert "broadcaster library scan" in done.out
    assert done.out.splitlines()[-1].startswith("notes: ")


def test_a_bad_file_exits_1_and_lists_its_problems_by_place(home: Path) -> None:
    path = str(SAMPLES / "bad" / "goes-with.yaml")
    done = run(home, path)
    lines = [line for line in done.out.splitlines() if line.startswith(path)]
    assert done.code == 1
    assert [int(line.removeprefix(path).split(":")[1]) for line in lines] == [14, 15, 16]
    assert "errors: 3" in done.out


def test_several_files_are_checked_in_one_go_and_a_warning_exits_1(home: Path) -> None:
    done = run(home, "schedules/mall.yaml", str(SAMPLES / "bad" / "closing-unset.yaml"))
    assert done.code == 1
    assert "warnings: 1" in done.out


def test_json_has_place_severity_code_and_sentence(home: Path) -> None:
    done = run(home, "--json", str(SAMPLES / "bad" / "unit.yaml"))
    (problem, *_rest) = json.loads(done.out)
    assert done.code == 1
    assert (problem["line"], problem["column"], problem["severity"], problem["code"]) == (12, 13, "error", "timetable.unit")
    assert "90m" in problem["message"]


def test_no_file_is_a_sentence_and_not_a_traceback(home: Path) -> None:
    done = run(home, "none.yaml")
    assert done.code == 1
    assert "none.yaml:1:1: error: There is no such file." in done.out
    assert done.err == ""


def test_a_library_that_lacks_the_sounds_is_told_row_by_row_once_it_was_scanned(home: Path) -> None:
    (home / "var" / "cache").mkdir(parents=True)
    scanned = in_process.run("broadcaster", "library", "scan", environment=in_process.environ(home, "en"), folder=home)
    assert scanned.code == 0, scanned.err
    done = run(home)
    assert done.code == 1
    assert "schedules/mall.yaml:41:5: error: " in done.out
    assert "welcome/相亲相爱.ogg" in done.out


def test_without_a_file_everything_the_day_is_put_together_from_is_checked(home: Path) -> None:
    (home / "scripts_tts" / "zh_CN" / "红星欢迎语.txt").write_text("---\ntitle: 欢迎语\nkind: welcome\n---\n今天是{{ 日其 }}。\n")
    (home / "schedules" / "holidays.yaml").write_text("add:\n  - 店庆: 2026-13-40\n")
    (home / "schedules" / "promotions.yaml").write_text("spots:\n  - vendor: 云杉家居\n    weight: 0\n")
    (home / "schedules" / "events" / "坏.csv").write_text("标题,日期,内容\n促销,13月1日,词\n")
    done = run(home)
    assert done.code == 1
    places = (
        "scripts_tts/zh_CN/红星欢迎语.txt:5:",
        "schedules/holidays.yaml:2:",
        "schedules/promotions.yaml:3:",
        "schedules/events/坏.csv:2:",
    )
    assert [place for place in places if place not in done.out] == []
    assert done.err == ""
