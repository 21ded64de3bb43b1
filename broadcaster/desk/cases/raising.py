"""Exception events that come by themselves: a limit that was passed, nobody who answers (EXC-01 to EXC-04, RPR-05)."""

from datetime import datetime

from broadcaster.desk import ledger
from broadcaster.desk.book import State
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query, Row
from broadcaster.desk.wording import told
from broadcaster.desk.work import Work
from broadcaster.faults import Fault

CLOSED = "desk.period-closed"


def brought(work: Work, case: Row, kind: str, *, trigger: str, at: datetime) -> str:
    """The exception event of this trigger (a limit's number, a call's), entered now unless it is there: its number.

    It happened at `at`; where that lies in a month that is closed, it stands in the book as of now, and its words tell when it was.
    """
    exceptions = book("exception")
    there = next(find(work.connection, exceptions, Query(where=(("trigger", trigger),), states=tuple(State))), None)
    if there is not None:
        return there.number
    what = next(c.zh for c in exceptions.field("event_kind").choices if c.value == kind)
    when = told(exceptions.field("happened_at"), at, work.zone)
    values = {
        "event_kind": kind, "origin": case.number, "trigger": trigger, "place": case.values.get("station"),
        "content": f"{case.number}：{what}（{case.values.get('station') or '未派站'}，{when}）",
    }  # fmt: skip
    try:
        return ledger.put_many(work, exceptions, [{**values, "happened_at": at}])[0]
    except Fault as refused:
        if {problem.code for problem in refused.problems} != {CLOSED}:
            raise
        return ledger.put_many(work, exceptions, [{**values, "happened_at": work.at}])[0]
