"""Malls with vendors, and days laid out without a sound."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

from broadcaster.air.house import House
from broadcaster.air.levels import Levels
from broadcaster.air.mix import spots
from broadcaster.air.score import frame_at
from broadcaster.content.clip import RATE_HZ, Clip, Library
from broadcaster.promotions.hours import spells
from broadcaster.promotions.model import Promotions, Spot, Turn
from broadcaster.timetable.days import day_of
from broadcaster.timetable.hours import window
from broadcaster.timetable.model import Dates, Plan, Timetable
from broadcaster.timetable.plan import plan
from broadcaster.timetable.reader import read
from tests.air import scene
from tests.plan.recorded import recorded

ROOT = Path(__file__).parents[2]
THURSDAY = date(2026, 12, 3)
EVERYTHING = date(2027, 1, 2)
"""A Saturday, an event and a holiday."""
MUSIC = tuple(clip for clip in scene.LIBRARY.values() if clip.folder != "promo")


@cache
def timetable() -> Timetable:
    """The shipped one, with a date that is everything at once."""
    table = recorded(read(ROOT / "schedules" / "mall.yaml"))
    both = {kind: (*table.days[kind], Dates(EVERYTHING, EVERYTHING)) for kind in ("event", "holiday")}
    return replace(table, days={**table.days, **both})


def sound(name: str, seconds: float = 20.0) -> Clip:
    return Clip(name, name, round(seconds * RATE_HZ), -20.0, -1.0, -23.0)


def spot(source: str, **more: object) -> Spot:
    """`promo/甲-一` with the keys a spot has; times as the list writes them."""
    vendor, title = source.rsplit("/", 1)[-1].split("-", 1)
    if "times" in more:
        more["times"] = tuple(window(text) for text in more["times"])  # type: ignore[attr-defined]
    return replace(Spot(f"{source}.ogg", vendor, title), **more)  # type: ignore[arg-type]


@dataclass
class Mall:
    """A timetable, a library with sounds for all spots, and what the month has heard."""

    listed: tuple[Spot, ...] = ()
    unlisted: tuple[str, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    """By source; 20 where nothing is said."""
    table: Timetable = field(default_factory=timetable)
    heard: dict[date, dict[str, int]] = field(default_factory=dict)

    @property
    def library(self) -> Library:
        names = [*(s.source for s in self.listed), *self.unlisted]
        return Library([*MUSIC, *(sound(name, self.seconds.get(name, 20.0)) for name in names)])

    def house(self, **more: object) -> House:
        table, heard = self.table, dict(self.heard)
        house = House(self.library, Levels(table.bands), table.fill, table.duck, table.crossfade, table.pause)
        return replace(house, promotions=Promotions(table.zone, self.listed, heard), **more)  # type: ignore[arg-type]

    def plan(self, day: date) -> Plan:
        return plan(self.table, day, self.library)

    def turns(self, day: date, house: House | None = None) -> list[Turn]:
        """The day's spots, in order."""
        return [turn for turns in spots(self.plan(day), house or self.house()).values() for turn in turns]

    def aired(self, day: date) -> list[Turn]:
        """The day's spots, all of them heard."""
        turns = self.turns(day)
        self.heard[day] = dict(Counter(turn.clip for turn in turns))
        return turns

    def may_start(self, one: Spot, turn: Turn, day: date) -> bool:
        planned = day_of(self.table, day)
        times = spells(one, day, planned.opening, planned.closing, self.table.zone)
        return one.holds(day) and (not times or any(first <= turn.start < last for first, last in times))


def days(first: date, count: int) -> Iterable[date]:
    return (first + timedelta(days=n) for n in range(count))


def vendors(turns: Sequence[Turn]) -> Counter[str]:
    return Counter(turn.vendor for turn in turns)


def clips(turns: Sequence[Turn]) -> Counter[str]:
    return Counter(turn.clip for turn in turns)


def spread(counts: Iterable[int]) -> int:
    known = list(counts)
    return max(known) - min(known)


def at(instant: datetime) -> int:
    return frame_at(instant)
