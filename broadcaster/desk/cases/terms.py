"""The organisation's numbers for its cases, out of its policy. What is *unset* does not run and allows nothing (POL-02). Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from broadcaster.desk.cases.model import CaseType
from broadcaster.desk.clocks.calendar import Calendar
from broadcaster.desk.clocks.clock import Terms
from broadcaster.desk.clocks.span import Unit
from broadcaster.desk.policy.calendars import calendar_name, named
from broadcaster.desk.policy.model import Policy
from broadcaster.desk.policy.value import Unset

if TYPE_CHECKING:
    from broadcaster.almanac.model import Almanac

WARN = 0.75
"""A limit is close to its end from three quarters on (outside limits, catalogue 1)."""
ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Running:
    """A limit as it stands between two of its events."""

    started: datetime
    due: datetime | None
    """`None` while it stands still."""
    warns: datetime | None = None
    stopped: datetime | None = None

    def mark(self, at: datetime) -> str:
        """`running`, `close` (three quarters are over), `paused` or `late`; of a stopped one `met` or `failed`, for ever."""
        if self.stopped is not None:
            return "failed" if self.due is not None and self.stopped > self.due else "met"
        if self.due is None:
            return "paused"
        if at > self.due:
            return "late"
        return "close" if at >= (self.warns or self.started + (self.due - self.started) * WARN) else "running"


def key_of(policy: Policy, kind: CaseType, name: str, urgency: str) -> str:
    """The key of a limit: an urgent case has its own where it is set, else the ordinary one: never more time than that (CMP-12)."""
    own = kind.urgent.get(urgency, {}).get(name)
    return own if own is not None and not isinstance(policy.value(own), Unset) else kind.limits[name]


def agreed(policy: Policy, key: str, zone: tzinfo, almanac: "Callable[[], Almanac]") -> tuple[str, Terms] | None:
    """The calendar's name and the terms a limit starts with; `None` where its length or its calendar is unset.

    The almanac is read only for working days.
    """
    span, calendar = policy.span(key), calendar_name(policy, key)
    if isinstance(span, Unset) or isinstance(calendar, Unset):
        return None
    return calendar, Terms(calendar_of(calendar, zone, almanac), span)


def lasting(calendar: str, length: timedelta, zone: tzinfo, almanac: "Callable[[], Almanac]") -> Terms:
    """Terms as a clock keeps them: a calendar's name, and open time."""
    return Terms(calendar_of(calendar, zone, almanac), length)


def calendar_of(name: str, zone: tzinfo, almanac: "Callable[[], Almanac]") -> Calendar:
    """The calendar of a name; a clock of an older program (`24x7`) counts always."""
    return named(name, zone, almanac() if name.startswith("working-days") else None)


def unset(policy: Policy, limits: Mapping[str, str]) -> tuple[str, ...]:
    """Limits that nobody has set. `limits`: clocks and their keys."""
    return tuple(name for name, key in limits.items() if isinstance(policy.value(key), Unset))


def required(policy: Policy) -> tuple[str, ...]:
    """Fields a complaint must have when it is accepted (CMP-14); none where the organisation names none."""
    found = policy.words("complaint.required")
    return () if isinstance(found, Unset) else found


UNITS: Mapping[Unit, timedelta] = {
    Unit.SECOND: timedelta(seconds=1), Unit.MINUTE: timedelta(minutes=1), Unit.HOUR: timedelta(hours=1), Unit.MONTH: timedelta(days=30),
}  # fmt: skip


def silence(policy: Policy) -> timedelta | None:
    """How long a case may lie still before that is an alarm (CMP-32); working days count as days. `None` where nobody has said."""
    found = policy.span("complaint.silence")
    return None if isinstance(found, Unset) else found.count * UNITS.get(found.unit, timedelta(days=1))


def authority(policy: Policy) -> int | None:
    """Compensation (fen) that needs no approval; `None` where nobody has said (CMP-10)."""
    found = policy.whole("complaint.authority")
    return None if isinstance(found, Unset) else found
