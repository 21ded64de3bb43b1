"""From `write` to the store, over SQLite and PostgreSQL, also when the store is away."""

import sqlite3
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from broadcaster.record.entries import Entry, Incident
from broadcaster.record.journal import ship_spool
from broadcaster.record.lines import encode, is_carried
from broadcaster.record.spool import REJECTED, SHIPPING, WRITING, lines_of
from broadcaster.settings import Settings
from broadcaster.store.opening import open_engine
from broadcaster.store.record import RecordStore
from tests.journal import soon
from tests.journal.conftest import Opened
from tests.store.entries import DAY, item, play
from tests.store.postgres import make_cluster, remove, shared_cluster

HOLD = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""
LONG_AGO, FAR = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


def incidents(url: str) -> list[str]:
    return [i.code for i in RecordStore.open(url).incidents(LONG_AGO, FAR)]


def aired(url: str) -> int:
    return len(RecordStore.open(url).aired(DAY, DAY))


def test_what_is_written_reaches_the_store_and_leaves_the_spool(opened: Opened, store_url: str, folder: Path) -> None:
    journal = opened(store_url)
    journal.write(item(outcome=None))
    journal.write(item())
    journal.write(play())
    assert soon(lambda: RecordStore.open(store_url).aired(DAY, DAY) == (item(),))
    assert soon(lambda: not (folder / SHIPPING).exists())
    assert soon(lambda: journal.state() == {"store": "answers", "why": "", "spool_bytes": len(encode(item())) + 3, "in_memory": 0})
    assert incidents(store_url) == []


def test_close_brings_the_rest(opened: Opened, store_url: str, folder: Path) -> None:
    journal = opened(store_url, settle_s=60)
    for number in range(2, 52):
        journal.write(item(number))
    started = time.monotonic()
    journal.close()
    journal.close()
    assert time.monotonic() - started < 2
    assert aired(store_url) == 50
    assert all(is_carried(line) for line in lines_of(folder / WRITING))


def test_a_shipment_broken_off_anywhere_is_done_again_without_harm(opened: Opened, store_url: str, folder: Path) -> None:
    folder.mkdir()
    earlier: list[Entry] = [item(2, outcome=None), item(2), item(3), play()]
    (folder / SHIPPING).write_bytes(b"".join(encode(e) + b"\n" for e in earlier))
    (folder / WRITING).write_bytes(encode(replace(item(3), title="新")) + b"\n")
    RecordStore.open(store_url).put(earlier[:2])
    opened(store_url).close()
    assert [a.title for a in RecordStore.open(store_url).aired(DAY, DAY)] == ["迎宾曲", "新"]


def test_lines_nobody_can_read_or_hold_are_set_aside(opened: Opened, store_url: str, folder: Path) -> None:
    folder.mkdir()
    unheld = encode(item(9)).replace(b'"band_low":21.0', b'"band_low":null')
    nul = encode(replace(item(8), title="a\x00b"))
    lines = [
        encode(item(2)),
        b"\x00\x01\x02 garbage",
        encode(item(3))[:-30] + encode(item(4)),
        unheld,
        nul,
        encode(item(5)),
        b'{"entry":"aired","to',
    ]
    (folder / WRITING).write_bytes(b"\n".join(lines))
    journal = opened(store_url)
    journal.write(item(6))
    held = {f"{DAY}/{n}" for n in (2, 5, 6)} | ({f"{DAY}/8"} if store_url.startswith("sqlite") else set())
    assert soon(lambda: {a.id for a in RecordStore.open(store_url).aired(DAY, DAY)} == held)
    assert soon(lambda: "journal.rejected" in incidents(store_url))
    rejected = list(lines_of(folder / REJECTED))
    assert set(rejected) == {line for line in lines if line not in (encode(item(2)), encode(item(5)))} - (
        {nul} if store_url.startswith("sqlite") else set()
    )


