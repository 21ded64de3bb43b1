"""The reports there are, by name."""

from broadcaster.desk.reports.complaints import STATISTICS, TRACKING
from broadcaster.desk.reports.customers import GRADES_LIST, MARGINS, SALES_LIST, SALES_MONTH
from broadcaster.desk.reports.events import EXCEPTIONS, HOTLINE
from broadcaster.desk.reports.heating import REPORT as HEATING
from broadcaster.desk.reports.model import Report
from broadcaster.desk.reports.service import AFTERSALE, SATISFACTION
from broadcaster.desk.reports.summary import SUMMED, TOTALLED
from broadcaster.desk.reports.weekly import AGING, ARCHIVE, DISPUTED

REPORTS: tuple[Report, ...] = (
    HEATING, STATISTICS, TRACKING, SUMMED, TOTALLED, ARCHIVE, AGING, DISPUTED, EXCEPTIONS, HOTLINE, SATISFACTION, AFTERSALE,
    GRADES_LIST, SALES_LIST, SALES_MONTH, MARGINS,
)  # fmt: skip


def report(name: str) -> Report:
    """By name, form or Chinese title. Raises `KeyError`."""
    return next((one for one in REPORTS if name and name in {one.name, one.form, one.zh}), None) or _missing(name)


def _missing(name: str) -> Report:
    raise KeyError(name)
