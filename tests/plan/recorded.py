"""The shipped table as a mall has it that speaks all its texts itself: recordings in place of scripts, which have tests of their own."""

from dataclasses import replace
from datetime import date

from broadcaster.timetable.model import Dates, Row, Timetable

DAYS = {
    "event": ("2026-12-05", "2026-12-06"),
    "holiday": ("2027-01-01", "2027-01-01"),
}


def recorded(table: Timetable) -> Timetable:
    """Each script by the recording of its name; nobody stands by, since nothing is queued."""
    overlays = tuple(replace(overlay, add=tuple(map(_row, overlay.add))) for overlay in table.overlays)
    return replace(table, rows=tuple(map(_row, table.rows)), overlays=overlays)


def with_days(table: Timetable) -> Timetable:
    """With two days of an event, and New Year's Day off."""
    days = {kind: (Dates(*map(date.fromisoformat, ends)),) for kind, ends in DAYS.items()}
    return replace(table, days={**table.days, **days})


def _row(row: Row) -> Row:
    if row.say is None:
        return row
    return replace(row, say=f"recordings/{row.say.rsplit('/', 1)[-1]}", standby=False)
