"""How long a year of plans takes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from benchmarks.figure import Figure
from broadcaster.content.clip import RATE_HZ, Clip, Library
from broadcaster.timetable.model import Dates
from broadcaster.timetable.plan import plan
from broadcaster.timetable.reader import read

ROOT = Path(__file__).parents[1]
FIRST, DAYS = date(2026, 1, 1), 365


GOAL_S = 3.0


def figures(*, quick: bool) -> Iterator[Figure]:  # noqa: ARG001 - it is quick
    """Every day of a year of the shipped table, every third an event, every fifth a holiday."""
    dates = [FIRST + timedelta(days=n) for n in range(DAYS)]
    events, holidays = (tuple(Dates(d, d) for d in dates[::step]) for step in (3, 5))
    timetable = replace(read(ROOT / "schedules" / "mall.yaml"), days={"event": events, "holiday": holidays})
    names = ("recordings/活动信息.ogg", "recordings/节日祝福.ogg", "light/a.ogg", "english/a.ogg", "promo/a.ogg")
    library = Library(Clip(name, name, 20 * RATE_HZ, -20.0, -1.0, -23.0) for name in names)
    began = perf_counter()
    cues = sum(len(plan(timetable, day, library).cues) for day in dates)
    took = perf_counter() - began
    value = f"{took:.2f} s for {DAYS} days, {cues} cues ({took / DAYS * 1000:.2f} ms a day)"
    yield Figure("a year of plans", value, f"< {GOAL_S:.0f} s", took < GOAL_S, {"seconds": took, "cues": cues})
