"""`desk` in a home of its own, with the shipped scripts and timetable; called in this process, which saves a second a command."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from broadcaster.cli import main as broadcaster
from broadcaster.desk_cli import main as desk
from tests.desk.test_command import ROOT, SECRET, environ


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Home:
    """A folder in which an administrator is signed in."""

    folder: Path
    language: str = "zh_CN"

    @property
    def url(self) -> str:
        return f"sqlite:///{self.folder / 'var/store.sqlite'}"

    def run(self, *words: str, program: str = "desk") -> Said:
        out, err = StringIO(), StringIO()
        code = 0
        with _as_typed([program, *words], environ(self.folder, self.language)), redirect_stdout(out), redirect_stderr(err):
            try:
                (desk if program == "desk" else broadcaster)()
            except SystemExit as left:
                code = int(left.code or 0)
        return Said(code, out.getvalue(), err.getvalue())

    def told(self, *words: str, program: str = "desk") -> Any:
        said = self.run(*words, "--json", program=program)
        assert said.code == 0, said.err + said.out
        return json.loads(said.out)

    def refused(self, *words: str) -> list[str]:
        """Codes of what is wrong, sorted."""
        said = self.run(*words, "--json")
        assert said.code != 0, said.out
        return sorted(p["code"] for p in json.loads(said.out)["problems"])


@contextmanager
def _as_typed(words: list[str], environment: dict[str, str]) -> Iterator[None]:
    before, argv = dict(os.environ), sys.argv
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = words
    try:
        yield
    finally:
        sys.argv = argv
        os.environ.clear()
        os.environ.update(before)


@pytest.fixture(scope="session")
def _set_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("front")
    (folder / "scripts_tts").symlink_to(ROOT / "scripts_tts")
    (folder / "schedules").mkdir()
    (folder / "schedules/mall.yaml").symlink_to(ROOT / "schedules/mall.yaml")
    program = [sys.executable, "-m", "broadcaster.desk_cli", "init", "李敏", "--password-stdin"]
    subprocess.run(program, env=environ(folder), input=SECRET, capture_output=True, text=True, timeout=120, check=True)
    return folder


@pytest.fixture
def home(tmp_path: Path, _set_up: Path) -> Home:
    """A home of its own."""
    shutil.copytree(_set_up, tmp_path / "home", symlinks=True)
    return Home(tmp_path / "home")
