"""The store locked, gone, or on a full disk: the programme goes on and the record catches up."""

import resource
import sqlite3
import time
from contextlib import closing

import pytest

from tests.daemon.mall import HELLO_HZ, Mall, bed, words
from tests.daemon.station import Station, codes, items, recorded
from tests.rig.analysis import holes, sounding
from tests.rig.waiting import until

DAY = "2026-12-02"


def talk(mall: Mall) -> None:
    mall.table(bed("景", "10:00:00", "10:20:00"), words("问候", [f"10:00:{s:02}" for s in range(2, 58, 4)]))


def heard_on(station: Station, least: int) -> None:
    """Greetings went on being heard."""
    file = station.mall.home / "heard.wav"
    sound = recorded(file)
    assert len(sounding(sound, HELLO_HZ)) >= least
    assert not [h for h in holes(sound[48_000 : -int(2.5 * 48_000)], shortest_s=0.3) if h[1] > 0.3]


def test_a_store_locked_by_somebody_else_catches_up(station: Station) -> None:
    talk(station.mall)
    station.on_air("--output", f"wav:{station.mall.home}/heard.wav", "--as-if", f"{DAY} 10:00:00")
    store = station.mall.trial / "store.sqlite"
    until(store.exists, 20)
    until(lambda: codes(station.record(DAY)), 20)
    with closing(sqlite3.connect(store, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        until(lambda: station.status()["store"]["store"] == "away", 20)
        time.sleep(3)
        assert station.status()["state"] == "on-air"
        other.execute("ROLLBACK")
    until(lambda: station.status()["store"]["store"] == "answers", 40)
    until(lambda: len([i for i in station.status()["heard"] if i["title"] == "问候"]) >= 2, 20)
    assert station.end() == 0
    heard_on(station, 2)
    record = station.record(DAY)
    assert codes(record).count("store.away") == 1
    assert codes(record).count("store.back") == 1
    assert all(e["outcome"] for e in record["aired"])
    assert len([e for e in items(record, "问候") if e["outcome"] == "aired"]) >= 2


def test_a_store_that_was_deleted_is_made_anew_and_the_day_goes_on(station: Station) -> None:
    talk(station.mall)
    station.on_air("--as-if", f"{DAY} 10:00:00")
    store = station.mall.trial / "store.sqlite"
    until(lambda: store.exists() and bool(codes(station.record(DAY))), 20)
    for file in station.mall.trial.glob("store.sqlite*"):
        file.unlink()
    time.sleep(7)
    assert station.status()["state"] == "on-air"
    assert station.end() == 0
    record = station.record(DAY)
    assert store.exists()
    assert [e for e in items(record, "问候") if e["outcome"] == "aired"]
    assert "air.stopped" in codes(record)


@pytest.fixture
def small_disk(mall: Mall) -> Station:
    """A station whose daemon may write no file beyond a few kilobytes: as a full disk, for this process only."""
    return Station(mall, {"PULSE_SERVER": "unix:/nowhere"})


def test_a_full_disk_stops_the_record_but_not_the_programme(small_disk: Station) -> None:
    """RLIMIT_FSIZE refuses each write past a size with EFBIG, as a full disk does with ENOSPC; lifting it makes room."""
    talk(small_disk.mall)
    small = ("prlimit", "--fsize=600:unlimited", "env", "--ignore-signal=SIGXFSZ")
    process = small_disk.start("--output", "null", "--as-if", f"{DAY} 10:00:00", prefix=small)
    try:
        until(lambda: process.poll() is not None or small_disk.answers(), 20)
        until(lambda: int(small_disk.status()["store"]["in_memory"]) > 0, 20)
        until(lambda: small_disk.status()["heard"], 20)
        assert small_disk.status()["state"] == "on-air"
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        until(lambda: int(small_disk.status()["store"]["in_memory"]) == 0, 20)
        assert small_disk.end() == 0
    finally:
        small_disk.close()
    record = small_disk.record(DAY)
    assert "journal.disk-refused" in codes(record)
    assert len([e for e in items(record, "问候") if e["outcome"] == "aired"]) >= 1
    assert all(e["outcome"] for e in record["aired"])
    assert "Traceback" not in small_disk.said
