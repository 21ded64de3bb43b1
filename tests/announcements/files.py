"""Files of announcements as clerks make them."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from broadcaster.announcements.sheet import Sheet

HEAD = ("活动", "日期", "内容")
ROWS = (("家装节", "2026-12-05", "甲的内容。"), ("家装节", "2026-12-05..2026-12-06", "乙的内容。"))


def placed(sheet: Sheet) -> Counter[str]:
    """`code 3:2` or `code 活动!B3` for each problem."""
    return Counter(f"{p.code} {str(p.at).partition(sheet.file)[2].lstrip(':')}" for p in sheet.problems)


def texts(sheet: Sheet) -> list[str]:
    return [a.text for a in sheet.announcements]


def workbook(path: Path, fill: Callable[[Any, Any], None], *names: str) -> Path:
    """A workbook with a sheet for each name; `fill(workbook, first sheet)`."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    sheets = [book.add_worksheet(name) for name in names or ("活动",)]
    fill(book, sheets[0])
    book.close()
    return path


def rows(path: Path, *lines: Sequence[object]) -> Path:
    """A workbook with these lines on its one sheet."""

    def fill(_book: Any, sheet: Any) -> None:
        for number, line in enumerate(lines):
            sheet.write_row(number, 0, line)

    return workbook(path, fill)
