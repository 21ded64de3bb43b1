"""Everything days are planned from, as it was read last. Values: nothing changes while a day is planned."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from broadcaster.almanac.model import Almanac
from broadcaster.announcements.board import Board
from broadcaster.announcements.standing import Standing
from broadcaster.approvals.steps import Steps
from broadcaster.content.clip import Library
from broadcaster.faults import Problem
from broadcaster.promotions.model import Spot
from broadcaster.scripts.script import Scripts
from broadcaster.timetable.model import Timetable
from broadcaster.voices.port import Utterance
from broadcaster.voices.renderings import Rendering
from broadcaster.weather.ladder import Told
from broadcaster.wording.readings import Readings


@dataclass(frozen=True, slots=True)
class Materials:
    """The mall's table and all that fills it."""

    timetable: Timetable
    """With the calendar's holidays and the queue's event days in it."""
    library: Library
    scripts: Scripts
    scripts_dir: Path
    almanac: Almanac
    readings: Readings
    board: Board
    standings: tuple[Standing, ...]
    steps: Steps
    shipped: Collection[str]
    """Digests of scripts that came with the program."""
    voices: Mapping[str, str]
    """The house's own voice, by language."""
    weather: Callable[[date], Told]
    asks: bool
    """Whether a service is asked for it at all."""
    rendered: Callable[[Utterance], Rendering | None]
    """What can air now of these words."""
    made_at: Callable[[str], datetime | None]
    """When the sound of a digest was made, aware; `None` for one that is not there."""
    spots: tuple[Spot, ...]
    """Vendors' promotions as their list has them; a file nobody listed counts all the same."""
    now: datetime
    """When it was read, aware, in the mall's zone."""
    zones: tuple[str, ...] = ()
    """Of the loudspeakers, as the settings name them."""
    problems: tuple[Problem, ...] = ()
    """What stands in the way of the newest sources, and of some of them at all."""
