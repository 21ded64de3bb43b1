"""The calendars and clocks a policy gives. PURE."""

from datetime import tzinfo
from typing import TYPE_CHECKING

from broadcaster.desk.clocks.calendar import WHOLE_DAY, Calendar, Hours, always, open_hours, read_hours, working_days
from broadcaster.desk.clocks.clock import Terms
from broadcaster.desk.clocks.duties import Cadence, Duty
from broadcaster.desk.clocks.span import Span, Unit
from broadcaster.desk.policy.model import Policy
from broadcaster.desk.policy.value import Unset

if TYPE_CHECKING:
    from broadcaster.almanac.model import Almanac


def calendar_name(policy: Policy, key: str = "") -> str | Unset:
    """What the clock of `key` runs by: `always`, `open-hours 09:20-17:30`, `working-days 00:00-24:00`.

    Its own calendar (`<key>_calendar`) goes before that of all clocks (`calendar.clocks`, I-22); working days count whole days.
    Unset while it needs opening hours nobody has given.
    """
    span = policy.value(key) if key else None
    if isinstance(span, Span) and span.unit is Unit.WORKING_DAY:
        return _named("working-days", WHOLE_DAY)
    own = policy.value(f"{key}_calendar") if f"{key}_calendar" in policy.settings else Unset.NONE
    kind = own if isinstance(own, str) and not isinstance(own, Unset) else policy.word("calendar.clocks")
    hours = policy.hours("calendar.open_hours")
    match kind:
        case "always":
            return "always"
        case "working-days":
            return _named(kind, WHOLE_DAY if isinstance(hours, Unset) else hours)
        case "open-hours":
            return hours if isinstance(hours, Unset) else _named(kind, hours)
        case _:
            return Unset.OPEN


def _named(kind: str, hours: Hours) -> str:
    return f"{kind} {' '.join(map(str, hours))}"


def named(name: str, zone: tzinfo, almanac: "Almanac | None") -> Calendar:
    """The calendar of a name; any name that is none counts always. `almanac`: only working days need one."""
    kind, _space, hours = name.partition(" ")
    match kind:
        case "working-days":
            return working_days(zone, almanac, read_hours(hours))
        case "open-hours":
            return open_hours(zone, read_hours(hours))
        case _:
            return always(zone)


def calendar(policy: Policy, zone: tzinfo, almanac: "Almanac") -> Calendar | Unset:
    """The one clocks run by that have none of their own."""
    name = calendar_name(policy)
    return name if isinstance(name, Unset) else named(name, zone, almanac)


def terms(policy: Policy, key: str, zone: tzinfo, almanac: "Almanac") -> Terms | Unset:
    """What a clock is started with; unset when its length or its calendar is: then it shows 未设定 and is not judged (POL-02)."""
    span = policy.span(key)
    if isinstance(span, Unset):
        return span
    of = calendar_name(policy, key)
    return of if isinstance(of, Unset) else Terms(named(of, zone, almanac), span)


QUOTAS = {
    "patrol.daily": Cadence.DAY, "visit.monthly": Cadence.MONTH, "visit.tenant_anchor": Cadence.YEAR, "visit.tenant_other": Cadence.YEAR,
}  # fmt: skip
DEADLINES = ("weather.due", "report.daily_at")
OFTEN = ("complaint.archive", "selection.cadences")


def duties(policy: Policy) -> tuple[Duty, ...]:
    """Every recurring duty whose number the policy gives (3.29). One whose number is unset is none yet: `Policy.unset` tells of it."""
    made: list[Duty] = []
    for key, cadence in QUOTAS.items():
        times = policy.whole(key)
        if not isinstance(times, Unset):
            made.append(Duty(key, cadence, times))
    for key in DEADLINES:
        moment = policy.moment(key)
        if not isinstance(moment, Unset):
            made.append(Duty(key, Cadence.DAY, by=moment.hour * 60 + moment.minute))
    for key in (*OFTEN, *(name for name in policy.settings if name.startswith("duty."))):
        made += [Duty(f"{key}.{word}", Cadence(word)) for word in _words(policy, key)]
    return tuple(made)


def _words(policy: Policy, key: str) -> tuple[str, ...]:
    found = policy.value(key)
    if isinstance(found, Unset):
        return ()
    return (found,) if isinstance(found, str) else tuple(str(word) for word in policy.words(key))
