"""Processes that write the record and come to grief; started by the tests, told what to do by their arguments."""

import contextlib
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from broadcaster.record.entries import Outcome
from broadcaster.record.journal import SpoolJournal
from tests.store.entries import item


def write_until_killed(folder: str, url: str) -> None:
    """One item after the other goes on air and comes off; says each number once `write` has returned."""
    journal = SpoolJournal(Path(folder), url, now=time.time, settle_s=0.0)
    for number in range(2, 100_000):
        journal.write(item(number, outcome=None))
        os.write(1, b"%d on\n" % number)
        journal.write(item(number))
        os.write(1, b"%d off\n" % number)
        time.sleep(0.001)


def write_onto_a_full_disk(folder: str, url: str, how: str, memory: str) -> None:
    """Fill the disk, write on, make room, write once more and close; says what each stage saw."""
    disk = Path(folder)
    make_room = _fill(disk, how)
    journal = SpoolJournal(disk / "spool", url, now=time.time, settle_s=60, memory=int(memory))
    slowest = 0.0
    for number in range(2, 302):
        before = time.perf_counter()
        journal.write(item(number))
        slowest = max(slowest, time.perf_counter() - before)
    full = dict(journal.state())
    make_room()
    time.sleep(0.7)
    journal.write(item(302, outcome=Outcome.LATE))
    after = dict(journal.state())
    journal.close()
    print(json.dumps({"full": full, "after": after, "slowest": slowest}))


def _fill(disk: Path, how: str) -> Callable[[], None]:
    if how == "limit":
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
        return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    with (disk / "filler").open("wb", buffering=0) as filler, contextlib.suppress(OSError):
        filler.write(b"x" * (free - 20_000))
    return (disk / "filler").unlink


if __name__ == "__main__":
    what, *arguments = sys.argv[1:]
    if what == "killed":
        write_until_killed(*arguments)
    else:
        write_onto_a_full_disk(*arguments)
