"""A report as a file: CSV, workbook, JSON. Headings, order and merged headings as the manual has them."""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import IO, Any

from broadcaster.desk.book import Field, Kind
from broadcaster.desk.exchange.outgoing import BOM, guarded
from broadcaster.desk.reports.copies import as_json
from broadcaster.desk.reports.model import Asked, Cell, Cells, Made, Part, Report, Share, Table
from broadcaster.desk.reports.wording import heading, headings, part_title, said, stretch, text_pairs
from broadcaster.faults import fault
from broadcaster.i18n import _

ON_PAPER = 5_000
"""Rows of a workbook's table that are drawn as on paper; a longer one is calculated with, and lines would take it minutes."""
NUMERIC = frozenset({Kind.WHOLE, Kind.MONEY, Kind.DURATION, Kind.PERCENT})


@dataclass(frozen=True, slots=True)
class Paper:
    """A report ready to be shown, printed or written."""

    report: Report
    asked: Asked
    made: Made
    texts: Mapping[str, str]
    foot: tuple[tuple[str, str], ...] = ()
    """Who signed it, when it is due: labels and words."""
    notes: tuple[str, ...] = ()
    """Sentences for the reader."""

    @property
    def zone(self) -> tzinfo:
        return self.asked.zone

    @property
    def title(self) -> str:
        return heading(self.report, self.asked.frame)

    def rows(self, part: Part) -> tuple[Cells, ...]:
        """Rows of a part with its totals where they stand."""
        return with_total(part, self.made.tables[part.name])


def with_total(part: Part, table: Table) -> tuple[Cells, ...]:
    """The row of totals first or last; its first cell says what it is."""
    if table.total is None:
        return table.rows
    named = (_("All together"), *table.total[1:])
    return (named, *table.rows) if part.total_first else (*table.rows, named)


def as_object(paper: Paper) -> dict[str, Any]:
    """For programs: cells by the fields' names."""
    frame, report = paper.asked.frame, paper.report
    parts = {
        part.name: {
            "rows": [_object(part, row) for row in paper.made.tables[part.name].rows],
            "total": (total := paper.made.tables[part.name].total) and _object(part, total),
        }
        for part in report.parts
    }
    problems = {
        "notes": [{"code": p.code, "facts": dict(p.facts)} for p in paper.made.notes],
        "differences": [{"code": p.code, "facts": dict(p.facts)} for p in paper.made.differences],
    }
    return {
        "report": report.name, "form": report.form, "period": frame.name, "first": str(frame.first), "last": str(frame.last),
        "policy": paper.asked.policy.version, "parts": parts, **problems, "texts": dict(paper.texts),
    }  # fmt: skip


def _object(part: Part, row: Cells) -> dict[str, Any]:
    return {column.name: as_json(cell) for column, cell in zip(part.columns, row, strict=True)}


def write(file: Path, paper: Paper) -> None:
    """By the name's ending: `.csv`, `.xlsx` or `.json`. It appears when it is whole. Raises `Fault`: `desk.file-kind`, `-unwritten`."""
    kind = file.suffix.lower()
    if kind not in {".csv", ".xlsx", ".json"}:
        raise fault("desk.file-kind", file=file.name)
    begun = file.with_name(f".{file.name}.begun")
    try:
        if kind == ".xlsx":
            write_xlsx(begun, paper)
        else:
            with begun.open("w", encoding="utf-8", newline="") as opened:
                (write_csv if kind == ".csv" else _write_json)(opened, paper)
        begun.replace(file)
    except OSError as error:
        raise fault("desk.file-unwritten", file=file, why=error.strerror) from error
    finally:
        begun.unlink(missing_ok=True)


def _write_json(stream: IO[str], paper: Paper) -> None:
    json.dump(as_object(paper), stream, ensure_ascii=False, indent=2)
    stream.write("\n")


def write_csv(stream: IO[str], paper: Paper) -> None:
    """RFC 4180 with a byte order mark; parts one under another, an empty line between."""
    stream.write(BOM)
    writer = csv.writer(stream)
    writer.writerow([paper.title])
    writer.writerow([stretch(paper.asked.frame)])
    for part in paper.report.parts:
        writer.writerow([])
        writer.writerow([part_title(part)])
        writer.writerow(headings(part))
        for row in paper.rows(part):
            cells = zip(part.columns, row, strict=True)
            writer.writerow([guarded(said(column, cell, paper.zone), numeric=column.kind in NUMERIC) for column, cell in cells])
    for label, words in (*text_pairs(paper.report, paper.texts), *paper.foot):
        writer.writerow([label, guarded(words, numeric=False)])
    for note in paper.notes:
        writer.writerow([guarded(note, numeric=False)])


def write_xlsx(file: Path, paper: Paper) -> None:
    """One sheet laid out as the paper: title, period, the parts under one another; numbers and dates as such."""
    from broadcaster.desk.reports.workbook import Workbook

    made = Workbook(paper.title, paper.report.parts)
    made.title(paper.title, stretch(paper.asked.frame))
    for part in paper.report.parts:
        known = paper.rows(part)
        rows = ([xlsx_value(c, cell, paper.zone) for c, cell in zip(part.columns, row, strict=True)] for row in known)
        made.part(part_title(part), part, rows, boxed=len(known) <= ON_PAPER)
    made.lines([*text_pairs(paper.report, paper.texts), *paper.foot], paper.notes)
    made.save(file)


def xlsx_value(column: Field, cell: Cell, zone: tzinfo) -> tuple[Any, str]:  # noqa: PLR0911 - one return a type
    """What a spreadsheet calculates with, and how it shows it."""
    match column.kind, cell:
        case _, Share():
            return said(column, cell, zone), ""
        case Kind.MONEY, int():
            return cell / 100, "#,##0.00"
        case Kind.DURATION, int():
            return timedelta(seconds=cell), "[h]:mm"
        case Kind.INSTANT, datetime():
            return cell.astimezone(zone).replace(tzinfo=None), "yyyy-mm-dd hh:mm"
        case Kind.DATE, date():
            return cell, "yyyy-mm-dd"
        case Kind.WHOLE, int():
            return cell, ""
    return said(column, cell, zone) or None, ""
