"""An output nobody hears, in step with the clock."""

from collections.abc import Callable

from broadcaster.air.ports import Samples, SinkReport
from broadcaster.air.sinks.pace import Pace

LEAD_S = 0.1


class NullSink:
    """A `Sink` that drops everything at the pace of a real one; `next_air` is exact."""

    def __init__(self) -> None:
        self._pace = Pace(LEAD_S)

    @property
    def name(self) -> str:
        return "null"

    def start(self, report: Callable[[SinkReport], None]) -> None:
        self._pace = Pace(LEAD_S)

    def next_air(self) -> float:
        return self._pace.next_air()

    def write(self, block: Samples) -> None:
        self._pace.take(len(block))

    def stop(self) -> None:
        """Nothing to end."""
