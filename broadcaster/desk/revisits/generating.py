"""The generator: what is owed is put into the book of revisits, once (RVT-01, RVT-02, RVT-03, RVT-06, RVT-11, RVT-C01, CMP-20)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from broadcaster.desk import ledger
from broadcaster.desk.policy.opening import policy
from broadcaster.desk.reading import get
from broadcaster.desk.registers import book
from broadcaster.desk.revisits import sources
from broadcaster.desk.revisits.terms import Terms, terms
from broadcaster.desk.revisits.wanted import Wanted, plan
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

    Raises `Fault`: `desk.no-right`.
    """
    work.need(Right.WRITE, "revisit")
    revisits = book("revisit")
    there = sources.standing(work.connection)
    found = plan(sources.owed(work.connection, terms_of(work), work.zone, today(work)), there, list(sources.gone(work.connection, there)))
    ledger.put_many(work, revisits, [_values(one) for one in found.new])
    for number, due in found.moved:
        ledger.enact(work, revisits, get(work.connection, revisits, number), {"due_on": due}, act="moved")
    for number in found.withdrawn:
        ledger.enact(work, revisits, get(work.connection, revisits, number), {"stage": "withdrawn"}, act="withdrawn")
    return Made(Counter(one.kind for one in found.new), len(found.moved), len(found.withdrawn))


def _values(one: Wanted) -> dict[str, Value]:
    kept: dict[str, Value] = {"key": one.key, "origin": one.origin, "origin_no": one.origin_no, "level": one.level, "accused": one.accused}
    return {**one.values, **kept, "kind": one.kind, "due_on": one.due_on, "sheet": CALLS.get(one.kind), "stage": "due"}
