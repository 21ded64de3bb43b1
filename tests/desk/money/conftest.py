"""Vendors, their money, and goods that come back."""

from collections.abc import Mapping
from datetime import timedelta

from broadcaster.desk import ledger
from broadcaster.desk.cases import keeping
from broadcaster.desk.policy.approvals import approve, drafted
from broadcaster.desk.policy.model import Change
from broadcaster.desk.registers import book
from broadcaster.desk.rights import Actor
from broadcaster.desk.row import Row
from broadcaster.desk.values import Value
from tests.desk.conftest import House
from tests.desk.samples import BOSS, CLERK, NOW


def enter(at_desk: House, of: str, values: Mapping[str, Value], by: Actor = CLERK, *, days: float = 0) -> Row:
    """A row of a book, entered so many days after now."""
    return at_desk.desk.write(by, NOW + timedelta(days=days), lambda w: ledger.add(w, book(of), values))


def add(at_desk: House, of: str, /, by: Actor = CLERK, **values: Value) -> Row:
    return enter(at_desk, of, values, by)


def act(at_desk: House, name: str, number: str, what: str, by: Actor = CLERK, *, reason: str = "", days: float = 0, **given: Value) -> Row:
    return at_desk.desk.write(by, NOW + timedelta(days=days), lambda w: keeping.act(w, book(name), number, what, given, reason))


def ask(at_desk: House, name: str, number: str, *who: str, by: Actor = CLERK, seats: tuple[str, ...] = (), **given: Value) -> Row:
    named = [(n, seats[n - 1] if seats else "", one) for n, one in enumerate(who, 1)]
    return at_desk.desk.write(by, NOW, lambda w: keeping.ask(w, book(name), number, given, named))


def sign(at_desk: House, name: str, number: str, by: Actor, verdict: str = "agree", *, days: float = 0) -> Row:
    return at_desk.desk.write(by, NOW + timedelta(days=days), lambda w: keeping.sign(w, book(name), number, verdict, None))


def deposit(at_desk: House, kind: str, yuan: int, *, days: float = 0, **more: Value) -> Row:
    values: dict[str, Value] = {"vendor": at_desk.parties["vendor"], "kind": kind, "amount": yuan * 100, "purpose": "质保金", **more}
    return enter(at_desk, "deposit", values, days=days)


def rule(at_desk: House, key: str, value: str) -> None:
    """A number of the rules, drafted by one and approved by another."""
    change = Change(key, value, NOW.date(), "规定", "王芳")
    at_desk.desk.write(CLERK, NOW, lambda w: drafted(w, change))
    at_desk.desk.write(BOSS, NOW, lambda w: approve(w, change))
