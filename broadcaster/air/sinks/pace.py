"""Keeping time without a device: frames against the steady clock."""

import time

from broadcaster.content.clip import RATE_HZ


class Pace:
    """As if a device played one frame each 1/48000 s, fed at most `lead_s` ahead. For one writing thread; anyone may read `next_air`."""

    def __init__(self, lead_s: float, first_air: float | None = None) -> None:
        self._lead_s = lead_s
        self._next = time.monotonic() + lead_s if first_air is None else first_air

    def next_air(self) -> float:
        """CLOCK_MONOTONIC second of the next frame; a writer that comes too late leaves a hole, as on a real device."""
        return max(self._next, time.monotonic())

    def take(self, frames: int) -> None:
        """Count `frames` as sent and return when the next are wanted, at most 1 s later."""
        self._next = self.next_air() + frames / RATE_HZ
        time.sleep(min(max(0.0, self._next - self._lead_s - time.monotonic()), 1.0))
