"""`desk` in a process and a terminal of its own, as a clerk sits before it."""

import os
import pty
import select
import sys
from pathlib import Path

from tests.in_process import environ


def typed_in_terminal(home: Path, words: list[str], answers: list[str]) -> str:
    """Everything a terminal shows while the answers are typed, each after the question has come."""
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, [sys.executable, "-m", "broadcaster.desk_cli", *words], environ(home))  # noqa: S606
    seen = b""
    for answer in answers:
        seen += _until_quiet(terminal)
        os.write(terminal, f"{answer}\n".encode())
    while chunk := _chunk(terminal):
        seen += chunk
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, seen.decode()
    return seen.decode()


def _chunk(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


def _until_quiet(terminal: int) -> bytes:
    """What comes until a question stands there: a line that ends in `: `."""
    seen = b""
    while not seen.endswith(b": "):
        ready, _w, _x = select.select([terminal], [], [], 60)
        assert ready, seen.decode()
        chunk = _chunk(terminal)
        assert chunk, seen.decode()
        seen += chunk
    return seen
