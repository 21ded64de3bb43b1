"""What the director is told, and what it answers with. PURE values. Frames are programme frames."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from broadcaster.air.heard import Broken, Sounded, Sounding
from broadcaster.air.house import House
from broadcaster.air.levels import Levels
from broadcaster.air.ports import SinkReport
from broadcaster.air.score import Score
from broadcaster.faults import NO_FACTS, Problem
from broadcaster.record.entries import Aired, Entry
from broadcaster.timetable.model import Plan

# what happens


@dataclass(frozen=True, slots=True)
class Begun:
    """The air begins at frame `at`; `known` are the day's entries an earlier process left behind."""

    at: int
    known: tuple[Aired, ...] = ()


@dataclass(frozen=True, slots=True)
class Days:
    """The plans of the horizon and what they are mixed from: at the start, at midnight, after a reload."""

    at: int
    plans: tuple[Plan, ...]
    house: House
    why: str = ""
    """Code of an incident to write, empty for none."""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """A cue comes up in a few seconds."""

    at: int
    cue: str


@dataclass(frozen=True, slots=True)
class Tick:
    """Time goes by; `loudness` is LUFS by cue of what was sent so far."""

    at: int
    loudness: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Jumped:
    """The programme had to leave frame `at` and go on at frame `to`; `code` says why."""

    at: int
    to: int
    code: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A clip that is due soon cannot be read."""

    at: int
    clip: str
    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """A clip that could not be read can be again."""

    at: int
    clip: str


@dataclass(frozen=True, slots=True)
class DialMoved:
    """An operator moves one dial."""

    at: int
    kind: str
    dial: float
    by: str


@dataclass(frozen=True, slots=True)
class Skip:
    """An operator ends what is on air: the spoken item if there is one, else the music."""

    at: int
    by: str
    loudness: Mapping[str, float] = field(default_factory=dict)
    """LUFS by cue, as in `Tick`."""


@dataclass(frozen=True, slots=True)
class Emergency:
    """Sound an emergency recording ahead of everything, until `AllClear` (B3, BRD-C03)."""

    at: int
    clip: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AllClear:
    at: int
    by: str


@dataclass(frozen=True, slots=True)
class SinkSaid:
    """The output noticed something."""

    at: int
    report: SinkReport


@dataclass(frozen=True, slots=True)
class Happened:
    """Something outside the programme that belongs in the record."""

    at: int
    code: str
    facts: Mapping[str, str] = field(default_factory=lambda: NO_FACTS)
    by: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """Leave the air: fade out and end."""

    at: int
    code: str
    by: str = ""
    loudness: Mapping[str, float] = field(default_factory=dict)
    """LUFS by cue, as in `Tick`."""


Event = (
    Begun
    | Days
    | Due
    | Tick
    | Jumped
    | Missing
    | Found
    | DialMoved
    | Skip
    | Emergency
    | AllClear
    | SinkSaid
    | Happened
    | Stop
    | Sounding
    | Sounded
    | Broken
)

# what to do


@dataclass(frozen=True, slots=True)
class Perform:
    """Sound this score from now on."""

    score: Score


@dataclass(frozen=True, slots=True)
class Wake:
    """Have `Due` told shortly before each of these frames, in place of all earlier wishes."""

    dues: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Inspect:
    """Look whether these masters can be read: `Missing` or `Found` answers."""

    clips: tuple[tuple[str, str], ...]
    """(name, digest)"""


@dataclass(frozen=True, slots=True)
class Write:
    """Put this into the journal."""

    entry: Entry


@dataclass(frozen=True, slots=True)
class Remember:
    """Keep the operators' dials for the next start."""

    levels: Levels


@dataclass(frozen=True, slots=True)
class Sound:
    """The siren, with this master, `gain_db` over it."""

    digest: str
    gain_db: float


@dataclass(frozen=True, slots=True)
class Hush:
    """The siren stops."""


@dataclass(frozen=True, slots=True)
class Refuse:
    """What was asked for cannot be done."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class Leave:
    """Fade out and end the process."""


Action = Perform | Wake | Inspect | Write | Remember | Sound | Hush | Refuse | Leave
