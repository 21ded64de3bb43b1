"""The calendars and clocks a policy gives. PURE."""

from datetime import tzinfo

from broadcaster.almanac.model import Almanac
from broadcaster.desk.clocks.calendar import WHOLE_DAY, Calendar, always, open_hours, working_days
from broadcaster.desk.clocks.clock import Terms
from broadcaster.desk.clocks.duties import Cadence, Duty
from broadcaster.desk.clocks.span import Unit
from broadcaster.desk.policy.model import Policy
from broadcaster.desk.policy.value import Unset


def calendar(policy: Policy, zone: tzinfo, almanac: Almanac) -> Calendar | Unset:
    """The one a case's clocks run by (`calendar.clocks`, I-22); unset while it needs opening hours nobody has given."""
    kind = policy.word("calendar.clocks")
    hours = policy.hours("calendar.open_hours")
    match kind:
        case "always":
            return always(zone)
        case "working-days":
            return working_days(zone, almanac, WHOLE_DAY if isinstance(hours, Unset) else hours)
        case "open-hours":
            return hours if isinstance(hours, Unset) else open_hours(zone, hours)
        case _:
            return Unset.OPEN


def terms(policy: Policy, key: str, zone: tzinfo, almanac: Almanac) -> Terms | Unset:
    """What a clock is started with; unset when its length or its calendar is: then it shows 未设定 and is not judged (POL-02)."""
    span = policy.span(key)
    if isinstance(span, Unset):
        return span
    of = working_days(zone, almanac) if span.unit is Unit.WORKING_DAY else calendar(policy, zone, almanac)
    return of if isinstance(of, Unset) else Terms(of, span)


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
