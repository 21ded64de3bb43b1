"""Twenty processes that enter rows at once: what is lost, who meets a lock, how many a second, and whether the chain holds."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from sqlalchemy import func, select

from benchmarks.desk_fill import copy
from benchmarks.desk_place import ROOT, ZONE, DeskPlace, desk_place, server
from benchmarks.figure import Figure
from broadcaster.desk.table import table_of
from broadcaster.desk.work import Desk
from broadcaster.store.opening import open_engine

DESKS, ROWS = 20, 500


def figures(*, quick: bool) -> Iterator[Figure]:
    """Calls, as clerks of twenty desks enter them, on either store."""
    rows = ROWS // 20 if quick else ROWS
    with desk_place() as place, server() as cluster:
        url = cluster.new_database()
        open_engine(url).dispose()
        copy(place.url, url)
        yield _crowd("SQLite", place, rows)
        yield _crowd("PostgreSQL", place.at(url), rows)


def _crowd(name: str, place: DeskPlace, rows: int) -> Figure:
    began = perf_counter()
    order = [sys.executable, "-m", "tests.desk.hand", place.url, str(place.folder / "files")]
    hands = [subprocess.Popen([*order, f"员{n:02}", str(rows)], cwd=ROOT, stderr=subprocess.PIPE, text=True) for n in range(DESKS)]
    said = [hand.communicate()[1] for hand in hands]
    took = perf_counter() - began
    turned_away = sum(hand.returncode != 0 for hand in hands)
    desk = Desk.open(place.url, ZONE, Path(place.folder / "files"))
    there = desk.read(lambda c: int(c.execute(select(func.count()).select_from(table_of("call"))).scalar_one()))
    desk.close()
    whole = _whole(place)
    lost, locks = DESKS * rows - there, sum("locked" in words for words in said)
    value = f"{there / took:.0f} rows a second ({took:.0f} s), {lost} lost, {locks} met a lock, {turned_away} turned away; verify: {whole}"
    met = not lost and not locks and not turned_away and whole == "0 problems"
    numbers = {"rows_a_second": there / took, "lost": lost, "locks": locks}
    return Figure(f"{name}: {DESKS} processes, {rows} rows each", value, "none lost, none locked", met, numbers)


def _whole(place: DeskPlace) -> str:
    """What `desk verify` ends its first line with."""
    return place.typed("verify")[1].splitlines()[0].rsplit(", ", 1)[-1].removesuffix(".")
