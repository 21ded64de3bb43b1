"""A file as rows of texts with their places, whatever kind it is. Cells keep the words a person would have typed."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from broadcaster.desk.exchange.sheet import unescaped
from broadcaster.faults import Cell, Fault, Problem, fault

LARGEST = 100_000_000
"""Bytes of a file, and of what a workbook unpacks to three times as many."""
FIRST_YEAR, LAST_YEAR = 1950, 2099
"""A bare number that counts to another year is no date of a mall's."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: texts (or values of JSON) in the order of the headings, and where each stands."""

    cells: tuple[object, ...]
    places: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Headings and rows. Rows are read as they are asked for."""

    headings: tuple[str, ...]
    at: tuple[Cell, ...]
    lines: Iterator[Line]


def read(file: Path) -> Grid:
    """Raises `Fault`: `desk.file-kind`, `-unreadable`, `-large`, `-broken`, `-encoding`, `-empty`."""
    try:
        if file.stat().st_size > LARGEST:
            raise fault("desk.file-large", file=file.name, limit=LARGEST // 1_000_000)
        match file.suffix.lower():
            case ".csv" | ".txt":
                return _csv(file)
            case ".xlsx":
                return _xlsx(file)
            case ".json":
                return _json(file)
    except OSError as error:
        raise fault("desk.file-unreadable", file=file, why=error.strerror or error) from error
    raise fault("desk.file-kind", file=file.name)


def _csv(file: Path) -> Grid:
    text = _decoded(file)
    head = text.split("\n", 1)[0]
    delimiter = max(",\t;，", key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return _grid(file, "", _numbered(file, rows))


def _numbered(file: Path, rows: Any) -> Iterator[tuple[int, list[object]]]:  # noqa: ANN401 - csv's reader has no name
    """Rows with the line each begins on."""
    first = 1
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            raise Fault(Problem("desk.file-broken", at=Cell(file.name, first, 1), facts=_broken(file, "CSV", error))) from error
        yield first, [_unquoted(cell) for cell in row]
        first = rows.line_num + 1


def _unquoted(cell: str) -> str:
    """A text as it was before an export put `'` in front of what looks like a formula."""
    return cell[1:] if len(cell) > 1 and cell[0] == "'" and cell[1] in "=+-@＝＋－＠" else cell


def _decoded(file: Path) -> str:
    raw = file.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise fault("desk.file-encoding", file=file.name)


def _broken(file: Path, kind: str, error: Exception) -> dict[str, str]:
    return {"file": file.name, "kind": kind, "why": (str(error) or type(error).__name__).splitlines()[0][:120]}


def _grid(file: Path, sheet: str, rows: Iterator[tuple[int, list[object]]]) -> Grid:
    number, row = next(((n, r) for n, r in rows if any(str(cell or "").strip() for cell in r)), (0, []))
    if not row:
        raise fault("desk.file-empty", file=file.name)
    headings = [str(cell or "").strip() for cell in row]
    while headings and not headings[-1]:
        headings.pop()
    at = tuple(Cell(file.name, number, n, sheet, heading) for n, heading in enumerate(headings, 1))
    return Grid(tuple(headings), at, _lines(file, sheet, tuple(headings), rows))


def _lines(file: Path, sheet: str, headings: tuple[str, ...], rows: Iterator[tuple[int, list[object]]]) -> Iterator[Line]:
    for number, row in rows:
        if not any(str("" if cell is None else cell).strip() for cell in row):
            continue
        cells = [*row]
        while len(cells) > len(headings) and not str("" if cells[-1] is None else cells[-1]).strip():
            cells.pop()
        if len(cells) < len(headings) and sheet:
            cells += [None] * (len(headings) - len(cells))
        names = [*headings, *("" for _ in cells[len(headings) :])]
        yield Line(tuple(cells), tuple(Cell(file.name, number, n, sheet, name) for n, name in enumerate(names, 1)))


def _xlsx(file: Path) -> Grid:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(file) as packed:
            if sum(part.file_size for part in packed.infolist()) > 3 * LARGEST:
                raise fault("desk.file-large", file=file.name, limit=3 * LARGEST // 1_000_000)
        book = load_workbook(file, read_only=True, data_only=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        return _grid(file, sheet.title, _sheet_rows(sheet, book.epoch))
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, SyntaxError) as error:
        raise Fault(Problem("desk.file-broken", facts=_broken(file, "xlsx", error))) from error


def _sheet_rows(sheet: Any, epoch: datetime) -> Iterator[tuple[int, list[object]]]:  # noqa: ANN401 - openpyxl's read-only sheet
    for number, row in enumerate(sheet.iter_rows(), 1):
        yield number, [Formula() if cell.data_type == "f" else _typed(cell, epoch) for cell in row]


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that holds a formula: what it gives is not known here."""


class Bare(str):
    """A number in a cell that shows it as such, as a text; `at` is the instant it counts to in this workbook, where one is plausible."""

    __slots__ = ("at",)
    at: datetime | None


def _bare(number: float, shown: str, epoch: datetime) -> str:
    """Days from the workbook's first one on (1900 or 1904, ECMA-376 part 1, 18.17.4.1), which is what a date is that lost its format."""
    text = Bare(_number(number))
    at = epoch + timedelta(seconds=round(number * 86_400)) if 0 < number < 10**6 else None
    plausible = at is not None and FIRST_YEAR <= at.year <= LAST_YEAR and shown in {"General", "0"}
    text.at = at if plausible else None
    return text


def _typed(cell: Any, epoch: datetime) -> object:  # noqa: ANN401, PLR0911 - openpyxl's cell; one return a type
    """What somebody would have typed to get this cell."""
    match cell.value:
        case bool() as flag:
            return "yes" if flag else "no"
        case datetime() as instant:
            return (instant.date() if instant.time() == time() else instant).isoformat()
        case date() as day:
            return day.isoformat()
        case time() as clock:
            return clock.isoformat(timespec="seconds")
        case timedelta() as span:
            return f"{round(span.total_seconds())}s"
        case float() | int() as number:
            shown = str(cell.number_format or "General")
            return _number(number * 100) if "%" in shown else _bare(number, shown, epoch)
        case str() as words:
            return unescaped(words)
    return cell.value


def _number(number: float) -> str:
    """Without the tail that binary fractions have."""
    return f"{number:.6f}".rstrip("0").rstrip(".")


def _json(file: Path) -> Grid:
    try:
        told = json.loads(_decoded(file))
    except ValueError as error:
        raise Fault(Problem("desk.file-broken", facts=_broken(file, "JSON", error))) from error
    if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
        raise Fault(Problem("desk.file-broken", facts={"file": file.name, "kind": "JSON", "why": "[{…}, {…}]"}))
    headings = tuple(dict.fromkeys(name for one in told for name in one))
    if not headings:
        raise fault("desk.file-empty", file=file.name)
    at = tuple(Cell(file.name, 1, n, "", name) for n, name in enumerate(headings, 1))
    return Grid(headings, at, (Line(tuple(one.get(h) for h in headings), _places(file, n, headings)) for n, one in enumerate(told, 1)))


def _places(file: Path, number: int, headings: tuple[str, ...]) -> tuple[Cell, ...]:
    return tuple(Cell(file.name, number, n, "", name) for n, name in enumerate(headings, 1))
