"""A hundred thousand sales: what `desk today` costs at the first look, after one more sale, and when nothing happened."""

from collections.abc import Iterator
from datetime import timedelta
from statistics import median

from benchmarks.desk_fill import fill_sales
from benchmarks.desk_place import ZONE, DeskPlace, desk_place
from benchmarks.figure import Figure
from broadcaster.clock import moment

ROWS = 100_000
SALE = ("sale", "add", "--name", "王女士", "--phone", "13812345678", "--goods", "沙发", "--order-no")


def figures(*, quick: bool) -> Iterator[Figure]:
    """Of the command itself in one process, the store opened anew each time, and of the processor."""
    rows, times = (ROWS // 20, 3) if quick else (ROWS, 10)
    with desk_place() as place:
        place.called("today")  # what is imported once is not counted
        fill_sales(place.url, rows, moment(ZONE) - timedelta(days=1), ZONE)
        yield _figure(f"desk today, {rows} sales, the first look at all of them", [place.called("today")])
        yield _figure("desk today, after one more sale", [_after_a_sale(place, n) for n in range(times)])
        yield _figure("desk today, nothing new", [place.called("today") for _n in range(times)])


def _after_a_sale(place: DeskPlace, n: int) -> tuple[float, float]:
    place.called(*SALE, f"N{n}")
    return place.called("today")


def _figure(what: str, calls: list[tuple[float, float]]) -> Figure:
    wall, worked = median(wall for wall, _cpu in calls), median(cpu for _wall, cpu in calls)
    return Figure(what, f"{wall:.3f} s ({worked:.3f} s of processor)", numbers={"seconds": wall, "cpu": worked})
