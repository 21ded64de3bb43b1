"""A .xlsx file → lines of cells with their places, sheet by sheet: openpyxl reads the values, row after row.

What openpyxl does not tell while it reads so (hidden rows, merged cells, which values are a formula's) is taken from the sheet's XML
(ECMA-376 part 1, 18.3.1). A formula counts as the value saved with it; without one the cell is refused: nothing here computes.
"""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO, Any
from xml.etree.ElementTree import Element, ParseError, iterparse, parse

from broadcaster.announcements.grid import GridCell, Line
from broadcaster.faults import Cell, Fault, Mark, Problem, Severity

UNPACKED_BYTES = 300_000_000
"""What the parts of a workbook may come to: more is no list of announcements but a bomb."""
FORMULA = "queue.formula-unsaved"


@dataclass(slots=True)
class Extras:
    """What a sheet's XML says beyond its values; rows and columns count from 1."""

    hidden: set[int] = field(default_factory=set)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """By their first cell, how many rows and columns are one."""


@dataclass(slots=True)
class Sheet:
    """One visible sheet."""

    name: str
    first: Cell
    lines: Iterator[Line]
    found: list[Problem]
    """What was passed over; complete when the lines were read."""


class Workbook:
    """An open workbook; `close` it."""

    def __init__(self, file: str, raw: bytes) -> None:
        """Raises `Fault` at the file: `queue.broken-file`, `queue.unpacks-large`."""
        self._file = file
        try:
            self._zip = zipfile.ZipFile(BytesIO(raw))
            size = sum(part.file_size for part in self._zip.infolist())
        except Exception:  # noqa: BLE001 - a parser of other people's bytes fails in every way there is
            raise self._at("queue.broken-file") from None
        if size > UNPACKED_BYTES:
            raise self._at("queue.unpacks-large")
        from openpyxl import load_workbook

        try:
            self._book: Any = load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
            self._parts = _parts(self._zip)
        except Exception:  # noqa: BLE001 - as above
            raise self._at("queue.broken-file") from None

    def close(self) -> None:
        self._book.close()
        self._zip.close()

    def sheets(self) -> Iterator[Sheet]:
        """Every sheet; a hidden one has no lines and a problem that says so. Reading lines may raise `Fault` `queue.broken-file`."""
        for sheet in self._book.worksheets:
            first = Cell(self._file, 1, 1, sheet.title)
            if sheet.sheet_state != "visible":
                yield Sheet(sheet.title, first, iter(()), [Problem("queue.hidden-sheet", Severity.WARNING, first)])
                continue
            found: list[Problem] = []
            yield Sheet(sheet.title, first, self._lines(sheet, found), found)

    def _lines(self, sheet: Any, found: list[Problem]) -> Iterator[Line]:  # noqa: ANN401 - openpyxl has no types
        try:
            part = self._parts.get(sheet.title)
            extras = _extras(self._zip.open(part)) if part else Extras()
            # what a program wrote into the file's "dimension" may be wrong, and would cut off columns
            sheet.reset_dimensions()
            rows = iter(sheet.iter_rows())
        except Exception:  # noqa: BLE001 - as above
            raise self._at("queue.broken-file") from None
        reading = _Reading(self._file, sheet.title, extras, found)
        while (row := self._next(rows)) is not None:
            if line := reading.line(row):
                yield line
        reading.tell_hidden()

    def _next(self, rows: Iterator[Any]) -> Any:  # noqa: ANN401 - openpyxl has no types
        try:
            return next(rows, None)
        except Exception:  # noqa: BLE001 - as above
            raise self._at("queue.broken-file") from None

    def _at(self, code: str) -> Fault:
        return Fault(Problem(code, at=Mark(self._file, 1, 1)))


