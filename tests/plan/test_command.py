"""`broadcaster plan`, as it is called."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def broadcaster(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"BROADCASTER_HOME": str(home), "BROADCASTER_LANGUAGE": "en", "PYTHONUTF8": "1"}
    call = [sys.executable, "-c", "from broadcaster.cli import main; main()", *arguments]
    return subprocess.run(call, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A mall with the shipped timetable and a library that was never scanned."""
    shutil.copytree(ROOT / "schedules", tmp_path / "schedules")
    shutil.copytree(ROOT / "scripts_tts", tmp_path / "scripts_tts")
    return tmp_path


def test_a_day_is_printed_as_json(home: Path) -> None:
    shown = broadcaster("plan", "--date", "2026-12-05", "--json", home=home)
    day = json.loads(shown.stdout)
    assert (shown.returncode, day["date"], len(day["cues"])) == (0, "2026-12-05", 22)


def test_a_library_that_was_never_scanned_is_one_sentence_and_no_flood(home: Path) -> None:
    shown = broadcaster("plan", "--date", "2026-12-03", home=home)
    assert len(shown.stderr.splitlines()) == 1
    assert "not in the library" not in shown.stdout


def test_a_week_is_a_calendar(home: Path) -> None:
    shown = broadcaster("plan", "--date", "2026-12-01", "--days", "7", "--ics", home=home)
    assert shown.returncode == 0
    assert shown.stdout.startswith("BEGIN:VCALENDAR")


@pytest.mark.parametrize("arguments", [("--date", "13月"), ("--json", "--ics"), ("--days", "0")])
def test_a_wrong_call_is_one_sentence_and_exit_2(home: Path, arguments: tuple[str, ...]) -> None:
    refused = broadcaster("plan", *arguments, home=home)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "Traceback" not in refused.stderr


def test_a_timetable_that_is_not_there_is_told(tmp_path: Path) -> None:
    refused = broadcaster("plan", home=tmp_path)
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert refused.stderr.strip()
