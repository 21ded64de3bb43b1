"""How the queue's times are written, in one way only: the store, the copy on disk and the digests read the same text. PURE."""

from collections.abc import Iterable
from datetime import timedelta

from broadcaster.timetable import hours
from broadcaster.timetable.model import Dates, Moment, Window


def spell_dates(dates: Dates) -> str:
    """`2026-12-05`, `2026-12-05..2026-12-06`, `2026-12-05..`; `hours.dates` reads it."""
    if dates.first == dates.last:
        return f"{dates.first}"
    return f"{dates.first or ''}..{dates.last or ''}"


def spell_window(window: Window) -> str:
    """`10:00..12:00`; `hours.window` reads it."""
    return f"{hours.spell(window.start)}..{hours.spell(window.end)}"


def spell_span(length: timedelta) -> str:
    """`30m`, `1h30m`, `45s`; `hours.span` reads it."""
    total = round(length.total_seconds())
    parts = zip((total // 3600, total // 60 % 60, total % 60), "hms", strict=True)
    return "".join(f"{count}{unit}" for count, unit in parts if count) or "0s"


def read_dates(written: Iterable[str]) -> tuple[Dates, ...]:
    """Raises `timetable.words.Misread`."""
    return tuple(map(hours.dates, written))


def read_windows(written: Iterable[str]) -> tuple[Window, ...]:
    """Raises `timetable.words.Misread`."""
    return tuple(map(hours.window, written))


def read_times(written: Iterable[str]) -> tuple[Moment, ...]:
    """Raises `timetable.words.Misread`."""
    return tuple(map(hours.moment, written))
