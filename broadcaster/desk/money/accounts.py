"""Accounts and what moves between them. Pure: what a balance is, which may not fall below zero, how an entry is taken back."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

CASH = "cash"
"""Money that comes into the house or leaves it; the desk keeps no balance of the house's own money."""
DEPOSIT, ADVANCE, CUSTOMER, VENDOR = "deposit", "advance", "customer", "vendor"
GUARDED = frozenset({DEPOSIT, ADVANCE})
"""Kinds of account that are never below zero without an approval (DEP-02)."""


def account(kind: str, of: str) -> str:
    """`deposit:DA-20261124-0001`."""
    return f"{kind}:{of}"


@dataclass(frozen=True, slots=True)
class Movement:
    """Fen from one account to another."""

    source: str
    target: str
    amount: int

    def __post_init__(self) -> None:
        if self.amount <= 0 or self.source == self.target:
            raise ValueError(self)

    def change(self, of: str) -> int:
        """What it does to an account's balance."""
        return self.amount * ((self.target == of) - (self.source == of))

    @property
    def back(self) -> "Movement":
        """The entry that takes this one back."""
        return Movement(self.target, self.source, self.amount)


M = TypeVar("M", bound=Movement)


def guarded(name: str) -> bool:
    """Whether an account needs an approval to fall below zero."""
    return name.partition(":")[0] in GUARDED


def balances(movements: Iterable[Movement]) -> Mapping[str, int]:
    """Fen by account; all of them together come to nothing."""
    found: Counter[str] = Counter()
    for one in movements:
        found[one.target] += one.amount
        found[one.source] -= one.amount
    return found


def running(movements: Iterable[M], of: str, opening: int = 0) -> Iterator[tuple[M, int, int]]:
    """An account's movements in their order, each with its change and the balance after it."""
    balance = opening
    for one in movements:
        change = one.change(of)
        if change:
            balance += change
            yield one, change, balance


def short(held: Mapping[str, int], movement: Movement) -> int:
    """Fen that the paying account would fall short by, where it is guarded; zero when it may."""
    left = held.get(movement.source, 0) - movement.amount
    return -left if left < 0 and guarded(movement.source) else 0
