from collections.abc import Iterator
from pathlib import Path

import pytest

from broadcaster.air.ports import SinkReport
from broadcaster.air.sinks.captured import CapturedServer, use

SINK = "mall"


class Reports(list[SinkReport]):
    """What a sink said; called as its `report`."""

    def __call__(self, report: SinkReport) -> None:
        self.append(report)

    @property
    def codes(self) -> list[str]:
        return [r.code for r in self]


@pytest.fixture
def reports() -> Reports:
    return Reports()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[CapturedServer]:
    """A private sound server with a sink called `mall`; this process's clients go there."""
    folder = tmp_path / "sound"
    folder.mkdir()
    captured = CapturedServer(folder, SINK)
    captured.start()
    with use(captured.environment):
        yield captured
    captured.stop()
