"""The end of a book's day, week or month: locked, summed up in a digest, packed (LGR-06)."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from broadcaster.desk.book import Book, Span, State
from broadcaster.desk.periods import bounds
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.rights import Right
from broadcaster.desk.table import table_of
from broadcaster.desk.tables import EVENT, PERIOD
from broadcaster.desk.work import Work
from broadcaster.faults import Exit, Problem, fault


@dataclass(frozen=True, slots=True)
class Closed:
    """A period that is closed."""

    book: str
    period: str
    rows: int
    digest: str
    """SHA-256 over the numbers and the chain's word on each row, as of `seq`."""
    seq: int
    closed_at: datetime
    closed_by: str


def close(work: Work, book: Book, period: str) -> Closed:
    """Lock a period's rows. Void rows stay void.

    Raises `Fault`: `desk.no-right`, `desk.never-closed`, `desk.no-period`, `desk.period-running`, `desk.period-closed-already`,
    `desk.drafts-left`.
    """
    work.need(Right.CLOSE, book.name)
    since, until = _span(work, book, period)
    if until > work.at:
        raise fault("desk.period-running", period=period)
    if of(work.connection, book.name, period):
        raise fault("desk.period-closed-already", period=period)
    table = table_of(book.name)
    inside = (table.c.happened_at >= since) & (table.c.happened_at < until)
    drafts = work.connection.execute(select(func.count()).select_from(table).where(inside, table.c.state == State.DRAFT.value)).scalar_one()
    if drafts:
        raise fault("desk.drafts-left", count=drafts, period=period)
    chosen = inside & (table.c.state == State.OPEN.value)
    done = work.connection.execute(update(table).where(chosen).values(state=State.CLOSED.value, period=period))
    seq = work.head[0]
    digest = digest_of(work.connection, book, period, seq)
    work.record("close", book.name, facts={"period": period, "rows": done.rowcount, "digest": digest, "as_of": seq})
    kept = {"book": book.name, "period": period, "rows": done.rowcount, "digest": digest, "seq": seq}
    work.connection.execute(insert(PERIOD).values(**kept, closed_at=work.at, closed_by=work.actor.clerk, pack=""))
    return Closed(**kept, closed_at=work.at, closed_by=work.actor.clerk)  # type: ignore[arg-type]


def _span(work: Work, book: Book, period: str) -> tuple[datetime, datetime]:
    if book.close is Span.NONE:
        raise fault("desk.never-closed", Exit.USAGE, book=book.name)
    try:
        return bounds(book.close, period, work.zone)
    except ValueError:
        shapes = {Span.DAY: "2026-11-24", Span.WEEK: "2026-W48", Span.MONTH: "2026-11"}
        raise fault("desk.no-period", Exit.USAGE, period=period, shape=shapes[book.close]) from None


def packed(work: Work, book: Book, period: str, pack: str) -> None:
    """Note the SHA-256 (hex) of the pack that was written for a closed period."""
    work.need(Right.CLOSE, book.name)
    work.connection.execute(update(PERIOD).where(PERIOD.c.book == book.name, PERIOD.c.period == period).values(pack=pack))
    work.record("packed", book.name, facts={"period": period, "sha256": pack})


def of(connection: Connection, book: str, period: str) -> Closed | None:
    """The closed period, if it is closed."""
    return next((c for c in closed(connection, book) if c.period == period), None)


def closed(connection: Connection, book: str | None = None) -> Iterator[Closed]:
    """Closed periods, of one book or of all, oldest first."""
    asked = select(PERIOD).order_by(PERIOD.c.book, PERIOD.c.period)
    for row in connection.execute(asked if book is None else asked.where(PERIOD.c.book == book)).mappings().all():
        yield Closed(**{name: row[name] for name in ("book", "period", "rows", "digest", "seq", "closed_at", "closed_by")})


def digest_of(connection: Connection, book: Book, period: str, seq: int) -> str:
    """SHA-256 (hex) over each closed row's number and the hash of its last event up to `seq`: an erased person does not change it."""
    table = table_of(book.name)
    last = select(EVENT.c.number, func.max(EVENT.c.seq).label("seq")).where(EVENT.c.book == book.name, EVENT.c.seq <= seq)
    newest = last.group_by(EVENT.c.number).subquery()
    joined = select(table.c.number, EVENT.c.hash).join(newest, newest.c.number == table.c.number).join(EVENT, EVENT.c.seq == newest.c.seq)
    summed = hashlib.sha256()
    rows = connection.execute(joined.where(table.c.period == period).order_by(table.c.number))
    for number, known in rows:
        summed.update(f"{number} {known}\n".encode())
    return summed.hexdigest()


def broken_periods(connection: Connection) -> Iterator[Problem]:
    """Closed periods whose rows are not those that were closed."""
    for one in closed(connection):
        if digest_of(connection, book_named(one.book), one.period, one.seq) != one.digest:
            yield Problem("desk.period-changed", facts={"book": one.book, "period": one.period})
