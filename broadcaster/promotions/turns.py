"""Whose turn it is in the rotations of a day. PURE: the same inputs give the same turns.

First the vendor (`shares.py`), then the vendor's spot, the same way. What a spot's dates, times of day or daily maximum forbid, and
what cannot be heard when it would start, is not there: its vendor's turn goes to another spot of the vendor, or waits.
No spot comes twice in a row while another is left. No vendor does either, where that puts nobody off by more than one play.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import blake2b

from broadcaster.content.clip import RATE_HZ, Clip, Library
from broadcaster.promotions.hours import spells
from broadcaster.promotions.model import Owners, Promotions, Spot
from broadcaster.promotions.shares import Past, Shares, accounts, dealt, stride
from broadcaster.timetable.model import Plan

AGAIN = 10 * RATE_HZ
"""Frames until it is asked again where nothing can be heard."""

StartOf = Callable[[Clip, int], int | None]
"""The frame a clip would start at if it were drawn at a frame; `None`: it cannot be heard then."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A spot that is valid on the day, and its sound."""

    spot: Spot
    clip: Clip
    spells: tuple[tuple[int, int], ...]
    """Frames in which it may start; none: any."""

    def may_start(self, frame: int) -> bool:
        return not self.spells or any(first <= frame < last for first, last in self.spells)


Ready = Mapping[str, Mapping[str, Entry]]
"""By vendor, then clip: who can be heard now."""


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody who is in a rotation, by one listing."""

    vendors: Mapping[str, tuple[Entry, ...]]
    weights: Mapping[str, int]
    """By vendor."""
    owners: Owners

    def only(self, there: Callable[[Clip], bool]) -> "Roster":
        """Without those whose sound is not there."""
        found = {vendor: tuple(e for e in entries if there(e.clip)) for vendor, entries in self.vendors.items()}
        return Roster({vendor: entries for vendor, entries in found.items() if entries}, self.weights, self.owners)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where everybody stands after some turns of the day."""

    vendors: Shares
    spots: Mapping[str, Shares]
    """By vendor."""
    last: Entry | None = None
    plays: Mapping[str, int] = field(default_factory=dict)
    """Today's, by clip."""

    def after(self, entry: Entry, vendors: Shares, spots: Shares, weight: int) -> "Standing":
        """And then `entry` is heard."""
        name, vendor = entry.clip.name, entry.spot.vendor
        plays = {**self.plays, name: self.plays.get(name, 0) + 1}
        served = {**self.spots, vendor: spots.served(name, entry.spot.weight)}
        return Standing(vendors.served(vendor, weight), served, entry, plays)


class Turns:
    """The turns of the rotations of some folders through one day, drawn one after the other; lives for one layout."""

    def __init__(self, plan: Plan, folders: Iterable[str], promotions: Promotions, library: Library) -> None:
        self._plan, self._folders, self._promotions, self._library = plan, tuple(folders), promotions, library
        self._listed: tuple[Spot, ...] | None = None
        self._roster = Roster({}, {}, Owners({}))
        self._now: Standing | None = None
        self._before: Standing | None = None
        self._lots: dict[str, bytes] = {}

    def draw(self, at: int, start_of: StartOf) -> Clip | None:
        """Whose turn it is at frame `at`; `None` when nothing can be heard then."""
        roster = self._roster_at(at)
        now = self._now or _standing(self._plan.date, roster.only(lambda clip: start_of(clip, at) is not None), self._promotions, self._lot)
        self._now = self._before = now
        ready = dict(_ready(roster, now, lambda clip: start_of(clip, at)))
        if not ready:
            return None
        weights = {vendor: roster.weights[vendor] for vendor in ready}
        vendors = now.vendors.met(weights)
        vendor = self._next_vendor(vendors, weights, ready, now.last)
        entries = ready[vendor]
        spots = now.spots.get(vendor, Shares()).met({name: entry.spot.weight for name, entry in entries.items()})
        first, *others = spots.order(self._lot)
        drawn = entries[others[0] if others and now.last and first == now.last.clip.name else first]
        self._now = now.after(drawn, vendors, spots, weights[vendor])
        return drawn.clip

    def _next_vendor(self, vendors: Shares, weights: Mapping[str, int], ready: Ready, last: Entry | None) -> str:
        first, *others = vendors.order(self._lot)
        if last is None or first != last.spot.vendor or not others:
            return first
        same_again = ready[first].keys() == {last.clip.name}
        soon = vendors.due[others[0]] <= vendors.due[first] + stride(weights[first])
        return others[0] if same_again or soon else first

    def give_back(self, _clip: Clip) -> None:
        """What was drawn last was not heard, or not to its end: the turn is its vendor's still."""
        self._now = self._before

    def again(self, at: int) -> int | None:
        """When to ask again after nothing could be heard at `at`; `None`: no use."""
        return at + AGAIN if self._roster_at(at).vendors else None

    def spot(self, clip: str) -> Spot:
        """The spot of a clip that was drawn."""
        return self._roster.owners.spot(clip)

    def _roster_at(self, at: int) -> Roster:
        listed = self._promotions.listed_at(at)
        if listed is not self._listed:
            self._listed, self._roster = listed, _roster(self._plan, self._folders, self._promotions, self._library, at)
        return self._roster

    def _lot(self, name: str) -> bytes:
        """A vendor's or spot's lot of the day: it depends on nobody else."""
        if name not in self._lots:
            self._lots[name] = blake2b(f"{self._plan.date} {name}".encode(), digest_size=8).digest()
        return self._lots[name]


