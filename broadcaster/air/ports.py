"""What the air needs from the outside world; the adapters stand in `sinks/`, the clocks in `clock.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
"""(frames, 2) float32 at 48 kHz, full scale ±1."""


class Clock(Protocol):
    """Wall time as the programme sees it, and the machine's steady time beside it."""

    def now(self) -> float:
        """Unix seconds of the programme (real, or shifted by `--as-if`, or virtual)."""

    def steady(self) -> float:
        """Seconds of CLOCK_MONOTONIC (virtual in rehearsal): never steps."""


@dataclass(frozen=True, slots=True)
class SinkReport:
    """Something a sink noticed by itself. `code` is one of `sentences.SAY` under `sink.`: `sink.lost`, `sink.back`, `sink.silent`, …"""

    code: str
    detail: str = ""


class Sink(Protocol):
    """One continuous stream to one output."""

    @property
    def name(self) -> str:
        """The output as people know it: a device, a file; may change when another one takes over."""

    def start(self, report: Callable[[SinkReport], None]) -> None:
        """Open the output. `report` may be called from any thread and only queues. Raises `Fault` when there is no such output."""

    def next_air(self) -> float:
        """CLOCK_MONOTONIC second at which the first frame of the next `write` will be heard: the best estimate known."""

    def write(self, block: Samples) -> None:
        """Take the next frames, and return when the next block is wanted (this paces the mixer). Never blocks longer than 1 s,
        never raises: while the output is gone it swallows blocks at their pace."""

    def stop(self) -> None:
        """Let what was written be heard, then close. Safe to call twice and before `start`."""


class Siren(Protocol):
    """The emergency's own way to the loudspeakers, past the mixer (`design.md`)."""

    def sound(self, file: Path, gain_db: float) -> None:
        """Silence the programme and repeat `file` from now on: heard within 0.3 s, also when nothing writes to the sink."""

    def hush(self) -> None:
        """Stop it and give the programme its level back."""
