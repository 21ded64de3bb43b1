"""The timetable changes under a daemon: a broken file changes nothing, a good one takes effect at the next item."""

import json
import signal
import time

from tests.daemon.mall import Mall, bed, song, words
from tests.daemon.station import Station, codes, items
from tests.rig.waiting import until

DAY = "2026-12-02"


def test_a_broken_table_changes_nothing_and_every_problem_is_told(station: Station) -> None:
    station.mall.table(song("曲", "10:00:00", "10:05:00"), words("问候", ["10:04:00"]))
    station.on_air("--as-if", f"{DAY} 10:00:05")
    good = station.mall.file.read_text()
    station.mall.file.write_text(good.replace("21..24", "24..21").replace("10:05:00", "25:99") + "nonsense: yes\n")
    told = station.command("reload")
    assert told.returncode == 1
    assert len(told.stderr.strip().splitlines()) >= 2, told.stderr
    assert all("mall.yaml:" in line for line in told.stderr.strip().splitlines()), told.stderr
    status = json.loads(station.command("status", "--json").stdout)
    assert [i["title"] for i in status["on_air"]] == ["曲"]
    assert len(status["timetable"]["problems"]) >= 2
    station.mall.file.write_text(good)
    assert station.command("reload").returncode == 0
    assert station.status()["timetable"]["problems"] == []
    assert station.end() == 0
    assert "air.reload-refused" in codes(station.record(DAY))
    assert "air.reloaded" in codes(station.record(DAY))


def test_a_saved_file_is_noticed_and_takes_effect_at_the_next_item(station: Station) -> None:
    mall: Mall = station.mall
    mall.table(song("曲", "10:00:00", "10:00:12"), bed("景", "10:00:12", "10:05:00"))
    station.on_air("--as-if", f"{DAY} 10:00:03")
    mall.file.write_text("programme: [\n")
    until(lambda: station.status()["timetable"]["problems"], 5)
    mall.table(song("新曲", "10:00:00", "10:00:12"), bed("新景", "10:00:12", "10:05:00"), words("新话", ["10:00:14"]))
    until(lambda: not station.status()["timetable"]["problems"], 5)
    assert [i["title"] for i in station.status()["on_air"]] == ["曲"], "what is on air stays"
    until(lambda: "新话" in [i["title"] for i in station.status()["heard"] + station.status()["on_air"]], 20)
    assert "新景" in [i["title"] for i in station.status()["on_air"]]
    station.process.send_signal(signal.SIGHUP)  # type: ignore[union-attr]
    time.sleep(1.5)
    assert [i["title"] for i in station.status()["on_air"] if i["kind"] == "bed"] == ["新景"], "SIGHUP reads again, and nothing else"
    assert station.end() == 0
    record = station.record(DAY)
    (first,) = items(record, "曲")
    assert (first["outcome"], first["reason"]) == ("late", "air.not-running"), "joined after its start"
    assert first["end"].startswith(f"{DAY}T10:00:12")
    assert codes(record).count("air.reloaded") >= 2
    assert not items(record, "新曲")
