"""What may be done with rows. Each act checks the right, the row and the rules, then writes the row and its event (LGR, SEC-03).

Workflows build on these functions inside one `Desk.write`: several acts, one transaction.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import insert, update

from broadcaster.desk import numbering, opening
from broadcaster.desk.book import Book, State
from broadcaster.desk.checks import COMPUTED
from broadcaster.desk.reading import get
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Row
from broadcaster.desk.settling import Draft, settle
from broadcaster.desk.table import table_of
from broadcaster.desk.values import Value
from broadcaster.desk.wording import defaults
from broadcaster.desk.work import Work
from broadcaster.faults import Fault, Mark, fault

WHY = "why"
"""The fact of an event that holds the clerk's reason; no field has this name."""
CASE = "case-"
"""Begins the kind of an event that is an act of a workflow: `case-assign`."""
BATCH = 500
"""Rows a statement."""


def add(work: Work, book: Book, values: Mapping[str, Value], *, draft: bool = False) -> Row:
    """A new row. Fields not named get their defaults; a draft (草台帐) may lack what is required.

    Raises `Fault` with every problem: `desk.no-right`, `desk.required`, `desk.twice`, `desk.no-party`, `desk.check.*`,
    `desk.period-closed`.
    """
    numbers = add_many(work, book, [values], draft=draft)
    return get(work.connection, book, numbers[0])


def add_many(
    work: Work, book: Book, rows: Sequence[Mapping[str, Value]], *, draft: bool = False, places: Sequence[Mapping[str, Mark]] = ()
) -> tuple[str, ...]:
    """New rows, all of them or none; their numbers. `places`: for each row, where its fields stood in a file."""
    work.need(Right.WRITE, book.name)
    return put_many(work, book, rows, draft=draft, places=places)


def put_many(
    work: Work, book: Book, rows: Sequence[Mapping[str, Value]], *, draft: bool = False, places: Sequence[Mapping[str, Mark]] = ()
) -> tuple[str, ...]:
    """As `add_many`, for workflows, which have asked for the right themselves."""
    given = defaults(book, work.reading)
    drafts = [Draft({**_blank(book), **given, **row}, places[n] if places else {}) for n, row in enumerate(rows)]
    for one in drafts:
        compute(book, one.values)
    problems = settle(work, book, drafts, draft=draft)
    if problems:
        raise Fault(problems)
    numbers = numbering.take(work, book, len(drafts)) if drafts else ()
    state = State.DRAFT if draft else State.OPEN
    kept = {"state": state.value, "version": 1, "entered_at": work.at, "made_by": work.actor.clerk}
    columns = [{**d.values, **kept, "number": number} for d, number in zip(drafts, numbers, strict=True)]
    for start in range(0, len(columns), BATCH):
        work.connection.execute(insert(table_of(book.name)), columns[start : start + BATCH])
    for one, number in zip(drafts, numbers, strict=True):
        facts, personal = told_apart(book, {k: v for k, v in one.values.items() if v is not None})
        work.record("add", book.name, number, facts={**facts, "state": state.value}, personal=personal)
        if not draft and (book.workflow or book.then):
            opening.opened(work, book, number)
    return numbers


def amend(work: Work, book: Book, number: str, changes: Mapping[str, Value], *, reason: str, version: int | None = None) -> Row:
    """The row with some fields changed. `version`: what the clerk saw; another one means somebody was quicker.

    Raises `Fault`: as `add`, and `desk.no-row`, `desk.void`, `desk.closed`, `desk.no-reason`, `desk.overtaken`.
    """
    work.need(Right.WRITE, book.name)
    row = standing(work, book, number)
    if version is not None and version != row.version:
        raise fault("desk.overtaken", number=number, by=row["amended_by"] or row["made_by"])
    _reasoned(reason if row.state is not State.DRAFT else reason or "-")
    values = {f.name: row[f.name] for f in book.all_fields()} | dict(changes)
    compute(book, values)
    problems = settle(work, book, [Draft(values, {}, number)], draft=row.state is State.DRAFT)
    if problems:
        raise Fault(problems)
    changed = {name: value for name, value in values.items() if value != row[name]}
    if changed:
        _write(work, book, row, {**changed, "amended_at": work.at, "amended_by": work.actor.clerk})
        facts, personal = told_apart(book, changed)
        work.record("amend", book.name, number, facts=facts, personal={**personal, WHY: reason or None})
        if book.workflow or book.amended:
            opening.amended(work, book, row, get(work.connection, book, number))
    return get(work.connection, book, number)


