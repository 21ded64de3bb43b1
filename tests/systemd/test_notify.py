"""What systemd hears, on a real datagram socket, by path and abstract."""

import os
import socket
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from broadcaster.air.notify import Notifier, watchdog_interval


class Supervisor:
    def __init__(self, bound: str, name: str) -> None:
        self.name = name
        self._link = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._link.bind(bound)
        self._link.settimeout(1)

    def hears(self) -> list[str]:
        return self._link.recv(4096).decode().split("\n")

    def close(self) -> None:
        self._link.close()


@pytest.fixture(params=["path", "abstract"])
def supervisor(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Supervisor]:
    abstract = f"broadcaster-{uuid.uuid4()}"
    made = (
        Supervisor(str(tmp_path / "notify"), str(tmp_path / "notify"))
        if request.param == "path"
        else Supervisor(f"\0{abstract}", f"@{abstract}")
    )
    yield made
    made.close()


def test_the_life_of_a_daemon_is_told(supervisor: Supervisor) -> None:
    notifier = Notifier(supervisor.name)
    notifier.ready("正在播出：迎宾曲")
    assert supervisor.hears() == ["READY=1", "STATUS=正在播出：迎宾曲"]
    notifier.status("next: 红星欢迎语")
    assert supervisor.hears() == ["STATUS=next: 红星欢迎语"]
    notifier.reloading(12.3456789)
    assert supervisor.hears() == ["RELOADING=1", "MONOTONIC_USEC=12345679"]
    notifier.ready()
    assert supervisor.hears() == ["READY=1"]
    notifier.alive()
    assert supervisor.hears() == ["WATCHDOG=1"]
    notifier.stopping("fading out")
    assert supervisor.hears() == ["STOPPING=1", "STATUS=fading out"]


def test_a_title_with_a_line_break_cannot_say_anything_else(supervisor: Supervisor) -> None:
    Notifier(supervisor.name).status("welcome\nSTOPPING=1")
    assert supervisor.hears() == ["STATUS=welcome STOPPING=1"]


def test_without_systemd_or_with_a_dead_one_nothing_happens(tmp_path: Path) -> None:
    Notifier("").ready()
    Notifier(str(tmp_path / "nobody")).ready()


def test_a_supervisor_that_does_not_listen_never_holds_the_air_up(supervisor: Supervisor) -> None:
    notifier = Notifier(supervisor.name)
    for _ in range(5000):
        notifier.alive()


def test_the_watchdog_interval_is_ours_or_nobodys() -> None:
    ours = str(os.getpid())
    assert watchdog_interval({}) is None
    assert watchdog_interval({"WATCHDOG_USEC": "10000000"}) == 10.0
    assert watchdog_interval({"WATCHDOG_USEC": "500000", "WATCHDOG_PID": ours}) == 0.5
    assert watchdog_interval({"WATCHDOG_USEC": "500000", "WATCHDOG_PID": "1"}, pid=2) is None
    assert watchdog_interval({"WATCHDOG_USEC": "0"}) is None
    assert watchdog_interval({"WATCHDOG_USEC": "soon"}) is None
