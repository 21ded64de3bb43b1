"""A report's frozen copy: what stands in it, and how it is read again. It names no person: erasing one must reach everything (SEC-07)."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection

from broadcaster.desk.book import Field, Kind
from broadcaster.desk.chain import plain
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.reports.model import Asked, Cell, Cells, Made, Part, Report, Share, Table
from broadcaster.desk.row import Query, Row
from broadcaster.faults import Problem, Severity

BOOK = "report-copy"
TEXTS = "report-text"


def frozen(report: Report, made: Made, texts: Mapping[str, str], asked: Asked) -> str:
    """The copy as text (JSON): the same figures and texts give the same copy. Fields that tell of a person are left out."""
    told = {
        "report": report.name,
        "form": report.form,
        "period": asked.frame.name,
        "first": asked.frame.first.isoformat(),
        "last": asked.frame.last.isoformat(),
        "policy": asked.policy.version,
        "tables": {part.name: _told(part, made.tables[part.name]) for part in report.parts},
        "notes": [{"code": note.code, "facts": dict(note.facts)} for note in made.notes],
        "texts": dict(texts),
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(content: str) -> str:
    """SHA-256 (hex)."""
    return hashlib.sha256(content.encode()).hexdigest()


def _told(part: Part, table: Table) -> dict[str, Any]:
    return {"rows": [_row(part, row) for row in table.rows], "total": None if table.total is None else _row(part, table.total)}


def _row(part: Part, cells: Cells) -> dict[str, Any]:
    return {column.name: as_json(cell) for column, cell in zip(part.columns, cells, strict=True) if not column.personal}


def as_json(cell: Cell) -> Any:  # noqa: ANN401 - JSON
    """Money in fen, lengths in seconds, instants in ISO 8601 (UTC), a share as its `n` and `d`."""
    return {"n": cell.n, "d": cell.d} if isinstance(cell, Share) else plain(cell)


def content_of(copy: Row) -> dict[str, Any]:
    """What `frozen` wrote."""
    found: dict[str, Any] = json.loads(str(copy["content"]))
    return found


def thawed(report: Report, copy: Row) -> tuple[Made, Mapping[str, str]]:
    """The cells and texts of a copy; what tells of a person is empty."""
    told = content_of(copy)
    tables = {part.name: _table(part, told["tables"][part.name]) for part in report.parts if part.name in told["tables"]}
    notes = tuple(Problem(note["code"], Severity.NOTE, facts=note["facts"]) for note in told["notes"])
    return Made(MappingProxyType(tables), notes), told["texts"]


def _table(part: Part, told: Mapping[str, Any]) -> Table:
    rows = tuple(_cells(part, row) for row in told["rows"])
    return Table(rows, None if told["total"] is None else _cells(part, told["total"]))


def _cells(part: Part, row: Mapping[str, Any]) -> Cells:
    return tuple(_cell(column, row.get(column.name)) for column in part.columns)


def _cell(column: Field, told: Any) -> Cell:  # noqa: ANN401 - JSON
    match column.kind, told:
        case _, {"n": int(n), "d": int(d)}:
            return Share(n, d)
        case Kind.DATE, str():
            return date.fromisoformat(told)
        case Kind.INSTANT, str():
            return datetime.fromisoformat(told)
    cell: Cell = told
    return cell


def copies(connection: Connection, report: str | None = None, period: str | None = None) -> Iterator[Row]:
    """Signed copies, oldest first."""
    where = tuple((name, value) for name, value in (("report", report), ("covers", period)) if value is not None)
    return find(connection, book(BOOK), Query(where=where))


def last_copy(connection: Connection, report: str, period: str) -> Row | None:
    """The copy that holds now."""
    found = list(copies(connection, report, period))
    return found[-1] if found else None


def texts_of(connection: Connection, report: str, period: str) -> dict[str, Row]:
    """What people wrote under a report, by the text's name."""
    where = (("report", report), ("covers", period))
    return {str(row["part"]): row for row in find(connection, book(TEXTS), Query(where=where))}
