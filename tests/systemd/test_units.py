"""The units: what systemd itself says about them, on real files."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from broadcaster.timetable.model import Anchor, Moment, Timetable
from broadcaster.timetable.reader import read
from broadcaster.units import Installation, first_moment, preparing_timer, texts, timer
from broadcaster.units.place import put, verify

ROOT = Path(__file__).parent.parent.parent
Machine = Callable[[str], Installation]
PAIRED = ("Description=", "IOWeight=", "AmbientCapabilities=", "Group=", "Wants=")


@pytest.fixture(scope="module")
def timetable() -> Timetable:
    return read(ROOT / "schedules" / "mall.yaml")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """An installation in a folder of that name, with a program that can be started."""

    def made(folder: str) -> Installation:
        home = tmp_path / folder
        program = home / ".venv" / "bin" / "broadcaster"
        program.parent.mkdir(parents=True)
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
        return Installation("root", 0, "root", ("audio",), home, home / "var", program)

    return made


def analyze(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["systemd-analyze", *map(str, words)], capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("folder", ["mall", "门店 一号", "100% sound", "dollar$HOME"])
def test_systemd_accepts_all_units_without_a_word(machine: Machine, timetable: Timetable, tmp_path: Path, folder: str) -> None:
    units = texts(machine(folder), timetable)
    files = list(put(units, tmp_path / "units"))
    said = analyze("verify", "--man=no", *files)
    assert (said.returncode, said.stderr) == (0, "")
    verify(tmp_path / "units", units)


def test_the_shipped_units_are_the_rendering_of_the_shipped_timetable() -> None:
    said = subprocess.run(
        [sys.executable, ROOT / "tools/shipped_units.py", "--check"], capture_output=True, text=True, timeout=60, check=False
    )
    assert (said.returncode, said.stdout) == (0, "")


def test_the_timer_wakes_five_minutes_before_the_first_item_on_the_malls_clock(timetable: Timetable) -> None:
    when = next(line.removeprefix("OnCalendar=") for line in timer(timetable).splitlines() if line.startswith("OnCalendar="))
    assert when == "*-*-* 09:15:00 Asia/Shanghai"
    said = analyze("calendar", when)
    assert (said.returncode, said.stderr) == (0, "")
    assert "01:15:00 UTC" in said.stdout


def test_speech_is_made_two_hours_before_that_and_the_forecast_asked_for_from_six_to_ten(timetable: Timetable) -> None:
    whens = [line.removeprefix("OnCalendar=") for line in preparing_timer(timetable).splitlines() if line.startswith("OnCalendar=")]
    assert whens == ["*-*-* 07:20:00 Asia/Shanghai", "*-*-* 06..09:00/10:00 Asia/Shanghai"]
    said = [analyze("calendar", "--iterations=3", when) for when in whens]
    assert [(s.returncode, s.stderr) for s in said] == [(0, ""), (0, "")]
    assert "*-*-* 06..09:00/10:00 Asia/Shanghai" in said[1].stdout


def test_the_earliest_opening_of_any_kind_of_day_counts(timetable: Timetable) -> None:
    early = replace(timetable, opening={**timetable.opening, "event": Moment(Anchor.MIDNIGHT, timedelta(hours=8, minutes=30))})
    assert first_moment(early) == timedelta(hours=8, minutes=30)


def test_a_row_before_opening_counts_too(timetable: Timetable) -> None:
    row = replace(timetable.rows[0], at=(Moment(Anchor.OPENING, -timedelta(minutes=20)),))
    assert first_moment(replace(timetable, rows=(row,))) == timedelta(hours=9)


def test_a_mall_that_opens_at_midnight_starts_the_evening_before(timetable: Timetable) -> None:
    at_midnight = replace(timetable, opening={"default": Moment(Anchor.MIDNIGHT, timedelta())})
    assert "OnCalendar=*-*-* 23:55:00" in timer(at_midnight)


@pytest.mark.parametrize("unit", ["broadcaster.service", "broadcaster-prepare.service"])
def test_every_switch_of_a_service_has_its_reason(machine: Machine, timetable: Timetable, unit: str) -> None:
    lines = texts(machine("mall"), timetable)[unit].splitlines()
    settings = [(before, line) for before, line in pairwise(lines) if "=" in line and not line.startswith("#")]
    # A pair says one thing twice; a description is itself a comment.
    assert [line for before, line in settings if not before.startswith("#") and not line.startswith(PAIRED)] == []


@pytest.mark.parametrize("made", [timer, preparing_timer])
def test_every_line_of_a_timer_has_its_reason(timetable: Timetable, made: Callable[[Timetable], str]) -> None:
    lines = made(timetable).splitlines()
    settings = [(before, line) for before, line in pairwise(lines) if "=" in line and not line.startswith("#")]
    assert [
        line for before, line in settings if not before.startswith("#") and not line.startswith(("Description=", "WantedBy=", "Unit="))
    ] == []


@pytest.mark.parametrize("unit", ["broadcaster.service", "broadcaster-prepare.service"])
def test_the_exposure_that_systemd_reckons_stays_low(machine: Machine, timetable: Timetable, tmp_path: Path, unit: str) -> None:
    (file,) = put({unit: texts(machine("mall"), timetable)[unit]}, tmp_path / "units")
    said = analyze("security", "--offline=true", "--no-pager", "--threshold=25", file)
    assert said.returncode == 0, said.stdout.splitlines()[-1:]


def install(*words: str | Path, home: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "BROADCASTER_HOME": str(home), "BROADCASTER_LANGUAGE": "en"}
    program = [sys.executable, "-c", "from broadcaster.cli import main; main()", "install", *map(str, words)]
    return subprocess.run(program, env=environ, capture_output=True, text=True, timeout=60, check=False)


def test_install_prints_both_units_for_this_machine() -> None:
    said = install("--print")
    assert said.returncode == 0
    assert f'Environment="BROADCASTER_HOME={ROOT}"' in said.stdout
    assert "OnCalendar=*-*-* 09:15:00 Asia/Shanghai" in said.stdout


def test_install_writes_verifies_and_says_what_to_run_next(tmp_path: Path) -> None:
    said = install("--dir", tmp_path / "units 单元")
    assert (said.returncode, said.stderr) == (0, "")
    wanted = {f"broadcaster{part}.{kind}" for part in ("", "-prepare") for kind in ("service", "timer")}
    assert {f.name for f in (tmp_path / "units 单元").iterdir()} == wanted
    assert "systemctl enable --now" in said.stdout


def test_an_unknown_account_is_one_sentence_with_the_way_out(tmp_path: Path) -> None:
    said = install("--user", "nobody-of-that-name", "--dir", tmp_path)
    assert (said.returncode, said.stderr.count("\n")) == (1, 1)
    assert "adduser" in said.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said = install("--dir", tmp_path / "file" / "units")
    assert (said.returncode, said.stderr.count("\n")) == (1, 1)
    assert "--dir" in said.stderr
