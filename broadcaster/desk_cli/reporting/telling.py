"""A report on the screen: figures, tables aligned in display cells, what people wrote, what the reader must know."""

from datetime import datetime
from typing import TYPE_CHECKING

import click

from broadcaster.desk.book import Kind
from broadcaster.desk.reports.model import Asked, Made, Part, Report
from broadcaster.faults import Problem, Severity
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.reports.sheets import Paper
    from broadcaster.desk.row import Row

RIGHT = frozenset({Kind.WHOLE, Kind.MONEY, Kind.PERCENT, Kind.DURATION})
SCREEN = 60
"""Rows of a part on the screen; files and paper have all."""


def notes(made: Made, asked: Asked) -> tuple[str, ...]:
    """Sentences for the reader."""
    from broadcaster.sentences import sentence

    told = list(made.notes)
    if asked.frame.until > asked.now:
        told.insert(0, Problem("desk.report.running-note", Severity.NOTE, facts={"period": asked.frame.name}))
    return tuple(sentence(note.code, note.facts) for note in told)


def foot(report: Report, asked: Asked, copy: "Row | None") -> tuple[tuple[str, str], ...]:
    """When it is due, and who signed it."""
    from broadcaster.desk.reports.due import due_at, rhythms

    found = []
    if rhythms(report, asked.policy):
        due = due_at(report, asked.frame, asked.policy)
        if due is not None:
            found.append((_("To be delivered by"), f"{due.astimezone(asked.zone):%Y-%m-%d %H:%M}"))
        elif any(one.by is None for one in rhythms(report, asked.policy)):
            found.append((_("To be delivered by"), _("unset ({key})").format(key=report.duty)))
    if copy is not None:
        at = copy["happened_at"]
        when = f"{at.astimezone(asked.zone):%Y-%m-%d %H:%M}" if isinstance(at, datetime) else ""
        late = _("delivered late") if copy["late"] else ""
        found.append((_("Signed by"), " ".join(word for word in (str(copy["signed_by"]), when, copy.number, late) if word)))
    return tuple(found)


def show(paper: "Paper") -> None:
    """All of it."""
    from broadcaster.desk.reports.wording import part_title, stretch, text_pairs
    from broadcaster.desk_cli.telling import pairs

    click.echo(f"{paper.title}  {stretch(paper.asked.frame)}")
    for part in paper.report.parts:
        if not paper.made.tables[part.name].rows and len(paper.report.parts) > 1:
            continue
        click.echo(f"\n{part_title(part)}")
        if part.figures:
            _figures(paper, part)
        else:
            _table(paper, part)
    written = [(label, words) for label, words in text_pairs(paper.report, paper.texts) if words]
    if written or paper.foot:
        click.echo()
        pairs([*written, *paper.foot])
    for note in paper.notes:
        click.echo(note)
    complain(paper)


def complain(paper: "Paper") -> None:
    """What does not agree, on stderr."""
    from broadcaster.sentences import say

    for problem in paper.made.differences:
        click.echo(say(problem), err=True)


def _figures(paper: "Paper", part: Part) -> None:
    from broadcaster.desk.reports.wording import headings, said
    from broadcaster.desk_cli.telling import pairs

    (row,) = paper.made.tables[part.name].rows
    pairs(zip(headings(part), (said(c, cell, paper.zone) for c, cell in zip(part.columns, row, strict=True)), strict=True))


def _table(paper: "Paper", part: Part) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from broadcaster.desk.reports.wording import headings, said
    from broadcaster.desk.wording import shortened
    from broadcaster.desk_cli.telling import width

    made = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for column, heading in zip(part.columns, headings(part), strict=True):
        made.add_column(heading, justify="right" if column.kind in RIGHT else "left", overflow="fold", no_wrap=column.name == "number")
    rows = paper.rows(part)
    for row in rows[:SCREEN]:
        cells = (said(column, cell, paper.zone) for column, cell in zip(part.columns, row, strict=True))
        made.add_row(*(Text(shortened(cell.replace("\n", " "), 60)) for cell in cells))
    Console(width=width(), highlight=False).print(made)
    if len(rows) > SCREEN:
        click.echo(_("{shown} of {there} rows; a file has all: --xlsx, --csv.").format(shown=SCREEN, there=len(rows)))
