"""A mall of its own at a terminal: the shipped timetable, a few scripts, and the program as a person calls it."""

import json
import os
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from broadcaster.cli import main

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Said:
    """What a command answered."""

    returncode: int
    stdout: str
    stderr: str


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
        """The program in this home folder, in this process: a call then costs what it does, and not what Python costs to start."""
        out, err, before = StringIO(), StringIO(), dict(os.environ)
        os.environ |= {"BROADCASTER_HOME": str(self.home), "BROADCASTER_LANGUAGE": language, "COLUMNS": "200"}
        argv, sys.argv = sys.argv, ["broadcaster", *words]
        try:
            with chdir(self.home), redirect_stdout(out), redirect_stderr(err):
                main()
        except SystemExit as left:
            return Said(left.code if isinstance(left.code, int) else 0, out.getvalue(), err.getvalue())
        finally:
            sys.argv = argv
            os.environ.clear()
            os.environ.update(before)
        return Said(0, out.getvalue(), err.getvalue())

    def json(self, *words: str) -> Any:
        """What it answers to programs."""
        done = self.call(*words, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)
