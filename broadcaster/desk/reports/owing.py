"""What is owed, out of the store: signed copies, the weekly archive, and when the desk began."""

from datetime import datetime, tzinfo

from sqlalchemy import Connection, func, select

from broadcaster.desk.policy.model import Policy
from broadcaster.desk.registers import NAMES
from broadcaster.desk.reports.catalogue import REPORTS
from broadcaster.desk.reports.copies import copies
from broadcaster.desk.reports.due import Owed, named, owed
from broadcaster.desk.reports.model import Report
from broadcaster.desk.reports.weekly import ARCHIVE
from broadcaster.desk.tables import EVENT


def reports_owed(connection: Connection, policy: Policy, at: datetime, zone: tzinfo) -> tuple[tuple[Report, Owed], ...]:
    """Every report that is due or overdue, each once, what is late first."""
    since = connection.execute(select(func.min(EVENT.c.at))).scalar()
    if since is None:
        return ()
    signed: dict[str, dict[str, datetime]] = {}
    for copy in copies(connection):
        at_ = copy["happened_at"]
        if isinstance(at_, datetime):
            signed.setdefault(str(copy["report"]), {}).setdefault(str(copy["covers"]), at_)
    signed.setdefault(ARCHIVE.name, {}).update(_archived(connection))
    kept = [report for report in REPORTS if all(name in NAMES for name in report.reads)]
    found = [one for report in kept for one in owed(report, policy, signed.get(report.name, {}), at, since, zone)]
    return tuple(named(found, REPORTS))


def _archived(connection: Connection) -> dict[str, datetime]:
    """Weeks whose complaints were filed: that is the archive's own act (CMP-05)."""
    asked = select(EVENT.c.facts, EVENT.c.at).where(EVENT.c.kind == "archived", EVENT.c.book == "complaint").order_by(EVENT.c.seq)
    return {str(facts["week"]): at for facts, at in connection.execute(asked)}
