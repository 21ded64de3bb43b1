"""A case's time limits in the store: started, paused, resumed, stopped with a verdict that stays (CMP-05, CMP-07, CMP-18, CMP-33, RPR-05).

What happened is kept as events; when a limit is due, and whether it was met, is computed from them. The row has what was computed last,
so that lists and the day's work need no calendar.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from math import ceil

from sqlalchemy import ColumnElement, Connection, exists, or_

from broadcaster.desk import ledger
from broadcaster.desk.book import Book, State
from broadcaster.desk.cases.model import CaseType
from broadcaster.desk.cases.raising import brought
from broadcaster.desk.cases.terms import ALWAYS, Running, agreed, calendar_of, key_of, lasting
from broadcaster.desk.cases.types import case_type
from broadcaster.desk.clocks.clock import (
    MARKS,
    Changed,
    Event,
    Marked,
    Paused,
    Resumed,
    Started,
    Stopped,
    Terms,
    Verdict,
    marks_to_set,
    status,
)
from broadcaster.desk.policy.model import Policy
from broadcaster.desk.policy.opening import policy
from broadcaster.desk.reading import find, rows
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query, Row
from broadcaster.desk.table import table_of
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work


def policy_of(work: Work) -> Policy:
    """The organisation's numbers today."""
    return policy(work.connection, work.house.profile, work.at.astimezone(work.zone).date())


def of_case(connection: Connection, number: str) -> tuple[Row, ...]:
    """All limits of a case, in the order they started."""
    return tuple(find(connection, book("clock"), Query(where=(("case_number", number),))))


def running(connection: Connection) -> Iterator[Row]:
    """Limits of all cases that have not stopped."""
    return find(connection, book("clock"), Query(where=(("stopped_at", None),)))


def unmarked(connection: Connection, at: datetime) -> tuple[Row, ...]:
    """Running limits that passed a mark by `at` which nobody has recorded."""
    clock, event = table_of("clock"), table_of("clock-event")
    runs = (clock.c.stopped_at == None) & (clock.c.state == State.OPEN.value)  # noqa: E711 - SQL's

    def passed(column: str, percent: int) -> ColumnElement[bool]:
        told = exists().where((event.c.clock_number == clock.c.number) & (event.c.what == f"mark-{percent}"))
        return (clock.c[column] <= at) & ~told

    return rows(connection, book("clock"), runs & or_(passed("warn_at", MARKS[0]), passed("due_at", MARKS[-1])), clock.c.keys()[1:])


def as_running(row: Row) -> Running:
    """Raises `TypeError` for a row without its start, which the declaration does not allow."""
    return Running(_instant(row, "started_at"), *(_or_none(row, name) for name in ("due_at", "warn_at", "stopped_at")))


def start(work: Work, kind: CaseType, case: Row, names: Iterable[str], *, begun: datetime | None = None) -> None:
    """Let these limits run from `begun` (now). One that is unset, or has no day, does not start: nothing is guessed (POL-02).

    One that runs already goes on as it is.
    """
    begun = (begun or work.at).replace(microsecond=0)
    there = {row["limit_of"] for row in of_case(work.connection, case.number) if row["stopped_at"] is None}
    for name in (name for name in names if name not in there):
        made = _agreed(work, kind, case, name, begun)
        if made is not None:
            ledger.put_many(work, book("clock"), [{"case_number": case.number, "limit_of": name, **_begun(*made, begun)}])


def stop(work: Work, kind: CaseType, case: Row, names: Iterable[str], *, dropped: bool = False) -> None:
    """Stop these limits now; what the verdict is it stays."""
    wanted = set(names)
    for row in of_case(work.connection, case.number):
        if row["limit_of"] in wanted and row["stopped_at"] is None:
            mark(work, kind, case, row)
            now = status([*events_of(work, row), Stopped(work.at)], work.at)
            outcome = "dropped" if dropped else "failed" if now.verdict is Verdict.FAILED else "met"
            ledger.enact(work, book("clock"), row, {"stopped_at": work.at, "outcome": outcome, "paused_at": None}, act="stop")


def settle(work: Work, kind: CaseType, case: Row) -> None:
    """Let the limits stand still that do so in the case's stage, and all others go on."""
    still = kind.waits.get(str(case["stage"]), ())
    for row in of_case(work.connection, case.number):
        wanted, now = row["limit_of"] in still, row["paused_at"] is not None
        if row["stopped_at"] is None and wanted != now:
            mark(work, kind, case, row)
            _note(work, row, "paused" if wanted else "resumed", stage=str(case["stage"]))
            found = status(events_of(work, row), work.at)
            kept: dict[str, Value] = {"paused_at": work.at if wanted else None, "length": _length(row)}
            changes = {**kept, "due_at": found.due, "warn_at": found.warns}
            ledger.enact(work, book("clock"), row, changes, act="pause" if wanted else "resume")


