"""Whether a source of the day changed on disk: a few hundred names are looked at, no file is opened."""

import os
from collections.abc import Iterator
from pathlib import Path

from broadcaster.settings import Settings

Look = tuple[tuple[str, int, int, int], ...]
"""Name, time, size and inode of everything there is."""
_DRAFTS = (".tmp", ".new", ".part", "~")
BOARD = "board.json"
INDEX = "library.json"


def looks(settings: Settings) -> Look:
    """Another value whenever the table, the calendar, a script, the queue, the weather, promotions or a rendering changed."""
    table, calendar, spots = settings.timetable_file, settings.holidays_file, settings.promotions_file
    library, weather = settings.cache_dir / INDEX, settings.var_dir / "weather"
    found = look_at(table, calendar, spots, library, settings.scripts_dir, settings.events_dir, weather)
    # Renderings are many: that there are others shows in their folder's own time of change.
    renderings = _look(settings.cache_dir / "speech")
    return (*found, *((renderings,) if renderings else ()), *_board(settings.var_dir / BOARD))


def look_at(*places: Path) -> Look:
    """These files, and all files in these folders."""
    return tuple(look for place in places for file in (place, *_within(place)) if (look := _look(file)) and not file.is_dir())


def _board(copy: Path) -> Look:
    """The copy of the queue is touched at each look at the store, and another file when it says something else."""
    look = _look(copy)
    return ((look[0], 0, *look[2:]),) if look else ()


def _within(folder: Path) -> Iterator[Path]:
    for root, _folders, names in os.walk(folder):
        yield from (Path(root, name) for name in sorted(names) if not name.endswith(_DRAFTS))


def _look(file: Path) -> tuple[str, int, int, int] | None:
    try:
        stat = file.stat()
    except OSError:
        return None
    return str(file), stat.st_mtime_ns, stat.st_size, stat.st_ino
