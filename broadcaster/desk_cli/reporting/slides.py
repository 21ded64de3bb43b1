"""A report as slides that PowerPoint opens: a title, a table or several a part, a chart where the report draws one (RPT-04)."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.oxml.ns import qn
from pptx.util import Inches, Length, Pt

from broadcaster.desk.reports.model import Cell, Part, Picture, Share
from broadcaster.desk.reports.sheets import NUMERIC, Paper
from broadcaster.desk.reports.wording import headings, part_title, said, stretch, text_pairs
from broadcaster.desk.wording import label
from broadcaster.faults import fault
from broadcaster.i18n import _

FONT = "Microsoft YaHei"
"""Named for Latin and Chinese signs alike; slides embed no font, and a machine without this one takes its own Chinese one."""
WIDE, HIGH, EDGE = Inches(13.333), Inches(7.5), Inches(0.6)
ROWS, COLUMNS, BARS = 12, 9, 24
"""Of a slide, at most: a longer table goes on, a wider one goes on beside its first column."""
INK, FAINT = RGBColor(0x22, 0x30, 0x3C), RGBColor(0x7C, 0x88, 0x94)
BLANK = 6
"""The layout without places of its own."""


def write(paper: Paper, file: Path) -> None:
    """Write the slides (.pptx). Raises `Fault`: `desk.file-unwritten`."""
    made = Presentation()
    made.slide_width, made.slide_height = WIDE, HIGH
    _title(made, paper)
    for part in paper.report.parts:
        _part(made, paper, part)
    pairs = [(name, words) for name, words in (*text_pairs(paper.report, paper.texts), *paper.foot) if words]
    if pairs or paper.notes:
        slide = _slide(made, _("Remarks"))
        _words(slide, [*(f"{name}：{words}" for name, words in pairs), *paper.notes], top=Inches(1.4), size=16)
    made.core_properties.title = paper.title
    try:
        made.save(str(file))
    except OSError as error:
        raise fault("desk.file-unwritten", file=file, why=error.strerror or error) from error


def _title(made: Any, paper: Paper) -> None:  # noqa: ANN401 - a presentation
    slide = made.slides.add_slide(made.slide_layouts[BLANK])
    _words(slide, [paper.title], top=Inches(2.6), size=40, bold=True)
    _words(slide, [stretch(paper.asked.frame), paper.report.form], top=Inches(3.8), size=20, colour=FAINT)


def _part(made: Any, paper: Paper, part: Part) -> None:  # noqa: ANN401
    rows = [[said(c, cell, paper.zone) for c, cell in zip(part.columns, row, strict=True)] for row in paper.rows(part)]
    heads = list(headings(part))
    if not rows:
        _words(_slide(made, part_title(part)), [_("Nothing in this period.")], top=Inches(1.4), size=18, colour=FAINT)
        return
    if part.figures:
        heads, rows = [_("Figure"), _("Number")], [[name, value] for name, value in zip(heads, rows[0], strict=True)]
    right = [False, True] if part.figures else [column.kind in NUMERIC for column in part.columns]
    for columns in _columns(len(heads)):
        for some in _cut(rows, ROWS):
            slide = _slide(made, part_title(part))
            _table(slide, [heads[n] for n in columns], [[row[n] for n in columns] for row in some], [right[n] for n in columns])
    if part.picture is not None:
        _chart(made, paper, part, part.picture)


def _columns(count: int) -> Iterator[list[int]]:
    """Places of a wide table's columns, slide by slide; the first stands on each."""
    if count <= COLUMNS:
        yield list(range(count))
        return
    for some in _cut(range(1, count), COLUMNS - 1):
        yield [0, *some]


def _cut(some: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    return (some[start : start + size] for start in range(0, len(some), size))


def _slide(made: Any, title: str) -> Any:  # noqa: ANN401 - a slide
    slide = made.slides.add_slide(made.slide_layouts[BLANK])
    _words(slide, [title], top=Inches(0.4), size=26, bold=True)
    return slide


def _words(slide: Any, lines: Sequence[str], *, top: Length, size: int, bold: bool = False, colour: RGBColor = INK) -> None:  # noqa: ANN401
    frame = slide.shapes.add_textbox(EDGE, top, WIDE - 2 * EDGE, Inches(0.8)).text_frame
    frame.word_wrap = True
    for n, line in enumerate(line for line in lines if line):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        _run(paragraph, line, size=size, bold=bold, colour=colour)


def _run(paragraph: Any, words: str, *, size: float, bold: bool = False, colour: RGBColor = INK) -> None:  # noqa: ANN401
    run = paragraph.add_run()
    run.text = words
    font = run.font
    font.name, font.size, font.bold, font.color.rgb = FONT, Pt(size), bold, colour
    _chinese(run._r.get_or_add_rPr())  # noqa: SLF001 - the library has no word for the face of Chinese signs


def _chinese(properties: Any) -> None:  # noqa: ANN401 - an XML element
    """The face of Chinese signs, after that of Latin ones, as the schema has it."""
    face = properties.makeelement(qn("a:ea"), {"typeface": FONT})
    properties.find(qn("a:latin")).addnext(face)


def _table(slide: Any, heads: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool]) -> None:  # noqa: ANN401
    from pptx.enum.text import PP_ALIGN

    shape = slide.shapes.add_table(len(rows) + 1, len(heads), EDGE, Inches(1.3), WIDE - 2 * EDGE, Inches(0.4) * (len(rows) + 1))
    size = 14 if len(heads) <= 6 else 11
    for y, row in enumerate((heads, *rows)):
        for x, words in enumerate(row):
            paragraph = shape.table.cell(y, x).text_frame.paragraphs[0]
            paragraph.alignment = PP_ALIGN.RIGHT if right[x] and y else PP_ALIGN.LEFT
            _run(paragraph, words.replace("\n", " "), size=size, bold=y == 0, colour=RGBColor(255, 255, 255) if y == 0 else INK)


def _chart(made: Any, paper: Paper, part: Part, picture: Picture) -> None:  # noqa: ANN401
    """A chart of the program's own, whose figures can be looked up and changed."""
    rows = paper.made.tables[part.name].rows[-BARS if picture.upright else 0 :][:BARS]
    named = part.place(picture.label)
    data = CategoryChartData()
    data.categories = [said(part.columns[named], row[named], paper.zone) or "—" for row in rows]
    for name in picture.values:
        column = part.columns[part.place(name)]
        data.add_series(label(column), [_amount(part, name, row[part.place(name)]) for row in rows])
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED if picture.upright else XL_CHART_TYPE.BAR_CLUSTERED
    slide = _slide(made, part_title(part))
    chart = slide.shapes.add_chart(kind, EDGE, Inches(1.3), WIDE - 2 * EDGE, HIGH - Inches(1.8), data).chart
    chart.font.name, chart.font.size = FONT, Pt(12)
    _chinese(chart.font._rPr)  # noqa: SLF001 - as above
    if not picture.upright:
        chart.category_axis.reverse_order = True
    chart.has_legend = len(picture.values) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    plot = chart.plots[0]
    plot.has_data_labels = True
    plot.gap_width = 60


def _amount(part: Part, name: str, cell: Cell) -> float:
    """Yuan, percent, or a count."""
    from broadcaster.desk.book import Kind

    if isinstance(cell, Share):
        return 0.0 if cell.d == 0 else round(100 * cell.n / cell.d, 2)
    amount = float(cell) if isinstance(cell, int) else 0.0
    return amount / 100 if part.columns[part.place(name)].kind is Kind.MONEY else amount
