"""Forty vendors: how long a full day's turns take to choose, and how even a month of them is."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.figure import Figure
from broadcaster.air.house import House
from broadcaster.air.levels import Levels
from broadcaster.air.mix import spots
from broadcaster.content.clip import RATE_HZ, Clip, Library
from broadcaster.promotions.model import Promotions
from broadcaster.timetable.model import Dates, Timetable
from broadcaster.timetable.plan import plan
from broadcaster.timetable.reader import read

ROOT = Path(__file__).parents[1]
FIRST, DAYS = date(2027, 1, 1), 31
FULL = date(2027, 1, 2)
"""A Saturday, an event and a holiday."""
VENDORS = 40
GOAL_MS = 100.0


def figures(*, quick: bool) -> Iterator[Figure]:
    """The shipped table with eighty spots of forty vendors of equal weight."""
    table, library, house = _mall()
    runs = [_timed(table, library, house) for _ in range(5 if quick else 25)]
    took, counts = [ms for ms, _ in runs], [count for _, count in runs]
    middle, chosen = median(took), counts[0]
    value = f"{middle:.0f} ms (at most {max(took):.0f}), {chosen} spots"
    numbers = {"median_ms": middle, "max_ms": max(took), "spots": chosen}
    yield Figure(f"the turns of a full day, {VENDORS} vendors", value, f"< {GOAL_MS:.0f} ms", middle < GOAL_MS, numbers)
    yield _month(table, library, house)


def _timed(table: Timetable, library: Library, house: House) -> tuple[float, int]:
    began = perf_counter()
    turns = spots(plan(table, FULL, library), house)
    return (perf_counter() - began) * 1000, sum(map(len, turns.values()))


def _mall() -> tuple[Timetable, Library, House]:
    table = read(ROOT / "schedules" / "mall.yaml")
    table = replace(table, days={kind: (Dates(FULL, FULL),) for kind in ("event", "holiday")})
    names = [f"promo/厂商{vendor:02}-{n}.ogg" for vendor in range(VENDORS) for n in range(1 + vendor % 3)]
    names += ["recordings/活动信息.ogg", "recordings/节日祝福.ogg", "recordings/天气预报友情提醒.ogg"]
    music = [f"{folder}/{n}.ogg" for folder in ("light", "english") for n in range(20)]
    lengths = {name: 15 + n % 20 for n, name in enumerate(names)} | dict.fromkeys(music, 180)
    library = Library(Clip(name, name, seconds * RATE_HZ, -20.0, -1.0, -23.0) for name, seconds in lengths.items())
    levels = Levels(table.bands)
    return table, library, House(library, levels, table.fill, table.duck, table.crossfade, table.pause, promotions=Promotions(table.zone))


def _month(table: Timetable, library: Library, house: House) -> Figure:
    """Day by day, each from what the days before it heard."""
    heard: dict[date, Counter[str]] = {}
    month, worst = Counter[str](), 0
    for day in (FIRST + timedelta(days=n) for n in range(DAYS)):
        day_house = replace(house, promotions=Promotions(table.zone, heard=dict(heard)))
        turns = [turn for own in spots(plan(table, day, library), day_house).values() for turn in own]
        heard[day], today = Counter(turn.clip for turn in turns), Counter(turn.vendor for turn in turns)
        month += today
        worst = max(worst, _spread(today), _spread(month))
    value = (
        f"{month.total()} plays, {min(month.values())} to {max(month.values())} a vendor; between equals at most {worst}, any day or so far"
    )
    return Figure(f"a month of {VENDORS} vendors", value, "≤ 1 between equals", worst <= 1, {"spread": worst, "plays": month.total()})


def _spread(plays: Counter[str]) -> int:
    return max(plays.values()) - min(plays.values())
