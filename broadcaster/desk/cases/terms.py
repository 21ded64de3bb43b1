"""The organisation's numbers for its complaints. `None` is *unset*: the clock does not run, the limit allows nothing (POL-02). Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

WARN = 0.75
"""A clock is close to its end from three quarters on (outside limits, catalogue 1)."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Time limits in calendar hours, and what a clerk may promise without asking."""

    limits: Mapping[str, timedelta | None]
    """By clock: `reply`, `plan`, `contact`, `update`."""
    authority: int | None
    """Compensation (fen) that needs no approval."""


HOME_MALL = Terms(
    {"reply": timedelta(hours=24), "plan": timedelta(hours=72), "contact": None, "update": None},
    None,
)
"""CMP-05: `000_4083bf144e095bb4.txt`:147. Contact and update are blanks of 002 (CMP-07); no manual prints a limit of authority (CMP-10)."""


@dataclass(frozen=True, slots=True)
class Running:
    """A clock from its start to its due time."""

    started: datetime
    due: datetime
    stopped: datetime | None = None

    @property
    def warns_at(self) -> datetime:
        return self.started + (self.due - self.started) * WARN

    def mark(self, at: datetime) -> str:
        """`running`, `close` (three quarters are over) or `late`; of a stopped clock `met` or `failed`, for ever."""
        if self.stopped is not None:
            return "failed" if self.stopped > self.due else "met"
        if at > self.due:
            return "late"
        return "close" if at >= self.warns_at else "running"
