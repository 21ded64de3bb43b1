"""The sources of the day, read from disk: timetable, promotions, library, dials → plans and the house they are mixed in.

The last timetable that could be read stays in force: a broken file changes nothing (B7).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from broadcaster.air import dials
from broadcaster.air.levels import Levels
from broadcaster.air.mix import House
from broadcaster.content.clip import RATE_HZ, Clip
from broadcaster.content.index import NAME as INDEX
from broadcaster.content.library import load_index
from broadcaster.faults import Fault, Problem
from broadcaster.promotions.history import promotions
from broadcaster.promotions.reader import file_of
from broadcaster.promotions.reader import read as read_spots
from broadcaster.settings import Settings
from broadcaster.timetable.model import Plan, Timetable
from broadcaster.timetable.plan import plan
from broadcaster.timetable.reader import read

RESERVE_FRAMES = 30 * RATE_HZ
RESERVE = "reserve"
"""Digest of the piece kept in memory."""
_UNREAD = frozenset({"library.never-scanned", "library.index-broken"})
"""The index itself is gone, not only a file of it."""


class Programme:
    """What is to be aired, by the newest sources that make sense."""

    def __init__(self, settings: Settings) -> None:
        """Raises `Fault` with every problem when there is no timetable to begin with."""
        self._settings = settings
        self.problems: tuple[Problem, ...] = ()
        """Why the newest files are not in force; empty when they are."""
        self._seen = self._looks()
        self._kept: Clip | None = None
        self.timetable: Timetable = read(settings.timetable_file)
        self.library, self.unusable = load_index(settings)
        try:
            self.spots = read_spots(file_of(settings))
        except Fault as broken:  # the air does not wait for it: all files count alike until it is mended
            self.spots, self.problems = (), broken.problems

    def reload(self) -> bool:
        """Read everything again; `False` leaves what was in force, with the reasons in `problems`."""
        self._seen = self._looks()
        try:
            timetable = read(self._settings.timetable_file)
            spots = read_spots(file_of(self._settings))
            library, unusable = load_index(self._settings)
        except Fault as broken:
            self.problems = broken.problems
            return False
        if self.library and any(p.code in _UNREAD for p in unusable):
            self.problems = unusable
            return False
        self.timetable, self.spots, self.library, self.unusable, self.problems = timetable, spots, library, unusable, ()
        return True

    def changed(self) -> bool:
        """Whether a source on disk is another than the one read last."""
        return self._looks() != self._seen

    def days(self, today: date) -> tuple[Plan, ...]:
        """Yesterday's plan (it may run past midnight), today's and tomorrow's."""
        return tuple(plan(self.timetable, today + timedelta(days=n), self.library) for n in (-1, 0, 1))

    def today(self, now: float) -> date:
        """The mall's date at a Unix second."""
        return datetime.fromtimestamp(now, self.timetable.zone).date()

    def house(self, day: date, *, begins: bool = False) -> House:
        """What `day` and the days around it are mixed in; `begins`: the daemon airs it, so what it heard before stays as it is known
        now. Unreadable dials count as unset, and are told in `problems`, as is a history that is not fully known."""
        table = self.timetable
        heard, problems = promotions(self._settings, self.spots, day, table.zone, keep=begins)
        try:
            levels = dials.load(self._settings.var_dir, table.bands)
        except Fault as broken:
            levels, problems = Levels(table.bands), (*broken.problems, *problems)
        self.problems = (*self.problems, *(p for p in problems if p not in self.problems))
        reserve = self._reserve()
        return House(self.library, levels, table.fill, table.duck, table.crossfade, table.pause, reserve=reserve, promotions=heard)

    def _reserve(self) -> Clip | None:
        clip = self.reserve_source()
        if clip is None:
            return None
        frames = min(clip.sounding, RESERVE_FRAMES)
        return replace(clip, digest=RESERVE, frames=frames, lead=0, tail=0)

    def reserve_source(self) -> Clip | None:
        """The clip whose head is kept in memory for when no file can be read: chosen once, since it may be gone later."""
        if self._kept is None:
            clips: Sequence[Clip] = self.library.folder(*self.timetable.fill) or tuple(self.library.values())
            self._kept = next(iter(clips), None)
        return self._kept

    def _looks(self) -> tuple[tuple[int, int, int] | None, ...]:
        files = (self._settings.timetable_file, file_of(self._settings), self._settings.cache_dir / INDEX)
        return tuple(_look(file) for file in files)


def _look(file: Path) -> tuple[int, int, int] | None:
    try:
        stat = file.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
