"""Who saw what in full, and what left the house: recorded before it happens (SEC-02)."""

from broadcaster.desk.book import Book
from broadcaster.desk.rights import Right
from broadcaster.desk.work import Work
from broadcaster.faults import fault


def record_reveal(work: Work, book: Book, reason: str, *, number: str = "", asked: str = "") -> None:
    """Phone, address and id numbers of a row, or of the rows that are `asked` for, are shown in full.

    Raises `Fault`: `desk.no-right`, `desk.no-reason`.
    """
    work.need(Right.REVEAL, book.name)
    if not reason.strip():
        raise fault("desk.no-reason")
    work.record("reveal", book.name, number, personal={"why": reason, "asked": asked or None})


def record_export(work: Work, book: Book, *, file: str, reveal: bool, asked: str = "") -> None:
    """Rows are about to be written to a file. Raises `Fault`: `desk.no-right`."""
    work.need(Right.EXPORT, book.name)
    work.record("export", book.name, facts={"revealed": reveal}, personal={"file": file, "asked": asked or None})
