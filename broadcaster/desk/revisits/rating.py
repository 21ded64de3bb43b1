"""Rates of a month, of what stands in the books (RVT-01, RVT-04, RVT-08, RVT-09, RVT-C01, SUR-03, SUR-04)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from sqlalchemy import Connection

from broadcaster.desk.book import State
from broadcaster.desk.clocks.duties import Cadence, Period, period
from broadcaster.desk.policy.value import Unset
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.revisits import judging
from broadcaster.desk.revisits.judging import Rate, Share
from broadcaster.desk.revisits.terms import Terms
from broadcaster.desk.row import Query, Row
from broadcaster.desk.survey import figures as counting
from broadcaster.desk.survey.figures import Figures, Verdict
from broadcaster.desk.survey.keeping import sheets
from broadcaster.desk.survey.templates import TEMPLATES

STANDS = (State.OPEN, State.CLOSED)


@dataclass(frozen=True, slots=True)
class Month:
    """A month's figures."""

    period: Period
    rates: tuple[Rate, ...]
    quota: int
    """Revisits of yesterday's returned orders, owed today (RVT-09)."""
    today: tuple[Share, ...]
    made: tuple[tuple[str, int], ...]
    """Customers each clerk spoke with in the month."""
    defined: bool
    """Whether the organisation has said when a revisit passes."""


def month(connection: Connection, terms: Terms, day: date, now: datetime, zone: tzinfo) -> Month:
    """The month of `day`, as it stands now."""
    span = period(Cadence.MONTH, day)
    today = now.astimezone(zone).date()
    rows = _rows(connection, "revisit")
    tenants = [r.number for r in _rows(connection, "party") if r["kind"] == "vendor" and r["shop_class"] and r["standing"] == "active"]
    values = [r.values for r in rows]
    rates = (
        judging.after_sale(values, span.first, span.last, today, terms),
        judging.pass_rate(values, span.first, span.last, zone, terms),
        judging.visits([r.values for r in _rows(connection, "visit")], span.first, span.last, terms),
        *judging.coverage(values, day.year, tenants, today, terms),
    )
    made = judging.made_by(values, span.first, span.last, zone)
    return Month(span, rates, judging.quota(values, today), judging.by_clerk(values, today, zone), made, bool(terms.passes))


def _rows(connection: Connection, name: str) -> Sequence[Row]:
    return list(find(connection, book(name), Query(states=STANDS)))


def figures(connection: Connection, names: Sequence[str], query: Query) -> tuple[Figures, ...]:
    """Of these templates, those with sheets in the query's time."""
    found = (counting.figures(TEMPLATES[name], sheets(connection, name, query)) for name in names)
    return tuple(one for one in found if one.issued)


def verdicts(found: Sequence[Figures], terms: Terms) -> tuple[Verdict, Verdict]:
    """The two populations: customers and shops (SUR-03, SUR-04)."""
    targets = {name: terms.targets.get(name, Unset.NONE) for name in ("customers", "shops")}
    return counting.verdict("customer", found, targets["customers"]), counting.verdict("shop", found, targets["shops"])
