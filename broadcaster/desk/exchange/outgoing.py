"""Rows into files. Rows are written as they are read: 100,000 take no more memory than ten, and none is left out.

No cell starts a formula: in a workbook texts are texts, in CSV what looks like one gets `'` in front (OWASP, CSV injection).
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, Any

from broadcaster.desk.book import Field
from broadcaster.desk.chain import plain
from broadcaster.desk.exchange.cells import NUMERIC, Cells, said, words
from broadcaster.desk.exchange.columns import Listing, erased
from broadcaster.desk.row import Row
from broadcaster.desk.values import Value
from broadcaster.faults import fault

__all__ = ["BOM", "FORMULA", "KINDS", "as_json", "guarded", "said", "write", "write_csv", "write_json"]

FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""Spreadsheets take the full-width signs too."""
BOM = "\ufeff"
"""Without it a spreadsheet reads Chinese in the machine's old encoding."""
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
            from broadcaster.desk.exchange.workbook import write_xlsx

            write_xlsx(begun, listing, counted, name=file.name)
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
    cells = Cells(listing, partial(_csv_cell, listing), empty="", gone=erased())
    for row in rows:
        writer.writerow(cells.of(row))


def _csv_cell(listing: Listing, column: Field) -> Callable[[Value], str]:
    tell = words(listing, column)
    return tell if column.kind in NUMERIC else lambda value: guarded(tell(value), numeric=False)


def guarded(text: str, *, numeric: bool) -> str:
    """With `'` in front of a text that a spreadsheet would take for a formula."""
    return f"'{text}" if text and text[0] in FORMULA and not numeric else text


def write_json(stream: IO[str], listing: Listing, rows: Iterable[Row]) -> None:
    """A list of objects, one a line; values as `as_json` gives them."""
    names = [column.name for column in listing.columns]
    cells = Cells[object](listing, lambda _column: plain, empty=None, gone=None)
    stream.write("[")
    for n, row in enumerate(rows):
        stream.write(",\n" if n else "\n")
        stream.write(json.dumps(dict(zip(names, cells.of(row), strict=True)), ensure_ascii=False))
    stream.write("\n]\n")


def as_json(listing: Listing, row: Row) -> dict[str, Any]:
    """Fields by name: money in fen, percent in hundredths, lengths in seconds, instants in ISO 8601 (UTC)."""
    return {column.name: plain(listing.value(row, column)) for column in listing.columns}
