"""status, reload, stop and skip as a person types them, against a real socket."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from broadcaster.control.messages import Reply, Request
from broadcaster.faults import Exit, Fault, Mark, Problem
from tests.control.conftest import Desk

STATUS: Reply = {
    "state": "正在播出",
    "since": "2026-12-05T09:18:02+08:00",
    "on_air": [
        {"title": "迎宾曲", "kind": "song", "start": "2026-12-05T09:30:00+08:00", "end": "2026-12-05T09:40:00+08:00",
         "clip": "welcome/迎宾曲.mp3", "dial": 22.5, "lufs": -24.6, "target": -24.5}
    ],
    "next": [{"title": "红星欢迎语", "start": "2026-12-05T09:42:00+08:00"}],
    "heard": [{"title": "相亲相爱", "start": "2026-12-05T09:20:00+08:00", "outcome": "aired"}],
    "sink": {"name": "vlc", "device": "auto"},
    "timetable": {"file": "schedules/mall.yaml", "loaded_at": "2026-12-05T09:18:03+08:00", "problems": []},
}  # fmt: skip


def broadcaster(desk: Desk, *words: str, language: str = "en") -> subprocess.CompletedProcess[str]:
    home = desk.socket.parent.parent
    environ = {**os.environ, "BROADCASTER_HOME": str(home), "BROADCASTER_LANGUAGE": language, "COLUMNS": "160"}
    program = [sys.executable, "-c", "from broadcaster.cli import main; main()"]
    return subprocess.run([*program, *words], env=environ, capture_output=True, text=True, timeout=30, check=False)


def test_status_shows_what_is_on_air_next_and_heard(desk: Desk) -> None:
    desk.answer = lambda _request: STATUS
    shown = broadcaster(desk, "status")
    assert shown.returncode == 0
    for told in ("09:30:00–09:40:00", "迎宾曲", "-24.6 LUFS", "dial 22.5", "09:42:00", "红星欢迎语", "aired", "schedules/mall.yaml"):
        assert told in shown.stdout


def test_status_as_json_is_the_daemons_own_answer(desk: Desk) -> None:
    desk.answer = lambda _request: STATUS
    assert json.loads(broadcaster(desk, "status", "--json").stdout) == STATUS


def test_a_daemon_that_says_little_is_shown_as_it_is(desk: Desk) -> None:
    desk.answer = lambda _request: {"state": "starting", "on_air": [], "odd": 1}
    shown = broadcaster(desk, "status")
    assert (shown.returncode, "silence" in shown.stdout) == (0, True)


@pytest.mark.parametrize("word", ["reload", "stop", "skip"])
def test_a_word_to_the_daemon_is_asked_and_confirmed(desk: Desk, word: str) -> None:
    said = broadcaster(desk, word)
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout
    assert [r.verb for r in desk.seen] == [word]


def test_who_skips_is_passed_on(desk: Desk) -> None:
    broadcaster(desk, "skip", "--by", "小王")
    assert desk.seen[0].by.startswith("小王 (")


def test_a_broken_timetable_on_reload_is_told_with_its_place(desk: Desk) -> None:
    def refuse(_request: Request) -> Reply:
        raise Fault(Problem("level.unknown", at=Mark("schedules/mall.yaml", 7, 3), facts={"kind": "jazz", "known": "light"}))

    desk.answer = refuse
    said = broadcaster(desk, "reload")
    assert (said.returncode, said.stdout) == (Exit.PROBLEMS, "")
    assert said.stderr.startswith("schedules/mall.yaml:7:3: error: There is no level called jazz.")


@pytest.mark.parametrize("word", ["status", "reload", "stop", "skip"])
def test_without_a_daemon_each_says_so_in_one_sentence(tmp_path: Path, word: str) -> None:
    desk = Desk(tmp_path / "var" / "control.sock")
    said = broadcaster(desk, word)
    assert (said.returncode, said.stdout, said.stderr.count("\n")) == (Exit.NO_DAEMON, "", 1)
    assert "broadcaster run" in said.stderr


@pytest.mark.parametrize(
    ("words", "hint"),
    [(["statsu"], "mean status?"), (["status", "--jsno"], "mean --json?"), (["skip", "now"], "now")],
)
def test_a_wrong_call_is_answered_with_one_sentence(tmp_path: Path, words: list[str], hint: str) -> None:
    said = broadcaster(Desk(tmp_path / "var" / "control.sock"), *words)
    assert (said.returncode, said.stdout, said.stderr.count("\n")) == (Exit.USAGE, "", 1)
    assert hint in said.stderr
    assert "--help" in said.stderr
