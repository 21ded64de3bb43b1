"""A home in which an administrator is signed in, and `desk` called there in this process."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.in_process import ROOT, Said, environ, run

SECRET = "服务台密码123\n"  # noqa: S105 - a test's


@dataclass(frozen=True)
class Home:
    """A folder with its store, the shipped scripts and the shipped timetable."""

    folder: Path
    language: str = "zh_CN"

    @property
    def url(self) -> str:
        return f"sqlite:///{self.folder / 'var/store.sqlite'}"

    def run(self, *words: str, program: str = "desk", given: str = "", **settings: str) -> Said:
        """What a command answers; `settings` are those of the environment, by their names."""
        own = {f"BROADCASTER_{name.upper()}": value for name, value in settings.items()}
        return run(program, *words, environment=environ(self.folder, self.language) | own, given=given)

    def told(self, *words: str, program: str = "desk", **settings: str) -> Any:
        """What a command that goes well tells a program."""
        said = self.run(*words, "--json", program=program, **settings)
        assert said.code == 0, said.err + said.out
        return json.loads(said.out)

    def refused(self, *words: str, **settings: str) -> list[str]:
        """Codes of what is wrong, sorted."""
        said = self.run(*words, "--json", **settings)
        assert said.code != 0, said.out
        return sorted(p["code"] for p in json.loads(said.out)["problems"])


def founded(folder: Path, store: Path) -> Path:
    """A home over a copy of a store that has its tables and nothing in them."""
    (folder / "scripts_tts").symlink_to(ROOT / "scripts_tts")
    (folder / "schedules").mkdir()
    (folder / "schedules/mall.yaml").symlink_to(ROOT / "schedules/mall.yaml")
    (folder / "var").mkdir()
    shutil.copy(store, folder / "var/store.sqlite")
    said = Home(folder).run("init", "李敏", "--password-stdin", given=SECRET)
    assert said.code == 0, said.err
    return folder
