"""What people and systemd ask of a daemon: to stop, to read again, to wait until closing, to be the only one."""

import json
import signal
import time
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from broadcaster.air.sinks.offset import lag
from broadcaster.record.daybook import read_day
from tests.daemon.mall import Mall, bed, song, words
from tests.daemon.station import Station, codes, items, recorded
from tests.daemon.tape import loud, rehearsed
from tests.rig.analysis import RATE_HZ, sounding
from tests.rig.waiting import until

DAY = "2026-12-02"
ZONE = ZoneInfo("Asia/Shanghai")


def day(mall: Mall) -> None:
    mall.table(song("曲", "10:00:00", "10:05:00"), bed("景", "10:05:00", "10:20:00"), words("问候", ["10:02:30", "10:10:00"]))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_in_the_middle_of_a_song_fades_it_out_and_says_who(station: Station, number: signal.Signals) -> None:
    day(station.mall)
    file = station.mall.home / "heard.wav"
    station.on_air("--output", f"wav:{file}", "--as-if", f"{DAY} 10:00:30")
    time.sleep(1.5)
    assert station.end(number) == 0, station.said
    sound = recorded(file)
    fade = sound[-int(2.0 * RATE_HZ) :]
    levels = [float(np.abs(fade[n : n + 4800]).max()) for n in range(0, len(fade) - 4800, 4800)]
    assert levels[0] > 0.05
    assert levels[-1] < 0.002
    assert all(later < earlier * 2 for earlier, later in zip(levels[2:], levels[4:], strict=False)), levels
    assert np.abs(np.diff(sound[-4800:])).max() < 0.001, "a click at the end"
    record = station.record(DAY)
    (entry,) = items(record, "曲")
    assert entry["outcome"] == "cut"
    assert entry["reason"] == "air.stopped"
    (stopped,) = [i for i in record["incidents"] if i["code"] == "air.stopped"]
    assert stopped["by"] == number.name
    assert "Traceback" not in station.said


def test_stop_over_the_socket_names_who_asked_and_leaves_nothing_open(station: Station) -> None:
    """Something is due every two seconds: also within the fade, where nothing may begin any more."""
    station.mall.table(song("曲", "10:00:00", "10:05:00"), words("问候", [f"10:00:{s}" for s in range(30, 60, 2)]))
    station.on_air("--as-if", f"{DAY} 10:00:30")
    told = station.command("stop")
    assert told.returncode == 0, told.stderr
    assert station.wait() == 0
    record = station.record(DAY)
    (stopped,) = [i for i in record["incidents"] if i["code"] == "air.stopped"]
    assert stopped["by"]
    assert all(e["outcome"] for e in record["aired"]), record["aired"]
    assert not (station.mall.var / "control.sock").exists()


def test_a_span_and_the_closing_time_end_the_air_by_themselves(station: Station) -> None:
    day(station.mall)
    station.start("--as-if", f"{DAY} 10:00:30", "--for", "2s")
    assert station.wait(20) == 0
    station.mall.table(song("送宾", "22:00:00", "22:29:59"), closing="22:30")
    station.start("--as-if", f"{DAY} 22:29:57", "--until-close")
    assert station.wait(20) == 0
    record = station.record(DAY)
    assert codes(record)[-1] == "air.closed"
    (farewell,) = items(record, "送宾")
    assert farewell["outcome"] in {"aired", "late"}
    assert all(e["outcome"] for e in record["aired"])


def test_only_one_daemon_airs_from_a_store(station: Station) -> None:
    day(station.mall)
    first = station.on_air("--as-if", f"{DAY} 10:00:30")
    second = station.command("run", "--quiet", "--output", "null", "--as-if", f"{DAY} 10:00:30")
    assert second.returncode == 3
    assert str(first.pid) in second.stderr
    assert "Traceback" not in second.stderr
    assert station.status()["state"] == "on-air"
    told = json.loads(station.command("status", "--json").stdout)
    assert {"state", "since", "on_air", "next", "heard", "meters", "sink", "store", "timetable"} <= told.keys()
    assert told["sink"]["output"] == "null"
    assert [i["title"] for i in told["on_air"]] == ["曲"]
    assert told["next"][0]["title"] == "问候"


