"""What systemd hears from a daemon on air, on a real notify socket."""

import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from broadcaster.air.daemon import Daemon
from broadcaster.air.events import Stop
from broadcaster.air.parts import Parts
from broadcaster.air.ports import Samples, SinkReport
from broadcaster.air.programme import Programme
from broadcaster.air.sinks.null import NullSink
from broadcaster.air.voices import Shelf
from broadcaster.clock import ShiftedClock
from broadcaster.record.journal import SpoolJournal
from broadcaster.settings import Settings
from broadcaster.wiring import NoSiren
from tests.daemon.mall import Mall, clock, noonish, song
from tests.daemon.station import Station
from tests.rig.waiting import until

DAY = "2026-12-02"


class Supervisor:
    """systemd's end of NOTIFY_SOCKET: what was said, and when."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "notify"
        self.told: list[tuple[float, str]] = []
        self._link = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._link.bind(str(self.path))
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        while True:
            try:
                words = self._link.recv(4096).decode()
            except OSError:
                return
            self.told += [(time.monotonic(), line) for line in words.splitlines()]
            if words == "END":
                return

    def times(self, line: str) -> list[float]:
        return [at for at, said in self.told if said == line]

    def close(self) -> None:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as last:
            last.sendto(b"END", str(self.path))
        self._thread.join(2)
        self._link.close()


@pytest.fixture
def supervisor(tmp_path: Path) -> Iterator[Supervisor]:
    made = Supervisor(tmp_path)
    yield made
    made.close()


def test_ready_is_told_when_sound_is_on_its_way_then_life_then_stopping(station: Station, supervisor: Supervisor) -> None:
    station.mall.table(song("曲", "10:00:00", "10:05:00"))
    station.environment["NOTIFY_SOCKET"] = str(supervisor.path)
    station.start("--as-if", f"{DAY} 10:00:05")
    until(lambda: supervisor.times("READY=1"), 20)
    assert station.status()["state"] == "on-air"
    until(lambda: len(supervisor.times("WATCHDOG=1")) >= 5, 20)
    beats = supervisor.times("WATCHDOG=1")
    assert max(b - a for a, b in pairwise(beats)) < 5
    stopped = time.monotonic()
    assert station.end() == 0
    assert supervisor.told[0][1] == "READY=1"
    (stopping,) = supervisor.times("STOPPING=1")
    assert stopping - stopped < 1, "told before the fade, not after it"


def test_an_output_that_is_not_there_is_never_ready(station: Station, supervisor: Supervisor) -> None:
    station.mall.table(song("曲", "10:00:00", "10:05:00"))
    station.environment["NOTIFY_SOCKET"] = str(supervisor.path)
    station.start("--output", "nothere")
    assert station.wait() == 5
    assert supervisor.told == []


class StuckSink(NullSink):
    """Takes blocks until it is told to take none for a while: a driver that hangs."""

    def __init__(self) -> None:
        super().__init__()
        self.free = threading.Event()
        self.free.set()

    def start(self, report: Callable[[SinkReport], None]) -> None:
        super().start(report)

    def write(self, block: Samples) -> None:
        self.free.wait()
        super().write(block)


def test_a_stuck_bus_gets_no_watchdog_food_until_it_moves(mall: Mall, supervisor: Supervisor, monkeypatch: pytest.MonkeyPatch) -> None:
    mall.table(song("曲", "10:00:00", "10:05:00"))
    monkeypatch.setenv("BROADCASTER_HOME", str(mall.home))
    monkeypatch.setenv("NOTIFY_SOCKET", str(supervisor.path))
    settings, sink = Settings(), StuckSink()
    clock = ShiftedClock(datetime(2026, 12, 2, 10, 0, 5, tzinfo=ZoneInfo("Asia/Shanghai")))
    journal = SpoolJournal(settings.spool_dir, settings.store_url, now=clock.now, settle_s=60)
    shelf = Shelf(settings.cache_dir, ahead=True)
    daemon = Daemon(Parts(Programme(settings, clock.now()), clock, sink, NoSiren(), shelf, journal, settings.cache_dir, settings.var_dir))
    air = threading.Thread(target=daemon.run)
    air.start()
    until(lambda: len(supervisor.times("WATCHDOG=1")) >= 2, 10)
    sink.free.clear()
    stuck = time.monotonic()
    time.sleep(6)
    assert [at for at in supervisor.times("WATCHDOG=1") if at > stuck + 4.2] == []
    sink.free.set()
    freed = time.monotonic()
    until(lambda: [at for at in supervisor.times("WATCHDOG=1") if at > freed], 5)
    daemon.post(Stop(daemon.position, "air.stopped", "test"))
    air.join(15)
    assert not air.is_alive()


@pytest.mark.parametrize("heavy", ["sqlalchemy", "alembic", "matplotlib", "rich"])
def test_nothing_heavy_is_loaded_before_the_sound_is_on_its_way(loaded: str, heavy: str) -> None:
    assert "soundfile" in loaded, "the list of imports was not kept"
    assert f" {heavy}\n" not in loaded


@pytest.fixture(scope="module")
def loaded(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """What a daemon that takes over after a `kill -9` had imported when it was ready: `python -X importtime`."""
    folder = tmp_path_factory.mktemp("loaded")
    station, supervisor = Station(Mall.copied(library, folder / "mall"), {"BROADCASTER_OUTPUT": "null"}), Supervisor(folder)
    zone = noonish()
    now = datetime.now(zone)
    station.mall.table(song("曲", clock(now, -30), clock(now, 300)), zone=zone.key)
    station.on_air()
    station.end(signal.SIGKILL)
    station.environment |= {"NOTIFY_SOCKET": str(supervisor.path), "PYTHONPROFILEIMPORTTIME": "1"}
    station.log.unlink()
    station.start()
    until(lambda: supervisor.times("READY=1"), 20)
    yield station.said
    station.close()
    supervisor.close()
