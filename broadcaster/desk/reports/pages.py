"""A report on paper (PDF): the manual's title, headings and order, an embedded Chinese font, a place to sign (LGR-04)."""

from collections.abc import Iterator
from typing import Any

from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.platypus import LongTable, PageBreak, Spacer, Table, TableStyle

from broadcaster.desk.book import Kind
from broadcaster.desk.paper.forms import GRID
from broadcaster.desk.paper.page import sheet, signatures, text, width
from broadcaster.desk.reports.model import Cells, Part
from broadcaster.desk.reports.sheets import Paper
from broadcaster.desk.reports.wording import headings, part_title, said, stretch, text_pairs
from broadcaster.desk.wording import chinese, label, shortened
from broadcaster.i18n import _

A_CELL, AT_ONCE, SMALL = 160, 200, 8
"""Signs of a cell, rows that are laid out together, points."""
SIDE = 32 * mm
"""Room for headings that stand at the side."""


def report_sheet(paper: Paper) -> bytes:
    """The report as PDF. Raises `Fault`: `desk.no-font`."""
    wide = max(len(part.columns) for part in paper.report.parts) > 8
    parts: list[Any] = [text(stretch(paper.asked.frame), centred=True), Spacer(1, 4 * mm)]
    for part in paper.report.parts:
        parts += [text(part_title(part), 11), Spacer(1, 1.5 * mm), *_part(paper, part, wide=wide), Spacer(1, 4 * mm)]
    parts += _lines(paper)
    parts += [text(note, SMALL) for note in paper.notes]
    signed = dict(paper.foot).get(_("Signed by"), "")
    corner = " ".join(word for word in (paper.report.form, paper.asked.frame.name) if word)
    return sheet(paper.title, corner, [*parts, Spacer(1, 6 * mm), signatures(signed, "")], wide=wide)


def _part(paper: Paper, part: Part, *, wide: bool) -> Iterator[Any]:
    rows = paper.rows(part)
    if part.on_a_sheet:
        for start in range(0, max(len(rows), 1), part.on_a_sheet):
            if start:
                yield PageBreak()
            yield _sideways(paper, part, rows[start : start + part.on_a_sheet], wide=wide)
        return
    for start in range(0, max(len(rows), 1), AT_ONCE):
        yield _table(paper, part, rows[start : start + AT_ONCE], wide=wide)


def _table(paper: Paper, part: Part, rows: tuple[Cells, ...], *, wide: bool) -> LongTable:
    """Headings above, on every page; those over several columns are one."""
    shares = [_share(part, n) for n in range(len(part.columns))]
    widths = [width(wide=wide) * one / sum(shares) for one in shares]
    heads, spans = _heads(part)
    body = [[text(shortened(said(part.columns[n], cell, paper.zone), A_CELL), SMALL) for n, cell in enumerate(row)] for row in rows]
    shaded = ("BACKGROUND", (0, 0), (-1, len(heads) - 1), colors.whitesmoke)
    return LongTable([*heads, *body], colWidths=widths, repeatRows=len(heads), style=TableStyle([*GRID, shaded, *spans]))


def _heads(part: Part) -> tuple[list[list[Any]], list[Any]]:
    below = [text(label(column), SMALL) for column in part.columns]
    if not part.groups:
        return [below], []
    over = {name for group in part.groups for name in group.columns}
    above = [text("" if column.name in over else label(column), SMALL) for column in part.columns]
    spans: list[Any] = []
    for group in part.groups:
        first = part.place(group.columns[0])
        above[first] = text(group.zh if chinese() else group.en, SMALL, centred=True)
        spans.append(("SPAN", (first, 0), (first + len(group.columns) - 1, 0)))
    for n, column in enumerate(part.columns):
        if column.name not in over:
            spans.append(("SPAN", (n, 0), (n, 1)))
    return [above, below], spans


def _sideways(paper: Paper, part: Part, rows: tuple[Cells, ...], *, wide: bool) -> Table:
    """Headings at the side, a row of the report a column of the sheet (F-CMP11)."""
    names = headings(part)
    room = (width(wide=wide) - SIDE) / part.on_a_sheet
    cells = []
    for n, name in enumerate(names):
        across = [text(shortened(said(part.columns[n], row[n], paper.zone), 40), 6.5) for row in rows]
        cells.append([text(name, 7), *across, *([""] * (part.on_a_sheet - len(across)))])
    return Table(cells, colWidths=[SIDE, *([room] * part.on_a_sheet)], style=TableStyle([*GRID, ("LEFTPADDING", (0, 0), (-1, -1), 2)]))


def _lines(paper: Paper) -> Iterator[Any]:
    pairs = [*text_pairs(paper.report, paper.texts), *paper.foot]
    for name, words in pairs:
        for n, paragraph in enumerate(words.split("\n") if words else [""]):
            yield text(f"{name}：{paragraph}" if n == 0 else paragraph)
    if pairs:
        yield Spacer(1, 3 * mm)


def _share(part: Part, n: int) -> float:
    """How wide a column is, against the others."""
    column = part.columns[n]
    wide = {Kind.LONG: 3.0, Kind.INSTANT: 1.7, Kind.PHONE: 1.6, Kind.DATE: 1.6, Kind.PERCENT: 1.6, Kind.TEXT: 1.3, Kind.CHOICE: 1.3}
    return 2.0 if column.name == "number" else wide.get(column.kind, 1.0)
