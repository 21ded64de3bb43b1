"""The list of promotions as people and programs read it."""

import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from broadcaster.content.clip import Library
from broadcaster.faults import Problem
from broadcaster.i18n import N_, _
from broadcaster.promotions.model import Owners, Spot
from broadcaster.record.entries import SpotPlay
from broadcaster.sentences import sentence
from broadcaster.timetable.hours import spell
from broadcaster.timetable.model import Dates

FILE_WIDTH = 160
"""Columns where the output is no terminal."""
STATES = {
    "ready": N_("ready"),
    "missing": N_("file missing"),
    "waiting": N_("not yet"),
    "over": N_("expired"),
}


def show(spots: Sequence[Spot], plays: Sequence[SpotPlay], library: Library | None, today: date) -> None:
    """Print the list, in its order, files nobody listed after it."""
    heard = _counted(spots, plays, library)
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for title in (_("Vendor"), _("Title")):
        table.add_column(title, overflow="fold")
    table.add_column(_("Weight"), justify="right", no_wrap=True)
    for title in (_("Dates"), _("Times")):
        table.add_column(title, overflow="fold")
    for title in (_("A day"), _("This month")):
        table.add_column(title, justify="right", no_wrap=True)
    table.add_column(_("State"), no_wrap=True)
    table.add_column(_("Source"), overflow="fold")
    for spot in spots:
        limits = (dates(spot.dates), times(spot), str(spot.daily_max or ""))
        what = (_(STATES[state(spot, library, today)]), spot.source)
        row = (spot.vendor, spot.title, str(spot.weight), *limits, str(heard[spot]), *what)
        table.add_row(*map(Text, row), style="" if spot.mark else "dim")
    Console(width=None if sys.stdout.isatty() else FILE_WIDTH).print(table)


def as_told(
    spots: Sequence[Spot], plays: Sequence[SpotPlay], problems: Sequence[Problem], library: Library | None, today: date
) -> dict[str, Any]:
    """`{"spots": [...], "problems": [...]}`.

    A spot: `vendor, title, source, listed, weight, dates` ([first, last], null: open), `times, daily_max, state` (`ready`, `missing`,
    `waiting`, `over`), `plays` (whole ones, this month). A problem: `file, line, column, severity, code, message`.
    """
    heard = _counted(spots, plays, library)
    return {
        "spots": [_spot(spot, heard[spot], state(spot, library, today)) for spot in spots],
        "problems": [_problem(problem) for problem in problems],
    }


def _spot(spot: Spot, plays: int, state: str) -> dict[str, Any]:
    return {
        "vendor": spot.vendor,
        "title": spot.title,
        "source": spot.source,
        "listed": spot.mark is not None,
        "weight": spot.weight,
        "dates": [[end and end.isoformat() for end in (d.first, d.last)] for d in spot.dates],
        "times": [f"{spell(w.start)}..{spell(w.end)}" for w in spot.times],
        "daily_max": spot.daily_max,
        "state": state,
        "plays": plays,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    place = problem.at
    return {
        "file": place and place.file,
        "line": place and place.line,
        "column": place and place.column,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": sentence(problem.code, problem.facts),
    }


def _counted(spots: Sequence[Spot], plays: Sequence[SpotPlay], library: Library | None) -> Counter[Spot]:
    owners = Owners.of([spot for spot in spots if spot.mark], library or Library())
    return Counter(owners.spot(play.clip) for play in plays if play.whole)


def state(spot: Spot, library: Library | None, today: date) -> str:
    """A key of `STATES`."""
    if library is not None and library.find(spot.source) is None:
        return "missing"
    if spot.holds(today):
        return "ready"
    return "waiting" if any(dates.first and dates.first > today for dates in spot.dates) else "over"


def dates(of: Sequence[Dates]) -> str:
    """As the list writes them."""
    return ", ".join("..".join(dict.fromkeys(str(end or "") for end in (d.first, d.last))) for d in of)


def times(spot: Spot) -> str:
    return ", ".join(f"{spell(window.start)}..{spell(window.end)}" for window in spot.times)
