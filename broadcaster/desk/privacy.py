"""Who saw what in full, and what left the house: recorded before it happens (SEC-02)."""

from broadcaster.desk.access import opened
from broadcaster.desk.book import Book
from broadcaster.desk.rights import Right
from broadcaster.desk.work import Work
from broadcaster.faults import fault


def record_reveal(work: Work, book: Book, reason: str, *, number: str = "", asked: str = "") -> None:
    """Phone, address and id numbers of a row, or of the rows that are `asked` for, are shown in full.

    Without the right, one row that was asked for and agreed to (SEC-05). Raises `Fault`: `desk.no-right`, `desk.no-reason`.
    """
    granted = opened(work.connection, work.actor.clerk, book.name, number, work.at) if number else None
    if granted is None:
        work.need(Right.REVEAL, book.name)
    if not reason.strip():
        raise fault("desk.no-reason")
    work.record(
        "reveal", book.name, number, facts={"granted": granted} if granted else None, personal={"why": reason, "asked": asked or None}
    )


def record_export(work: Work, book: Book, *, file: str, reveal: bool, asked: str = "") -> None:
    """Rows are about to be written to a file. Raises `Fault`: `desk.no-right`."""
    work.need(Right.EXPORT, book.name)
    work.record("export", book.name, facts={"revealed": reveal}, personal={"file": file, "asked": asked or None})
