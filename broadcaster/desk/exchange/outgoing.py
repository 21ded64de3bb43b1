"""Rows into files. Rows are written as they are read: 100,000 take no more memory than ten, and none is left out.

No cell starts a formula: in a workbook texts are texts, in CSV what looks like one gets `'` in front (OWASP, CSV injection).
"""

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import IO, Any

from broadcaster.desk.book import Field, Kind
from broadcaster.desk.chain import plain
from broadcaster.desk.exchange.columns import Listing, erased
from broadcaster.desk.row import Row
from broadcaster.desk.wording import told
from broadcaster.faults import fault, letters

FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""Spreadsheets take the full-width signs too."""
BOM = "\ufeff"
"""Without it a spreadsheet reads Chinese in the machine's old encoding."""
WIDEST, NARROWEST = 40, 8
KINDS = (".csv", ".xlsx", ".json")


def write(file: Path, listing: Listing, rows: Iterable[Row]) -> int:
    """Write rows in the kind the file's name ends in; how many. The file appears when it is whole.

    Raises `Fault`: `desk.file-kind`, `desk.file-unwritten`.
    """
    kind = file.suffix.lower()
    if kind not in KINDS:
        raise fault("desk.file-kind", file=file.name)
    begun = file.with_name(f".{file.name}.begun")
    counted = _Counted(rows)
    try:
        if kind == ".xlsx":
            write_xlsx(begun, listing, counted)
        else:
            with begun.open("w", encoding="utf-8", newline="") as opened:
                (write_csv if kind == ".csv" else write_json)(opened, listing, counted)
        begun.replace(file)
    except OSError as error:
        raise fault("desk.file-unwritten", file=file, why=error.strerror) from error
    finally:
        begun.unlink(missing_ok=True)
    return counted.count


class _Counted:
    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows, self.count = rows, 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.count += 1
            yield row


def write_csv(stream: IO[str], listing: Listing, rows: Iterable[Row]) -> None:
    """RFC 4180 with a byte order mark."""
    stream.write(BOM)
    writer = csv.writer(stream)
    writer.writerow(listing.headings)
    for row in rows:
        writer.writerow([csv_cell(listing, row, column) for column in listing.columns])


def csv_cell(listing: Listing, row: Row, column: Field) -> str:
    text = said(listing, row, column)
    return guarded(text, numeric=column.kind in {Kind.WHOLE, Kind.MONEY, Kind.PERCENT, Kind.DURATION})


def guarded(text: str, *, numeric: bool) -> str:
    """With `'` in front of a text that a spreadsheet would take for a formula."""
    return f"'{text}" if text and text[0] in FORMULA and not numeric else text


def said(listing: Listing, row: Row, column: Field) -> str:
    """A cell as people read it."""
    value = listing.value(row, column)
    if value is None and column.required and row.values.get("erased_at"):
        return erased()
    if column.kind is Kind.PARTY and value in listing.names:
        return f"{value} {listing.names[str(value)]}".rstrip()
    return told(column, value, listing.zone)


def write_json(stream: IO[str], listing: Listing, rows: Iterable[Row]) -> None:
    """A list of objects, one a line; values as `as_json` gives them."""
    stream.write("[")
    for n, row in enumerate(rows):
        stream.write(",\n" if n else "\n")
        stream.write(json.dumps(as_json(listing, row), ensure_ascii=False))
    stream.write("\n]\n")


def as_json(listing: Listing, row: Row) -> dict[str, Any]:
    """Fields by name: money in fen, percent in hundredths, lengths in seconds, instants in ISO 8601 (UTC)."""
    return {column.name: plain(listing.value(row, column)) for column in listing.columns}


def write_xlsx(file: Path, listing: Listing, rows: Iterable[Row]) -> None:
    """A workbook with the manual's title as the sheet's name, its headings, dates and amounts as such."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(listing.title))
    sheet.freeze_panes = "A2"
    for n, column in enumerate(listing.columns, 1):
        sheet.column_dimensions[letters(n)].width = _width(column, listing.headings[n - 1])
    heads = [WriteOnlyCell(sheet, heading) for heading in listing.headings]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    for row in rows:
        cells: list[Any] = []
        for column in listing.columns:
            value, shape = _xlsx_value(listing, row, column)
            if value is None:  # most of a wide book's cells are: they take no place in the file, and no time
                cells.append(None)
                continue
            cell = WriteOnlyCell(sheet, value)
            if isinstance(value, str):
                cell.data_type = "s"
            if shape:
                cell.number_format = shape
            cells.append(cell)
        sheet.append(cells)
    book.save(file)


def _xlsx_value(listing: Listing, row: Row, column: Field) -> tuple[Any, str]:  # noqa: PLR0911 - one return a type
    """What a spreadsheet calculates with, and how it shows it; everything else as text."""
    value = listing.value(row, column)
    match column.kind, value:
        case Kind.MONEY, int():
            return value / 100, "#,##0.00"
        case Kind.PERCENT, int():
            return value / 10_000, "0.00%"
        case Kind.DURATION, int():
            return timedelta(seconds=value), "[h]:mm:ss"
        case Kind.INSTANT, datetime():
            return value.astimezone(listing.zone).replace(tzinfo=None), "yyyy-mm-dd hh:mm"
        case Kind.DATE, date():
            return value, "yyyy-mm-dd"
        case Kind.WHOLE, int():
            return value, ""
    return said(listing, row, column) or None, ""


def _sheet_name(title: str) -> str:
    return "".join(" " if sign in "[]:*?/\\" else sign for sign in title)[:31]


def _width(column: Field, heading: str) -> int:
    wide = {Kind.LONG: WIDEST, Kind.INSTANT: 17, Kind.DATE: 11, Kind.PHONE: 15, Kind.ID: 20}.get(column.kind, 12)
    return max(NARROWEST, wide, sum(2 if ord(sign) > 0x2E7F else 1 for sign in heading) + 2)
