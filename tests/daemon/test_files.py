"""Masters that vanish or break under a daemon: something is always heard, and the record says what was not and why."""

import time

import numpy as np
import pytest

from tests.daemon.mall import HELLO_HZ, SONG, Mall, bed, song, words
from tests.daemon.station import Station, codes, items, recorded
from tests.rig.analysis import RATE_HZ, holes, sounding
from tests.rig.waiting import until

DAY = "2026-12-02"


def delete(mall: Mall, name: str) -> None:
    mall.master(name).unlink()


def garble(mall: Mall, name: str) -> None:
    master = mall.master(name)
    master.write_bytes(b"no sound at all " * (master.stat().st_size // 16))


def cut(mall: Mall, name: str) -> None:
    master = mall.master(name)
    master.write_bytes(master.read_bytes()[: master.stat().st_size // 20])


@pytest.mark.parametrize("harm", [delete, cut])
def test_a_song_that_breaks_between_plan_and_air_is_filled_and_the_next_item_is_on_time(station: Station, harm: object) -> None:
    station.mall.table(
        bed("早", "09:59:00", "10:00:02"),
        song("曲", "10:00:02", "10:00:05"),
        bed("景", "10:00:05", "10:10:00"),
        words("问候", ["10:00:06"]),
    )
    file = station.mall.home / "heard.wav"
    station.on_air("--output", f"wav:{file}", "--as-if", f"{DAY} 09:59:55", "--for", "13s")
    assert callable(harm)  # before the song's master is opened, five seconds ahead: an open file outlives its name
    harm(station.mall, SONG)
    assert station.wait(40) == 0, station.said
    _always_heard(file)
    (hello,) = sounding(recorded(file), HELLO_HZ)
    record = station.record(DAY)
    (lost,) = items(record, "曲")
    assert (lost["outcome"], lost["reason"]) == ("failed", "air.filled")
    assert lost["facts"]["clip"] == SONG
    assert lost["facts"]["why"]
    (bed_after,) = items(record, "景")
    assert bed_after["start"].endswith("10:00:05.000+08:00")
    assert "air.clip-lost" in codes(record)
    assert hello[1] - hello[0] == pytest.approx(1.2 * RATE_HZ, rel=0.05)


def test_a_track_that_breaks_while_it_plays_is_followed_by_another(station: Station) -> None:
    station.mall.table(song("曲", "10:00:00", "10:02:00"))
    file = station.mall.home / "heard.wav"
    station.on_air("--output", f"wav:{file}", "--as-if", f"{DAY} 10:00:02", "--for", "8s")
    garble(station.mall, SONG)
    assert station.wait(40) == 0, station.said
    _always_heard(file)
    record = station.record(DAY)
    assert "air.clip-lost" in codes(record)
    (lost,) = items(record, "曲")
    assert lost["outcome"] in {"failed", "cut"}


def test_with_every_master_gone_the_piece_in_memory_is_heard_and_a_file_put_back_is_used_again(station: Station) -> None:
    station.mall.table(bed("早", "09:59:00", "10:00:02"), bed("景", "10:00:02", "10:10:00"), words("问候", ["10:00:10"]))
    file = station.mall.home / "heard.wav"
    station.on_air("--output", f"wav:{file}", "--as-if", f"{DAY} 09:59:57")
    aside = station.mall.home / "aside"
    (station.mall.var / "cache").rename(aside)
    until(lambda: station.status()["timetable"]["problems"], 5)
    time.sleep(9)
    assert station.status()["on_air"], "nothing on air"
    aside.rename(station.mall.var / "cache")
    until(lambda: not station.status()["lost"], 35)
    assert station.end() == 0
    _always_heard(file)
    told = codes(station.record(DAY))
    assert "air.reload-refused" in told
    assert "air.clip-lost" in told
    assert "air.clip-back" in told


def _always_heard(file: object) -> None:
    from pathlib import Path

    assert isinstance(file, Path)
    sound = recorded(file)
    body = sound[RATE_HZ : -round(2.5 * RATE_HZ)]
    assert np.abs(body).max() > 0.01
    quiet = [(at, length) for at, length in holes(body, shortest_s=0.05) if length > 0.6]
    assert not quiet, quiet
