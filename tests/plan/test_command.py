"""`broadcaster plan`, as it is called."""

import json
import shutil
from pathlib import Path

import pytest

from tests.in_process import ROOT, Said, environ, run


def broadcaster(*words: str, home: Path) -> Said:
    return run("broadcaster", *words, environment=environ(home, "en"), folder=ROOT)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A mall with the shipped timetable and a library that was never scanned."""
    shutil.copytree(ROOT / "schedules", tmp_path / "schedules")
    shutil.copytree(ROOT / "scripts_tts", tmp_path / "scripts_tts")
    return tmp_path


def test_a_day_is_printed_as_json(home: Path) -> None:
    shown = broadcaster("plan", "--date", "2026-12-05", "--json", home=home)
    day = json.loads(shown.out)
    assert (shown.code, day["date"], len(day["cues"])) == (0, "2026-12-05", 22)


def test_a_library_that_was_never_scanned_is_one_sentence_and_no_flood(home: Path) -> None:
    shown = broadcaster("plan", "--date", "2026-12-03", home=home)
    assert len(shown.err.splitlines()) == 1
    assert "not in the library" not in shown.out


def test_a_week_is_a_calendar(home: Path) -> None:
    shown = broadcaster("plan", "--date", "2026-12-01", "--days", "7", "--ics", home=home)
    assert shown.code == 0
    assert shown.out.startswith("BEGIN:VCALENDAR")


@pytest.mark.parametrize("arguments", [("--date", "13月"), ("--json", "--ics"), ("--days", "0")])
def test_a_wrong_call_is_one_sentence_and_exit_2(home: Path, arguments: tuple[str, ...]) -> None:
    refused = broadcaster("plan", *arguments, home=home)
    assert (refused.code, refused.out) == (2, "")
    assert "Traceback" not in refused.err


def test_a_timetable_that_is_not_there_is_told(tmp_path: Path) -> None:
    refused = broadcaster("plan", home=tmp_path)
    assert refused.code == 1
    assert "Traceback" not in refused.err
    assert refused.err.strip()