def _roster(plan: Plan, folders: tuple[str, ...], promotions: Promotions, library: Library, at: int) -> Roster:
    valid = [spot for spot in promotions.spots(folders, at, library) if spot.holds(plan.date)]
    vendors: dict[str, tuple[Entry, ...]] = {}
    weights: dict[str, int] = {}
    for spot in valid:
        clip = library.find(spot.source)
        # a share does not wait for a file: one that comes later changes nothing of what was laid out before
        weights[spot.vendor] = max(spot.weight, weights.get(spot.vendor, 0))
        if clip is not None and clip.sounding > 0:
            vendors[spot.vendor] = (*vendors.get(spot.vendor, ()), Entry(spot, clip, tuple(_frames(spot, plan, promotions))))
    return Roster(vendors, weights, Owners.of(promotions.listed_at(at), library))


def _frames(spot: Spot, plan: Plan, promotions: Promotions) -> Iterator[tuple[int, int]]:
    for first, last in spells(spot, plan.date, plan.opening, plan.closing, promotions.zone):
        yield _frame(first), _frame(last)


def _frame(instant: datetime) -> int:
    return round(instant.timestamp()) * RATE_HZ


def _ready(roster: Roster, now: Standing, start_of: Callable[[Clip], int | None]) -> Iterator[tuple[str, dict[str, Entry]]]:
    """Who can be heard, with which of their spots by clip."""
    for vendor, entries in roster.vendors.items():
        there = {entry.clip.name: entry for entry in entries if _is_ready(entry, now, start_of)}
        if there:
            yield vendor, there


def _is_ready(entry: Entry, now: Standing, start_of: Callable[[Clip], int | None]) -> bool:
    most = entry.spot.daily_max
    if most is not None and now.plays.get(entry.clip.name, 0) >= most:
        return False
    start = start_of(entry.clip)
    return start is not None and entry.may_start(start)


def _standing(day: date, roster: Roster, promotions: Promotions, lot: Callable[[str], bytes]) -> Standing:
    """The day's beginning, by what its month has heard before it. `roster`: those who are there then; a file that comes later is dealt
    no place, so that it changes nothing of what was laid out before it came."""
    days = sorted(d for d in promotions.heard if d < day and (d.year, d.month) == (day.year, day.month))
    plays = {past: _by_vendor(promotions.heard[past], roster.owners) for past in days}
    there = {vendor: [_valid(entries, past) for past in days] for vendor, entries in roster.vendors.items()}
    vendors = [
        Past({vendor: sum(clips.values()) for vendor, clips in plays[past].items()}, {vendor for vendor in there if there[vendor][n]})
        for n, past in enumerate(days)
    ]
    spots = {}
    for vendor, entries in roster.vendors.items():
        weights = {entry.clip.name: entry.spot.weight for entry in entries}
        own = [Past(plays[past].get(vendor, {}), there[vendor][n]) for n, past in enumerate(days)]
        spots[vendor] = dealt(weights, accounts(own, weights) if len(weights) > 1 else {}, lot)
    weights = {vendor: roster.weights[vendor] for vendor in roster.vendors}
    return Standing(dealt(weights, accounts(vendors, weights), lot), spots)


def _valid(entries: Iterable[Entry], day: date) -> frozenset[str]:
    return frozenset(entry.clip.name for entry in entries if entry.spot.holds(day))


def _by_vendor(plays: Mapping[str, int], owners: Owners) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for clip, count in plays.items():
        found.setdefault(owners.spot(clip).vendor, {})[clip] = count
    return found
