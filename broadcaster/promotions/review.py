"""What only shows when the list of promotions meets the library, the timetable and the calendar. PURE."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from broadcaster.content.clip import Library
from broadcaster.faults import Problem, Severity
from broadcaster.promotions.hours import Spell, spells
from broadcaster.promotions.model import Spot
from broadcaster.timetable.days import day_of
from broadcaster.timetable.hours import spell
from broadcaster.timetable.model import Kind, Timetable
from broadcaster.timetable.rows import items, music_of


def review(listed: Sequence[Spot], library: Library | None, timetable: Timetable, days: Iterable[date]) -> tuple[Problem, ...]:
    """Everything a clerk should know about the spots on `days` (the coming year), each at its entry, in the order of the list.

    `library` `None`: not scanned, so nothing is said about sound.
    """
    coming = tuple(days)
    calendar = _Calendar(timetable)
    found: list[Problem] = []
    for spot in listed:
        if library is not None and library.find(spot.source) is None:
            found.append(_problem("promotions.missing", spot, source=spot.source))
        found += _unheard(spot, calendar, coming)
    return (*found, *_uneven(listed))


@dataclass(frozen=True, slots=True)
class _Day:
    opening: datetime
    closing: datetime
    rotations: tuple[tuple[str, Spell], ...]
    """Folder, from, up to."""


class _Calendar:
    """The rotations of each date, worked out once."""

    def __init__(self, timetable: Timetable) -> None:
        self._timetable = timetable
        rows = [*timetable.rows, *(row for overlay in timetable.overlays for row in overlay.add)]
        self.folders = frozenset(row.loop for row in rows if row.loop)
        self._known: dict[date, _Day] = {}

    def hears(self, spot: Spot, day: date) -> bool:
        """Whether a rotation of a date can play the spot."""
        if day not in self._known:
            self._known[day] = self._day(day)
        today = self._known[day]
        times = spells(spot, day, today.opening, today.closing, self._timetable.zone)
        own = [span for folder, span in today.rotations if folder == spot.folder]
        return any(not times or any(first < end and start < last for first, last in times) for start, end in own)

    def _day(self, day: date) -> _Day:
        today = day_of(self._timetable, day)
        rotations = [(i.row.loop or "", (i.start, i.end)) for i in items(today)[0] if music_of(i.row) is Kind.ROTATION and i.end]
        return _Day(today.opening, today.closing, tuple(rotations))


def _unheard(spot: Spot, calendar: _Calendar, coming: Sequence[date]) -> Iterator[Problem]:
    """Why a spot is never heard, if it is not."""
    if spot.folder not in calendar.folders:
        yield _problem("promotions.no-rotation", spot, folder=spot.folder)
        return
    valid = [day for day in coming if spot.holds(day)]
    last = max((dates.last or date.max for dates in spot.dates), default=date.max)
    if coming and last < coming[0]:
        yield _problem("promotions.expired", spot, last=last.isoformat())
    elif valid and not any(calendar.hears(spot, day) for day in valid):
        times = ", ".join(f"{spell(window.start)}..{spell(window.end)}" for window in spot.times) or "–"
        yield _problem("promotions.never", spot, times=times)


def _uneven(listed: Sequence[Spot]) -> Iterator[Problem]:
    """Spots of one vendor that weigh differently: it is the vendor who has a share."""
    weights: dict[str, int] = {}
    for spot in listed:
        if weights.setdefault(spot.vendor, spot.weight) != spot.weight:
            most = max(s.weight for s in listed if s.vendor == spot.vendor)
            yield _problem("promotions.uneven", spot, Severity.NOTE, vendor=spot.vendor, weight=str(most))


def _problem(code: str, spot: Spot, severity: Severity = Severity.WARNING, **facts: str) -> Problem:
    return Problem(code, severity, spot.mark, {"title": f"{spot.vendor} {spot.title}", **facts})
