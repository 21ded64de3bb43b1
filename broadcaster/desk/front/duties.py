"""What is owed at the front desk, and what is overdue (SRV-01, SRV-05, CAL-05, CAL-07, FAQ-01, TSK-01, BRD-C02)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Connection

from broadcaster.desk.cases.repair import TYPE
from broadcaster.desk.front.paging import police_advised
from broadcaster.desk.front.transfers import due
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query, Row
from broadcaster.desk.values import Value


@dataclass(frozen=True, slots=True)
class Duty:
    """Something somebody has to do."""

    book: str
    number: str
    due: datetime | None
    owner: str
    """Who promised it, or the department it was passed to."""
    told: str
    """What it is about, with the fields of the row; personal."""

    def overdue(self, now: datetime) -> bool:
        return self.due is not None and self.due <= now


def _relay(row: Row, _now: datetime) -> Duty | None:
    who = " ".join(dict.fromkeys((str(row["dept"]), str(row["owner"]))))
    return None if row["done_at"] else _of(row, row["due"], who, row["promised"] or row["matter"])


def _message(row: Row, _now: datetime) -> Duty | None:
    return None if row["delivered_at"] else _of(row, row["due"], row["for_person"], row["matter"])


def _question(row: Row, _now: datetime) -> Duty | None:
    return None if row["stage"] in {"told", "published"} else _of(row, row["due"], row["dept"], row["question"])


def _task(row: Row, _now: datetime) -> Duty | None:
    return None if row["done_at"] else _of(row, row["agreed_until"] or row["due"], row["owner"], row["title"])


def _page(row: Row, now: datetime) -> Duty | None:
    if not police_advised(row.values, now):
        return None
    return _of(row, row["police_due"], row["reporter"], row["child_name"])


def _exception(row: Row, _now: datetime) -> Duty | None:
    """Told upward, after a skipped level to the own superior, too; an escalated one is its head's until it is settled (EXC-10, EXC-15)."""
    if row["reported_at"] is None:
        return _of(row, row["happened_at"], row["made_by"], row["content"])
    if row["skipped"] and row["superior_told_at"] is None:
        return _of(row, row["reported_at"], row["made_by"], row["content"])
    return _of(row, row["escalated_at"], row["head"], row["content"]) if row["head"] and row["settled_at"] is None else None


def _fault(row: Row, _now: datetime) -> Duty | None:
    """Reported at once, and followed until it works again (EXC-13)."""
    if row["restored_at"]:
        return None
    return _of(row, row["happened_at"] if row["reported_at"] is None else None, row["reporter"], f"{row['device']} {row['symptom']}")


def _forwarded(row: Row, _now: datetime) -> Duty | None:
    """A department owes its answer to a repair that was reported upward (RPR-08)."""
    waits = row["forwarded_at"] is not None and row["dept_answered_at"] is None and row["stage"] not in TYPE.over
    return _of(row, None, row["forwarded_to"], row["content"]) if waits else None


def _call(row: Row, _now: datetime) -> Duty | None:
    """A call that was handed on, until the customer was asked once more (CAL-07)."""
    return None if row["wrapped_at"] else _of(row, due(row.values) or row["connected_at"], row["transferred_to"], row["content"])


def _document(row: Row, _now: datetime) -> Duty | None:
    """An incoming paper that no department has signed for (LGR-05)."""
    if row["direction"] != "in" or row["passed_on"] or not row["sent_to"]:
        return None
    return _of(row, _end_of(row["due"]), row["sent_to"], row["document"])


def _end_of(day: object) -> datetime | None:
    """The day's end, wherever the house is: a paper's day is not counted in minutes."""
    return datetime.combine(day + timedelta(days=1), time.min, UTC) if isinstance(day, date) else None


def _request(row: Row, _now: datetime) -> Duty | None:
    """Waits for an order, for its execution, or for the report after a level was skipped, which is urgent (TSK-03)."""
    if row["stage"] == "closed":
        return None
    waits = row["asked_of"] if row["stage"] == "asked" else row["made_by"]
    return _of(row, row["happened_at"] if row["skip"] else None, waits, row["matter"])


_DUTIES: Mapping[str, Callable[[Row, datetime], Duty | None]] = {
    "page": _page, "exception": _exception, "relay": _relay, "message": _message, "question": _question, "task": _task,
    "fault": _fault, "repair": _forwarded,
    "call": _call, "document": _document, "request": _request,
}  # fmt: skip
BOOKS = tuple(_DUTIES)
OPEN: Mapping[str, tuple[tuple[str, Value], ...]] = {
    "relay": (("done_at", None),), "message": (("delivered_at", None),), "task": (("done_at", None),), "page": (("outcome", None),),
    "call": (("outcome", "transferred"), ("wrapped_at", None)),
    "document": (("direction", "in"), ("passed_on", None)),
}  # fmt: skip
"""Which rows of a book can owe anything at all."""


def _of(row: Row, due: object, owner: object, told: object) -> Duty:
    return Duty(row.book, row.number, due if isinstance(due, datetime) else None, str(owner or ""), str(told or ""))


def duty(row: Row, now: datetime) -> Duty | None:
    """What a row still owes; `None` when it is done, a draft or void."""
    return None if row.state in {"void", "draft"} else _DUTIES[row.book](row, now)


def open_duties(connection: Connection, now: datetime, books: Iterable[str] = BOOKS) -> tuple[Duty, ...]:
    """Everything open in these books, the most urgent first; what has no time comes last."""
    found = (duty(row, now) for row in _rows(connection, books))
    return tuple(sorted((one for one in found if one), key=lambda one: (one.due is None, one.due and one.due.timestamp(), one.number)))


def _rows(connection: Connection, books: Iterable[str]) -> Iterator[Row]:
    for name in books:
        yield from find(connection, book(name), Query(where=OPEN.get(name, ())))
