"""The wall clock steps, the day ends, the hour is skipped or doubled: the programme follows, and nothing is said twice."""

import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.daemon.mall import HELLO_HZ, WORD_HZ, Mall, bed, words
from tests.daemon.station import Station, codes, items, recorded
from tests.rig.analysis import holes, sounding
from tests.rig.waiting import until

DAY = "2026-12-02"
SOURCE = Path(__file__).parent / "turned.c"


class Turned:
    """The wall clock of one process, turned by hand; its steady clock stays true."""

    def __init__(self, folder: Path) -> None:
        self.file, self.shim = folder / "clock", folder / "turned.so"
        self.seconds = 0
        self.by(0)
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(self.shim), str(SOURCE)], check=True)

    def by(self, seconds: int) -> None:
        """Step it, at once."""
        self.seconds += seconds
        draft = self.file.with_suffix(".draft")
        draft.write_text(f"{self.seconds:+d}\n")
        draft.replace(self.file)

    @property
    def environment(self) -> Mapping[str, str]:
        return {"LD_PRELOAD": str(self.shim), "TURNED_BY": str(self.file)}


@pytest.fixture
def turned(mall: Mall) -> Turned:
    if shutil.which("cc") is None:
        pytest.skip("no C compiler to turn a process's clock with (apt install gcc libc6-dev)")
    turned = Turned(mall.home)
    turned.by(3600)
    look = "import time, datetime as d; time.sleep(0.01); print(time.time(), time.monotonic(), d.datetime.now().timestamp())"
    told = subprocess.run([sys.executable, "-c", look], env=turned.environment, capture_output=True, text=True, check=True)
    wall, steady, dated = map(float, told.stdout.split())
    assert abs(wall - time.time() - 3600) < 5
    assert abs(dated - time.time() - 3600) < 5
    assert abs(steady - time.monotonic()) < 5, "the steady clock must stay true"
    turned.by(-3600)
    return turned


def test_a_clock_put_on_an_hour_is_followed_and_what_lay_between_is_recorded_as_missed(mall: Mall, turned: Turned) -> None:
    mall.table(bed("景", "09:00:00", "13:00:00"), words("问候", ["10:00:04", "10:30:00"]), words("后", ["11:00:15"], "word"))
    station = Station(mall, turned.environment)
    file = mall.home / "heard.wav"
    station.on_air("--output", f"wav:{file}", "--as-if", f"{DAY} 10:00:00")
    until(lambda: "问候" in [i["title"] for i in station.status()["heard"]], 20)
    turned.by(3600)
    until(lambda: "后" in [i["title"] for i in station.status()["heard"]], 25)
    assert station.end() == 0, station.said
    sound = recorded(file)
    assert len(sounding(sound, HELLO_HZ)) == 1
    assert len(sounding(sound, WORD_HZ)) == 1
    assert not [h for h in holes(sound[48_000 : -int(2.5 * 48_000)]) if h[1] > 0.3]
    record = station.record(DAY)
    assert "air.clock-stepped" in codes(record)
    first, missed = items(record, "问候")
    assert first["outcome"] == "aired"
    assert (missed["outcome"], missed["reason"]) == ("missed", "air.clock-stepped")


def test_a_clock_put_back_says_nothing_twice(mall: Mall, turned: Turned) -> None:
    mall.table(bed("景", "08:00:00", "13:00:00"), words("问候", ["10:00:04"]), words("前", ["09:00:13"], "word"))
    station = Station(mall, turned.environment)
    file = mall.home / "heard.wav"
    station.on_air("--output", f"wav:{file}", "--as-if", f"{DAY} 10:00:00")
    until(lambda: "问候" in [i["title"] for i in station.status()["heard"]], 20)
    turned.by(-6)
    time.sleep(5)
    turned.by(-3600)
    until(lambda: "前" in [i["title"] for i in station.status()["heard"]], 25)
    assert station.end() == 0, station.said
    sound = recorded(file)
    assert len(sounding(sound, HELLO_HZ)) == 1, "said twice"
    assert len(sounding(sound, WORD_HZ)) == 1
    assert not [h for h in holes(sound[48_000 : -int(2.5 * 48_000)]) if h[1] > 0.3]
    record = station.record(DAY)
    assert codes(record).count("air.clock-stepped") == 2
    (entry,) = items(record, "问候")
    assert entry["outcome"] == "aired"


def test_midnight_is_no_seam(station: Station) -> None:
    station.mall.table(bed("夜", "22:00:00", "25:00:00"), words("子夜", ["24:00:02"]), opening="08:00", closing="26:00")
    file = station.mall.home / "heard.wav"
    station.start("--output", f"wav:{file}", "--as-if", f"{DAY} 23:59:57", "--for", "7s")
    assert station.wait(40) == 0, station.said
    sound = recorded(file)
    assert not holes(sound[48_000 : -int(2.5 * 48_000)])
    assert len(sounding(sound, HELLO_HZ)) == 1
    record = station.record(DAY)
    assert [(e["title"], e["reason"]) for e in record["aired"] if e["outcome"] == "aired"] == [("子夜", "")]
    assert not {"air.clock-stepped", "air.stalled"} & set(codes(record))
    assert station.record("2026-12-03")["aired"] == []


@pytest.mark.parametrize(
    ("begin", "spoken"),
    [("2026-10-25 02:59:57", ["03:10:00"]), ("2027-03-28 01:59:57", ["03:00:02"])],
    ids=["autumn, an hour twice", "spring, an hour left out"],
)
def test_a_clock_change_is_not_heard(station: Station, begin: str, spoken: list[str]) -> None:
    station.mall.table(bed("夜", "01:00:00", "05:00:00"), words("话", spoken), zone="Europe/Berlin")
    file = station.mall.home / "heard.wav"
    station.start("--output", f"wav:{file}", "--as-if", begin, "--for", "7s")
    assert station.wait(40) == 0, station.said
    sound = recorded(file)
    assert not holes(sound[48_000 : -int(2.5 * 48_000)])
    assert len(sounding(sound, HELLO_HZ)) == (1 if "03:00:02" in spoken else 0)
    record = station.record(begin[:10])
    assert not {"air.clock-stepped", "air.stalled"} & set(codes(record))
    assert not [e for e in record["aired"] if e["outcome"] in {"missed", "failed"}]
