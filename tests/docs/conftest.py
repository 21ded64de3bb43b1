"""A mall with the shipped table and library, scanned once for all pages."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.docs.pages import ROOT

Run = Callable[..., subprocess.CompletedProcess[str]]


def _broadcaster(var: Path, *words: str, language: str) -> subprocess.CompletedProcess[str]:
    environ = {k: v for k, v in os.environ.items() if not k.startswith("BROADCASTER_")}
    environ |= {"BROADCASTER_HOME": str(ROOT), "BROADCASTER_VAR": str(var), "BROADCASTER_LANGUAGE": language, "COLUMNS": "160"}
    program = [sys.executable, "-m", "broadcaster", *words]
    return subprocess.run(program, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=240, check=False)


@pytest.fixture(scope="session")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The place of what the program writes, with the masters of the demo library."""
    var = tmp_path_factory.mktemp("pages") / "var"
    done = _broadcaster(var, "library", "scan", language="en")
    assert done.returncode == 0, done.stderr
    return var


@pytest.fixture
def broadcaster(scanned: Path, tmp_path: Path) -> Run:
    """Runs the program on the shipped mall, with a record and dials of its own."""
    var = tmp_path / "var"
    shutil.copytree(scanned, var, copy_function=os.link)

    def run(*words: str, language: str = "zh_CN") -> subprocess.CompletedProcess[str]:
        return _broadcaster(var, *words, language=language)

    return run
