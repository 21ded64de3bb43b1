"""Which revisits follow from what is in the books: from sales, complaints, repairs, customers and tenants. PURE.

Each has a key made of what it follows from, so that making them again makes nothing twice.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo

from broadcaster.desk.clocks.days import days_on
from broadcaster.desk.clocks.duties import anchored
from broadcaster.desk.clocks.span import Unit
from broadcaster.desk.revisits.terms import Terms
from broadcaster.desk.values import Value

Row = Mapping[str, Value]
EDITION = 1
"""Of what follows from the books. Raised with every change of it: then everything is looked at once more."""
OVER = frozenset({"closed", "archived"})
"""Stages of a complaint that was handled."""
RETURNED = frozenset({"done", "revisited", "closed", "archived"})
"""Stages of a repair whose order came back (返单, RPR-04)."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A revisit that is owed."""

    key: str
    kind: str
    due_on: date
    origin: str
    """Book and number it follows from."""
    origin_no: str
    level: str = "clerk"
    accused: str | None = None
    """Whom the complaint is about: that clerk sees nothing of it (CMP-22)."""
    values: Row = field(default_factory=dict)
    """Who it is about: `party`, `name`, `phone`, `address`, `about`, `ref`."""


def of_sale(sale: Row, terms: Terms) -> Iterator[Wanted]:
    """30 days after the sale or the delivery; a calendar month before the warranty ends (RVT-01, RVT-03)."""
    anchor = sale["delivered_on"] if terms.from_delivery else sale["bought_on"]
    if terms.after_sale is not None and isinstance(anchor, date):
        yield _of_sale(sale, "sale", anchored(anchor, terms.after_sale))
    ends = sale["warranty_end"]
    if terms.before_warranty_end is not None and isinstance(ends, date):
        yield _of_sale(sale, "warranty", anchored(ends, terms.before_warranty_end, before=True))


def _of_sale(sale: Row, kind: str, due: date) -> Wanted:
    who = {**_who(sale), "about": sale["goods"], "ref": sale["order_no"]}
    return Wanted(f"{kind}:{sale['number']}", kind, due, "sale", str(sale["number"]), values=who)


def of_complaint(complaint: Row, terms: Terms, zone: tzinfo) -> Iterator[Wanted]:
    """So many days after a complaint was closed; once more when it was taken up again and closed again (RVT-02, CMP-20)."""
    closed = complaint["closed_at"]
    if terms.after_complaint is None or complaint["stage"] not in OVER or not isinstance(closed, datetime):
        return
    day = closed.astimezone(zone).date()
    due = days_on(day, terms.after_complaint, terms.works)
    who = {**_who(complaint), "about": complaint["cause"], "ref": complaint["order_no"]}
    accused = complaint["accused"]
    yield Wanted(
        key_of_case("complaint", complaint), "complaint", due, "complaint", str(complaint["number"]), level(complaint),
        None if accused is None else str(accused), who,
    )  # fmt: skip


def key_of_case(kind: str, case: Row) -> str:
    """A case that was taken up again is revisited again."""
    return f"{kind}:{case['number']}:{case.get('reopened') or 0}"


def level(complaint: Row) -> str:
    """Who revisits: `top` after a major one, `manager` after an important one, which is urgent or was escalated (RVT-C02)."""
    if complaint["severity"] == "major":
        return "top"
    return "manager" if complaint["urgency"] in {"urgent", "extreme"} or complaint["level"] else "clerk"


def of_repair(repair: Row, terms: Terms, zone: tzinfo) -> Iterator[Wanted]:
    """The day after the order came back: yesterday's returned orders are today's calls (RPR-07, RVT-06, RVT-09)."""
    returned = repair.get("returned_at")
    if terms.after_each_repair and repair.get("stage") in RETURNED and isinstance(returned, datetime):
        due = returned.astimezone(zone).date() + timedelta(days=1)
        who = {**_who(repair), "about": repair.get("content"), "ref": repair["number"]}
        yield Wanted(key_of_case("repair", repair), "repair", due, "repair", str(repair["number"]), values=who)


def of_customer(customer: Row, last: date, done: int, terms: Terms) -> Iterator[Wanted]:
    """The next regular one, counted from when the customer was last spoken with; `done` of these there were (RVT-11)."""
    span = terms.regular.get(str(customer["grade"]))
    if span is not None and customer["kind"] == "customer" and customer["standing"] == "active" and span.unit in {Unit.DAY, Unit.MONTH}:
        due = anchored(last, span)
        yield Wanted(f"regular:{customer['number']}:{done}", "regular", due, "party", str(customer["number"]), values=_of_party(customer))


def of_tenant(tenant: Row, year: int, terms: Terms) -> Iterator[Wanted]:
    """The year's visits to a tenant by its class, due at the end of equal parts of the year, from its contract on (RVT-C01)."""
    times = {"anchor": terms.anchor_visits, "other": terms.other_visits}.get(str(tenant["shop_class"]))
    if times is None or tenant["kind"] != "vendor" or tenant["standing"] != "active":
        return
    begun = tenant["starts_on"]
    for n in range(1, times + 1):
        due = _part_of(year, n, times)
        if not isinstance(begun, date) or begun <= due:
            yield Wanted(f"tenant:{tenant['number']}:{year}:{n}", "tenant", due, "party", str(tenant["number"]), values=_of_party(tenant))


def _part_of(year: int, n: int, parts: int) -> date:
    days = (date(year + 1, 1, 1) - date(year, 1, 1)).days
    return date(year, 1, 1) + timedelta(days=days * n // parts - 1)


def _of_party(party: Row) -> dict[str, Value]:
    return {**_who(party), "party": party["number"], "about": party["booth"], "ref": None}


def _who(row: Row) -> dict[str, Value]:
    return {name: row.get(name) for name in ("party", "name", "phone", "address")}


@dataclass(frozen=True, slots=True)
class Standing:
    """A revisit that was made before."""

    number: str
    key: str
    due_on: date
    stage: str

    @property
    def open(self) -> bool:
        return self.stage in {"due", "booked"}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done with the book of revisits."""

    new: tuple[Wanted, ...]
    moved: tuple[tuple[str, date], ...]
    """Number and new day, where what it follows from was amended."""
    withdrawn: tuple[str, ...]
    """Numbers of those whose sale is void, whose complaint was taken up again."""


def plan(wanted: Iterable[Wanted], there: Mapping[str, Standing], gone: Iterable[str] = ()) -> Plan:
    """What has to change; nothing where it was done already. `gone`: keys of what is owed no longer."""
    new: dict[str, Wanted] = {}
    moved: dict[str, tuple[str, date]] = {}
    for one in wanted:  # nothing is kept of what needs nothing: mostly that is all
        made = there.get(one.key)
        if made is None:
            new[one.key] = one
        elif made.open and made.due_on != one.due_on:
            moved[one.key] = (made.number, one.due_on)
    withdrawn = tuple(there[key].number for key in gone if key in there and there[key].open)
    return Plan(tuple(new.values()), tuple(moved.values()), withdrawn)
