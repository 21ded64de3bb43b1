"""The organisation's numbers for its complaints, out of its policy. What is *unset* does not run and allows nothing (POL-02). Pure."""

from collections.abc import Callable, Collection, Mapping
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
    "refund": "refund.within", "exchange": "exchange.answer",
}  # fmt: skip
"""Keys of the policy (CMP-05, CMP-07)."""

URGENT = frozenset(f"complaint.{urgency}_{name}" for urgency in ("urgent", "extreme") for name in ("reply", "plan"))
"""Keys of the limits of urgent complaints (CMP-12)."""


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


def key_of(policy: Policy, name: str, urgency: str = "normal") -> str:
    """The key of a limit: an urgent case has its own where it is set, else the ordinary one: never more time than that (CMP-12)."""
    own = f"complaint.{urgency}_{name}"
    return own if own in URGENT and not isinstance(policy.value(own), Unset) else LIMITS[name]


def limit(
    policy: Policy, name: str, zone: tzinfo, almanac: Callable[[], Almanac], begun: datetime, urgency: str = "normal"
) -> Running | None:
    """A limit that begins at `begun`; `None` where its length or its calendar is unset. The almanac is read only for working days."""
    key = key_of(policy, name, urgency)
    span = policy.span(key)
    counted = policy.word("calendar.clocks") == "working-days" or (not isinstance(span, Unset) and span.unit is Unit.WORKING_DAY)
    found = terms(policy, key, zone, almanac() if counted else NO_ALMANAC)
    return None if isinstance(found, Unset) else _running(found, begun)


def _running(found: Terms, begun: datetime) -> Running | None:
    whole: timedelta = length(found.calendar, begun, found.span)
    ends, warns = due(found.calendar, begun, whole), due(found.calendar, begun, whole * WARN)
    return None if ends is None else Running(begun, ends, warns)


def unset(policy: Policy, names: Collection[str]) -> tuple[str, ...]:
    """Which of these limits nobody has set."""
    return tuple(name for name, key in LIMITS.items() if name in names and isinstance(policy.value(key), Unset))


def required(policy: Policy) -> tuple[str, ...]:
    """Fields a complaint must have when it is accepted (CMP-14); none where the organisation names none."""
    found = policy.words("complaint.required")
    return () if isinstance(found, Unset) else found


def silence(policy: Policy) -> timedelta | None:
    """How long a case may lie still before that is an alarm (CMP-32); working days count as days. `None` where nobody has said."""
    found = policy.span("complaint.silence")
    if isinstance(found, Unset):
        return None
    units = {
        Unit.MINUTE: timedelta(minutes=1),
        Unit.HOUR: timedelta(hours=1),
        Unit.SECOND: timedelta(seconds=1),
        Unit.MONTH: timedelta(days=30),
    }
    return found.count * units.get(found.unit, timedelta(days=1))


def authority(policy: Policy) -> int | None:
    """Compensation (fen) that needs no approval; `None` where nobody has said (CMP-10)."""
    found = policy.whole("complaint.authority")
    return None if isinstance(found, Unset) else found
