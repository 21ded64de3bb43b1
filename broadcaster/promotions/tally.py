"""Who was heard how often, against what would have been fair. PURE (B6, BRD-11)."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from broadcaster.promotions.hours import Spell
from broadcaster.promotions.model import Spot
from broadcaster.record.entries import SpotPlay

Spells = Callable[[Spot, date], tuple[Spell, ...]]
"""The stretches of a day in which a spot may start (`hours.spells`)."""
Heard = Sequence[tuple[Spot, SpotPlay]]


@dataclass(frozen=True, slots=True)
class Tally:
    """What a spot, or all of a vendor, was heard."""

    plays: int = 0
    """Heard whole."""
    seconds: float = 0.0
    """Of sound, in whole plays."""
    partial: int = 0
    """Heard in part: joined, cut, lost, or under an emergency."""
    partial_seconds: float = 0.0
    fair: float = 0.0
    """Its share of all whole plays: each of them shared, by weight, among those who could have been heard then."""

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.plays + other.plays,
            self.seconds + other.seconds,
            self.partial + other.partial,
            self.partial_seconds + other.partial_seconds,
            self.fair + other.fair,
        )


@dataclass(frozen=True, slots=True)
class VendorTally:
    """A vendor, with each of its spots in the order of their names."""

    vendor: str
    spots: tuple[tuple[Spot, Tally], ...]

    @property
    def total(self) -> Tally:
        return total(tally for _, tally in self.spots)


def total(tallies: Iterable[Tally]) -> Tally:
    """All of them together."""
    return sum(tallies, Tally())


def tallied(plays: Sequence[SpotPlay], known: Sequence[Spot], owner: Callable[[str], Spot], spells: Spells) -> tuple[VendorTally, ...]:
    """Each vendor's plays, most often heard first.

    `known`: every spot to be named, heard or not; `owner`: whose a clip is. A spot without dates counts from the day it was first
    heard: nobody knows since when it was there.
    """
    heard = [(owner(play.clip), play) for play in plays]
    fair = fair_shares(heard, known, spells)
    vendors: dict[str, list[tuple[Spot, Tally]]] = {}
    own: dict[Spot, list[Tally]] = {spot: [Tally(fair=share)] for spot, share in fair.items()}
    for spot, play in heard:
        own[spot].append(_one(play))
    for spot, tallies in own.items():
        vendors.setdefault(spot.vendor, []).append((spot, total(tallies)))
    found = [VendorTally(vendor, tuple(sorted(spots, key=lambda one: one[0].source))) for vendor, spots in vendors.items()]
    return tuple(sorted(found, key=lambda one: (-one.total.plays, one.vendor)))


def _one(play: SpotPlay) -> Tally:
    return Tally(plays=1, seconds=play.seconds) if play.whole else Tally(partial=1, partial_seconds=play.seconds)


def fair_shares(heard: Heard, known: Sequence[Spot], spells: Spells) -> Mapping[Spot, float]:
    """What each spot's plays would have been, had everybody had exactly their share of what was heard."""
    since: dict[Spot, date] = {}
    for spot, play in heard:
        since[spot] = min(play.day, since.get(spot, play.day))
    spots = dict.fromkeys([*known, *since])
    fair = dict.fromkeys(spots, 0.0)
    for day in sorted({play.day for _, play in heard}):
        valid = [spot for spot in spots if spot.holds(day)]
        there = [spot for spot in valid if spot.dates or since.get(spot, date.max) <= day]
        weights = {spot.vendor: max(other.weight for other in valid if other.vendor == spot.vendor) for spot in there}
        for count, could in _could(day, there, [one for one in heard if one[1].day == day and one[1].whole], spells):
            for spot, share in shares(could, weights).items():
                fair[spot] += count * share
    return fair


def shares(could: Sequence[Spot], weights: Mapping[str, int]) -> Mapping[Spot, float]:
    """How one play is shared among those who could have been heard; `weights`: by vendor."""
    own: Counter[str] = Counter()
    for spot in could:
        own[spot.vendor] += spot.weight
    everybody = sum(weights[vendor] for vendor in own)
    return {spot: weights[spot.vendor] / everybody * spot.weight / own[spot.vendor] for spot in could}


def _could(day: date, there: Sequence[Spot], heard: Heard, spells: Spells) -> Iterator[tuple[int, Sequence[Spot]]]:
    """How many of a day's plays these, and no others, could have been."""
    if not any(spot.limited for spot in there):
        yield len(heard), there
        return
    times = {spot: spells(spot, day) if spot.times else () for spot in there}
    plays: Counter[Spot] = Counter()
    for spot, play in heard:
        yield 1, [one for one in there if _may(one, play, plays[one], times[one])]
        plays[spot] += 1


def _may(spot: Spot, play: SpotPlay, plays: int, times: tuple[Spell, ...]) -> bool:
    full = spot.daily_max is not None and plays >= spot.daily_max
    return not full and (not times or any(first <= play.start < last for first, last in times))
