"""A mall of its own at a terminal: the shipped timetable, a few scripts, and the program as a person calls it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.in_process import ROOT, Said, environ, run


@dataclass(frozen=True, slots=True)
class Mall:
    """One home folder."""

    home: Path

    @classmethod
    def made(cls, home: Path) -> "Mall":
        (home / "schedules").mkdir(parents=True)
        (home / "schedules" / "mall.yaml").write_bytes((ROOT / "schedules" / "mall.yaml").read_bytes())
        return cls(home)

    def script(self, name: str, kind: str, text: str) -> Path:
        """A script of the mall's own (`zh_CN/…`), written anew."""
        file = self.home / "scripts_tts" / f"{name}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        vendor = "vendor: 云杉家居\n" if kind == "promo" else ""
        file.write_text(f"---\ntitle: {file.stem}\nkind: {kind}\n{vendor}---\n{text}\n")
        return file

    def write(self, name: str, text: str) -> str:
        (self.home / name).write_text(text)
        return name

    def call(self, *words: str, language: str = "en") -> Said:
        """The program in this home folder."""
        return run("broadcaster", *words, environment=environ(self.home, language, columns=200), folder=self.home)

    def json(self, *words: str) -> Any:
        """What it answers to programs."""
        done = self.call(*words, "--json")
        assert done.code == 0, done.err
        return json.loads(done.out)
