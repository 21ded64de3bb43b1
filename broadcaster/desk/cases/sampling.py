"""The manager's check of intakes: complaints are drawn with a seed that is kept, then judged (CMP-35)."""

import random
from collections.abc import Mapping
from datetime import datetime

from broadcaster.desk import ledger
from broadcaster.desk.book import State
from broadcaster.desk.checks import POINTS
from broadcaster.desk.reading import find, get
from broadcaster.desk.registers import book
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Query, Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import Fault, Problem, fault


def drawn(numbers: list[str], count: int, seed: str) -> tuple[str, ...]:
    """Which are drawn: the same seed draws the same from the same complaints, so that anybody can check it."""
    return tuple(sorted(random.Random(seed).sample(sorted(numbers), min(count, len(numbers)))))  # noqa: S311 - to be repeated, not to be secret


def draw(work: Work, period: str, since: datetime, until: datetime, count: int, seed: str) -> tuple[str, ...]:
    """Draw from the complaints that were taken in during the period; the checks' numbers.

    Raises `Fault`: `desk.no-right`, `desk.check-drawn` for a period that was drawn already, `desk.check-none`.
    """
    work.need(Right.REVIEW, "complaint")
    checks = book("intake-check")
    if next(iter(find(work.connection, checks, Query(where=(("drawn_for", period),)))), None) is not None:
        raise fault("desk.check-drawn", period=period)
    asked = Query(states=(State.OPEN, State.CLOSED), since=since, until=until)
    rows = {row.number: row for row in find(work.connection, book("complaint"), asked)}
    if not rows:
        raise fault("desk.check-none", period=period)
    values: list[dict[str, Value]] = [
        {
            "drawn_for": period, "case_number": number, "taken_by": rows[number]["made_by"], "seed": seed, "drawn_of": len(rows),
        }
        for number in drawn(list(rows), count, seed)
    ]  # fmt: skip
    return ledger.put_many(work, checks, values)


def score(work: Work, number: str, marks: Mapping[str, Value], finding: str | None) -> Row:
    """Judge a drawn intake; once, and never one's own.

    Raises `Fault`: `desk.no-right`, `desk.no-row`, `desk.check-own`, `desk.check-done`, `desk.check-points`.
    """
    work.need(Right.REVIEW, "complaint")
    checks = book("intake-check")
    row = get(work.connection, checks, number)
    problems = []
    if row["checked_at"] is not None:
        problems.append(Problem("desk.check-done", facts={"number": row.number, "by": str(row["checked_by"])}))
    if row["taken_by"] == work.actor.clerk:
        problems.append(Problem("desk.check-own", facts={"number": row.number}))
    complaint = get(work.connection, book("complaint"), str(row["case_number"]))
    if complaint["accused"] == work.actor.clerk:
        problems.append(Problem("desk.about-you", facts={"number": complaint.number}))
    if any(marks.get(name) is None for name in POINTS):
        problems.append(Problem("desk.check-points", facts={"number": row.number}))
    if problems:
        raise Fault(problems)
    changes = {**marks, "finding": finding, "checked_by": work.actor.clerk, "checked_at": work.at}
    return ledger.enact(work, checks, row, changes, act="score")
