"""An approved grade stands in the customer's file, the former one in the grading (CST-03)."""

from broadcaster.desk import ledger
from broadcaster.desk.book import Book
from broadcaster.desk.cases.keeping import chain_of
from broadcaster.desk.reading import get
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.row import Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work


def approved(work: Work, book: Book, _before: Row, row: Row) -> None:
    """As soon as the last one has signed; before, nothing."""
    if row["stage"] != "approved":
        return
    customer = get(work.connection, book_named("party"), str(row["party"]))
    signers = [str(s["signer"]) for s in sorted(chain_of(work.connection, book, row), key=lambda s: int(str(s["place"])))]
    changes: dict[str, Value] = {
        "grade_from": customer["grade"], "reviewer": signers[0], "approver": signers[-1],
        "effective_on": work.at.astimezone(work.zone).date(), "approved_at": work.at,
    }  # fmt: skip
    ledger.enact(work, book, row, changes, act="graded")
    ledger.enact(work, book_named("party"), customer, {"grade": row["grade_to"]}, act="graded")
