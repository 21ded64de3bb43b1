"""How long a command takes before it does anything, against bare Python that imports what every such program needs."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from statistics import median
from time import perf_counter

from benchmarks.desk_place import PROGRAM, DeskPlace, desk_place
from benchmarks.desk_speed import ADD
from benchmarks.figure import Figure

BARE = (sys.executable, "-c", "import click, sqlalchemy; sqlalchemy.create_engine('sqlite://')")
BROADCASTER = (sys.executable, "-c", "from broadcaster.cli import main; main()")


def figures(*, quick: bool) -> Iterator[Figure]:
    """Each a process of its own, in turn, so that what else the machine does falls on all alike."""
    with desk_place() as place:
        orders: Mapping[str, tuple[str, ...]] = {
            "python, click and SQLAlchemy": BARE,
            "desk --help": (*PROGRAM, "--help"),
            "desk complaint add --help": (*PROGRAM, "complaint", "add", "--help"),
            "desk complaint add …": (*PROGRAM, *ADD, "13812345678"),
            "broadcaster --help": (*BROADCASTER, "--help"),
        }
        took: dict[str, list[float]] = {what: [] for what in orders}
        for _turn in range(4 if quick else 21):
            for what, order in orders.items():
                took[what].append(_timed(place, order))
    bare = median(took["python, click and SQLAlchemy"][1:])
    for what, times in took.items():
        middle = median(times[1:])
        yield Figure(f"start: {what}", f"{middle:.3f} s, {middle / bare:.2f} × bare", numbers={"seconds": middle, "ratio": middle / bare})


def _timed(place: DeskPlace, order: tuple[str, ...]) -> float:
    began = perf_counter()
    subprocess.run(order, env=place.environment, cwd=place.folder, capture_output=True, check=True)
    return perf_counter() - began
