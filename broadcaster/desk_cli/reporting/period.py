"""Options that say for which period."""

from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk.clocks.duties import Cadence
from broadcaster.desk.reports.model import Report
from broadcaster.desk_cli.options import option
from broadcaster.faults import Exit, fault
from broadcaster.i18n import N_, _

if TYPE_CHECKING:
    from broadcaster.desk.reports.frames import Frame
    from broadcaster.desk.values import Reading

WORDS = {
    Cadence.DAY: ("date", N_("Of this day."), N_("DATE"), N_("a day (--date)")),
    Cadence.WEEK: ("week", N_("Of this week: 2026-W48, or a day in it."), N_("WEEK"), N_("a week (--week)")),
    Cadence.MONTH: ("month", N_("Of this month: 2026-11, or a day in it."), N_("MONTH"), N_("a month (--month)")),
    Cadence.QUARTER: ("quarter", N_("Of this quarter: 2026-Q4, or a day in it."), N_("QUARTER"), N_("a quarter (--quarter)")),
    Cadence.YEAR: ("year", N_("Of this year: 2026, or a day in it."), N_("YEAR"), N_("a year (--year)")),
}
NAMES = tuple(words[0] for words in WORDS.values())


def options(report: Report | None = None) -> list[click.Parameter]:
    """`--date`, `--week` … as far as the report is made for such periods; without a report all of them."""
    wanted = tuple(WORDS) if report is None else report.cadences
    made: list[click.Parameter] = [
        option(name, _(told), metavar=_(metavar)) for cadence, (name, told, metavar, _known) in WORDS.items() if cadence in wanted
    ]
    if report is None or None in wanted:
        made += [
            option("since", _("From this day on, with --until."), metavar=_("DATE")),
            option("until", _("Up to and with this day."), metavar=_("DATE")),
        ]
    return made


def chosen(report: Report, given: dict[str, Any], reading: "Reading") -> "Frame":
    """The period of the options, taken out of `given`; without any the report's first sort, around today.

    Raises `Fault`: `desk.report.no-period`, `desk.report.not-so`.
    """
    from broadcaster.desk.reports.frames import around

    told = {name: given.pop(name, None) for name in (*NAMES, "since", "until")}
    today = reading.now.astimezone(reading.zone).date()
    frame = next((_of(cadence, text, reading) for cadence, (name, *_w) in WORDS.items() if (text := told[name])), None)
    if frame is None and (told["since"] or told["until"]):
        frame = _between(told["since"] or told["until"] or "", told["until"] or "today", reading)
    frame = frame or around(report.cadences[0] or Cadence.DAY, today, reading.zone)
    if frame.cadence not in report.cadences:
        known = "、".join(_(WORDS[one][3]) for one in report.cadences if one is not None)
        raise fault("desk.report.not-so", Exit.USAGE, report=report.name, known=known)
    return frame


def _of(cadence: Cadence, text: str, reading: "Reading") -> "Frame":
    from broadcaster.desk.reports.frames import around, named
    from broadcaster.desk.values import Unreadable, read_date

    try:
        found = named(text, reading.zone)
        if found.cadence is cadence:
            return found
    except ValueError:
        pass
    try:
        return around(cadence, read_date(text, reading.now.astimezone(reading.zone).date()), reading.zone)
    except Unreadable:
        raise fault("desk.report.no-period", Exit.USAGE, period=text) from None


def _between(since: str, until: str, reading: "Reading") -> "Frame":
    from broadcaster.desk.reports.frames import between
    from broadcaster.desk.values import Unreadable, read_date

    today = reading.now.astimezone(reading.zone).date()
    try:
        return between(read_date(since, today), read_date(until, today), reading.zone)
    except (Unreadable, ValueError):
        raise fault("desk.report.no-period", Exit.USAGE, period=f"{since}..{until}") from None


def report_named(name: str) -> Report:
    """Raises `Fault`: `desk.report.no-report`."""
    from broadcaster.desk.reports.catalogue import REPORTS, report

    try:
        return report(name)
    except KeyError:
        raise fault("desk.report.no-report", Exit.USAGE, report=name, known="、".join(one.name for one in REPORTS)) from None
