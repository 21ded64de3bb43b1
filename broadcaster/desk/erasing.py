"""One person is erased, and the counts and the chain stay whole (SEC-07, PIPL art. 47)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import delete, func, or_, select, update

from broadcaster.desk.attachments import place_of
from broadcaster.desk.book import Book, Kind
from broadcaster.desk.reading import get
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.registers import books
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Row
from broadcaster.desk.table import table_of
from broadcaster.desk.tables import ATTACHMENT, DISCLOSED, EVENT
from broadcaster.desk.work import Work
from broadcaster.faults import fault


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased."""

    rows: tuple[tuple[str, str], ...]
    """Book and number of each row that lost its personal fields."""
    files: tuple[Path, ...]
    """Attachments nobody refers to any more; the caller removes them once the transaction is kept."""


def erase_party(work: Work, number: str, *, reason: str) -> Erased:
    """Everything personal in the party's file, in rows that refer to it, and in rows that have its telephone or id number.

    The rows stay, with their numbers, kinds, times and sums. Raises `Fault`: `desk.no-right`, `desk.no-row`, `desk.no-reason`.
    """
    work.need(Right.ERASE)
    if not reason.strip():
        raise fault("desk.no-reason")
    party = get(work.connection, book_named("party"), number)
    chosen = [(book, row_number) for book in books() for row_number in _about(work, book, party)]
    chosen += list(_parts(work, {row_number for _book, row_number in chosen}))
    files = [file for book, row_number in chosen for file in erase_row(work, book, row_number)]
    work.record("person-erased", "party", party.number, facts={"rows": len(chosen)}, personal={"why": reason})
    return Erased(tuple((book.name, row_number) for book, row_number in chosen), tuple(files))


def _parts(work: Work, numbers: set[str]) -> Iterator[tuple[Book, str]]:
    """Rows that are parts of these: the answers of a sheet."""
    for book in (b for b in books() if b.belongs):
        table = table_of(book.name)
        for number in sorted(numbers):
            for part in work.connection.execute(select(table.c.number).where(table.c[book.belongs] == number)).scalars():
                yield book, str(part)


def erase_row(work: Work, book: Book, number: str) -> Sequence[Path]:
    """A row's personal fields and attachments, also what its events told about them; the files to remove."""
    work.need(Right.ERASE)
    row = get(work.connection, book, number)
    if book.barred and row[book.barred] == work.actor.clerk:
        raise fault("desk.about-you", number=row.number)
    gone = [f.name for f in book.all_fields() if f.personal or f.kind is Kind.FILE]
    digests = [str(row[f.name]) for f in book.all_fields() if f.kind is Kind.FILE and row[f.name] is not None]
    cleared = {**dict.fromkeys(gone), "void_reason": None}
    table = table_of(book.name)
    work.flush()
    told = select(EVENT.c.seq).where(EVENT.c.book == book.name, EVENT.c.number == row.number)
    work.connection.execute(delete(DISCLOSED).where(DISCLOSED.c.seq.in_(told)))
    changed = update(table).where(table.c.number == row.number).values(**cleared, erased_at=work.at, version=row.version + 1)
    work.connection.execute(changed)
    work.record("erase", book.name, row.number, facts=cleared)
    return [file for digest in digests for file in _unneeded(work, digest)]


def _about(work: Work, book: Book, party: Row) -> Iterator[str]:
    """Numbers of the rows that are about the party."""
    table = table_of(book.name)
    same = [table.c.number == party.number] if book.name == "party" else []
    phones = [p for p in (party["phone"], party["other_phone"]) if p]
    for field in book.all_fields():
        if field.kind is Kind.PARTY and book.name != "party":
            same.append(table.c[field.name] == party.number)
        elif field.kind is Kind.PHONE and field.personal and phones:
            same.append(table.c[field.name].in_(phones))
        elif field.kind is Kind.ID and party["id_doc"]:
            same.append(table.c[field.name] == party["id_doc"])
    if same:
        yield from map(str, work.connection.execute(select(table.c.number).where(or_(*same)).order_by(table.c.id)).scalars().all())


def _unneeded(work: Work, digest: str) -> Iterator[Path]:
    """The attachment's file, when no row refers to it any more."""
    for book in books():
        table = table_of(book.name)
        for field in book.all_fields():
            if field.kind is Kind.FILE:
                used = select(func.count()).select_from(table).where(table.c[field.name] == digest)
                if work.connection.execute(used).scalar_one():
                    return
    work.flush()
    told = select(EVENT.c.seq).where(EVENT.c.kind == "attached", EVENT.c.number == digest)
    work.connection.execute(delete(DISCLOSED).where(DISCLOSED.c.seq.in_(told)))
    work.connection.execute(delete(ATTACHMENT).where(ATTACHMENT.c.digest == digest))
    work.record("detached", number=digest)
    yield place_of(work.files, digest)
