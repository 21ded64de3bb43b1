"""A month of promotions as a workbook: a sheet of the vendors, and one of the spots."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from broadcaster.cli.promotions.report import Month, cells, figures, headings, lines
from broadcaster.cli.record.words import cells as width
from broadcaster.i18n import _

WIDEST = 60
"""Columns are no wider than so many cells."""


def workbook(month: Month) -> bytes:
    """The bytes of an .xlsx file. Texts are texts, whatever they begin with: nothing in it is a formula; numbers are numbers."""
    memory = BytesIO()
    with Workbook(memory, {"in_memory": True}) as book:
        book.set_properties({"title": f"{month.mall} {month.name}", "subject": _("Promotions")})
        bold = book.add_format({"bold": True})
        vendors = [(vendor.vendor, *cells(vendor.total)) for vendor in month.vendors]
        sheet = _sheet(book, _("vendors"), (_("vendor"), *figures()), vendors, month)
        _row(sheet, len(vendors) + 1, (_("all"), *cells(month.total)), bold)
        _sheet(book, _("spots"), headings(), list(lines(month)), month)
    return memory.getvalue()


def _sheet(book: Workbook, name: str, titles: Sequence[str], rows: Sequence[Sequence[object]], month: Month) -> Worksheet:
    sheet = book.add_worksheet(name)
    _row(sheet, 0, titles, book.add_format({"bold": True, "bottom": 1, "text_wrap": True}))
    for number, row in enumerate(rows, 1):
        _row(sheet, number, row)
    for column, title in enumerate(titles):
        sheet.set_column(column, column, _width([title, *(row[column] for row in rows)]))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(titles) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&L{month.mall.replace('&', '&&')}&C{name}&R{month.name}")
    return sheet


def _row(sheet: Worksheet, number: int, values: Iterable[object], style: Format | None = None) -> None:
    for column, value in enumerate(values):
        if isinstance(value, int | float):
            sheet.write_number(number, column, value, style)
        else:
            sheet.write_string(number, column, str(value), style)


def _width(values: Iterable[object]) -> int:
    return min(WIDEST, max(width(str(value)) for value in values) + 2)
