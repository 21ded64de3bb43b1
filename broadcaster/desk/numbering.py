"""Numbers without gaps or twins: `DH-20261124-0001`, counted per book and day, inside the transaction that uses them."""

from datetime import date

from sqlalchemy import insert, select, update

from broadcaster.desk.book import Book
from broadcaster.desk.tables import COUNTER
from broadcaster.desk.work import Work


def take(work: Work, book: Book, count: int = 1) -> tuple[str, ...]:
    """The next `count` numbers of today. A transaction that fails gives them back."""
    day = work.at.astimezone(work.zone).date()
    key = (COUNTER.c.book == book.name) & (COUNTER.c.day == day.isoformat())
    last = work.connection.execute(select(COUNTER.c.last).where(key)).scalar()
    if last is None:
        work.connection.execute(insert(COUNTER).values(book=book.name, day=day.isoformat(), last=count))
    else:
        work.connection.execute(update(COUNTER).where(key).values(last=last + count))
    return tuple(numbered(book, day, n) for n in range((last or 0) + 1, (last or 0) + count + 1))


def numbered(book: Book, day: date, n: int) -> str:
    return f"{book.prefix}-{day:%Y%m%d}-{n:04}"