@dataclass(slots=True)
class _Reading:
    file: str
    sheet: str
    extras: Extras
    found: list[Problem]
    carried: dict[int, tuple[int, GridCell]] = field(default_factory=dict)
    """By column: the last row a merged cell reaches down to, and what it holds."""
    passed: list[int] = field(default_factory=list)
    """Hidden rows that hold something."""

    def line(self, row: Any) -> Line | None:  # noqa: ANN401 - a tuple of openpyxl's cells
        """The row's filled cells; `None` when there are none, or nobody sees them."""
        cells = {cell.column: made for cell in row if hasattr(cell, "column") and (made := self._cell(cell))}
        number = next((cell.row for cell in row if hasattr(cell, "row")), 0)
        if not cells:
            return None
        if number in self.extras.hidden:
            self.passed.append(number)
            return None
        for column, (last, held) in self.carried.items():
            if number <= last and column not in cells:
                cells[column] = held
        return Line(Cell(self.file, number, min(cells), self.sheet), dict(sorted(cells.items())))

    def _cell(self, cell: Any) -> GridCell | None:  # noqa: ANN401 - openpyxl has no types
        at, place = Cell(self.file, cell.row, cell.column, self.sheet), (cell.row, cell.column)
        value = cell.value.strip() if isinstance(cell.value, str) else cell.value
        if value is None and place in self.extras.formulas:
            return GridCell("", at, FORMULA)
        if value is None or value == "":
            return None
        if cell.data_type == "e":
            return GridCell(value, at, "queue.cell-error", {"found": str(value)})
        rows, columns = self.extras.merged.get(place, (1, 1))
        if columns > 1:
            return GridCell(value, at, "queue.merged", {"found": str(value)[:20]})
        if rows > 1:
            self.carried[cell.column] = cell.row + rows - 1, GridCell(value, at, carried=True)
        return GridCell(value, at)

    def tell_hidden(self) -> None:
        """One warning for all of them."""
        if self.passed:
            rows = ", ".join(map(str, self.passed[:10])) + ("…" if len(self.passed) > 10 else "")
            at = Cell(self.file, self.passed[0], 1, self.sheet)
            self.found.append(Problem("queue.hidden-rows", Severity.WARNING, at, {"rows": rows, "count": str(len(self.passed))}))


def _parts(packed: zipfile.ZipFile) -> Mapping[str, str]:
    """By sheet, its part of the package (ECMA-376 part 2)."""
    targets = {}
    for relation in _tree(packed, "xl/_rels/workbook.xml.rels"):
        target = relation.get("Target", "")
        targets[relation.get("Id", "")] = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
    found = {}
    for element in _tree(packed, "xl/workbook.xml").iter():
        if _name(element) == "sheet":
            key = next((v for k, v in element.attrib.items() if k.endswith("}id")), "")
            found[element.get("name", "")] = targets.get(key, "")
    return {name: part for name, part in found.items() if part in packed.namelist()}


def _tree(packed: zipfile.ZipFile, part: str) -> Element:
    with packed.open(part) as opened:
        root = parse(opened).getroot()  # noqa: S314 - expat limits what entities expand to, and the size is checked
    if root is None:
        raise ParseError(part)
    return root


def _extras(opened: IO[bytes]) -> Extras:
    extras = Extras()
    with opened:
        for _event, element in iterparse(opened):  # noqa: S314 - as above
            match _name(element):
                case "c" if any(_name(child) == "f" for child in element) and (where := element.get("r")):
                    extras.formulas.add(_place(where))
                case "row":
                    if element.get("hidden") in {"1", "true"} and (number := element.get("r")):
                        extras.hidden.add(int(number))
                    element.clear()
                case "mergeCell" if where := element.get("ref"):
                    (top, left), (bottom, right) = _place(where.partition(":")[0]), _place(where.rpartition(":")[2])
                    extras.merged[top, left] = bottom - top + 1, right - left + 1
    return extras


def _place(reference: str) -> tuple[int, int]:
    """Row and column of `C7`. Raises `ValueError`."""
    name = reference.replace("$", "")
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter.upper()) - ord("A") + 1
    return int(name[len(letters) :]), column


def _name(element: Element) -> str:
    """A tag without its namespace: the strict and the transitional form of the standard differ in it only."""
    return element.tag.rpartition("}")[2]
