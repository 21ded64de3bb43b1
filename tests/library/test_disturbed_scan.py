"""A scan survives what happens to it: files that change, full disks, crashes, a second one."""

import os
import signal
import subprocess
import sys
import time

import psutil
import pytest
import soundfile

from broadcaster.content.index import Measured, Refusal
from broadcaster.content.masters import Job, make_master
from broadcaster.content.workers import made
from broadcaster.faults import Exit, Fault
from tests.in_process import ROOT
from tests.library.conftest import Mall
from tests.library.sounds import tone, write


def test_a_file_still_being_written_waits_for_the_next_scan(mall: Mall) -> None:
    """The job carries how the file looked when it was found; it looks different now."""
    file = write(mall.audio / "light/a.mp3", tone(3))
    mall.scan()
    mall.cache.mkdir(exist_ok=True)
    from broadcaster.content.index import Print

    job = Job(file, Print(17, 4, "0" * 32), mall.cache)
    assert make_master(job) == Refusal("library.changing")


def test_a_file_that_vanishes_during_the_scan_is_told(mall: Mall) -> None:
    from broadcaster.content.index import Print

    mall.cache.mkdir(parents=True)
    assert make_master(Job(mall.audio / "light/a.mp3", Print(1, 1, "0" * 32), mall.cache)) == Refusal("library.vanished")


def test_two_scans_at_once_are_one_too_many(stocked: Mall) -> None:
    import fcntl

    stocked.scan()
    with (stocked.cache / "scan.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(Fault) as caught:
            stocked.scan()
    assert [p.code for p in caught.value.problems] == ["library.scanning"]
    assert caught.value.exit_code == Exit.BUSY


def test_a_cache_that_cannot_be_written_is_a_fault(stocked: Mall) -> None:
    stocked.cache.parent.mkdir()
    stocked.cache.write_text("in the way", encoding="utf-8")
    with pytest.raises(Fault) as caught:
        stocked.scan()
    assert [p.code for p in caught.value.problems] == ["library.cache"]


def test_a_full_disk_is_a_fault_and_leaves_no_half_master(stocked: Mall) -> None:
    """The child may write files of 200 kB at most, which the kernel refuses like a full disk."""
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from broadcaster.content.library import scan\n"
        "from broadcaster.faults import Fault\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "try:\n"
        "    scan(Path(sys.argv[1]), Path(sys.argv[2]), workers=1)\n"
        "except Fault as fault:\n"
        "    print([p.code for p in fault.problems])\n"
    )
    write(stocked.audio / "light/long.flac", tone(20))
    run = [sys.executable, "-c", code, str(stocked.audio), str(stocked.cache)]
    done = subprocess.run(run, capture_output=True, text=True, check=True, timeout=120, cwd=ROOT)
    assert done.stdout.strip() == "['library.cache']"
    assert not list(stocked.cache.glob("*.tmp"))
    assert len(stocked.scan().library) == 7


@pytest.mark.parametrize("after_s", [0.7, 1.2, 2.0])
def test_a_scan_killed_half_way_leaves_only_whole_masters(mall: Mall, after_s: float) -> None:
    for i in range(6):
        write(mall.audio / f"light/{i}.flac", tone(20, level_db=-10 - i))
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from broadcaster.content.library import scan\n"
        "scan(Path(sys.argv[1]), Path(sys.argv[2]), workers=2)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", code, str(mall.audio), str(mall.cache)], cwd=ROOT)
    time.sleep(after_s)
    workers = psutil.Process(child.pid).children(recursive=True)
    child.kill()
    child.wait()
    assert not psutil.wait_procs(workers, timeout=10)[1], "the workers die with their parent"
    for master in mall.cache.glob("*.flac"):
        assert soundfile.info(master).frames == 20 * 48_000
        assert len(soundfile.read(master)[0]) == 20 * 48_000
    assert len(mall.scan(workers=2).library) == 6
    assert not list(mall.cache.glob("*.tmp"))


def _crashing(job: Job) -> Measured | Refusal:
    if job.path.name.startswith("crash"):
        os.kill(os.getpid(), signal.SIGSEGV)
    return make_master(job)


def test_a_decoder_that_crashes_costs_only_its_file(mall: Mall) -> None:
    from broadcaster.content.index import Print

    mall.cache.mkdir(parents=True)
    files = [write(mall.audio / f"light/{n}.wav", tone(2)) for n in ("a", "crash", "z")]
    looks = [f.stat() for f in files]
    jobs = {f.stem * 8: Job(f, Print(s.st_size, s.st_mtime_ns, f.stem * 8), mall.cache) for f, s in zip(files, looks, strict=True)}
    outcomes = dict(made(jobs, 2, _crashing))
    assert outcomes["crash" * 8] == Refusal("library.decoder-died")
    assert isinstance(outcomes["a" * 8], Measured)
    assert isinstance(outcomes["z" * 8], Measured)
