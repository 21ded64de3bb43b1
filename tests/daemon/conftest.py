from collections.abc import Iterator
from pathlib import Path

import pytest

from broadcaster.air.sinks.captured import CapturedServer
from tests.daemon.mall import Mall, make_library
from tests.daemon.station import Station

SINK = "mall"


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_library(tmp_path_factory.mktemp("library") / "home")


@pytest.fixture
def mall(library: Path, tmp_path: Path) -> Mall:
    return Mall.copied(library, tmp_path / "mall")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[CapturedServer]:
    """A private sound server with a sink called `mall`."""
    folder = tmp_path / "sound"
    folder.mkdir()
    captured = CapturedServer(folder, SINK)
    captured.start()
    yield captured
    captured.stop()


@pytest.fixture
def amplifier(mall: Mall, server: CapturedServer) -> Iterator[Station]:
    """A station whose daemons play on the private server: `--output mall`."""
    station = Station(mall, {**server.environment, "BROADCASTER_OUTPUT": SINK})
    yield station
    station.close()


@pytest.fixture
def station(mall: Mall) -> Iterator[Station]:
    """A station without a sound server: `--output null` or `wav:FILE`."""
    station = Station(mall, {"PULSE_SERVER": "unix:/nowhere", "BROADCASTER_OUTPUT": "null"})
    yield station
    station.close()
