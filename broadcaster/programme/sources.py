"""Every source of a day, read from disk: the table, the library, scripts, the calendar, the queue, the weather, promotions.

What is broken is replaced by what was last good where there is such a thing, and told in `problems`; only a timetable nobody
can read is a failure. Nothing here waits for a network, and for the store no longer than its copy allows.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from broadcaster.almanac.kinds import kinds
from broadcaster.almanac.model import Almanac
from broadcaster.almanac.opening import opened
from broadcaster.announcements import board
from broadcaster.announcements.folder import EventsFolder
from broadcaster.announcements.standing import standing, with_event_days
from broadcaster.approvals.shipped import shipped
from broadcaster.content.index import NAME as INDEX
from broadcaster.content.index import master_file
from broadcaster.content.library import load_index
from broadcaster.faults import Fault, Problem
from broadcaster.programme.materials import Materials
from broadcaster.promotions.reader import read as read_promotions
from broadcaster.scripts.reader import read as read_scripts
from broadcaster.scripts.script import Scripts
from broadcaster.settings import Settings
from broadcaster.timetable.model import Timetable
from broadcaster.timetable.reader import read
from broadcaster.voices import renderings
from broadcaster.voices.outcome import ready
from broadcaster.weather.ladder import Told
from broadcaster.weather.telling import told
from broadcaster.wording.reader import read as read_readings

BEHIND, AHEAD = timedelta(days=40), timedelta(days=400)
"""How far the calendar's days are put into the table."""

Look = tuple[object, ...]


@dataclass(slots=True)
class Sources:
    """The files of one mall. Not for two threads."""

    settings: Settings
    _scripts: Scripts = field(default_factory=Scripts)
    _events: EventsFolder = field(init=False)

    def __post_init__(self) -> None:
        self._events = EventsFolder(self.settings.events_dir)

    def read(self, now: float) -> Materials:
        """Everything as of `now` (Unix seconds). Raises `Fault` with every problem of a timetable that cannot be used."""
        written = read(self.settings.timetable_file)
        at = datetime.fromtimestamp(now, written.zone)
        library, unusable = load_index(self.settings)
        scripts, said_of_scripts = read_scripts(self.settings.scripts_dir)
        self._scripts = self._last_good(scripts)
        readings, said_of_readings = read_readings(self.settings.readings_file)
        calendar = opened(self.settings.var_dir, self.settings.holidays_file, at.date())
        loaded = board.load(self.settings.board_url, self.settings.var_dir)
        found = self._events.read()
        whole = loaded.board.beside(found.announcements)
        standings = standing(whole.announcements, whole.orders, at)
        promotions, said_of_promotions = read_promotions(self.settings, library, at)
        return Materials(
            timetable=with_event_days(_with_calendar(written, calendar.almanac, at.date()), standings),
            library=library,
            scripts=self._scripts,
            scripts_dir=self.settings.scripts_dir,
            almanac=calendar.almanac,
            readings=readings,
            board=whole,
            standings=standings,
            steps=self.settings.approval_steps,
            shipped=shipped(),
            voices=self.settings.house_voices,
            weather=_forecasts(self.settings, at),
            rendered=lambda utterance: ready(self.settings.cache_dir, utterance),
            made_at=lambda digest: _made_at(self.settings.cache_dir, digest),
            promotions=promotions,
            now=at,
            problems=(*unusable, *said_of_scripts, *said_of_readings, *calendar.problems, *loaded.problems, *found.problems, *said_of_promotions),
        )

    def looks(self) -> Look:
        """Another value whenever one of the sources changed; a few hundred file names are looked at, none is opened."""
        s = self.settings
        files = (s.timetable_file, s.holidays_file, s.promotions_file, s.readings_file, s.cache_dir / INDEX, s.var_dir / board.COPY)
        folders = (s.scripts_dir, s.events_dir, s.var_dir / "weather", renderings.folder(s.cache_dir))
        return (*map(_look, files), *(look for folder in folders for look in _folder(folder)))

    def _last_good(self, fresh: Scripts) -> Scripts:
        """Scripts as they are, and those that broke as they were: a slip of the hand takes nothing off the air."""
        broken = [s for name, s in self._scripts.items() if name not in fresh and Path(s.mark.file).exists()]
        return Scripts([*fresh.values(), *broken])
