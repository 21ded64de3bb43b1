"""What the air costs: processor and memory of the daemon on the shipped event day, through real libVLC, ears on."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import psutil

from benchmarks.figure import Figure
from benchmarks.place import on_air, place, silent_server

BEGIN = "2026-12-05 10:02:00"
"""The weather, then promotions with music between, and the event's speech over them at 10:00 and 10:30."""
CPU_GOAL, MEMORY_GOAL_MB, GROWTH_GOAL_MB = 5.0, 150, 3
_START_S = 60
"""Left out of the steady figures, and told apart."""
_EVERY_S = 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """Of one moment: the daemon, and the children that work for it."""

    second: float
    cpu_s: float
    children_cpu_s: float
    memory_mb: float


def figures(*, quick: bool) -> Iterator[Figure]:
    """Ten minutes after the first minute; with `quick` one."""
    seconds = _START_S + (60 if quick else 600)
    with place() as where, silent_server() as server, on_air(where, server, "--as-if", BEGIN) as process:
        readings = list(_watched(psutil.Process(process.pid), seconds))
    steady = [r for r in readings if r.second >= _START_S]
    yield _cpu(steady)
    yield _memory(readings, steady)


def _watched(process: psutil.Process, seconds: float) -> Iterator[Reading]:
    began = time.monotonic()
    while (second := time.monotonic() - began) < seconds:
        own = process.cpu_times()
        children = [child.cpu_times() for child in process.children()]
        helped = sum(c.user + c.system for c in children)
        yield Reading(second, own.user + own.system, helped, process.memory_info().rss / 1e6)
        time.sleep(_EVERY_S)


def _cpu(steady: list[Reading]) -> Figure:
    first, last = steady[0], steady[-1]
    span = last.second - first.second
    own, helped = (last.cpu_s - first.cpu_s) / span * 100, (last.children_cpu_s - first.children_cpu_s) / span * 100
    minutes = [_share(steady, at) for at in range(_START_S, round(last.second) - 59, 60)] or [own]
    steadily = f"{own:.1f} % of a core over {span / 60:.0f} min (worst minute {max(minutes):.1f} %), parec {helped:.1f} % more"
    value = f"{steadily}; the first minute, start included, {first.cpu_s:.1f} s"
    numbers = {"percent": own, "percent_children": helped, "percent_worst_minute": max(minutes), "start_s": first.cpu_s}
    return Figure("CPU on air", value, f"≤ {CPU_GOAL:.0f} %", own + helped <= CPU_GOAL, numbers)


def _share(readings: list[Reading], begin: float) -> float:
    """Per cent of a core in the minute from `begin` on."""
    minute = [r for r in readings if begin <= r.second <= begin + 60]
    return (minute[-1].cpu_s - minute[0].cpu_s) / (minute[-1].second - minute[0].second) * 100


def _memory(readings: list[Reading], steady: list[Reading]) -> Figure:
    """Growth: the last minute against the first after the start, by their medians."""
    first = float(np.median([r.memory_mb for r in steady if r.second < _START_S + 60]))
    last = float(np.median([r.memory_mb for r in steady if r.second > steady[-1].second - 60]))
    most = max(r.memory_mb for r in readings)
    value = f"{last:.0f} MB at the end, {most:.0f} at most, {last - first:+.1f} MB from the first minute to the last"
    numbers = {"end_mb": last, "most_mb": most, "growth_mb": last - first}
    goal = f"≤ {MEMORY_GOAL_MB} MB, no growth (≤ {GROWTH_GOAL_MB} MB)"
    return Figure("memory on air", value, goal, most <= MEMORY_GOAL_MB and last - first <= GROWTH_GOAL_MB, numbers)
