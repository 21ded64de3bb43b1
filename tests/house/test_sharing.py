"""Tests that are heard are done by one process, one after the other; the other process does the rest meanwhile."""

import os
import subprocess
import sys
from pathlib import Path

from tests.in_process import ROOT

NOTES = """
import os, time
from pathlib import Path

def test_notes_who_does_it():
    time.sleep({lasts})
    with Path("done").open("a") as notes:
        notes.write(f"{{os.environ['PYTEST_XDIST_WORKER']}} {name}\\n")
"""


def test_what_is_heard_is_done_by_one_process_from_the_start(tmp_path: Path) -> None:
    for name, lasts in (("air/test_a", 0), ("air/test_b", 0), ("daemon/test_c", 0.5), ("sinks/test_d", 0), ("wording/test_e", 0)):
        file = tmp_path / f"{name}.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text(NOTES.format(name=name, lasts=lasts))
    words = ["-n", "2", "--dist", "loadfile", "-q", "-p", "tests.conftest", "-p", "no:cacheprovider", "--import-mode=importlib"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")} | {"PYTHONPATH": str(ROOT)}
    program = [sys.executable, "-m", "pytest", *words, "."]
    done = subprocess.run(program, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout
    by = {name: worker for worker, name in (line.split() for line in (tmp_path / "done").read_text().splitlines())}
    assert len(by) == 5
    heard = {by["daemon/test_c"], by["sinks/test_d"]}
    assert len(heard) == 1
    assert by["air/test_a"] not in heard
