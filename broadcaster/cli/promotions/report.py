"""A month of promotions as people and programs read it."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from broadcaster.cli.record.structured import csv_text
from broadcaster.i18n import _
from broadcaster.promotions.model import Spot
from broadcaster.promotions.tally import Tally, VendorTally, total

FILE_WIDTH = 160
"""Columns where the output is no terminal."""


@dataclass(frozen=True, slots=True)
class Month:
    """What is told, and of whom."""

    mall: str
    first: date
    vendors: tuple[VendorTally, ...]

    @property
    def name(self) -> str:
        return f"{self.first:%Y-%m}"

    @property
    def total(self) -> Tally:
        return total(vendor.total for vendor in self.vendors)


def figures() -> tuple[str, ...]:
    """What the figures of a tally are called, in the order of `cells`."""
    whole = (_("plays"), _("seconds"))
    return (*whole, _("partial plays"), _("partial seconds"), _("fair share"), _("difference"))


def cells(tally: Tally) -> tuple[int | float, ...]:
    """Plays, seconds, partial plays, their seconds, the fair share of the plays, and how many more than that it was."""
    more = round(tally.plays - tally.fair, 2) + 0.0  # no −0
    return tally.plays, round(tally.seconds, 1), tally.partial, round(tally.partial_seconds, 1), round(tally.fair, 2), more


def show(month: Month) -> None:
    """Print the month: each vendor, and its spots under it."""
    console = Console(width=None if sys.stdout.isatty() else FILE_WIDTH)
    if not month.total.plays and not month.total.partial:
        console.print(Text(_("No promotion is on record for {month}.").format(month=month.name)))
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False, title=f"{month.mall}  {month.name}", title_style="bold")
    for title in (_("Vendor"), _("Title")):
        table.add_column(title, overflow="fold")
    for title in figures():
        table.add_column(title, justify="right")
    for vendor in month.vendors:
        table.add_row(Text(vendor.vendor), "", *_printed(vendor.total), style="bold")
        for spot, tally in vendor.spots:
            table.add_row("", Text(spot.title), *_printed(tally))
    table.add_section()
    table.add_row(_("all"), "", *_printed(month.total), style="bold")
    console.print(table)


def _printed(tally: Tally) -> Iterator[str]:
    plays, seconds, partial, partial_seconds, fair, more = cells(tally)
    yield from (str(plays), f"{seconds:.1f}", str(partial), f"{partial_seconds:.1f}", f"{fair:.2f}", f"{more:+.2f}")


def lines(month: Month) -> Iterator[tuple[object, ...]]:
    """A line for each spot, vendor by vendor."""
    for vendor in month.vendors:
        for spot, tally in vendor.spots:
            yield (vendor.vendor, spot.title, spot.source, *cells(tally))


def headings() -> tuple[str, ...]:
    """Of `lines`."""
    return (_("vendor"), _("title"), _("source"), *figures())


def as_csv(month: Month) -> str:
    """One line a spot, headings in the reader's language (see `csv_text`)."""
    return csv_text([(_("month"), *headings()), *((month.name, *line) for line in lines(month))])


def as_json(month: Month) -> str:
    """`{"month", "total", "vendors": [{"vendor", …, "spots": [{"title", "source", "weight", …}]}]}`.

    Figures of each: `plays, seconds, partial, partial_seconds, fair` (its share of all whole plays), `difference` (plays − fair).
    """
    vendors = [{"vendor": v.vendor, **_told(v.total), "spots": _spots(v.spots)} for v in month.vendors]
    told = {"month": month.name, "total": _told(month.total), "vendors": vendors}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _told(tally: Tally) -> dict[str, int | float]:
    names = ("plays", "seconds", "partial", "partial_seconds", "fair", "difference")
    return dict(zip(names, cells(tally), strict=True))


def _spots(spots: Sequence[tuple[Spot, Tally]]) -> list[dict[str, Any]]:
    return [{"title": spot.title, "source": spot.source, "weight": spot.weight, **_told(tally)} for spot, tally in spots]
