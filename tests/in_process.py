"""`broadcaster …` and `desk …` in this process, begun as in a new one: a call costs what it does, and not what Python costs to start."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO, TextIOWrapper
from pathlib import Path

from broadcaster.i18n import language, settings_file_anew

PROGRAMS: Mapping[str, str] = {"broadcaster": "broadcaster.cli", "desk": "broadcaster.desk_cli"}
ROOT = Path(__file__).parents[1]

_loaded_in: dict[str, str] = {}
"""The language in which each module of the command lines was loaded here. One that a test loaded itself is not in it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str


class _Stream(TextIOWrapper):
    """A stream that no terminal stands behind."""

    def __init__(self, given: str = "") -> None:
        self.bytes = BytesIO(given.encode())
        super().__init__(self.bytes, encoding="utf-8", newline="", write_through=True)

    def text(self) -> str:
        return self.bytes.getvalue().decode().replace("\r\n", "\n")


def environ(home: Path, language: str = "zh_CN", columns: int = 160) -> dict[str, str]:
    """The environment of somebody at the desk: this process's, without its settings of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BROADCASTER_")}
    own = {"BROADCASTER_HOME": str(home), "BROADCASTER_LANGUAGE": language, "COLUMNS": str(columns)}
    return kept | own | {"PYTHONPATH": str(ROOT), "TERM": "dumb"}


def run(program: str, *words: str, environment: Mapping[str, str], folder: Path | None = None, given: str = "") -> Said:
    """What a program answers to these words in this environment, called in `folder`, with `given` on its standard input."""
    out, err, code = _Stream(), _Stream(), 0
    with _environment(environment), chdir(folder or Path.cwd()), _standard_input(given), redirect_stdout(out), redirect_stderr(err):
        try:
            _begin(program, *words)
        except SystemExit as left:
            code = int(left.code or 0)
    return Said(code, out.text(), err.text())


def _begin(program: str, *words: str) -> None:
    """Help is translated as a command's module loads: for another reader, all of them are loaded anew."""
    settings_file_anew()
    reader = language()
    ours = _modules()
    if any(_loaded_in.get(name) != reader for name in ours):
        for name in ours:
            del sys.modules[name]
    try:
        import_module(PROGRAMS[program]).main(words)
    finally:
        _loaded_in.update(dict.fromkeys(_modules(), reader))


def _modules() -> list[str]:
    return [name for name in sys.modules if ".".join(name.split(".")[:2]) in PROGRAMS.values()]


@contextmanager
def _environment(wanted: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(wanted)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def _standard_input(given: str) -> Iterator[None]:
    before, sys.stdin = sys.stdin, _Stream(given)
    try:
        yield
    finally:
        sys.stdin = before