def test_a_locked_store_is_told_once_and_caught_up(opened: Opened, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    open_engine(url).dispose()
    command = [sys.executable, "-c", HOLD, str(tmp_path / "store.sqlite")]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout is not None
    holder.stdout.readline()
    journal = opened(url)
    slowest = 0.0
    for number in range(2, 300):
        before = time.perf_counter()
        journal.write(item(number))
        slowest = max(slowest, time.perf_counter() - before)
    assert soon(lambda: journal.state()["store"] == "away")
    assert "locked" in str(journal.state()["why"])
    time.sleep(3)
    assert aired(url) == 0
    holder.communicate(timeout=10)
    assert soon(lambda: aired(url) == 298)
    assert soon(lambda: incidents(url) == ["store.away", "store.back"])
    assert slowest < 0.2


def test_a_store_that_becomes_writable_again_catches_up(opened: Opened, tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    file.mkdir()
    journal = opened(f"sqlite:///{file}")
    journal.write(item())
    assert soon(lambda: journal.state()["store"] == "away")
    file.rmdir()
    assert soon(lambda: file.exists() and aired(f"sqlite:///{file}") == 1)


def test_a_corrupted_store_stops_nothing_and_loses_nothing(opened: Opened, tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    file.write_bytes(b"this was a database once" * 400)
    journal = opened(f"sqlite:///{file}")
    journal.write(item())
    assert soon(lambda: "not a database" in str(journal.state()["why"]))
    journal.write(item(3))
    file.unlink()
    assert soon(lambda: file.exists() and aired(f"sqlite:///{file}") == 2)


def test_a_store_file_deleted_on_air_takes_only_what_it_held(opened: Opened, tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    journal = opened(f"sqlite:///{file}")
    journal.write(item())
    assert soon(lambda: file.exists() and aired(f"sqlite:///{file}") == 1)
    time.sleep(0.3)
    for part in tmp_path.glob("store.sqlite*"):
        part.unlink()
    journal.write(item(3))
    assert soon(lambda: file.exists() and aired(f"sqlite:///{file}") == 1)


def test_a_read_only_store_is_away_with_the_drivers_words(opened: Opened, folder: Path) -> None:
    url = shared_cluster().new_database()
    with open_engine(url).connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        name = url.split("@/")[1].split("?")[0]
        connection.exec_driver_sql(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
    journal = opened(url)
    journal.write(item())
    assert soon(lambda: "read-only" in str(journal.state()["why"]))
    assert (folder / SHIPPING).exists()


def test_postgresql_gone_and_back_is_caught_up(opened: Opened) -> None:
    cluster = make_cluster()
    try:
        url = cluster.new_database()
        journal = opened(url)
        journal.write(item(2))
        assert soon(lambda: aired(url) == 1)
        cluster.stop()
        for number in range(3, 30):
            journal.write(item(number))
        assert soon(lambda: journal.state()["store"] == "away")
        cluster.start()
        assert soon(lambda: aired(url) == 28)
        assert soon(lambda: incidents(url) == ["store.away", "store.back"])
        journal.close()
    finally:
        remove(cluster)


def test_a_wrong_password_is_away_and_never_written_down(opened: Opened, folder: Path) -> None:
    cluster = make_cluster()
    try:
        url = cluster.new_database()
        (cluster.folder / "data" / "pg_hba.conf").write_text("local all all scram-sha-256\n")
        cluster.run(cluster.binaries / "pg_ctl", "-D", cluster.folder / "data", "reload")
        journal = opened(url.replace("postgres@", "postgres:top-secret@"))
        journal.write(item())
        assert soon(lambda: "password" in str(journal.state()["why"]))
        assert "top-secret" not in str(journal.state())
        assert not [file for file in folder.iterdir() if b"top-secret" in file.read_bytes()]
        journal.close()
    finally:
        remove(cluster)


def test_closing_while_the_store_is_away_takes_under_two_seconds_and_loses_nothing(opened: Opened, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    open_engine(url).dispose()
    with sqlite3.connect(tmp_path / "store.sqlite", isolation_level=None) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        journal = opened(url)
        journal.write(item())
        started = time.monotonic()
        journal.close()
        assert time.monotonic() - started < 2
    holder.close()
    opened(url).close()
    assert aired(url) == 1


def test_an_entry_that_is_none_never_raises(opened: Opened, store_url: str) -> None:
    journal = opened(store_url)
    journal.write(Incident("x", datetime(2026, 1, 1), "naive"))  # noqa: DTZ001 - what is refused
    journal.write("nonsense")  # type: ignore[arg-type]
    journal.write(item())
    assert soon(lambda: aired(store_url) == 1)


def test_entries_of_many_threads_all_arrive_in_each_ones_order(opened: Opened, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    journal = opened(url)

    def write(number: int) -> None:
        for turn in range(100):
            journal.write(item(number, title=str(turn)))

    threads = [threading.Thread(target=write, args=(n,)) for n in range(2, 8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    journal.close()
    assert [a.title for a in RecordStore.open(url).aired(DAY, DAY)] == ["99"] * 6


def test_a_command_ships_the_spool_unless_a_daemon_has_it(opened: Opened, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, var=Path())
    journal = opened("sqlite:////proc/nowhere.sqlite", settle_s=60)
    journal.write(item(outcome=None))
    journal.write(play())
    assert ship_spool(settings) is None
    journal.close()
    brought = ship_spool(settings)
    assert brought is not None
    assert (brought.entries, brought.rejected) == (3, 0)  # the item, the play, and the store that was away
    assert aired(settings.store_url) == 1
    assert RecordStore.open(settings.store_url).plays(LONG_AGO, FAR + timedelta(1)) == (play(),)
