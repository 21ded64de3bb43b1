"""A desk with a million complaints: what a clerk waits for, on either store."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from statistics import median
from time import perf_counter

from benchmarks.desk_fill import copy, fill, phone_of
from benchmarks.desk_place import ZONE, DeskPlace, desk_place, server
from benchmarks.figure import Figure, Spread
from broadcaster.clock import moment
from broadcaster.store.opening import open_engine

ROWS = 1_000_000
GOAL_S = 0.3
ADD = ("complaint", "add", "--kind", "quality", "--name", "王女士", "--cause", "扶手开裂", "--phone")


def commands(n: int) -> Mapping[str, tuple[str, ...]]:
    """By what is measured, the words that are typed the `n`-th time."""
    return {
        "what I have to do (today)": ("today",),
        "what is overdue, of all": ("today", "--everybody", "--overdue"),
        "add a complaint": (*ADD, phone_of(n)),
        "look for a telephone": ("complaint", "list", "--phone", phone_of(n * 31)),
    }


def figures(*, quick: bool) -> Iterator[Figure]:
    """SQLite first, then a copy of the same store on PostgreSQL."""
    rows = ROWS // 50 if quick else ROWS
    with desk_place() as place:
        began = perf_counter()
        fill(place.url, rows, moment(ZONE) - timedelta(days=1), ZONE)
        size = (place.folder / "store.sqlite").stat().st_size / 1e9
        took = perf_counter() - began
        yield Figure(f"{rows} complaints filled in", f"{took:.0f} s, {size:.1f} GB", numbers={"seconds": took, "gigabytes": size})
        with server() as cluster:
            url = cluster.new_database()
            open_engine(url).dispose()
            copy(place.url, url)
            for name, at in (("SQLite", place), ("PostgreSQL", place.at(url))):
                yield from _waits(name, at, 5 if quick else 30)
                yield _verified(name, at)


def _waits(name: str, place: DeskPlace, times: int) -> Iterator[Figure]:
    for what in commands(0):
        place.called(*commands(0)[what])  # what is imported once is not counted here; below it is
        calls = [place.called(*commands(n)[what]) for n in range(1, times + 1)]
        took, worked = Spread.of([wall for wall, _cpu in calls]), median(cpu for _wall, cpu in calls)
        whole = sorted(place.typed(*commands(n)[what])[0] for n in range(100, 105))[2]
        value = f"p50 {took.p50:.3f}, p95 {took.p95:.3f} s ({worked:.3f} s of processor); as a process of its own {whole:.2f} s"
        yield Figure(f"{name}: {what}", value, f"p95 < {GOAL_S} s", took.p95 < GOAL_S, {**took.numbers(), "cpu": worked, "process": whole})


def _verified(name: str, place: DeskPlace) -> Figure:
    took, peak, said = place.measured("verify")
    numbers = {"seconds": took, "megabytes": peak}
    return Figure(f"{name}: verify", f"{took:.0f} s, {peak:.0f} MB: {said.splitlines()[0]}", "no problem", " 0 problems" in said, numbers)
