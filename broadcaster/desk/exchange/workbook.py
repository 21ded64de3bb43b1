"""Rows into a workbook: the manual's title and headings, dates and amounts as such, everything else as text."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import partial
from pathlib import Path

from broadcaster.desk.book import Field, Kind
from broadcaster.desk.exchange.cells import NUMERIC, Cells, words
from broadcaster.desk.exchange.columns import Listing, erased
from broadcaster.desk.exchange.sheet import Shape, day, instant, number, sheet, text
from broadcaster.desk.row import Row
from broadcaster.desk.values import Value

WIDEST, NARROWEST = 40, 8
RECKONED = NUMERIC | {Kind.INSTANT, Kind.DATE}
"""What a spreadsheet calculates with."""


def write_xlsx(file: Path, listing: Listing, rows: Iterable[Row], *, name: str = "") -> None:
    """A workbook with the manual's title as the sheet's name, its headings, dates and amounts as such. `name`: the file's, in a failure.

    Raises `Fault`: `desk.file-full`.
    """
    headings = listing.headings
    widths = [_width(column, heading) for column, heading in zip(listing.columns, headings, strict=True)]
    cells = Cells(listing, partial(_sheet_cell, listing), empty="", gone=text(erased()))
    with sheet(file, listing.title, widths, name=name) as opened:
        opened.append([text(heading, Shape.HEAD) for heading in headings])
        for row in rows:
            opened.append(cells.of(row))


def _sheet_cell(listing: Listing, column: Field) -> Callable[[Value], str]:
    """What a spreadsheet calculates with, and how it shows it; everything else as text."""
    tell, zone = words(listing, column), listing.zone

    def cell(value: Value) -> str:  # noqa: PLR0911 - one return a kind
        match column.kind, value:
            case Kind.MONEY, int():
                return number(value / 100, Shape.AMOUNT)
            case Kind.PERCENT, int():
                return number(value / 10_000, Shape.SHARE)
            case Kind.DURATION, int():
                return number(value / 86_400, Shape.LENGTH)
            case Kind.INSTANT, datetime():
                return instant(value.astimezone(zone))
            case Kind.DATE, date():
                return day(value)
            case Kind.WHOLE, int():
                return number(value)
        return text(tell(value))

    return cell if column.kind in RECKONED else lambda value: text(tell(value))


def _width(column: Field, heading: str) -> int:
    wide = {Kind.LONG: WIDEST, Kind.INSTANT: 17, Kind.DATE: 11, Kind.PHONE: 15, Kind.ID: 20}.get(column.kind, 12)
    return max(NARROWEST, wide, sum(2 if ord(sign) > 0x2E7F else 1 for sign in heading) + 2)
