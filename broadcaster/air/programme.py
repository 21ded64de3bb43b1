"""The day as the daemon has it: plans, and the house they are mixed in.

It comes up with the day as it was kept, where no source changed since; else every source is read first. The last timetable that
could be read stays in force: a broken file changes nothing (B7).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from broadcaster.air import dials
from broadcaster.air.house import House
from broadcaster.air.levels import Levels
from broadcaster.content.clip import RATE_HZ, Clip, Library
from broadcaster.faults import Fault, Problem, Severity
from broadcaster.programme import kept
from broadcaster.programme.kept import Kept
from broadcaster.programme.looks import looks
from broadcaster.promotions.history import promotions
from broadcaster.promotions.model import Spot
from broadcaster.settings import Settings
from broadcaster.timetable.model import Plan, Timetable

if TYPE_CHECKING:
    from broadcaster.programme.materials import Materials
    from broadcaster.programme.sources import Sources
    from broadcaster.weather.ladder import Told

RESERVE_FRAMES = 30 * RATE_HZ
RESERVE = "reserve"
"""Digest of the piece kept in memory."""
_UNREAD = frozenset({"library.never-scanned", "library.index-broken"})
"""The index itself is gone, not only a file of it."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where today's forecast comes from."""

    rung: str
    """`weather.ladder.Rung`."""
    facts: Mapping[str, str]
    """For the sentence `weather.told-<rung>`."""


class Programme:
    """What is to be aired, by the newest sources that make sense."""

    def __init__(self, settings: Settings, now: float) -> None:
        """Raises `Fault` with every problem when there is no timetable to begin with."""
        self._settings = settings
        self._sources: Sources | None = None
        self._materials: Materials | None = None
        self.problems: tuple[Problem, ...] = ()
        """Why the newest files are not in force; empty when they are."""
        self.missing: frozenset[str] = frozenset()
        """What today and tomorrow still lack: renderings by their key, and `weather`."""
        self.weather: Forecast | None = None
        """Today's; `None` while the day is only remembered."""
        self._reserved: Clip | None = None
        self._seen = looks(settings)
        self._day = self._remembered(now) or self._put_together(self._read(now), now)

    @property
    def timetable(self) -> Timetable:
        return self._day.timetable

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The vendors' promotions of today."""
        return self._day.spots

    @property
    def fresh(self) -> bool:
        """Whether the sources were read by this process, and not only remembered."""
        return self._materials is not None

    def reload(self, now: float) -> bool:
        """Read everything again; `False` leaves what was in force, with the reasons in `problems`."""
        self._seen = looks(self._settings)
        try:
            found = self._read(now)
        except Fault as broken:
            self.problems = broken.problems
            return False
        lost = tuple(p for p in found.problems if p.code in _UNREAD)
        if self._day.clips and lost:
            self.problems = lost
            return False
        self.problems = _told(found)
        self._day = self._put_together(found, now)
        return True

    def changed(self) -> bool:
        """Whether a source on disk is another than the one read last."""
        return looks(self._settings) != self._seen

    def days(self, now: float) -> tuple[Plan, ...]:
        """Yesterday's plan (it may run past midnight), today's and tomorrow's."""
        if self._day.plans[1].date != self.today(now):
            self._day = self._put_together(self._materials or self._read(now), now)
        return self._day.plans

    def around(self, day: date, now: float) -> tuple[Plan, ...]:
        """The plans of any day and the two beside it, for a rehearsal: nothing of it is kept."""
        self._day = self._of(self._materials or self._read(now), day)
        return self._day.plans

    def today(self, now: float) -> date:
        """The mall's date at a Unix second."""
        return datetime.fromtimestamp(now, self._day.timetable.zone).date()

    def house(self, day: date, *, begins: bool = False) -> House:
        """What `day` and the days around it are mixed in; `begins`: the daemon airs it, so what it heard before stays as it is known
        now. Unreadable dials count as unset, and are told in `problems`, as is a history that is not fully known."""
        table = self.timetable
        heard, problems = promotions(self._settings, self._day.spots, day, table.zone, keep=begins)
        try:
            levels = dials.load(self._settings.var_dir, table.bands)
        except Fault as broken:
            levels, problems = Levels(table.bands), (*broken.problems, *problems)
        self.problems = (*self.problems, *(p for p in problems if p not in self.problems))
        library, reserve = Library(self._day.clips), self._reserve()
        return House(library, levels, table.fill, table.duck, table.crossfade, table.pause, reserve=reserve, promotions=heard)

    def _remembered(self, now: float) -> Kept | None:
        """The day as another process kept it, if it is today's and nothing changed since."""
        day = kept.load(self._settings.cache_dir)
        if day is None or day.looks != self._seen or len(day.plans) != 3:
            return None
        return day if datetime.fromtimestamp(now, day.timetable.zone).date() == day.plans[1].date else None

    def _read(self, now: float) -> "Materials":
        from broadcaster.programme.sources import Sources

        self._sources = self._sources or Sources(self._settings)
        self._materials = self._sources.read(now)
        return self._materials

    def _put_together(self, house: "Materials", now: float) -> Kept:
        today = datetime.fromtimestamp(now, house.timetable.zone).date()
        day = self._of(house, today)
        self.problems = (*self.problems, *(p for p in _told(house) if p not in self.problems))
        self.weather = _forecast(house.weather(today), house.now)
        kept.keep(self._settings.cache_dir, day)
        return day

    def _of(self, house: "Materials", day: date) -> Kept:
        from broadcaster.programme.day import clips, listed
        from broadcaster.programme.needs import needed

        needs = needed(house, tuple(day + timedelta(days=n) for n in (-1, 0, 1)))
        self.missing = needs.missing(self._settings.cache_dir)
        known = tuple(clips(needs.plans, house).values())
        # What changed while it was read is found by whoever comes up with it: the sources are read again then.
        return Kept(looks(self._settings), house.timetable, needs.plans, known, listed(house, day))

    def _reserve(self) -> Clip | None:
        clip = self.reserve_source()
        if clip is None:
            return None
        frames = min(clip.sounding, RESERVE_FRAMES)
        return replace(clip, digest=RESERVE, frames=frames, lead=0, tail=0)

    def reserve_source(self) -> Clip | None:
        """The clip whose head is kept in memory for when no file can be read: chosen once, since it may be gone later."""
        if self._reserved is None:
            library = Library(self._day.clips)
            found: Sequence[Clip] = library.folder(*self.timetable.fill) or tuple(library.values())
            self._reserved = next(iter(found), None)
        return self._reserved


def _told(house: "Materials") -> tuple[Problem, ...]:
    """What an operator must know of sources that are not as they should be; the library speaks for itself."""
    return tuple(p for p in house.problems if p.severity is not Severity.NOTE and not p.code.startswith("library."))


def _forecast(told: "Told", now: datetime) -> Forecast:
    came = told.provenance
    at = f"{came.fetched_at.astimezone(now.tzinfo):%Y-%m-%d %H:%M}" if came else ""
    return Forecast(told.rung.value, {"service": came.service if came else "", "at": at, "by": told.by})
