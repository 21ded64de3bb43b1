"""How long personal data is kept, and what its time has run out for (SEC-07; PIPL art. 19, catalogue I-13)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, func, select

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.erasing import erase_row
from broadcaster.desk.registers import books
from broadcaster.desk.rights import Right
from broadcaster.desk.table import table_of
from broadcaster.desk.work import Work

YEARS: Mapping[Retention, int | None] = {Retention.PERSONAL: 3, Retention.BUSINESS: 5, Retention.MONEY: 10, Retention.REFERENCE: None}
"""Defaults; the policy may give others. Three years is the ordinary limitation of claims (民法典 art. 188), ten the keeping of accounts
(会计档案管理办法). `None`: as long as it is in use."""


@dataclass(frozen=True, slots=True)
class Due:
    """Rows of a book that still name persons though their time is over."""

    book: str
    years: int
    before: datetime
    rows: int


def due(connection: Connection, now: datetime, years: Mapping[Retention, int | None] = YEARS) -> Iterator[Due]:
    """Book by book, where there are any."""
    for book in books():
        kept = years[book.retention]
        if kept is None or not any(f.personal for f in book.fields):
            continue
        before = now.replace(year=now.year - kept, day=min(now.day, 28))
        rows = connection.execute(select(func.count()).select_from(table_of(book.name)).where(_over(book, before))).scalar_one()
        if rows:
            yield Due(book.name, kept, before, int(rows))


def erase_due(work: Work, years: Mapping[Retention, int | None] = YEARS) -> tuple[int, tuple[Path, ...]]:
    """Erase what is due; how many rows, and the attachments' files for the caller to remove. Raises `Fault`: `desk.no-right`."""
    work.need(Right.ERASE)
    rows = 0
    files: list[Path] = []
    for one in list(due(work.connection, work.at, years)):
        book = next(b for b in books() if b.name == one.book)
        table = table_of(book.name)
        for number in work.connection.execute(select(table.c.number).where(_over(book, one.before))).scalars().all():
            files += erase_row(work, book, str(number))
            rows += 1
    work.record("retention", facts={"rows": rows})
    return rows, tuple(files)


def _over(book: Book, before: datetime) -> ColumnElement[bool]:
    table = table_of(book.name)
    return (table.c.happened_at < before) & table.c.erased_at.is_(None)
