"""A workbook sheet laid out as a paper, written row by row."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from broadcaster.desk.book import Kind
from broadcaster.desk.reports.model import Part
from broadcaster.desk.wording import chinese, label
from broadcaster.faults import letters

WIDTHS = {Kind.LONG: 32, Kind.INSTANT: 17, Kind.DATE: 12, Kind.PHONE: 15, Kind.CHOICE: 14, Kind.PERCENT: 18}
PLAIN = 12


class Workbook:
    """One sheet; `title`, then `part`s, then `lines`, then `save`."""

    def __init__(self, title: str, parts: Sequence[Part]) -> None:
        from openpyxl import Workbook as Made
        from openpyxl.styles import Alignment, Border, Font, Side

        self._book = Made(write_only=True)
        self._sheet: Any = self._book.create_sheet("".join(" " if sign in "[]:*?/\\" else sign for sign in title)[:31])
        self._columns, self._row = max(2, *(len(part.columns) for part in parts)), 0
        thin = Side(style="thin")
        self._bold, self._big = Font(bold=True), Font(bold=True, size=16)
        self._centred = Alignment(horizontal="center", vertical="center", wrap_text=True)
        self._wrapped, self._box = Alignment(vertical="center", wrap_text=True), Border(thin, thin, thin, thin)
        for n in range(self._columns):
            wide = [WIDTHS.get(part.columns[n].kind, PLAIN) for part in parts if n < len(part.columns)]
            self._sheet.column_dimensions[letters(n + 1)].width = max(wide, default=PLAIN)

    def title(self, title: str, under: str) -> None:
        """The title and what stands under it, over the whole width."""
        for words, font in ((title, self._big), (under, self._bold)):
            self._append([self._cell(words, font=font, alignment=self._centred)])
            self._merge(1, self._columns)

    def part(self, title: str, part: Part, rows: Iterable[Sequence[tuple[Any, str]]], *, boxed: bool = True) -> None:
        """A table with its title; headings that stand over several columns are merged. `boxed`: each cell has its lines, as on paper."""
        self._append([])
        self._append([self._cell(title, font=self._bold)])
        self._headings(part)
        for row in rows:
            self._append([self._boxed(value, shape) if boxed else self._plain(value, shape) for value, shape in row])

    def lines(self, pairs: Iterable[tuple[str, str]], notes: Iterable[str]) -> None:
        """Labels with their words, then sentences."""
        self._append([])
        for name, words in pairs:
            self._append([self._cell(name, font=self._bold), self._cell(words, alignment=self._wrapped)])
        for note in notes:
            self._append([self._cell(note)])

    def save(self, file: Path) -> None:
        self._book.save(file)

    def _headings(self, part: Part) -> None:
        over = {name: group for group in part.groups for name in group.columns}
        if over:
            self._append([self._head(self._over(over.get(c.name), c.name, label(c))) for c in part.columns])
            for group in part.groups:
                first = part.place(group.columns[0]) + 1
                self._merge(first, first + len(group.columns) - 1)
            for n, column in enumerate(part.columns, 1):
                if column.name not in over:
                    self._sheet.merged_cells.add(f"{letters(n)}{self._row}:{letters(n)}{self._row + 1}")
        self._append([self._head(label(column)) for column in part.columns])

    def _over(self, group: Any, name: str, alone: str) -> str:  # noqa: ANN401 - Group or None
        if group is None:
            return alone
        return (group.zh if chinese() else group.en) if name == group.columns[0] else ""

    def _head(self, words: str) -> Any:  # noqa: ANN401 - openpyxl's cell
        return self._cell(words, font=self._bold, alignment=self._centred, border=self._box)

    def _boxed(self, value: Any, shape: str) -> Any:  # noqa: ANN401 - openpyxl's cell
        cell = self._plain(value, shape)
        cell.alignment, cell.border = self._wrapped, self._box
        return cell

    def _plain(self, value: Any, shape: str) -> Any:  # noqa: ANN401 - openpyxl's cell
        cell = self._cell(value)
        if shape:
            cell.number_format = shape
        return cell

    def _cell(self, value: Any, **styles: Any) -> Any:  # noqa: ANN401 - openpyxl's cell
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(self._sheet, value)
        if isinstance(value, str):
            cell.data_type = "s"
        for name, style in styles.items():
            setattr(cell, name, style)
        return cell

    def _append(self, cells: list[Any]) -> None:
        self._sheet.append(cells)
        self._row += 1

    def _merge(self, first: int, last: int) -> None:
        if last > first:
            self._sheet.merged_cells.add(f"{letters(first)}{self._row}:{letters(last)}{self._row}")
