"""The studio's masters, made once; and the days rehearsed from them, each once."""

from pathlib import Path

import pytest

from broadcaster.timetable.model import Timetable
from tests.air import stage, studio
from tests.air.stage import Heard
from tests.air.studio import Studio


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    return studio.made(tmp_path_factory.mktemp("studio"))


@pytest.fixture(scope="session")
def table() -> Timetable:
    return stage.mall()


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A folder for masters to be spoiled."""
    folder = tmp_path / "cache"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def thursday(made: Studio, table: Timetable) -> Heard:
    """A whole weekday."""
    keep = [("09:32:00", 60), ("09:42:00", 18.5), ("10:00:00", 41), ("10:01:00", 60), ("17:26:00", 60)]
    return stage.rehearsed(made, table, stage.THURSDAY, keep=keep)