def test_skip_ends_the_item_and_the_fill_takes_its_place(station: Station) -> None:
    day(station.mall)
    station.on_air("--as-if", f"{DAY} 10:00:30")
    until(lambda: station.status()["on_air"], 5)
    assert station.command("skip").returncode == 0
    until(lambda: station.status()["heard"], 5)
    assert station.status()["heard"][0]["outcome"] == "skipped"
    assert station.end() == 0
    (entry,) = items(station.record(DAY), "曲")
    assert (entry["outcome"], entry["reason"]) == ("skipped", "air.skipped")


def test_a_dial_moves_inside_its_band_without_a_click_and_not_outside(station: Station) -> None:
    day(station.mall)
    file = station.mall.home / "heard.wav"
    station.on_air("--output", f"wav:{file}", "--as-if", f"{DAY} 10:05:30")
    time.sleep(1.5)
    moved = station.command("level", "set", "light", "21", "--by", "小王")
    assert moved.returncode == 0, moved.stderr
    time.sleep(1.5)
    refused = station.command("level", "set", "light", "30", "--by", "小王")
    assert refused.returncode == 1
    assert "21" in refused.stderr
    assert "27" in refused.stderr
    time.sleep(1.0)
    assert station.end() == 0
    (moved_at,) = [i for i in station.record(DAY)["incidents"] if i["code"] == "air.dial-moved"]
    assert moved_at["by"].startswith("小王")
    assert moved_at["facts"] == {"kind": "light", "before": "24", "dial": "21"}
    sound = recorded(file)
    begun = datetime.fromisoformat(station.record(DAY)["incidents"][0]["at"])
    moment = (datetime.fromisoformat(moved_at["at"]) - begun).total_seconds()
    twin = rehearsed(station, datetime(2026, 12, 2, 10, 5, 30, tzinfo=ZONE), 8)
    first = _ratio_db(sound, twin.samples, 0.6, moment - 0.2)
    later = _ratio_db(sound, twin.samples, moment + 0.7, moment + 1.5)
    assert abs(later - first + 3) < 0.3, (first, later)


def _ratio_db(sound: object, twin: object, start: float, end: float) -> float:
    """Level of a recording over its rehearsal; both begin within a second of each other, so the first is found in the second."""
    a, b = np.asarray(sound), np.asarray(twin)
    part = a[round(start * RATE_HZ) : round(end * RATE_HZ)]
    place = lag(part, b)
    assert place is not None
    other = b[place : place + len(part)]
    return float(10 * np.log10(np.mean(part**2) / np.mean(other**2)))


def test_the_output_gone_at_the_start_is_said_in_a_sentence_with_exit_5(station: Station, tmp_path: Path) -> None:
    day(station.mall)
    for output in ("auto", "nothere"):
        told = station.command("run", "--quiet", "--output", output)
        assert told.returncode == 5, (output, told.stderr)
        assert "Traceback" not in told.stderr
        assert told.stderr.strip().endswith(".")
        assert len(told.stderr.strip().splitlines()) == 1, told.stderr
    told = station.command("run", "--quiet", "--output", f"wav:{tmp_path}")
    assert told.returncode == 5, told.stderr


def test_a_file_holds_the_whole_programme_and_the_record_ends_closed(station: Station) -> None:
    station.mall.table(song("曲", "10:00:00", "10:00:03"), bed("景", "10:00:03", "10:00:06"), words("问候", ["10:00:04"]))
    file = station.mall.home / "heard.flac"
    station.start("--output", f"wav:{file}", "--as-if", f"{DAY} 09:59:58", "--for", "9s")
    assert station.wait(30) == 0, station.said
    stretches = loud(recorded(file))
    assert stretches[-1][1] - stretches[0][0] == pytest.approx(6.0, abs=0.4), stretches
    assert len(sounding(recorded(file), 3000)) == 1
    record = station.record(DAY)
    assert [(e["title"], e["outcome"]) for e in record["aired"]] == [("曲", "aired"), ("景", "aired"), ("问候", "aired")]
    plays = read_day(station.mall.trial / "spool", f"sqlite:///{station.mall.trial}/store.sqlite", date.fromisoformat(DAY), ZONE)[0].plays
    assert [p.clip for p in plays if p.complete] == ["recordings/hello.wav"]
