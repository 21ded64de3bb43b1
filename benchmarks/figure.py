"""One line of the table, and what lines have in common."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, as people read it and as numbers."""

    what: str
    value: str
    goal: str = ""
    met: bool | None = None
    """Whether the goal was met; `None` where there is none, or nothing was measured."""
    numbers: Mapping[str, float] = field(default_factory=dict)
    row: str = ""
    """By which name it is measured again."""
    load: float = 0.0
    """The machine's load average when the measurement ended, this measurement's own work included."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How far from right some readings were: percentiles of their absolute value."""

    count: int
    p50: float
    p95: float
    p99: float
    worst: float
    middle: float
    """The signed median: a constant that could be compensated."""

    @classmethod
    def of(cls, readings: Sequence[float]) -> "Spread":
        off = np.abs(readings)
        p50, p95, p99 = (float(np.percentile(off, p)) for p in (50, 95, 99))
        return cls(len(readings), p50, p95, p99, float(off.max()), float(np.median(readings)))

    def said(self, unit: str, digits: int = 2) -> str:
        """`p50 0.10, p95 0.20, p99 0.30, max 0.40 ms`."""
        parts = zip(("p50", "p95", "p99", "max"), (self.p50, self.p95, self.p99, self.worst), strict=True)
        return ", ".join(f"{name} {value:.{digits}f}" for name, value in parts) + f" {unit}"

    def numbers(self) -> dict[str, float]:
        return {"count": self.count, "p50": self.p50, "p95": self.p95, "p99": self.p99, "max": self.worst, "median": self.middle}


def load() -> float:
    """Processes that ran or wanted to in the last minute."""
    return os.getloadavg()[0]
