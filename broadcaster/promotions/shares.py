"""Who is served next, so that all are served in proportion to their weights. PURE.

Stride scheduling (Waldspurger & Weihl 1995; its rule for comers and goers is that of start-time fair queueing, Goyal, Vin & Cheng
1996): on a common scale the plays of a weight w are due every `UNIT` / w, and who is due first is heard. So, of any two who could be
heard all the time since the places were dealt:

* of equal weight, neither has had more than one play more than the other. Their places are less than one stride apart when they are
  dealt, and the one that moves on a stride is always the one behind, so they stay less than a stride apart; two plays more would be
  a stride more.
* of weights v and w, owed nothing when the places were dealt, their plays per weight differ by no more than 1/v + 1/w: neither is
  ever due more than its own stride behind the other, at first or later. In the long run they differ by nothing.

Who comes, or comes back, starts at the level of who is being served: nobody catches up what was heard while they were away, and
nobody loses the turn they waited for.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import groupby
from math import lcm

MAX_WEIGHT = 20
UNIT = 2 * lcm(*range(1, MAX_WEIGHT + 1))
"""The stride of weight 1: the stride of every weight, and half of it, is a whole number."""

Weights = Mapping[str, int]
Lot = Callable[[str], bytes]
"""What decides between two of whom nothing else does."""


def stride(weight: int) -> int:
    """How far apart the plays of a weight are due."""
    return UNIT // weight


@dataclass(frozen=True, slots=True)
class Shares:
    """Where everybody stands."""

    due: Mapping[str, int] = field(default_factory=dict)
    """Where on the scale the next play of each is due."""
    level: int = 0
    """Where the play that was served last was due."""
    there: AbstractSet[str] = frozenset()
    """Who could be served the last time."""
    heard: Mapping[str, int] = field(default_factory=dict)
    """The number of the play each had last."""
    plays: int = 0

    def met(self, weights: Weights) -> "Shares":
        """As they stand now that those in `weights` can be served: who was away starts at the level; who was there keeps a turn
        that was put off, but never more than one."""
        due = dict(self.due)
        for name, weight in weights.items():
            if name not in due:
                due[name] = self.level + stride(weight) // 2
            elif name not in self.there:
                due[name] = max(due[name], self.level)
            else:
                due[name] = max(due[name], self.level - stride(weight))
        return Shares(due, self.level, frozenset(weights), self.heard, self.plays)

    def order(self, lot: Lot) -> list[str]:
        """Those who are there, the one due first at the head; of two due at once the one that has waited longer."""
        return sorted(self.there, key=lambda name: (self.due[name], self.heard.get(name, 0), lot(name)))

    def served(self, name: str, weight: int) -> "Shares":
        """As they stand after a play."""
        due = {**self.due, name: self.due[name] + stride(weight)}
        heard = {**self.heard, name: self.plays + 1}
        return Shares(due, max(self.level, self.due[name]), self.there, heard, self.plays + 1)


def dealt(weights: Weights, accounts: Mapping[str, int], lot: Lot) -> Shares:
    """The places of a day's beginning.

    Equals are spread evenly over less than one stride, so that nobody's plays bunch: in the order of what they are owed
    (`accounts`), then by lot. Together they stand where their accounts put them.
    """
    due = {name: accounts.get(name, 0) + stride(weight) // 2 for name, weight in weights.items()}
    for weight, names in groupby(sorted(weights, key=lambda name: weights[name]), key=lambda name: weights[name]):
        equals = sorted(names, key=lambda name: (accounts.get(name, 0), lot(name)))
        middle = sum(due[name] for name in equals) // len(equals)
        for place, name in enumerate(equals):
            due[name] = middle + (2 * place + 1 - len(equals)) * stride(weight) // (2 * len(equals))
    return Shares(due, level=min(due.values(), default=0))


@dataclass(frozen=True, slots=True)
class Past:
    """One day gone by."""

    plays: Mapping[str, int]
    there: AbstractSet[str]
    """Who could have been served."""


def accounts(past: Iterable[Past], weights: Weights) -> dict[str, int]:
    """Who is how far before or behind the others after these days, on the scale; behind (below 0) is owed.

    Nobody is owed, or owes, more than one play: what was lost while a spot could not be heard is not caught up, and who was never
    heard while all others had their turn is new and owed nothing.
    """
    level, had, new = 0, dict[str, int](), set[str]()
    for day in past:
        served = {name: plays for name, plays in day.plays.items() if plays and name in weights}
        for name in (day.there | served.keys()) & weights.keys() - had.keys():
            had[name] = level
            new.add(name)
        new -= served.keys()
        for name, plays in served.items():
            had[name] += plays * stride(weights[name])
        if served:
            level = agreed([_within(had[name], weights[name]) for name in served])
        for name, place in had.items():
            low, high = _within(level, weights[name])
            had[name] = level if name in new and place < low else min(max(place, low), high)
    return {name: place - level for name, place in had.items()}


def _within(place: int, weight: int) -> tuple[int, int]:
    """Within one play of a place."""
    return place - stride(weight), place + stride(weight)


def agreed(spans: Sequence[tuple[int, int]]) -> int:
    """The middle of what most of these spans have in common: an odd one out does not move it. At least one span."""
    edges = sorted([(low, False) for low, _ in spans] + [(high, True) for _, high in spans])
    depth = deepest = first = last = 0
    rising = False
    for place, closes in edges:
        if not closes:
            depth += 1
            if depth > deepest:
                deepest, first, rising = depth, place, True
        else:
            if rising:
                last, rising = place, False
            depth -= 1
    return (first + last) // 2
