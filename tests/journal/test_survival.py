"""What the record survives: kill -9, a full disk, a disk that stalls, a spool somebody removed."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from broadcaster.record.entries import Outcome
from broadcaster.record.journal import SpoolJournal, remembered, unfinished
from broadcaster.record.lines import encode
from broadcaster.record.spool import WRITING, lines_of
from broadcaster.store.record import RecordStore
from tests.journal import soon
from tests.journal.conftest import Opened
from tests.store.entries import DAY, item, play
from tests.store.postgres import shared_cluster

ROOT = Path(__file__).parents[2]
NOWHERE = "sqlite:////proc/nowhere.sqlite"
FAR = datetime(2100, 1, 1, tzinfo=UTC)


def child(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "tests.journal.child", *map(str, arguments)]


def killed_after(seconds: float, folder: Path, url: str) -> list[str]:
    """What the child said before `kill -9`."""
    process = subprocess.Popen(child("killed", folder, url), cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = [process.stdout.readline()]
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    said += process.stdout.readlines()
    process.wait()
    return [line for line in said if line.endswith("\n")]


@pytest.mark.parametrize("turn", range(4))
def test_what_write_took_survives_kill_9_and_what_was_on_air_is_known(folder: Path, tmp_path: Path, turn: int) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    said = killed_after(random.Random(turn).uniform(0.05, 2.5), folder, url)
    last, stage = said[-1].split()
    before = time.perf_counter()
    left = unfinished(folder, url)
    assert time.perf_counter() - before < 0.2
    possible: tuple[list[str], list[str]] = ([], [last]) if stage == "on" else ([], [str(int(last) + 1)])
    assert [a.id.split("/")[1] for a in left] in possible
    SpoolJournal(folder, url, now=time.time, settle_s=0).close()
    stored = {a.id: a for a in RecordStore.open(url).aired(DAY, DAY)}
    finished = [line.split()[0] for line in said if line.endswith("off\n")]
    assert all(stored[f"{DAY}/{number}"].outcome is Outcome.AIRED for number in finished)
    assert f"{DAY}/{last}" in stored


def test_a_long_item_is_still_known_as_on_air_after_its_file_was_shipped(opened: Opened, tmp_path: Path, folder: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    journal = opened(url)
    journal.write(item(2, outcome=None))
    assert soon(lambda: (tmp_path / "store.sqlite").exists() and len(RecordStore.open(url).aired(DAY, DAY)) == 1)
    for number in range(3):
        journal.write(play(number))
        assert soon(lambda n=number: len(RecordStore.open(url).plays(datetime(2000, 1, 1, tzinfo=UTC), FAR)) == n + 1)  # type: ignore[misc]
    (tmp_path / "store.sqlite").rename(tmp_path / "elsewhere")
    assert unfinished(folder, url) == (item(2, outcome=None),)
    journal.write(item(2))
    assert unfinished(folder, url) == ()
    assert remembered(folder, url) == (item(2),)


def test_a_day_is_remembered_over_shipments_and_restarts_and_brought_only_once(opened: Opened, tmp_path: Path, folder: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    items = [item(n) for n in range(2, 22)]
    for entry in items:
        opened_now = opened(url, settle_s=60)
        opened_now.write(entry)
        opened_now.close()
        assert not any(line.startswith(b'{"entry"') for line in lines_of(folder / WRITING))
    assert remembered(folder, "nonsense") == tuple(items)
    assert len(RecordStore.open(url).aired(DAY, DAY)) == 20


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_without_a_spool_the_store_knows_what_was_unfinished(tmp_path: Path, database: str) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}" if database == "sqlite" else shared_cluster().new_database()
    store = RecordStore.open(url)
    store.put([item(2), item(3, outcome=None)])
    assert unfinished(tmp_path / "spool", url) == (item(3, outcome=None),)
    assert remembered(tmp_path / "spool", url) == (item(2), item(3, outcome=None))


@pytest.mark.parametrize(
    "url", ["sqlite:////nowhere/store.sqlite", "postgresql://x@10.255.255.1/none", "nonsense", "postgresql://x@/none?host=/nowhere"]
)
def test_unfinished_is_quick_and_raises_nothing_when_nobody_knows(tmp_path: Path, url: str) -> None:
    unfinished(tmp_path, NOWHERE)
    before = time.perf_counter()
    assert unfinished(tmp_path, url) == ()
    assert time.perf_counter() - before < 2.0


def test_a_start_loads_no_database_library_when_the_spool_has_the_answer(folder: Path) -> None:
    folder.mkdir()
    (folder / WRITING).write_bytes(encode(item(outcome=None)) + b"\n")
    code = (
        "import sys, time; from pathlib import Path; from broadcaster.record.journal import SpoolJournal, unfinished\n"
        "assert len(unfinished(Path(sys.argv[1]), 'sqlite:///x')) == 1; SpoolJournal(Path(sys.argv[1]), 'sqlite:///x', now=time.time)\n"
        "assert not {'sqlalchemy', 'alembic', 'psycopg'} & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, folder], cwd=ROOT, timeout=30, check=False).returncode == 0


def on_a_full_disk(how: str, tmp_path: Path, memory: int) -> dict[str, dict[str, object]]:
    """Run the child on a disk of 256 kB of its own, or under a limit on file sizes."""
    disk, url = tmp_path / "disk", f"sqlite:///{tmp_path / 'store.sqlite'}"
    disk.mkdir()
    command = child("full", disk, url, how, memory)
    if how == "tmpfs":
        tried = ["unshare", "-rm", "mount", "-t", "tmpfs", "none", str(disk)]
        if shutil.which("unshare") is None or subprocess.run(tried, capture_output=True, check=False).returncode:
            pytest.skip("no right to mount a small disk; the limit on file sizes stands for it")
        command = ["unshare", "-rm", "sh", "-c", 'mount -t tmpfs -o size=256k none "$0" && exec "$@"', str(disk), *command]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    result: dict[str, dict[str, object]] = json.loads(done.stdout)
    return result


@pytest.mark.parametrize("how", ["tmpfs", "limit"])
def test_a_full_disk_loses_nothing_and_is_told(how: str, tmp_path: Path) -> None:
    seen = on_a_full_disk(how, tmp_path, 1000)
    assert int(str(seen["full"]["in_memory"])) > 200
    assert float(str(seen["slowest"])) < 0.2
    assert seen["after"]["in_memory"] == 0
    store = RecordStore.open(f"sqlite:///{tmp_path / 'store.sqlite'}")
    assert len(store.aired(DAY, DAY)) == 301
    (told,) = store.incidents(datetime(2000, 1, 1, tzinfo=UTC), FAR)
    assert (told.code, told.facts["lost"]) == ("journal.disk-refused", "0")
    assert not (tmp_path / "disk" / "spool" / "journal.rejected.jsonl").exists()


def test_beyond_the_memory_the_newest_are_kept_and_the_lost_are_counted(tmp_path: Path) -> None:
    on_a_full_disk("limit", tmp_path, 100)
    store = RecordStore.open(f"sqlite:///{tmp_path / 'store.sqlite'}")
    (told,) = store.incidents(datetime(2000, 1, 1, tzinfo=UTC), FAR)
    kept = [int(a.id.split("/")[1]) for a in store.aired(DAY, DAY)]
    assert kept[-101:] == list(range(202, 303))
    assert int(told.facts["lost"]) == 301 - len(kept) > 100


def test_a_disk_that_stalls_holds_up_one_write_briefly_and_then_none(folder: Path, opened: Opened) -> None:
    folder.mkdir()
    os.mkfifo(folder / WRITING)  # whoever opens it to read waits for a writer: a disk that does not answer
    journal = opened(NOWHERE, settle_s=60)
    took = []
    for number in range(2, 200):
        before = time.perf_counter()
        journal.write(item(number))
        took.append(time.perf_counter() - before)
    before = time.perf_counter()
    journal.close()
    assert max(took) < 0.15
    assert sum(took[1:]) < 0.2
    assert journal.state()["in_memory"] == 198
    assert time.perf_counter() - before < 2
    os.close(os.open(folder / WRITING, os.O_WRONLY | os.O_NONBLOCK))


def test_a_spool_folder_removed_on_air_is_made_again_with_all_that_was_in_it(folder: Path, opened: Opened) -> None:
    journal = opened(NOWHERE, settle_s=60)
    journal.write(item(2))
    shutil.rmtree(folder)
    journal.write(item(3))
    assert list(lines_of(folder / WRITING)) == [encode(item(2)), encode(item(3))]


def test_a_torn_last_line_of_a_dead_process_does_not_take_the_next_with_it(folder: Path, opened: Opened) -> None:
    folder.mkdir()
    (folder / WRITING).write_bytes(encode(item(2)) + b"\n" + encode(item(3))[:50])
    opened(NOWHERE, settle_s=60).write(item(4))
    assert list(lines_of(folder / WRITING)) == [encode(item(2)), encode(item(3))[:50], encode(item(4))]
    assert soon(lambda: (folder / WRITING).read_bytes().endswith(b"\n"))
