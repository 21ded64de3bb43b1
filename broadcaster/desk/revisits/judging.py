"""Whether a revisit passed, and what rates come to (RVT-01, RVT-04, RVT-08, RVT-09). PURE."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from fractions import Fraction

from broadcaster.desk.policy.value import Target, Unset
from broadcaster.desk.revisits.terms import Terms
from broadcaster.desk.survey.answering import Answers, satisfied
from broadcaster.desk.survey.figures import judged
from broadcaster.desk.survey.model import Template
from broadcaster.desk.values import Value

Row = Mapping[str, Value]
REACHED = frozenset({"answered", "refused"})
"""Results after which the customer was spoken with."""
PHONE = frozenset({"sale", "complaint", "warranty", "repair", "regular", "progress", "interview"})


def passed(passes: Sequence[str], result: str, template: Template, answers: Answers) -> bool | None:
    """Whether a call passes by the organisation's definition; `None` where it has none (RVT-08, POL-02).

    `reached`: spoken with; `complete`: every question that had to be asked has its answer; `solved`: not answered 未解决;
    `satisfied`: nothing in the worse half.
    """
    if not passes:
        return None
    checks = {
        "reached": result in REACHED,
        "complete": result == "answered",
        "solved": result == "answered" and ("solved" not in answers or answers["solved"].said_yes is True),
        "satisfied": result == "answered" and satisfied(template, answers) is not False,
    }
    return all(checks[one] for one in passes)


@dataclass(frozen=True, slots=True)
class Rate:
    """A measure with what it was made of."""

    name: str
    n: int
    d: int | None
    """`None`: a count, no share."""
    target: Target | Unset
    met: bool | None
    """`None`: not judged: nothing was due, or nobody has set the target or the definition."""
    rules: tuple[str, ...]

    @property
    def share(self) -> Fraction | None:
        """Percent, exact."""
        return Fraction(100 * self.n, self.d) if self.d else None


def after_sale(rows: Iterable[Row], first: date, last: date, today: date, terms: Terms) -> Rate:
    """Done of what fell due in these days and up to today (RVT-01: 100 %)."""
    due = [r for r in rows if r["kind"] == "sale" and r["stage"] != "withdrawn" and _within(r["due_on"], first, min(last, today))]
    return _rate("after-sale", sum(reached(r) for r in due), len(due), terms, ("RVT-01", "KPI-08"))


def pass_rate(rows: Iterable[Row], first: date, last: date, zone: tzinfo, terms: Terms) -> Rate:
    """Passed of the calls that were judged when they were made (RVT-08: > 98 %, strictly)."""
    made = [r for r in rows if r["kind"] in PHONE and r["passed"] is not None and _within(_day(r["done_at"], zone), first, last)]
    return _rate("passed", sum(r["passed"] is True for r in made), len(made), terms, ("RVT-08", "KPI-05"))


def visits(rows: Iterable[Row], first: date, last: date, terms: Terms) -> Rate:
    """Visits to customers at their door (RVT-04: at least five a month)."""
    n = sum(r["kind"] == "customer" and _within(r["visited_on"], first, last) for r in rows)
    target = terms.targets.get("visits", Unset.NONE)
    return Rate("visits", n, None, target, judged(Fraction(n), target), ("RVT-04", "KPI-09"))


def coverage(planned: Iterable[Row], year: int, tenants: Iterable[str], today: date, terms: Terms) -> tuple[Rate, Rate]:
    """Tenants visited at least once in the year, judged as soon as the target is reached or the year is over; visits made of those
    planned (RVT-C01)."""
    own = [r for r in planned if r["kind"] == "tenant" and r["stage"] != "withdrawn" and str(r["key"] or "").split(":")[2:3] == [str(year)]]
    seen = {r["party"] for r in own if r["stage"] == "done"}
    known = set(tenants)
    rules = ("RVT-C01",)
    covered = _rate("covered", len(seen & known), len(known), terms, rules)
    if not covered.met and today <= date(year, 12, 31):
        covered = replace(covered, met=None)
    return (
        covered,
        Rate("tenant-visits", sum(r["stage"] == "done" for r in own), len(own), Unset.NONE, None, rules),
    )


def reached(revisit: Row) -> bool:
    return revisit["result"] in REACHED


@dataclass(frozen=True, slots=True)
class Share:
    """One clerk's revisits on a day (RVT-09)."""

    clerk: str
    assigned: int
    """Owed today or before, and what was done of today's."""
    done: int
    """Customers spoken with on the day."""


def by_clerk(rows: Iterable[Row], day: date, zone: tzinfo) -> tuple[Share, ...]:
    """Per clerk what was given to them and what they did on the day; the busiest first."""
    assigned: Counter[str] = Counter()
    done: Counter[str] = Counter()
    for row in rows:
        by_today = row["stage"] in {"due", "booked"} and isinstance(row["due_on"], date) and row["due_on"] <= day
        of_today = _day(row["done_at"], zone) == day
        if row["owner"] and (by_today or of_today):
            assigned[str(row["owner"])] += 1
        if of_today and reached(row):
            done[str(row["done_by"])] += 1
    names = sorted({*assigned, *done}, key=lambda name: (-done[name], name))
    return tuple(Share(name, assigned[name], done[name]) for name in names)


def made_by(rows: Iterable[Row], first: date, last: date, zone: tzinfo) -> tuple[tuple[str, int], ...]:
    """How many customers each clerk spoke with in a period: a point of the appraisal (RVT-09)."""
    counted = Counter(str(r["done_by"]) for r in rows if reached(r) and _within(_day(r["done_at"], zone), first, last))
    return tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0])))


def shared_out(revisits: Sequence[tuple[str, str | None]], load: Mapping[str, int]) -> dict[str, str]:
    """A clerk for each number: the one with the least to do, the first of equals, never the one it is about (RVT-09, CMP-22).

    `revisits`: numbers, and whom each is about. What nobody may do has no clerk.
    """
    left = dict(load)
    given = {}
    for number, accused in revisits:
        able = [name for name in load if name != accused]
        if able:
            clerk = min(able, key=lambda name: (left[name], able.index(name)))
            given[number] = clerk
            left[clerk] += 1
    return given


def quota(repairs: Iterable[Row], today: date) -> int:
    """Revisits owed today because orders came back yesterday (RVT-09)."""
    return sum(r["kind"] == "repair" and r["due_on"] == today and r["stage"] != "withdrawn" for r in repairs)


def _rate(name: str, n: int, d: int, terms: Terms, rules: tuple[str, ...]) -> Rate:
    target = terms.targets.get(name, Unset.NONE)
    return Rate(name, n, d, target, judged(Fraction(100 * n, d) if d else None, target), rules)


def _within(day: object, first: date, last: date) -> bool:
    return isinstance(day, date) and first <= day <= last


def _day(at: object, zone: tzinfo) -> date | None:
    return at.astimezone(zone).date() if isinstance(at, datetime) else None
