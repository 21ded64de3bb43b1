"""A workbook of one sheet, written row by row straight into its archive (ECMA-376, Office Open XML).

It knows texts and numbers only, so that nothing in it can be a formula. A library makes an object of every cell, which took ten
times as long.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from enum import IntEnum
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from broadcaster.faults import fault, letters

MOST_ROWS = 1_048_576
"""Of a sheet, its headings among them (Excel's specifications and limits)."""
MOST_BYTES = 2_000_000_000
"""Of a sheet before it is packed: above that an archive has a form that older programs do not read."""
LONGEST = 32_767
"""UTF-16 units of a cell's text, by the same limits."""
FIRST_DAY = date(1900, 3, 1)
"""Days before it have no number that all programs agree on (ECMA-376 part 1, 18.17.4.1)."""
DAY_ZERO = date(1899, 12, 30).toordinal()
BATCH = 100
"""Rows that are handed to the archive together."""
PACKING = 4
"""Half the time of the usual 6, a tenth more bytes."""


class Shape(IntEnum):
    """How a cell is shown: its place among the styles below."""

    PLAIN = 0
    HEAD = 1
    AMOUNT = 2
    SHARE = 3
    LENGTH = 4
    INSTANT = 5
    DAY = 6


Cell = str
"""A cell as it stands in the sheet, behind its place; empty where there is none."""


def text(words: str, shape: Shape = Shape.PLAIN) -> Cell:
    """A text is a text, whatever it begins with; cut with `…` where no cell is long enough."""
    if not words:
        return ""
    if len(words) * 2 > LONGEST:
        words = _cut(words)
    space = "" if words == words.strip() else ' xml:space="preserve"'
    return f'{_style(shape)} t="inlineStr"><is><t{space}>{_MARKS.sub(_escaped, words)}</t></is></c>'


def number(value: float, shape: Shape = Shape.PLAIN) -> Cell:
    """A number as it is, shown in a shape."""
    return f"{_style(shape)}><v>{value!r}</v></c>"


def day(value: date) -> Cell:
    """A day; before 1 March 1900 as a text."""
    return number(value.toordinal() - DAY_ZERO, Shape.DAY) if value >= FIRST_DAY else text(value.isoformat())


def instant(value: datetime) -> Cell:
    """An instant of the wall clock; before 1 March 1900 as a text."""
    if value.date() < FIRST_DAY:
        return text(value.isoformat(" ", "minutes"))
    seconds = (value.hour * 60 + value.minute) * 60 + value.second
    return number(value.toordinal() - DAY_ZERO + (seconds + value.microsecond / 1_000_000) / 86_400, Shape.INSTANT)


def _style(shape: Shape) -> str:
    return f' s="{shape.value}"' if shape else ""


def _cut(words: str) -> str:
    units = words.encode("utf-16-le")
    return words if len(units) <= LONGEST * 2 else units[: (LONGEST - 1) * 2].decode("utf-16-le", "ignore") + "…"


_MARKS = re.compile("[&<>\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def _escaped(found: re.Match[str]) -> str:
    """XML's own signs by name; what XML cannot hold as ECMA-376 writes it (22.9.2.19, ST_Xstring), and what looks like that, too."""
    return _NAMED.get(found[0]) or f"_x{ord(found[0]):04X}_"


def unescaped(words: str) -> str:
    """A text of a workbook as it was before it was written so."""
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), words)


_WRITTEN = re.compile("_x([0-9A-Fa-f]{4})_")


class Sheet:
    """Rows of a sheet, as they come."""

    def __init__(self, stream: IO[bytes], name: str, widths: Sequence[int], *, most: int = MOST_ROWS) -> None:
        self._stream, self._name, self._most = stream, name, most
        self._letters = [letters(n) for n in range(1, len(widths) + 1)]
        self._rows, self._bytes, self._waiting = 0, 0, [_begin(widths)]

    def append(self, cells: Sequence[Cell]) -> None:
        """Raises `Fault`: `desk.file-full`."""
        self._rows += 1
        if self._rows > self._most:
            raise fault("desk.file-full", file=self._name)
        n = self._rows
        row = "".join([f'<c r="{column}{n}"{cell}' for column, cell in zip(self._letters, cells, strict=True) if cell])
        self._waiting.append(f'<row r="{n}">{row}</row>')
        if len(self._waiting) >= BATCH:
            self.flush()

    def flush(self) -> None:
        packed = "".join(self._waiting).encode()
        self._bytes += len(packed)
        if self._bytes > MOST_BYTES:
            raise fault("desk.file-full", file=self._name)
        self._stream.write(packed)
        self._waiting = []

    def end(self) -> None:
        self._waiting.append("</sheetData></worksheet>")
        self.flush()


@contextmanager
def sheet(file: Path, title: str, widths: Sequence[int], *, name: str = "") -> Iterator[Sheet]:
    """A workbook with one sheet whose first row stays in sight; `widths` of its columns in signs. `name`: the file's, in a failure.

    The file is whole when the block ends. Raises `OSError`.
    """
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=PACKING) as packed:
        for place, part in _PARTS.items():
            packed.writestr(place, f"{_XML}{part}")
        packed.writestr("xl/workbook.xml", f"{_XML}{_workbook(title)}")
        with packed.open("xl/worksheets/sheet1.xml", "w") as stream:
            made = Sheet(stream, name or file.name, widths)
            yield made
            made.end()


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OPEN = "http://schemas.openxmlformats.org"
_MAIN, _LINKS, _KIND = (
    f"{_OPEN}/spreadsheetml/2006/main",
    f"{_OPEN}/package/2006/relationships",
    f"{_OPEN}/officeDocument/2006/relationships",
)
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def _workbook(title: str) -> str:
    name = _MARKS.sub(_escaped, "".join(" " if sign in '[]:*?/\\"' else sign for sign in title)[:31])
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_KIND}"><sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>'


def _begin(widths: Sequence[int]) -> str:
    columns = "".join(f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(widths, 1))
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    view = f'<sheetViews><sheetView tabSelected="1" workbookViewId="0">{pane}</sheetView></sheetViews>'
    return f'{_XML}<worksheet xmlns="{_MAIN}">{view}<cols>{columns}</cols><sheetData>'


def _styles() -> str:
    own = {164: "yyyy-mm-dd hh:mm", 165: "yyyy-mm-dd"}
    shapes = {Shape.PLAIN: 0, Shape.HEAD: 0, Shape.AMOUNT: 4, Shape.SHARE: 10, Shape.LENGTH: 46, Shape.INSTANT: 164, Shape.DAY: 165}
    formats = "".join(f'<numFmt numFmtId="{n}" formatCode="{code}"/>' for n, code in own.items())
    face = '<sz val="11"/><name val="Calibri"/><family val="2"/>'
    cells = "".join(
        f'<xf numFmtId="{shapes[shape]}" fontId="{int(shape is Shape.HEAD)}" fillId="0" borderId="0" xfId="0"'
        ' applyNumberFormat="1" applyFont="1"/>'
        for shape in Shape
    )
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="{len(own)}">{formats}</numFmts>'
        f'<fonts count="2"><font>{face}</font><font><b/>{face}</font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(shapes)}">{cells}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_OPEN}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_LINKS}">'
    f'<Relationship Id="rId1" Type="{_KIND}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_LINKS}">'
    f'<Relationship Id="rId1" Type="{_KIND}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_KIND}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": _styles(),
}
