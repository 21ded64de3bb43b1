"""One daemon per store, shown with real processes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from broadcaster.control.lock import DaemonLock
from broadcaster.faults import Exit, Fault

HOLD = """
import sys, time
from pathlib import Path
from broadcaster.control.lock import DaemonLock
DaemonLock(Path(sys.argv[1])).take()
print("held", flush=True)
time.sleep(60)
"""


def holder(file: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(file)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_daemon_is_told_the_first_ones_process_id(tmp_path: Path) -> None:
    with holder(tmp_path / "daemon.lock") as first:
        with pytest.raises(Fault) as caught:
            DaemonLock(tmp_path / "daemon.lock").take()
        first.kill()
    assert caught.value.exit_code is Exit.BUSY
    assert caught.value.problems[0].facts["pid"] == str(first.pid)


def test_a_daemon_killed_outright_leaves_no_lock_behind(tmp_path: Path) -> None:
    with holder(tmp_path / "daemon.lock") as first:
        os.kill(first.pid, signal.SIGKILL)
    lock = DaemonLock(tmp_path / "daemon.lock")
    lock.take()
    assert (tmp_path / "daemon.lock").read_text() == f"{os.getpid()}\n"
    lock.release()


def test_a_child_that_outlives_the_daemon_does_not_hold_its_store(tmp_path: Path) -> None:
    lock = DaemonLock(tmp_path / "daemon.lock")
    lock.take()
    with subprocess.Popen(["sleep", "60"]) as child:
        lock.release()
        DaemonLock(tmp_path / "daemon.lock").take()
        child.kill()


def test_releasing_twice_or_before_taking_is_no_mistake(tmp_path: Path) -> None:
    lock = DaemonLock(tmp_path / "var" / "daemon.lock")
    lock.release()
    lock.take()
    lock.release()
    lock.release()
    DaemonLock(tmp_path / "var" / "daemon.lock").take()
