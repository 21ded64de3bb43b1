"""The generator: what is owed is put into the book of revisits, once (RVT-01, RVT-02, RVT-03, RVT-06, RVT-11, RVT-C01, CMP-20)."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo

from sqlalchemy import Connection

from broadcaster.desk import ledger
from broadcaster.desk.clocks.span import Unit
from broadcaster.desk.policy.opening import policy
from broadcaster.desk.reading import get
from broadcaster.desk.registers import book
from broadcaster.desk.revisits import sources
from broadcaster.desk.revisits.terms import Terms, terms
from broadcaster.desk.revisits.touched import BY, MADE, Touched, touched
from broadcaster.desk.revisits.wanted import EDITION, Plan, Wanted, plan
from broadcaster.desk.rights import Right
from broadcaster.desk.survey.templates import CALLS
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work


@dataclass(frozen=True, slots=True)
class Made:
    """What a run of the generator changed."""

    new: Mapping[str, int]
    """By kind."""
    moved: int
    withdrawn: int

    @property
    def total(self) -> int:
        return sum(self.new.values()) + self.moved + self.withdrawn


def terms_of(work: Work) -> Terms:
    """The organisation's numbers today."""
    return terms(policy(work.connection, work.house.profile, today(work)), work.house.almanac)


def today(work: Work) -> date:
    return work.at.astimezone(work.zone).date()


def generate(work: Work) -> Made:
    """Make what is owed, move what was amended, withdraw what is owed no longer. A second run changes nothing.

    Only what was touched since the last run is looked at; everything after the policy's numbers changed, and in a new year.
    Raises `Fault`: `desk.no-right`.
    """
    work.need(Right.WRITE, "revisit")
    work.flush()
    terms, revisits = terms_of(work), book("revisit")
    by = _by(terms, work.zone, today(work))
    changed = touched(work.connection, by)
    if changed is not None and not changed:
        return Made({}, 0, 0)
    found = outstanding(work.connection, terms, work.zone, today(work), changed)
    ledger.put_many(work, revisits, [_values(one) for one in found.new])
    for number, due in found.moved:
        ledger.enact(work, revisits, get(work.connection, revisits, number), {"due_on": due}, act="moved")
    for number in found.withdrawn:
        ledger.enact(work, revisits, get(work.connection, revisits, number), {"stage": "withdrawn"}, act="withdrawn")
    work.record(MADE, revisits.name, facts={BY: by})
    return Made(Counter(one.kind for one in found.new), len(found.moved), len(found.withdrawn))


def outstanding(connection: Connection, terms: Terms, zone: tzinfo, day: date, changed: Touched | None = None) -> Plan:
    """What has to change in the book of revisits, because of these rows; because of any, where none are named."""
    there = sources.standing(connection, changed)
    return plan(sources.owed(connection, terms, zone, day, changed), there, sources.gone(connection, there, changed))


def _by(terms: Terms, zone: tzinfo, day: date) -> str:
    """All that what is owed follows from, but the books: the same again, and only what was touched can be owed newly."""
    return hashlib.sha256(repr((EDITION, terms, _working_days(terms, day.year), str(zone), day.year)).encode()).hexdigest()


def _working_days(terms: Terms, year: int) -> tuple[int, ...]:
    """Those of a year, by their number; none where nothing is counted in them, and the almanac need not be read."""
    if terms.after_complaint is None or terms.after_complaint.unit is not Unit.WORKING_DAY:
        return ()
    return tuple(n for n in range(366) if terms.works(date(year, 1, 1) + timedelta(days=n)))


def _values(one: Wanted) -> dict[str, Value]:
    kept: dict[str, Value] = {"key": one.key, "origin": one.origin, "origin_no": one.origin_no, "level": one.level, "accused": one.accused}
    return {**one.values, **kept, "kind": one.kind, "due_on": one.due_on, "sheet": CALLS.get(one.kind), "stage": "due"}
