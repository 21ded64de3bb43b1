"""How fast a day is rehearsed: the shipped table's event Saturday, from the first sound to the last, into a FLAC file."""

import re
import time
from collections.abc import Iterator

from benchmarks.figure import Figure
from benchmarks.place import place

GOAL = 100
DAY = "2026-12-05"
_SAID = re.compile(r"([\d.]+) minutes rehearsed in ([\d.]+) s")


def figures(*, quick: bool) -> Iterator[Figure]:
    """By the command itself, its start included."""
    part = ("--from", "10:00", "--to", "11:00") if quick else ()
    with place() as where:
        before = time.monotonic()
        said = where.tell("rehearse", "--date", DAY, *part, "--out", "day.flac", seconds=1200)
        took = time.monotonic() - before
        size = (where.folder / "day.flac").stat().st_size / 1e9
    found = _SAID.search(said)
    assert found, said
    minutes, inner = float(found[1]), float(found[2])
    times = minutes * 60 / took
    value = f"{times:.0f} × real time: {minutes:.0f} min in {took:.0f} s ({minutes * 60 / inner:.0f} × without the start; {size:.2f} GB)"
    numbers = {"times": times, "minutes": minutes, "seconds": took}
    yield Figure("rehearsal of the day" if not quick else "rehearsal of an hour", value, f"≥ {GOAL} ×", times >= GOAL, numbers)