def promote(work: Work, book: Book, number: str) -> Row:
    """A draft becomes a row of the book and keeps its number (desk 4.5). Raises `Fault`: as `add`, `desk.no-draft`."""
    work.need(Right.WRITE, book.name)
    row = standing(work, book, number)
    if row.state is not State.DRAFT:
        raise fault("desk.no-draft", number=number)
    problems = settle(work, book, [Draft({f.name: row[f.name] for f in book.all_fields()}, {}, number)], draft=False)
    if problems:
        raise Fault(problems)
    _write(work, book, row, {"state": State.OPEN.value})
    work.record("promote", book.name, number, facts={"state": State.OPEN.value})
    if book.workflow or book.then:
        opening.opened(work, book, number)
    return get(work.connection, book, number)


def void(work: Work, book: Book, number: str, *, reason: str) -> Row:
    """The row stands no longer, and stays to be seen with its reason: nothing is deleted. Raises `Fault`: as `amend`."""
    work.need(Right.VOID, book.name)
    row = standing(work, book, number)
    _reasoned(reason)
    return strike(work, book, row, reason=reason)


def strike(work: Work, book: Book, row: Row, *, reason: str) -> Row:
    """As `void`, for workflows, which have asked for the right themselves."""
    _write(work, book, row, {"state": State.VOID.value, "void_reason": reason})
    work.record("void", book.name, row.number, facts={"state": State.VOID.value}, personal={"void_reason": reason})
    return get(work.connection, book, row.number)


def review(work: Work, book: Book, number: str) -> Row:
    """Looked through by somebody other than its maker (制表 / 审核, LGR-04). Raises `Fault`: `desk.own-review`, as `amend`."""
    work.need(Right.REVIEW, book.name)
    row = standing(work, book, number)
    if work.actor.clerk == row["made_by"]:
        raise fault("desk.own-review", number=number)
    _write(work, book, row, {"reviewed_at": work.at, "reviewed_by": work.actor.clerk})
    work.record("review", book.name, number, facts={"reviewed_by": work.actor.clerk})
    return get(work.connection, book, number)


def standing(work: Work, book: Book, number: str) -> Row:
    """A row that may still change, by this clerk. Raises `Fault`: as `present`, and `desk.case.settled` or
    `desk.case.frozen` for a case that is over, signed or paid."""
    row = present(work, book, number)
    why = opening.settled(book, row) if book.workflow else ""
    if why:
        raise fault(f"desk.case.{why}", number=row.number, book=book.name)
    return row


def present(work: Work, book: Book, number: str) -> Row:
    """A row that stands, and that is not about this clerk.

    Raises `Fault`: `desk.no-row`, `desk.void`, `desk.closed`, `desk.about-you` (CMP-22).
    """
    row = get(work.connection, book, number)
    if row.state is State.VOID:
        raise fault("desk.void", number=number)
    if row.state is State.CLOSED:
        raise fault("desk.closed", number=number, period=row["period"])
    if book.barred and row[book.barred] == work.actor.clerk:
        raise fault("desk.about-you", number=number)
    return row


def enact(work: Work, book: Book, row: Row, changes: Mapping[str, Value], *, act: str, reason: str = "") -> Row:
    """What an act of a workflow changes, as one event (`case-<act>`); whether it may be done the workflow has decided.

    Raises `Fault` with every reason why the row may not stand so.
    """
    values = {f.name: row[f.name] for f in book.all_fields()} | dict(changes)
    compute(book, values)
    problems = settle(work, book, [Draft(values, {}, row.number)], draft=row.state is State.DRAFT)
    if problems:
        raise Fault(problems)
    changed = {name: value for name, value in values.items() if value != row[name]}
    _write(work, book, row, {**changed, "amended_at": work.at, "amended_by": work.actor.clerk})
    facts, personal = told_apart(book, changed)
    work.record(f"{CASE}{act}", book.name, row.number, facts=facts, personal={**personal, WHY: reason or None})
    return get(work.connection, book, row.number)


def compute(book: Book, values: dict[str, Value]) -> None:
    """Fill in what follows from other fields."""
    for field in book.fields:
        if field.computed:
            values[field.name] = COMPUTED[field.computed](values)


def told_apart(book: Book, values: Mapping[str, Value]) -> tuple[dict[str, object], dict[str, object]]:
    """Values for the chain in clear, and personal ones that it only commits to."""
    personal = {f.name for f in book.all_fields() if f.personal}
    return (
        {name: value for name, value in values.items() if name not in personal},
        {name: value for name, value in values.items() if name in personal},
    )


def _blank(book: Book) -> dict[str, Value]:
    return dict.fromkeys((f.name for f in book.all_fields()), None)


def _reasoned(reason: str) -> None:
    if not reason.strip():
        raise fault("desk.no-reason")


def _write(work: Work, book: Book, row: Row, columns: Mapping[str, Any]) -> None:
    table = table_of(book.name)
    work.connection.execute(update(table).where(table.c.number == row.number).values(**columns, version=row.version + 1))
