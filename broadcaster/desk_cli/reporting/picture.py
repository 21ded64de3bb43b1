"""A report as a picture: a bar a row, of every part that says what is drawn of it."""

from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from broadcaster.cli.record.fonts import chinese_family
from broadcaster.desk.reports.model import Cell, Part, Picture, Share
from broadcaster.desk.reports.sheets import Paper
from broadcaster.desk.reports.wording import part_title, said, stretch
from broadcaster.desk.wording import label
from broadcaster.faults import fault

COLOURS = ("#3b78b5", "#b9c7d6", "#3f9c62")
INK, FAINT = "#22303c", "#7c8894"
WIDE_IN, BAR_IN, UPRIGHT_IN, DPI = 11.0, 0.34, 2.8, 120
MOST = 30
"""Bars of a part, at most: the biggest come first."""


def draw(paper: Paper, file: Path) -> None:
    """Write the picture (PNG). Raises `Fault`: `desk.report.no-picture`, `desk.file-unwritten`."""
    drawn = [(part, part.picture) for part in paper.report.parts if part.picture and paper.made.tables[part.name].rows]
    if not any(part.picture for part in paper.report.parts):
        raise fault("desk.report.no-picture", report=paper.report.name)
    with mpl.rc_context({"font.family": [chinese_family() or "DejaVu Sans"], "text.parse_math": False, "text.color": INK}):
        figure = _figure(paper, drawn)
        try:
            figure.savefig(file, dpi=DPI)
        except OSError as error:
            raise fault("desk.file-unwritten", file=file, why=error.strerror or error) from error


def _figure(paper: Paper, drawn: list[tuple[Part, Picture]]) -> Figure:
    heights = [_height(paper, part, picture) for part, picture in drawn] or [0.5]
    figure = Figure(figsize=(WIDE_IN, sum(heights) + 1.0 + 0.8 * len(heights)), facecolor="white", layout="constrained")
    figure.suptitle(f"{paper.title}\n{stretch(paper.asked.frame)}", fontsize=14)
    if not drawn:
        return figure
    grid = figure.subplots(len(drawn), 1, squeeze=False, height_ratios=heights)
    for (part, picture), (axes,) in zip(drawn, grid, strict=True):
        _part(paper, part, picture, axes)
    return figure


def _height(paper: Paper, part: Part, picture: Picture) -> float:
    return UPRIGHT_IN if picture.upright else 0.6 + BAR_IN * min(MOST, len(paper.made.tables[part.name].rows))


def _part(paper: Paper, part: Part, picture: Picture, axes: Axes) -> None:
    rows = paper.made.tables[part.name].rows[-MOST if picture.upright else 0 :][:MOST]
    named = part.columns[part.place(picture.label)]
    names = [said(named, row[part.place(picture.label)], paper.zone) for row in rows]
    room = 0.8 / len(picture.values)
    for n, name in enumerate(picture.values):
        amounts = [_amount(row[part.place(name)]) for row in rows]
        places = [place + (n - (len(picture.values) - 1) / 2) * room for place in range(len(rows))]
        words = label(part.columns[part.place(name)])
        bars: Any = (axes.bar if picture.upright else axes.barh)(places, amounts, room, color=COLOURS[n], label=words)
        axes.bar_label(bars, labels=[f"{amount:g}" for amount in amounts], fontsize=9, color=FAINT, padding=2)
    _frame(axes, names, upright=picture.upright)
    axes.set_title(part_title(part), fontsize=12, loc="left")
    if len(picture.values) > 1:
        axes.legend(frameon=False, fontsize=9)


def _frame(axes: Axes, names: list[str], *, upright: bool) -> None:
    for side in ("top", "right", "bottom" if not upright else "left"):
        axes.spines[side].set_visible(False)
    if upright:
        axes.set_xticks(range(len(names)), names, rotation=45 if len(names) > 12 else 0, fontsize=9)
        axes.set_yticks([])
    else:
        axes.set_yticks(range(len(names)), names, fontsize=10)
        axes.invert_yaxis()
        axes.set_xticks([])
    axes.tick_params(length=0)
    axes.margins(0.02 if upright else 0.08, 0.12 if upright else 0.02)


def _amount(cell: Cell) -> float:
    if isinstance(cell, Share):
        return 0.0 if cell.d == 0 else 100 * cell.n / cell.d
    return float(cell) if isinstance(cell, int) else 0.0
