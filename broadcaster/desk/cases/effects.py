"""What entries and acts do besides changing their row, by name: a declaration names it, and it is loaded when it is done.

So books and types of case stay data, and neither the ledger nor the case engine knows money, returns, repairs or revisits.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from broadcaster.desk.book import Book
from broadcaster.desk.cases.model import Values
from broadcaster.desk.row import Row

if TYPE_CHECKING:
    from broadcaster.desk.work import Work

Fill = Callable[["Work", Book, Row, Values], Values]
"""The row as it is and what was typed → further fields. Raises `Fault` with what the store says against the act."""
Then = Callable[["Work", Book, Row, Row], None]
"""The row before and after. Raises `Fault`: then nothing of the act is kept."""

FILLS: Mapping[str, str] = {
    "advance-back": "money.advances:back",
    "deposit-judged": "money.deposits:judged",
    "recovery": "money.advances:recovery",
    "repair-station": "repairs.entering:station_known",
    "return-checked": "takeback.settling:checked",
    "return-granted": "takeback.settling:granted",
    "return-judged": "takeback.settling:judged",
    "return-tasks": "takeback.settling:tasks_done",
}
THEN: Mapping[str, str] = {
    "advance-paid": "money.advances:paid",
    "advance-recovered": "money.advances:recovered",
    "deposit-booked": "money.deposits:booked",
    "deposit-opened": "money.deposits:opened",
    "money-back": "money.posting:taken_back",
    "grade-approved": "customers.grading:approved",
    "imported-tag": "lists.tags:imported",
    "penalty": "cases.proposals:follow",
    "repair-entered": "repairs.entering:entered",
    "return-opened": "takeback.settling:opened",
    "return-paid": "takeback.settling:paid",
    "return-limits": "takeback.settling:limits",
    "sale-entered": "revisits.customers:entered",
    "urgency": "cases.clocks:move",
    "visit-entered": "revisits.visits:entered",
}
"""`module:function` under `broadcaster.desk`."""


def fill(name: str) -> Fill:
    """Raises `KeyError`."""
    found: Fill = _load(FILLS[name])
    return found


def then(name: str) -> Then:
    """Raises `KeyError`."""
    found: Then = _load(THEN[name])
    return found


def _load(where: str) -> Any:  # noqa: ANN401 - the caller names its shape
    module, _colon, function = where.partition(":")
    return getattr(import_module(f"broadcaster.desk.{module}"), function)
