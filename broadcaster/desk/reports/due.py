"""Which reports are due: each once, by the duties of the policy (RPT-01, RPT-02, RPT-03, RPT-05). PURE."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from broadcaster.desk.clocks.calendar import DAY_MIN
from broadcaster.desk.clocks.clock import Verdict
from broadcaster.desk.clocks.duties import Cadence, Duty, progress
from broadcaster.desk.policy.model import Policy
from broadcaster.desk.policy.value import Unset
from broadcaster.desk.reports.frames import Frame, around, before
from broadcaster.desk.reports.model import Report

LOOK_BACK = 7
"""So many periods back what was not done is still named."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A report nobody has signed, for one period or several."""

    report: str
    cadence: Cadence
    periods: tuple[str, ...]
    """Oldest first."""
    due: datetime | None
    """Of the oldest; `None`: nobody has set when it is due, so it is never late."""
    late: bool


@dataclass(frozen=True, slots=True)
class _Rhythm:
    cadence: Cadence
    by: int | None
    """Minutes after midnight; `None`: unset."""


def rhythms(report: Report, policy: Policy) -> tuple[_Rhythm, ...]:
    """How often a report is due; none where the house has no such duty."""
    found = policy.value(report.duty) if report.duty else Unset.NONE
    match found:
        case Unset.NONE:
            return ()
        case Unset():
            return (_Rhythm(report.cadences[0] or Cadence.DAY, None),)
        case time():
            return (_Rhythm(Cadence.DAY, found.hour * 60 + found.minute),)
        case str():
            return (_Rhythm(Cadence(found), DAY_MIN),)
        case tuple():
            return tuple(_Rhythm(Cadence(str(word)), DAY_MIN) for word in found)
    raise TypeError(report.duty)


def due_at(report: Report, frame: Frame, policy: Policy) -> datetime | None:
    """When the report of a period is due: a day's by the time of the next day, others in the period after. `None`: unset, or no duty."""
    for one in rhythms(report, policy):
        if one.cadence is frame.cadence and one.by is not None:
            last = around(one.cadence, frame.last + timedelta(days=1), frame.zone).last
            return datetime.combine(last, time.min, frame.zone) + timedelta(minutes=one.by)
    return None


def owed(report: Report, policy: Policy, signed: Mapping[str, datetime], at: datetime, since: datetime, zone: tzinfo) -> Iterator[Owed]:
    """What is owed of a report at `at`. `signed`: when each period's was; nothing is owed from before `since`."""
    for one in rhythms(report, policy):
        found = [told for frame in _frames(one, at, zone) if frame.until > since and (told := _open(one, frame, signed, at)) is not None]
        if found:
            oldest = found[-1]
            yield Owed(report.name, one.cadence, tuple(name for name, _due, _late in reversed(found)), oldest[1], oldest[2])


def _frames(one: _Rhythm, at: datetime, zone: tzinfo) -> Iterator[Frame]:
    """The last periods that are over, newest first."""
    frame = around(one.cadence, at.astimezone(zone).date(), zone)
    for _n in range(LOOK_BACK):
        frame = before(frame)
        yield frame


def _open(one: _Rhythm, frame: Frame, signed: Mapping[str, datetime], at: datetime) -> tuple[str, datetime | None, bool] | None:
    """Name, due time and lateness of a period's report; `None` when it was signed."""
    if frame.name in signed:
        return None
    if one.by is None:
        return frame.name, None, False
    day: date = frame.last + timedelta(days=1)
    stands = progress(Duty(frame.name, one.cadence, 1, one.by), day, (), at, frame.zone).status
    return frame.name, stands.due, stands.verdict is Verdict.FAILED


def named(owed_reports: Iterable[Owed], reports: Iterable[Report]) -> Iterator[tuple[Report, Owed]]:
    """Each with its declaration, what is late first."""
    known = {report.name: report for report in reports}
    ordered = sorted(owed_reports, key=lambda one: (not one.late, one.due is None, one.due and one.due.timestamp(), one.report))
    return ((known[one.report], one) for one in ordered)
