"""The service desk: reports out of the books, their sign-off and copies."""

from broadcaster.i18n import N_

SAY = {
    "desk.report.differs-before": N_("{heading}: {former} were signed for the day before and {today} came today, but the books have {total}. Correct the former report first, or look for what was entered late: desk report copies heating."),
    "desk.report.differs-classes": N_("The four classes come to {sum}, but {reported} repairs were reported: {by} have another class. Put their class right."),
    "desk.report.differs-revisits": N_("{count} repairs were revisited and not returned yet. Enter their return first."),
    "desk.report.differs-stations": N_("{heading}: the stations come to {sum}, but all together it is {total}: {by} belong to no station of the list. Send them to one."),
    "desk.report.file": N_("{file} does not end in .{kind}. Give it that ending."),
    "desk.report.most": N_("The {shown} who called most often of {there}."),
    "desk.report.no-cost": N_("{count} of {of} sales have no cost: they count in no gross profit. Enter it: desk sale amend NUMBER --cost … --reason …"),
    "desk.report.no-draft": N_("{report} has no draft: it is a table. Take desk report {report} --pdf or --xlsx."),
    "desk.report.no-period": N_("“{period}” is no period. Write 2026-11-24, 2026-W48, 2026-11, 2026-Q4, 2026 or 2026-11-01..2026-11-15."),
    "desk.report.no-picture": N_("{report} has nothing to draw. Take --pdf or --xlsx."),
    "desk.report.no-reason": N_("A reason is needed for a correction, and for a report that is not delivered in person. Say it with --reason."),
    "desk.report.no-repairs": N_("This desk has no book of repairs, so there is no heating report. A version with repairs is needed."),
    "desk.report.no-report": N_("There is no report {report}. There are: {known}."),
    "desk.report.no-text": N_("{report} has no text “{name}”. It has: {known}."),
    "desk.report.not-judged": N_("Answered in time: not judged, no limit was set or none is over."),
    "desk.report.not-responsible": N_("{name} signs this report (report.responsible). They sign it, or the value is changed: desk policy."),
    "desk.report.not-signed": N_("Nothing was signed for {period} yet, so there is nothing to correct. Sign without --correct."),
    "desk.report.not-so": N_("{report} is not made for such a period. It is made for: {known}."),
    "desk.report.refused": N_("{count} of them were not accepted."),
    "desk.report.rings-unset": N_("Answered in time: not judged, answer.max_rings is unset."),
    "desk.report.running": N_("{period} is not over: its figures still change. Sign it afterwards."),
    "desk.report.running-note": N_("{period} is not over: the figures still change."),
    "desk.report.same": N_("Nothing has changed since {number} was signed. There is nothing to correct."),
    "desk.report.season-unset": N_("The season is unset (calendar.season): what is summed up begins with the first repair."),
    "desk.report.signed": N_("{by} has signed it: {number}. It changes no more; issue a correction: --correct --reason …"),
    "desk.report.unexplained": N_("{count} complaints about quality have no root cause yet and are not among the issues."),
    "desk.report.withdrawn": N_("{count} of the repairs reported so far were withdrawn; they are not among the unfinished."),
}
