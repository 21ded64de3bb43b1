"""Calls about a repair: who was rung, whether anybody answered; each urging is counted with its time (RPR-04, RPR-05, EXC-04)."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from broadcaster.desk import ledger
from broadcaster.desk.book import Book
from broadcaster.desk.cases.keeping import case_row, doing_of, done
from broadcaster.desk.cases.raising import brought
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.row import Query, Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work

STATION, WORKER = "station", "worker"
UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One call."""

    number: str
    whom: str
    """`urge`, `station`, `worker` or `household`."""
    answered: bool


def unreached(attempts: Iterable[Attempt]) -> str:
    """The call with which neither the station's telephone nor the worker's mobile was answered, since either was last; "" for none.

    It stays that call, however often they are rung in vain afterwards: one event, not one for each try (EXC-04).
    """
    silent: set[str] = set()
    last = ""
    for one in attempts:
        if one.whom not in {STATION, WORKER}:
            continue
        if one.answered:
            silent, last = set(), ""
            continue
        silent.add(one.whom)
        if len(silent) == 2 and not last:
            last = one.number
    return last


def note_call(work: Work, book: Book, number: str, whom: str, *, answered: bool, said: str = "") -> tuple[Row, str]:
    """A call is noted; the repair, and the exception event it brought ("" for none). Raises `Fault`: as `keeping.act`."""
    row = done(work, book, case_row(work, book, number), doing_of(work, "call", {}))
    _write(work, row, whom, answered=answered, said=said)
    last = unreached(attempts_of(work.connection, row))
    call = next((one for one in calls_of(work.connection, row) if one.number == last), None)
    return row, brought(work, row, UNANSWERED, trigger=call.number, at=work.at) if call is not None else ""


def urge(work: Work, book: Book, number: str, said: str) -> Row:
    """The station was urged: one more, with its time and words. Raises `Fault`: as `keeping.act`."""
    row = done(work, book, case_row(work, book, number), doing_of(work, "urge", {}, said))
    _write(work, row, "urge", answered=True, said=said)
    return row


def calls_of(connection: Connection, row: Row) -> tuple[Row, ...]:
    """Calls and urgings of a repair, in their order."""
    return tuple(find(connection, book_named("repair-call"), Query(where=(("case_number", row.number),))))


def attempts_of(connection: Connection, row: Row) -> tuple[Attempt, ...]:
    """Calls to the station the repair is with now: a new station has not been rung yet."""
    own = (one for one in calls_of(connection, row) if one["station"] == row["station"])
    return tuple(Attempt(one.number, str(one["whom"]), one["answered"] is True) for one in own)


def _write(work: Work, row: Row, whom: str, *, answered: bool, said: str) -> None:
    values: dict[str, Value] = {
        "case_number": row.number,
        "whom": whom,
        "answered": answered,
        "station": row["station"],
        "said": said or None,
    }
    ledger.put_many(work, book_named("repair-call"), [values])
