"""Every figure of the project in one table.

python benchmarks/bench.py                    all of it: about three quarters of an hour
python benchmarks/bench.py --quick            all of it, in short: to try whether it works
python benchmarks/bench.py onset cpu          some rows
"""

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # called by its path, only this folder would be found
from benchmarks.figure import Figure, load

ROWS = {
    "onset": "benchmarks.onset",
    "seams": "benchmarks.seams",
    "loudness": "benchmarks.loudness",
    "kill": "benchmarks.kill",
    "cpu": "benchmarks.footprint",
    "rehearsal": "benchmarks.rehearsal",
    "year": "benchmarks.plan_year",
    "promotions": "benchmarks.promotions",
    "library": "benchmarks.library_scan",
    "journal": "benchmarks.journal",
    "speech": "benchmarks.speech",
    "queue": "benchmarks.queueing",
    "desk": "benchmarks.desk_speed",
    "crowd": "benchmarks.desk_crowd",
    "start": "benchmarks.desk_startup",
    "export": "benchmarks.desk_export",
    "revisits": "benchmarks.desk_revisits",
}
"""By name on the command line: the module whose `figures` measures it."""
_MET = {True: "[green]yes[/]", False: "[red]no[/]", None: ""}


def measured(row: str, *, quick: bool) -> Iterator[Figure]:
    """The figures of one row; a measurement that fails is a figure too, so that the others are still made."""
    try:
        for figure in import_module(ROWS[row]).figures(quick=quick):
            yield replace(figure, row=row, load=round(load(), 2))
    except Exception as failure:  # noqa: BLE001 - whatever it was, it is told in the table
        yield Figure(row, f"failed: {type(failure).__name__}: {failure}", met=False, row=row, load=round(load(), 2))


def table(figures: list[Figure], title: str) -> Table:
    drawn = Table(title=title, show_lines=True)
    for heading in ("row", "what", "measured", "goal", "met", "load"):
        drawn.add_column(heading, overflow="fold")
    for f in figures:
        drawn.add_row(f.row, f.what, f.value, f.goal, _MET[f.met], f"{f.load:.1f}")
    return drawn


def machine() -> str:
    """What it was measured on."""
    return f"{platform.system()} {platform.release()}, Python {platform.python_version()}, {os.cpu_count()} cores"


def main() -> int:
    """Measure, print, and answer 1 if a goal was missed."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("rows", nargs="*", metavar="ROW", help=f"which: {', '.join(ROWS)}; all if none is named")
    words.add_argument("--quick", action="store_true", help="short runs, to try it")
    words.add_argument("--json", type=Path, metavar="FILE", help="the figures as numbers too")
    told = words.parse_args()
    if unknown := set(told.rows) - set(ROWS):
        words.error(f"no such row: {', '.join(sorted(unknown))}")
    begun, figures = time.monotonic(), []
    for row in told.rows or ROWS:
        print(f"{datetime.now(UTC):%H:%M:%S} UTC  {row} …", file=sys.stderr, flush=True)
        for figure in measured(row, quick=told.quick):
            print(f"    {figure.what}: {figure.value}", file=sys.stderr, flush=True)
            figures.append(figure)
    title = f"broadcaster, {datetime.now(UTC):%Y-%m-%d}: {machine()}; {(time.monotonic() - begun) / 60:.0f} min{', quick' * told.quick}"
    Console(width=None if sys.stdout.isatty() else 160).print(table(figures, title))
    if told.json:
        told.json.write_text(json.dumps({"machine": machine(), "figures": [asdict(f) for f in figures]}, ensure_ascii=False, indent=1))
    return int(any(f.met is False for f in figures))


if __name__ == "__main__":
    sys.exit(main())
