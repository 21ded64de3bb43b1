"""Cells, headings and titles in the reader's language."""

from collections.abc import Iterable, Mapping
from datetime import tzinfo

from broadcaster.desk.book import Field, Kind
from broadcaster.desk.masking import masked
from broadcaster.desk.reports.frames import Frame
from broadcaster.desk.reports.model import Cell, Made, Part, Report, Share
from broadcaster.desk.values import Value
from broadcaster.desk.wording import chinese, label, told
from broadcaster.i18n import _

NOT_JUDGED = "—"


def heading(report: Report, frame: Frame) -> str:
    """The paper's title: with the day in it where the manual has it so."""
    shape = report.titled.get("zh" if chinese() else "en")
    if shape is None:
        return report.zh if chinese() else report.en
    return shape.format(year=frame.first.year, month=frame.first.month, day=frame.first.day)


def stretch(frame: Frame) -> str:
    """The period in words people read."""
    if frame.first == frame.last:
        return f"{frame.first.year}年{frame.first.month:02}月{frame.first.day:02}日" if chinese() else frame.first.isoformat()
    return _("{name} ({first} to {last})").format(name=frame.name, first=frame.first, last=frame.last)


def part_title(part: Part) -> str:
    return part.zh if chinese() else part.en


def headings(part: Part) -> tuple[str, ...]:
    """One for each column; a heading over several stands before each."""
    over = {name: group.zh if chinese() else group.en for group in part.groups for name in group.columns}
    return tuple(f"{over[column.name]} {label(column)}" if column.name in over else label(column) for column in part.columns)


def said(column: Field, cell: Cell, zone: tzinfo) -> str:
    """A cell as people read it: a share with its n and d, and a dash where there is nothing to judge."""
    if isinstance(cell, Share):
        if cell.hundredths is None:
            return f"{NOT_JUDGED} ({cell.n}/{cell.d})"
        if column.kind is Kind.WHOLE:  # a mean, not a share of a whole
            return f"{cell.n / cell.d:.2f} ({cell.n}/{cell.d})"
        return f"{cell.hundredths / 100:.2f}% ({cell.n}/{cell.d})"
    return told(column, cell, zone)


def seen(made: Made, report: Report, *, reveal: bool) -> Made:
    """The cells as they may be seen: phone, address and id numbers in part (SEC-02)."""
    if reveal:
        return made
    from dataclasses import replace

    tables = dict(made.tables)
    for part in report.parts:
        if part.name in tables and any(masked(column, "12345678901") != "12345678901" for column in part.columns):
            rows = tuple(tuple(_seen(part.columns, row)) for row in tables[part.name].rows)
            tables[part.name] = replace(tables[part.name], rows=rows)
    return replace(made, tables=tables)


def _seen(columns: Iterable[Field], row: Iterable[Cell]) -> Iterable[Cell]:
    for column, cell in zip(columns, row, strict=True):
        value: Value = cell if isinstance(cell, Share) else masked(column, cell)  # type: ignore[assignment]
        yield value


def text_pairs(report: Report, texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Labels and words of what people wrote, in the paper's order; empty ones too."""
    return [(label(field), texts.get(field.name, "")) for field in report.texts]
