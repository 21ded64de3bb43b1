"""After-sales tickets: what they cost, what they become, what is proposed from them (SRV-09, SRV-12)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from broadcaster.desk import ledger
from broadcaster.desk.book import Book, State
from broadcaster.desk.reading import get
from broadcaster.desk.registers import NAMES, book
from broadcaster.desk.row import Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import Fault, fault

TARGETS: Mapping[str, tuple[str, ...]] = {"complaint": ("complaint",), "return": ("goods-return", "return"), "repair": ("repair",)}
"""What a ticket may become, and the book of it, by the first name there is (SRV-09)."""
FILLS: Mapping[str, tuple[str, ...]] = {
    "party": ("party",), "customer": ("name", "customer"), "contact": ("phone", "contact"), "problem": ("cause", "content", "cause_told"),
}  # fmt: skip
"""Fields of the ticket, and the names the same thing has in other books."""


LACKING = {"desk.required", "desk.check.address"}
"""What a draft may lack: a ticket does not say it."""


def target_book(into: str) -> Book | None:
    """The book a ticket becomes a row of; `None` where this desk has none."""
    return next((book(name) for name in TARGETS[into] if name in NAMES), None)


def become(work: Work, number: str, into: str) -> tuple[Row, Row]:
    """The ticket, and what it became: a row where the ticket says enough, else a draft that has to be completed; each names the other.

    Raises `Fault`: `desk.front.became`, `desk.front.no-target`, as `ledger.add`.
    """
    ticket = _ticket(work, number)
    if ticket["became_no"] is not None:
        raise fault("desk.front.became", number=ticket.number, other=ticket["became_no"])
    other = target_book(into)
    if other is None:
        raise fault("desk.front.no-target", into=into)
    values = taken(ticket, other)
    try:
        made = ledger.add(work, other, values)
    except Fault as lacking:
        if not {p.code for p in lacking.problems} <= LACKING:
            raise
        made = ledger.add(work, other, values, draft=True)
    changes = {"became_no": made.number}
    return ledger.amend(work, book("aftersale"), ticket.number, changes, reason=f"转为 {made.number}", version=ticket.version), made


def taken(ticket: Row, other: Book) -> dict[str, Value]:
    """What the ticket says in the other book's fields. Pure."""
    there = {f.name for f in other.fields}
    values: dict[str, Value] = {"happened_at": ticket["happened_at"]}
    for source, names in FILLS.items():
        target = next((name for name in names if name in there), None)
        if target is not None and ticket[source] is not None:
            values[target] = ticket[source]
    came_from = "origin_ref" if "origin_ref" in there else "remark"
    return {**values, came_from: ticket.number}


def spend(work: Work, number: str, values: Mapping[str, Value]) -> Row:
    """A cost of the ticket (SRV-12). Raises `Fault`: as `ledger.add`."""
    ticket = _ticket(work, number)
    return ledger.add(work, book("cost"), {**values, "ticket_no": ticket.number})


def suggest(work: Work, number: str, values: Mapping[str, Value]) -> Row:
    """What should be better, proposed from a ticket (SRV-12). Raises `Fault`: as `ledger.add`."""
    ticket = _ticket(work, number)
    return ledger.add(work, book("suggestion"), {"origin": "staff", **values, "origin_no": ticket.number})


def analyse(work: Work, number: str, analysis: str, reported_to: str) -> Row:
    """A technical problem is analysed and reported upward (SRV-12). Raises `Fault`: as `ledger.amend`."""
    ticket = _ticket(work, number)
    changes = {"analysis": analysis, "reported_to": reported_to}
    return ledger.amend(work, book("aftersale"), ticket.number, changes, reason="技术分析 analysed", version=ticket.version)


@dataclass(frozen=True, slots=True)
class Costs:
    """What service cost in a stretch of time, fen."""

    total: int
    by_sort: tuple[tuple[str, int], ...]
    by_bearer: tuple[tuple[str, int], ...]
    by_kind: tuple[tuple[str, int], ...]
    """Of the tickets: `service`, `usage`, `technical`."""
    tickets: int


def costs(rows: Iterable[Row], kinds: Mapping[str, str]) -> Costs:
    """`kinds`: of each ticket by its number. Pure."""
    sorts, bearers, of_kind = Counter[str](), Counter[str](), Counter[str]()
    seen: set[str] = set()
    for row in rows:
        amount, ticket = int(str(row["amount"])), str(row["ticket_no"])
        sorts[str(row["sort"])] += amount
        bearers[str(row["borne_by"])] += amount
        of_kind[kinds.get(ticket, "service")] += amount
        seen.add(ticket)
    return Costs(sum(sorts.values()), _most_first(sorts), _most_first(bearers), _most_first(of_kind), len(seen))


def _most_first(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _ticket(work: Work, number: str) -> Row:
    ticket = get(work.connection, book("aftersale"), number)
    if ticket.state is State.VOID:
        raise fault("desk.void", number=ticket.number)
    if ticket.state is State.DRAFT:
        raise fault("desk.front.draft", number=ticket.number)
    return ticket
