"""Figures of repairs: by class and station, pass rates against their targets, wrong stations by call taker.

PURE (RPR-03, RPR-09). A rate nobody can compute is `None`, never a guess.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from decimal import Decimal

from broadcaster.desk.cases.repair import RETURNED
from broadcaster.desk.policy.value import Target, Unset
from broadcaster.desk.row import Row

FINISHED = frozenset({*RETURNED, "archived"})


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many, against a target."""

    good: int
    judged: int
    target: Target | Unset

    @property
    def percent(self) -> Decimal | None:
        """Rounded down to hundredths: never better than it was."""
        return None if self.judged == 0 else Decimal(self.good * 10_000 // self.judged) / 100

    @property
    def met(self) -> bool | None:
        """By the exact share, not the rounded one; `None` where nothing was judged or no target is set."""
        if self.judged == 0 or isinstance(self.target, Unset):
            return None
        return self.target.met(Decimal(self.good * 100) / self.judged)


@dataclass(frozen=True, slots=True)
class Station:
    """A station's line of the day's report."""

    name: str
    entered: int
    returned: int
    open: int
    entered_today: int
    returned_today: int


@dataclass(frozen=True, slots=True)
class Figures:
    """A stretch of days, and the day it ends with."""

    entered: int
    classes: Mapping[str, int]
    stations: tuple[Station, ...]
    quality: Rate
    """Of what was inspected, what passed (KPI-06)."""
    out_of_warranty: Rate
    """Of finished repairs out of warranty, what works again (KPI-07)."""
    wrong_stations: Mapping[str, int]
    """Sent to a wrong station, by who took the call (RPR-03)."""


def figures(rows: Iterable[Row], today: date, zone: tzinfo, quality: Target | Unset, repaired: Target | Unset) -> Figures:
    """`rows`: repairs that stand, no drafts; withdrawn ones count as entered only."""
    known = list(rows)
    inspected = [row for row in known if isinstance(row["quality_ok"], bool)]
    paid = [row for row in known if row["in_warranty"] is False and row["stage"] in FINISHED]
    wrong: Counter[str] = Counter()
    for row in known:
        if isinstance(row["wrong_stations"], int):
            wrong[str(row["taken_by"] or row["made_by"])] += row["wrong_stations"]
    names = sorted({str(row["station"] or "") for row in known})
    return Figures(
        len(known),
        Counter(str(row["class"]) for row in known),
        tuple(_station(name, [row for row in known if str(row["station"] or "") == name], today, zone) for name in names),
        Rate(sum(row["quality_ok"] is True for row in inspected), len(inspected), quality),
        Rate(sum(row["repaired"] is True for row in paid), len(paid), repaired),
        dict(wrong.most_common()),
    )


def _station(name: str, rows: list[Row], today: date, zone: tzinfo) -> Station:
    finished = [row for row in rows if row["stage"] in FINISHED]
    unfinished = sum(row["stage"] not in FINISHED and row["stage"] != "cancelled" for row in rows)
    return Station(
        name, len(rows), len(finished), unfinished, _on(rows, "happened_at", today, zone), _on(finished, "returned_at", today, zone)
    )


def _on(rows: list[Row], field: str, day: date, zone: tzinfo) -> int:
    return sum(isinstance(at := row[field], datetime) and at.astimezone(zone).date() == day for row in rows)
