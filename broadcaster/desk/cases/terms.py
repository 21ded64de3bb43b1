"""The organisation's numbers for its complaints, out of its policy. What is *unset* does not run and allows nothing (POL-02). Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from broadcaster.almanac.calendar import EMPTY
from broadcaster.almanac.house import NO_WISHES
from broadcaster.almanac.model import Almanac
from broadcaster.desk.clocks.clock import Terms
from broadcaster.desk.clocks.reckoning import due, length
from broadcaster.desk.clocks.span import Unit
from broadcaster.desk.policy.calendars import terms
from broadcaster.desk.policy.model import Policy
from broadcaster.desk.policy.value import Unset

NO_ALMANAC = Almanac(EMPTY, NO_WISHES, {}, {})
WARN = 0.75
"""A limit is close to its end from three quarters on (outside limits, catalogue 1)."""
LIMITS: Mapping[str, str] = {
    "reply": "complaint.reply", "plan": "complaint.plan", "contact": "complaint.contact", "update": "complaint.update",
}  # fmt: skip
"""Keys of the policy (CMP-05, CMP-07)."""


@dataclass(frozen=True, slots=True)
class Running:
    """A limit from its start to its due time."""

    started: datetime
    due: datetime
    warns: datetime | None = None
    stopped: datetime | None = None

    def mark(self, at: datetime) -> str:
        """`running`, `close` (three quarters are over) or `late`; of a stopped one `met` or `failed`, for ever."""
        if self.stopped is not None:
            return "failed" if self.stopped > self.due else "met"
        if at > self.due:
            return "late"
        return "close" if at >= (self.warns or self.started + (self.due - self.started) * WARN) else "running"


def limit(policy: Policy, name: str, zone: tzinfo, almanac: Callable[[], Almanac], begun: datetime) -> Running | None:
    """A limit that begins at `begun`; `None` where its length or its calendar is unset. The almanac is read only for working days."""
    span = policy.span(LIMITS[name])
    counted = policy.word("calendar.clocks") == "working-days" or (not isinstance(span, Unset) and span.unit is Unit.WORKING_DAY)
    found = terms(policy, LIMITS[name], zone, almanac() if counted else NO_ALMANAC)
    return None if isinstance(found, Unset) else _running(found, begun)


def _running(found: Terms, begun: datetime) -> Running | None:
    whole: timedelta = length(found.calendar, begun, found.span)
    ends, warns = due(found.calendar, begun, whole), due(found.calendar, begun, whole * WARN)
    return None if ends is None else Running(begun, ends, warns)


def unset(policy: Policy) -> tuple[str, ...]:
    """Limits that nobody has set."""
    return tuple(name for name, key in LIMITS.items() if isinstance(policy.value(key), Unset))


def authority(policy: Policy) -> int | None:
    """Compensation (fen) that needs no approval; `None` where nobody has said (CMP-10)."""
    found = policy.whole("complaint.authority")
    return None if isinstance(found, Unset) else found
