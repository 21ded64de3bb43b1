"""Many rows into a file: how long, and how much memory it takes above what a few rows take."""

from collections.abc import Iterator
from datetime import timedelta

from benchmarks.desk_fill import fill
from benchmarks.desk_place import ZONE, desk_place
from benchmarks.figure import Figure
from broadcaster.clock import moment

ROWS, FEW = 100_000, 10_000
MORE_MB = 15.0


def figures(*, quick: bool) -> Iterator[Figure]:
    """Complaints with every column, as `desk complaint export` writes them."""
    rows, few = (ROWS // 20, FEW // 20) if quick else (ROWS, FEW)
    for kind in ("xlsx", "csv"):
        found = {}
        for count in (few, rows):
            with desk_place() as place:
                fill(place.url, count, moment(ZONE) - timedelta(days=1), ZONE)
                found[count] = place.measured("complaint", "export", str(place.folder / f"out.{kind}"))[:2]
        (_took, least), (took, most) = found[few], found[rows]
        value = f"{took:.1f} s, {most:.0f} MB at most ({least:.0f} with {few})"
        numbers = {"seconds": took, "megabytes": most, "megabytes_few": least}
        yield Figure(f"{rows} rows into .{kind}", value, f"memory of {few} rows + {MORE_MB:.0f} MB", most - least <= MORE_MB, numbers)
