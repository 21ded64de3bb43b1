"""What a timetable may say, as values that are already right. PURE.

The reader builds these from YAML; the planner turns them into a `Plan` (`plan.py`).
All instants in a `Plan` are aware; all moments in a `Timetable` are relative to a date.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum
from zoneinfo import ZoneInfo

from broadcaster.content.said import Said
from broadcaster.faults import Mark, Place, Severity


class Kind(StrEnum):
    """What sort of thing a cue is (B3)."""

    SONG = "song"
    BED = "bed"
    ROTATION = "rotation"
    SCRIPT = "script"
    RECORDING = "recording"
    PAGE = "page"
    EMERGENCY = "emergency"

    @property
    def spoken(self) -> bool:
        """Spoken items go over music and never over each other."""
        return self in SPOKEN


SPOKEN = frozenset({Kind.SCRIPT, Kind.RECORDING, Kind.PAGE, Kind.EMERGENCY})


class Rank(IntEnum):
    """Who gives way to whom: the lower number airs."""

    EMERGENCY = 0
    PAGE = 10
    SPEECH = 20
    SONG = 30
    ROTATION = 40
    BED = 50


class Over(StrEnum):
    """What speech does to the music under it (B1 note 3)."""

    DUCK = "duck"
    PAUSE = "pause"


class Anchor(StrEnum):
    """What a moment is counted from."""

    MIDNIGHT = "midnight"
    OPENING = "opening"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Moment:
    """A clock time (`MIDNIGHT` + 9 h 20) or an anchored one (`CLOSING` − 5 min). `26:00` is two in the morning of the next day."""

    anchor: Anchor
    offset: timedelta


@dataclass(frozen=True, slots=True)
class Window:
    """From `start` up to, not including, `end` (B1 note 5)."""

    start: Moment
    end: Moment


@dataclass(frozen=True, slots=True)
class Band:
    """A promise on the amplifier's dial: `low` ≤ dial ≤ `high`, in dial numbers (B2)."""

    low: float
    high: float

    def __contains__(self, dial: float) -> bool:
        return self.low <= dial <= self.high

    @property
    def middle(self) -> float:
        """Where the dial stands until an operator moves it."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Dates:
    """A range of dates, both ends included; `None` is open."""

    first: date | None
    last: date | None

    def __contains__(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the programme table, in the order of the file.

    Exactly one of these shapes:
      * `play` one file of the library ("welcome/迎宾曲.ogg") → a song
      * `play` one or more folders ("english", "light")       → a bed
      * `loop` a folder ("promo")                             → a rotation
      * only `say`                                            → speech: in its own slot when `until` is set, else over the music
    A row with `play` may also `say`: the words start at `say_at` (default: the row's start), over the music.
    """

    title: str
    mark: Mark
    at: tuple[Moment, ...] = ()
    """Starts; more than one only for speech."""
    until: Moment | None = None
    """End of the slot; required for everything but speech."""
    windows: tuple[Window, ...] = ()
    """Speech repeated every `every` inside each window, in place of `at`."""
    every: timedelta | None = None
    reads: int = 1
    stated: timedelta | None = None
    """`length` as the manual's table states it; clock times win (B1 note 1)."""
    play: tuple[str, ...] = ()
    say: str | None = None
    """A recording of the library, without or with its extension ("recordings/欢迎语"), or a script ("scripts/zh_CN/欢迎语")."""
    say_at: Moment | None = None
    loop: str | None = None
    then: tuple[str, ...] = ()
    """Folders of the bed that takes the rest of a spoken slot (B1 note 3)."""
    between: tuple[str, ...] = ()
    """Folders of the music between spots of a rotation (B1 note 11)."""
    between_for: timedelta = timedelta(seconds=30)
    over: Over = Over.DUCK
    level: Band | None = None
    """In place of the band of the source's folder."""
    fade: timedelta = timedelta(seconds=3)
    hard: bool = False
    """Starts exactly, cutting what is before it; else waits for a track's end up to `tolerance`."""
    tolerance: timedelta = timedelta(seconds=30)
    """Music: how long it waits for the track before it to end. Speech: how late it may start before it is missed."""
    days: frozenset[str] = frozenset()
    """Kinds of day this row is for; empty means all."""
    dates: tuple[Dates, ...] = ()
    """Dates this row is for; empty means all."""
    standby: bool = False
    """Speech that is left out where a queued announcement falls due in its place (BRD-04)."""


@dataclass(frozen=True, slots=True)
class Shift:
    """An overlay's change to the row titled `title`: start and end move by `by`."""

    title: str
    by: timedelta
    mark: Mark


@dataclass(frozen=True, slots=True)
class Overlay:
    """What a kind of day adds to or shifts in the table."""

    on: str
    add: tuple[Row, ...] = ()
    shift: tuple[Shift, ...] = ()


@dataclass(frozen=True, slots=True)
class Timetable:
    """A whole programme table."""

    mall: str
    zone: ZoneInfo
    opening: Mapping[str, Moment]
    """By kind of day, `default` always there; the earliest of a date's kinds wins."""
    closing: Mapping[str, Moment]
    """By kind of day, `default` always there; the latest of a date's kinds wins (B1 note 9)."""
    bands: Mapping[str, Band]
    """By the library's folder, and `speech` for everything spoken or looped."""
    fill: tuple[str, ...]
    """Folders of the bed that covers what nobody owns while the rest of the programme is broken; and gaps, if `fill_gaps`."""
    fill_gaps: bool
    days: Mapping[str, tuple[Dates, ...]]
    """Dates of each named kind of day: event, holiday, … (weekday and weekend come from the calendar)."""
    rows: tuple[Row, ...]
    overlays: tuple[Overlay, ...]
    duck: float = 14.0
    """LU a bed goes down under speech; never under 10."""
    crossfade: timedelta = timedelta(seconds=3)
    """Between two tracks of a bed."""
    pause: timedelta = timedelta(seconds=1)
    """Between two spoken items, and between two reads of one."""
    mall_en: str = ""
    """The mall's name as English announcements say it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One item of one day, as the mall should hear it."""

    id: str
    """Stable for a date and a table: `2026-12-05/9` or, for the n-th start of a row, `2026-12-05/11.2`."""
    start: datetime
    end: datetime
    due: datetime
    """What the table says; `start` is later when spoken items queue for one another (B1 note 6)."""
    title: str
    kind: Kind
    level: Band
    source: tuple[str, ...]
    """A clip's name, or the folders a bed or rotation draws from."""
    rank: Rank
    over: Over = Over.DUCK
    reads: int = 1
    fade: timedelta = timedelta(seconds=3)
    hard: bool = False
    tolerance: timedelta = timedelta(seconds=30)
    between: tuple[str, ...] = ()
    between_for: timedelta = timedelta()
    own_slot: bool = False
    """Speech that has its slot to itself: no music under it."""
    said: Said | None = None
    """The script behind spoken words, where there is one."""
    relieves: bool = False
    """An event's own words: rows that stand by make room for them."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something an operator must know about a plan."""

    code: str
    severity: Severity
    at: datetime
    facts: Mapping[str, str] = field(default_factory=dict)
    mark: Place | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """One day: every cue in the order the mall hears it."""

    date: date
    kinds: tuple[str, ...]
    opening: datetime
    closing: datetime
    cues: tuple[Cue, ...]
    notes: tuple[Note, ...]
