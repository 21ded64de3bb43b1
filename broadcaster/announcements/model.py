"""What the desk wants said, and what was decided about it since. PURE.

An announcement is named by its meaning: the same row from two files, or from one file twice, is one announcement.
Nothing is ever changed or deleted: orders (hold, release, cancel, move) are written beside it, and `standing.py` adds them up.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from broadcaster.announcements.spelling import spell_dates, spell_span, spell_window
from broadcaster.digests import digest
from broadcaster.timetable import hours
from broadcaster.timetable.model import Anchor, Dates, Moment, Window

PRIORITY = 5
"""In the middle of 1 (first) to 9."""


class Kind(StrEnum):
    """What an announcement is for."""

    EVENT = "event"
    """Makes its dates event days (B1); texts of one event take turns."""
    NOTICE = "notice"
    """Read at its own times; the day stays what it is."""
    PAGE = "page"
    """Now: a lost child, a car in the way (B3)."""


class Verb(StrEnum):
    """What somebody may decide about an announcement."""

    HOLD = "hold"
    RELEASE = "release"
    CANCEL = "cancel"
    MOVE = "move"


def _clock(hour: int) -> Moment:
    return Moment(Anchor.MIDNIGHT, timedelta(hours=hour))


WINDOWS = (Window(_clock(10), _clock(12)), Window(_clock(14), _clock(17)))
EVERY = timedelta(minutes=30)
"""BRD-04: 10:00-12:00 and 14:00-17:00, one item every half hour."""
READS = {Kind.EVENT: 2, Kind.NOTICE: 1, Kind.PAGE: 2}
"""BRD-04: each script is read twice. A page too: who is meant looks up at the first read."""
TOLERANCE = timedelta(minutes=10)
"""How late a read may start before it is missed; the next one then comes at its own time."""


@dataclass(frozen=True, slots=True)
class When:
    """On which dates, and at what times of them: either `times`, or every `every` inside `windows` (B1 note 5)."""

    dates: tuple[Dates, ...]
    windows: tuple[Window, ...] = ()
    times: tuple[Moment, ...] = ()
    every: timedelta | None = None
    """`None` in a window: one read, at its start."""

    def spelt(self) -> list[object]:
        """As a digest takes it."""
        every = spell_span(self.every) if self.every else ""
        return [[*map(spell_dates, self.dates)], [*map(spell_window, self.windows)], [*map(hours.spell, self.times)], every]


@dataclass(frozen=True, slots=True)
class Announcement:
    """One thing to be said: `text` as it is written, or a `script` (`scripts/zh_CN/…`) with `fields` for its blanks."""

    kind: Kind
    title: str
    when: When
    event: str = ""
    """Texts of one event take turns at its reads."""
    text: str = ""
    script: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    """By name, sorted."""
    reads: int = 1
    """How often it is read at each of its times, one read after the other."""
    priority: int = PRIORITY
    """The lower is read first among announcements that are due together."""
    zone: str = ""
    """Of the loudspeakers; empty: all."""
    valid_to: date | None = None
    """The last date it may be read, whatever its dates say."""
    contact: str = ""
    """Whom to ask about it. No part of its meaning."""
    place: str = ""
    """Where it was written: `家装节.xlsx:Sheet1!A7`."""
    position: int = 0
    """Its number among what was queued together: what is equal otherwise is read in that order."""
    by: str = ""
    at: datetime | None = None
    """When it was queued, aware; `None`: it lies in the events' folder and counts as queued ever since."""
    id: str = field(init=False)
    """Digest of its meaning, 16 hexadecimal digits."""

    def __post_init__(self) -> None:
        when = self.when.spelt()
        told = [self.kind, self.event, self.title, self.text, self.script, self.fields, when, self.reads, self.priority, self.zone]
        object.__setattr__(self, "id", digest(*told, str(self.valid_to or "")))

    @property
    def language(self) -> str:
        """Of its own text: Chinese where there is a Chinese character in it, else English."""
        return "zh_CN" if any("\u4e00" <= sign <= "\u9fff" for sign in self.text) else "en"


@dataclass(frozen=True, slots=True)
class Change:
    """What a move changes; what is empty stays. New windows replace times, and new times windows."""

    dates: tuple[Dates, ...] = ()
    windows: tuple[Window, ...] = ()
    times: tuple[Moment, ...] = ()
    every: timedelta | None = None

    def of(self, when: When) -> When:
        """The new times."""
        moved = replace(when, dates=self.dates or when.dates)
        if self.times:
            return replace(moved, times=self.times, windows=(), every=None)
        if self.windows:
            moved = replace(moved, windows=self.windows, times=(), every=moved.every or EVERY)
        return replace(moved, every=self.every) if self.every and moved.windows else moved


@dataclass(frozen=True, slots=True)
class Order:
    """Somebody's decision about an announcement."""

    announcement: str
    """Its id."""
    verb: Verb
    by: str
    at: datetime
    """Aware."""
    change: Change | None = None
    """Of a move."""
    reason: str = ""
    """Why; for a page that is cancelled, how it came out (the child was found)."""
    id: str = field(init=False)

    def __post_init__(self) -> None:
        change = self.change or Change()
        when = When(change.dates, change.windows, change.times, change.every).spelt()
        told = (self.announcement, self.verb, self.by, self.at.timestamp(), when, self.reason)
        object.__setattr__(self, "id", digest(*told))
