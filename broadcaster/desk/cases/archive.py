"""The weekly archive: cases that were closed are filed together, those that lack papers stay behind (CMP-05, CMP-21)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from broadcaster.desk.book import Book, Span
from broadcaster.desk.cases.clocks import of_case
from broadcaster.desk.cases.keeping import act
from broadcaster.desk.periods import bounds
from broadcaster.desk.reading import find
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Query, Row
from broadcaster.desk.work import Work
from broadcaster.faults import Fault, Problem, fault


@dataclass(frozen=True, slots=True)
class Filed:
    """What a week's archive took, what it left and why, and the summary of the week (F-CMP16)."""

    numbers: tuple[str, ...]
    left: tuple[Problem, ...]
    summary: tuple["Line", ...]


@dataclass(frozen=True, slots=True)
class Line:
    """How many complaints of a kind, and how many had their first answer in time (F-CMP16)."""

    kind: str
    count: int
    on_time: int


def file_week(work: Work, book: Book, week: str, *, keep: bool = True) -> Filed:
    """File everything closed until the end of the week. `keep=False`: only say what would happen; the caller keeps nothing.

    Raises `Fault`: `desk.no-right`, `desk.archive-week`.
    """
    work.need(Right.CLOSE, book.name)
    try:
        _since, until = bounds(Span.WEEK, week, work.zone)
    except ValueError:
        raise fault("desk.archive-week", week=week) from None
    filed: list[str] = []
    left: list[Problem] = []
    rows = [row for row in _finished(work.connection, book) if _ended(row) < until]
    lines = summary(work.connection, rows)
    for row in rows:
        try:
            act(work, book, row.number, "archive", {"archive_week": week})
            filed.append(row.number)
        except Fault as refused:
            left += refused.problems
    if keep:
        facts = {"week": week, "filed": len(filed), "left": len(rows) - len(filed), "kinds": {line.kind: line.count for line in lines}}
        work.record("archived", book.name, facts=facts)
    return Filed(tuple(filed), tuple(left), lines)


def summary(connection: Connection, rows: list[Row]) -> tuple[Line, ...]:
    """By kind, the most frequent first."""
    counts = Counter(str(row["kind"]) for row in rows)
    on_time = Counter(str(row["kind"]) for row in rows if _answered_in_time(connection, row))
    return tuple(Line(kind, n, on_time[kind]) for kind, n in counts.most_common())


def _answered_in_time(connection: Connection, row: Row) -> bool:
    outcomes: Mapping[str, object] = {str(c["limit_of"]): c["outcome"] for c in of_case(connection, row.number)}
    return outcomes.get("reply") == "met"


def _finished(connection: Connection, book: Book) -> list[Row]:
    return [row for stage in ("closed", "refused") for row in find(connection, book, Query(where=(("stage", stage),)))]


def _ended(row: Row) -> datetime:
    """When it was closed, or refused."""
    ended = row["closed_at"] or row["amended_at"]
    if not isinstance(ended, datetime):
        raise TypeError(row.number)
    return ended
