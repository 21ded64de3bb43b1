"""The clocks: the one module that reads the time. Each is a `ports.Clock`."""

import time
from datetime import date, datetime
from zoneinfo import ZoneInfo


class RealClock:
    """The machine's clock. It may step, be set, stand still in a suspended machine: whoever needs to see that watches both times."""

    def now(self) -> float:
        """Unix seconds."""
        return time.time()

    def steady(self) -> float:
        """Seconds of CLOCK_MONOTONIC."""
        return time.monotonic()


class ShiftedClock(RealClock):
    """The machine's clock as if it had been `as_if` (aware) when this one was made (`--as-if`).

    A step of the machine's clock shows here too.
    """

    def __init__(self, as_if: datetime) -> None:
        self._shift = as_if.timestamp() - time.time()

    def now(self) -> float:
        """Unix seconds of the shifted programme."""
        return super().now() + self._shift


class VirtualClock:
    """Time that passes only when it is told to: rehearsal, and tests of whole days."""

    def __init__(self, start: datetime) -> None:
        self._start = start.timestamp()
        self._passed = 0.0

    def now(self) -> float:
        """Unix seconds of the rehearsed programme."""
        return self._start + self._passed

    def steady(self) -> float:
        """Seconds passed since the start."""
        return self._passed

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self._passed += seconds

    def step(self, seconds: float) -> None:
        """Set the wall clock on or back, as an administrator would; the steady time does not notice."""
        self._start += seconds


def today(zone: ZoneInfo) -> date:
    """The date the mall's calendar shows."""
    return moment(zone).date()


def moment(zone: ZoneInfo) -> datetime:
    """The instant it is, aware, in the mall's zone."""
    return datetime.fromtimestamp(time.time(), zone)
