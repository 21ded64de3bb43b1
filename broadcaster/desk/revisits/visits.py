"""Door visits: a tenant's counts for the year's plan, its opinion is answered in time (RVT-C01)."""

from datetime import date

from broadcaster.desk import ledger
from broadcaster.desk.book import Book, State
from broadcaster.desk.clocks.duties import anchored
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.revisits.generating import terms_of
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Query, Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import fault


def entered(work: Work, book: Book, _before: Row, row: Row) -> None:
    """A visit stands in the book: the earliest visit still planned for the tenant is done, an opinion has its day of answer."""
    if row["kind"] != "tenant":
        return
    changes: dict[str, Value] = {}
    planned = _planned(work, row)
    if planned is not None:
        done = {"stage": "done", "result": "answered", "done_at": row["happened_at"], "done_by": row["visitor"], "led_to": row.number}
        ledger.enact(work, book_named("revisit"), planned, done, act="visited")
        changes["revisit_no"] = planned.number
    within, visited = terms_of(work).tenant_answer, row["visited_on"]
    if row["opinion"] is not None and within is not None and isinstance(visited, date):
        changes["answer_due"] = anchored(visited, within)
    if changes:
        ledger.enact(work, book, row, changes, act="planned")


def _planned(work: Work, visit: Row) -> Row | None:
    """Of the year of the visit."""
    visited = visit["visited_on"]
    where = (("party", visit["party"]), ("kind", "tenant"))
    found = (
        r for r in find(work.connection, book_named("revisit"), Query(where=where, states=(State.OPEN,))) if r["stage"] in {"due", "booked"}
    )
    same = [r for r in found if isinstance(visited, date) and isinstance(due := r["due_on"], date) and due.year == visited.year]
    return min(same, key=lambda r: str(r["due_on"]), default=None)


def answer(work: Work, number: str, text: str) -> Row:
    """The tenant's opinion is answered.

    Raises `Fault`: `desk.no-right`, `desk.revisit.no-opinion`, `desk.front.done`, as `ledger.standing`.
    """
    book = book_named("visit")
    work.need(Right.WRITE, book.name)
    row = ledger.standing(work, book, number)
    if row["opinion"] is None:
        raise fault("desk.revisit.no-opinion", number=row.number)
    if row["answered_at"] is not None:
        raise fault("desk.front.done", number=row.number)
    return ledger.enact(work, book, row, {"answer": text, "answered_at": work.at, "answered_by": work.actor.clerk}, act="answered")
