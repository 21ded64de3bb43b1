"""Every source of a day, read from disk: the table, the library, scripts, the calendar, the queue, the weather, promotions.

What is broken is replaced by what was last good where there is such a thing, and told in `problems`; only a timetable nobody
can read is a failure. Nothing here waits for a network, and for the store no longer than its copy allows.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TypeVar, cast

from broadcaster.almanac.kinds import kinds
from broadcaster.almanac.model import Almanac
from broadcaster.almanac.opening import opened
from broadcaster.announcements import board
from broadcaster.announcements.folder import EventsFolder
from broadcaster.announcements.rows import Known
from broadcaster.announcements.standing import standing, with_event_days
from broadcaster.approvals.shipped import shipped
from broadcaster.content.index import master_file
from broadcaster.content.library import load_index
from broadcaster.programme.looks import look_at
from broadcaster.programme.materials import Materials
from broadcaster.promotions.model import Spot
from broadcaster.promotions.reader import problems as read_spots
from broadcaster.scripts.reader import read as read_scripts
from broadcaster.scripts.script import Scripts
from broadcaster.settings import Settings
from broadcaster.timetable.model import Timetable
from broadcaster.timetable.reader import read
from broadcaster.voices.outcome import ready
from broadcaster.weather.telling import told
from broadcaster.wording.reader import problems as read_readings
from broadcaster.wording.readings import NONE, Readings

T = TypeVar("T")
BEHIND, AHEAD = timedelta(days=40), timedelta(days=400)
"""How far the calendar's days are put into the table."""


@dataclass(slots=True)
class Sources:
    """The files of one mall. Not for two threads."""

    settings: Settings
    _scripts: Scripts = field(default_factory=Scripts)
    _readings: Readings = NONE
    _spots: tuple[Spot, ...] = ()
    _known: dict[Path, tuple[object, object]] = field(default_factory=dict)
    """By place, how it looked, and what was made of it."""
    _events: EventsFolder = field(init=False)

    def __post_init__(self) -> None:
        self._events = EventsFolder(self.settings.events_dir, Known(zones=self.settings.zones))

    def read(self, now: float, table: Timetable | None = None) -> Materials:
        """Everything as of `now` (Unix seconds); with another `table` than the mall's own, where one is given.

        Raises `Fault` with every problem of a timetable that cannot be used.
        """
        settings = self.settings
        written = table or self._once(read, settings.timetable_file)
        at = datetime.fromtimestamp(now, written.zone)
        library, unusable = load_index(settings)
        scripts, unread = self._once(read_scripts, settings.scripts_dir)
        self._scripts = self._last_good(scripts)
        readings, misread = self._once(read_readings, settings.readings_file)
        self._readings = readings or self._readings
        spots, misprinted = self._once(read_spots, settings.promotions_file)
        self._spots = self._spots if spots is None else spots
        calendar = self._once(lambda file: opened(settings.var_dir, file, at.date()), settings.holidays_file, at.date())
        loaded, found = board.load(settings.board_url, settings.var_dir), self._events.read()
        whole = loaded.board.beside(found.announcements)
        standings = standing(whole.announcements, whole.orders, at)
        return Materials(
            timetable=with_event_days(_with_calendar(written, calendar.almanac, at.date()), standings),
            library=library,
            scripts=self._scripts,
            scripts_dir=settings.scripts_dir,
            almanac=calendar.almanac,
            readings=self._readings,
            board=whole,
            standings=standings,
            steps=settings.approval_steps,
            shipped=shipped(),
            voices=settings.house_voices,
            weather=cache(lambda day: told(settings, day, at)),
            asks=settings.weather_service != "manual" and settings.place is not None,
            rendered=lambda utterance: ready(settings.cache_dir, utterance),
            made_at=lambda digest: _made_at(settings.cache_dir, digest),
            spots=self._spots,
            now=at,
            zones=settings.zones,
            problems=(*unusable, *unread, *misread, *misprinted, *calendar.problems, *loaded.problems, *found.problems),
        )

    def _once(self, read: Callable[[Path], T], place: Path, *more: object) -> T:
        """What `read` makes of a file or folder: what it made of it before, while nothing there has changed (nor `more`)."""
        look = (*look_at(place), *more)
        known = self._known.get(place)
        if known is None or known[0] != look:
            known = self._known[place] = look, read(place)
        return cast("T", known[1])

    def _last_good(self, fresh: Scripts) -> Scripts:
        """Scripts as they are, and those that broke as they were: a slip of the hand takes nothing off the air."""
        broken = [s for name, s in self._scripts.items() if name not in fresh and Path(s.mark.file).exists()]
        return Scripts([*fresh.values(), *broken])


def _with_calendar(table: Timetable, almanac: Almanac, today: date) -> Timetable:
    """The table with the calendar's dates beside those written in it, for a year and a bit."""
    found = kinds(almanac, today - BEHIND, today + AHEAD)
    days = {kind: (*table.days.get(kind, ()), *found.get(kind, ())) for kind in (*table.days, *(k for k in found if k not in table.days))}
    return replace(table, days=days)


def _made_at(cache_dir: Path, digest: str) -> datetime | None:
    try:
        return datetime.fromtimestamp(master_file(cache_dir, digest).stat().st_mtime, UTC)
    except OSError:
        return None