def move(work: Work, its_book: Book, before: Row, case: Row) -> None:
    """The urgency is another: limits that still run are as long as that one says, counted from their own start (CMP-12).

    A limit for which both urgencies name the same number goes on as it was agreed (POL-01).
    """
    if before["urgency"] == case["urgency"]:
        return
    kind, held = case_type(its_book.workflow), policy_of(work)
    for row in of_case(work.connection, case.number):
        name = str(row["limit_of"])
        keys = {key_of(held, kind, name, str(one["urgency"])) for one in (before, case)} if name in kind.limits else set()
        if row["stopped_at"] is None and len(keys) > 1:
            made = _agreed(work, kind, case, name, _instant(row, "started_at"))
            if made is not None:
                _change(work, kind, case, row, *made)


def mark(work: Work, kind: CaseType, case: Row, row: Row) -> tuple[Marked, ...]:
    """Record the marks a limit passed since somebody looked last, each once, and bring what its end brings; those that were new."""
    new = marks_to_set(events_of(work, row), work.at)
    for one in new:
        over = ceil(one.overrun.total_seconds())
        _note(work, row, f"mark-{one.percent}", passed_at=one.deadline, overrun=over)
        event = kind.raises.get(str(row["limit_of"]))
        if one.percent == MARKS[-1] and event:
            brought(work, case, event, trigger=row.number, at=one.deadline)
    return new


def events_of(work: Work, row: Row) -> list[Event]:
    """What happened to a limit, as the pure clock takes it."""
    made: list[Event] = [Started(_instant(row, "started_at"), _kept(work, row))]
    for one in find(work.connection, book("clock-event"), Query(where=(("clock_number", row.number),))):
        at, what = _instant(one, "happened_at"), str(one["what"])
        if what in {"paused", "resumed"}:
            made.append(Paused(at) if what == "paused" else Resumed(at))
        elif what == "changed":
            made.append(Changed(at, _kept(work, one)))
        else:
            over = timedelta(seconds=one["overrun"] if isinstance(one["overrun"], int) else 0)
            made.append(Marked(at, int(what.removeprefix("mark-")), _instant(one, "passed_at"), over))
    stopped = _or_none(row, "stopped_at")
    return [*made, *([Stopped(stopped)] if stopped else [])]


def _kept(work: Work, row: Row) -> Terms:
    """The terms that a limit, or a change of it, keeps."""
    return lasting(str(row["calendar"]), timedelta(seconds=_length(row)), work.zone, work.house.almanac)


def _change(work: Work, kind: CaseType, case: Row, row: Row, calendar: str, terms: Terms, version: str) -> None:
    """Other terms from now on: marks that were passed before stay, and a limit that failed stays failed."""
    mark(work, kind, case, row)
    length = ceil(terms.length(_instant(row, "started_at")).total_seconds())
    _note(work, row, "changed", calendar=calendar, length=length, policy=version)
    found = status(events_of(work, row), work.at)
    ledger.enact(work, book("clock"), row, {"length": _length(row), "due_at": found.due, "warn_at": found.warns}, act="move")


def _agreed(work: Work, kind: CaseType, case: Row, name: str, begun: datetime) -> tuple[str, Terms, str] | None:
    """Calendar's name, terms, version of the policy."""
    held = policy_of(work)
    if name in kind.dated:
        day = case[kind.dated[name]]
        if not isinstance(day, date):
            return None
        ends = datetime.combine(day + timedelta(days=1), time.min, work.zone)
        return ALWAYS, Terms(calendar_of(ALWAYS, work.zone, work.house.almanac), ends - begun), held.version
    key = key_of(held, kind, name, str(case.values.get("urgency") or "normal"))
    found = agreed(held, key, work.zone, work.house.almanac)
    return None if found is None else (*found, held.version)


def _begun(calendar: str, terms: Terms, version: str, begun: datetime) -> dict[str, Value]:
    now = status([Started(begun, terms)], begun)
    length = ceil(terms.length(begun).total_seconds())
    times: dict[str, Value] = {"happened_at": begun, "started_at": begun, "warn_at": now.warns, "due_at": now.due}
    return {**times, "calendar": calendar, "length": length, "policy": version}


def _note(work: Work, row: Row, what: str, **more: Value) -> None:
    values: dict[str, Value] = {"clock_number": row.number, "case_number": row["case_number"], "what": what, "happened_at": work.at}
    ledger.put_many(work, book("clock-event"), [{**values, **more}])


def _length(row: Row) -> int:
    """Seconds of open time; a limit of an older program has them in its due time."""
    kept = row["length"]
    if isinstance(kept, int):
        return kept
    return ceil((_instant(row, "due_at") - _instant(row, "started_at")).total_seconds())


def _instant(row: Row, name: str) -> datetime:
    found = row[name]
    if not isinstance(found, datetime):
        raise TypeError(row.number)
    return found


def _or_none(row: Row, name: str) -> datetime | None:
    found = row[name]
    return found if isinstance(found, datetime) else None
