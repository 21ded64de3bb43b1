"""A period's figures in sentences, for a head to edit (RPT-03, RPT-05). Words in the reader's language."""

from broadcaster.desk.clocks.duties import Cadence
from broadcaster.desk.reports.model import Asked, Cell, Made, Share
from broadcaster.desk.wording import chinese
from broadcaster.i18n import N_, _

TITLES = {
    Cadence.WEEK: N_("Satisfaction report of the week {period}"),
    Cadence.MONTH: N_("After-sales summary of the month {period}"),
    Cadence.QUARTER: N_("After-sales summary of the quarter {period}"),
    Cadence.YEAR: N_("After-sales summary of the year {period}"),
}
TO_FILL = {
    Cadence.WEEK: (N_("Problems found"), N_("What was put right"), N_("Plan of next week")),
    None: (N_("Main problems"), N_("Improvements"), N_("Plan of the next period")),
}
MOST = 3
"""So many kinds of complaint are named."""


def drafted(made: Made, asked: Asked) -> str:
    """Markdown: the period, what the figures say, and headings for what only a person knows."""
    before, now = made.tables["figures"].rows
    frame = asked.frame
    title = _(TITLES.get(frame.cadence or Cadence.MONTH, TITLES[Cadence.MONTH])).format(period=frame.name)
    figures = _("Figures")
    lines = [f"# {title}", "", _("From {first} to {last}.").format(first=frame.first, last=frame.last), "", f"## {figures}", ""]
    lines += [f"- {sentence}" for sentence in _sentences(now, before, made)]
    for heading in TO_FILL.get(frame.cadence, TO_FILL[None]):
        lines += ["", f"## {_(heading)}", "", _("(to be written)")]
    return "\n".join([*lines, ""])


def _sentences(now: tuple[Cell, ...], before: tuple[Cell, ...], made: Made) -> list[str]:
    calls, complaints, solved, on_time, planned, satisfied, reopened, quality, exceptions = now[1:]
    found = [
        _("Calls: {now} ({before} before).").format(now=calls, before=before[1]),
        _("Complaints: {now} ({before} before).").format(now=complaints, before=before[2]),
    ]
    shares = (
        (N_("Solved: {share}."), solved),
        (N_("Answered in time: {share}."), on_time),
        (N_("Planned in time: {share}."), planned),
        (N_("Satisfied customers: {share}."), satisfied),
        (N_("Taken up again: {share}."), reopened),
        (N_("About quality: {share}."), quality),
    )
    found += [_(words).format(share=_share(cell)) for words, cell in shares if isinstance(cell, Share)]
    kinds = _kinds(made)
    if kinds:
        found.append(_("Most often: {kinds}.").format(kinds=kinds))
    return [*found, _("Exception events: {now} ({before} before).").format(now=exceptions, before=before[9])]


def _share(cell: Share) -> str:
    if cell.hundredths is None:
        return _("not judged, 0 of 0")
    told = _("{percent} %, {n} of {d}")
    return told.format(percent=f"{cell.hundredths / 100:.2f}", n=cell.n, d=cell.d)


def _kinds(made: Made) -> str:
    from broadcaster.desk.registers.complaint import BOOK

    named = {one.value: one.zh if chinese() else one.en for one in BOOK.field("kind").choices}
    rows = [row for row in made.tables["kinds"].rows[:MOST] if row[1]]
    return ("、" if chinese() else ", ").join(f"{named.get(str(row[0]), row[0])} {row[1]}" for row in rows)
