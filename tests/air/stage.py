"""A stretch of a day of the shipped timetable, rehearsed and listened to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path

from broadcaster.air.house import House
from broadcaster.air.levels import Levels
from broadcaster.air.rehearsal import Rehearsal
from broadcaster.content.clip import RATE_HZ, Clip, Library
from broadcaster.promotions.model import Promotions, Spot
from broadcaster.timetable.model import Dates, Plan, Timetable
from broadcaster.timetable.plan import plan
from broadcaster.timetable.reader import read
from tests.air.listener import Listener, Run
from tests.air.studio import Studio
from tests.plan.recorded import recorded, with_days

ROOT = Path(__file__).parents[2]
THURSDAY = date(2026, 12, 3)
WEEKEND = date(2026, 11, 28)
EVENT = date(2026, 12, 5)
HOLIDAY = date(2027, 1, 1)
EVERYTHING = date(2027, 1, 2)
"""A Saturday, an event and a holiday."""
PAUSE = RATE_HZ

Span = tuple[int, int]


def mall() -> Timetable:
    """The shipped timetable, with one date that is everything at once."""
    table = with_days(recorded(read(ROOT / "schedules" / "mall.yaml")))
    both = {kind: (*table.days[kind], Dates(EVERYTHING, EVERYTHING)) for kind in ("event", "holiday")}
    return replace(table, days={**table.days, **both})


def house(table: Timetable, library: Library, reserve: Clip | None = None, listed: tuple[Spot, ...] = ()) -> House:
    """As the daemon makes it, the dials untouched and nothing heard before."""
    promotions = Promotions(table.zone, listed)
    levels = Levels(table.bands)
    return House(library, levels, table.fill, table.duck, table.crossfade, table.pause, reserve=reserve, promotions=promotions)


def frame(day: date, clock: str) -> int:
    """Programme frame of a time on the mall's clock (UTC+8, no summer time), worked out without the code under test."""
    moment = datetime.combine(day, time.fromisoformat(clock.zfill(8)), UTC) - timedelta(hours=8)
    return round(moment.timestamp()) * RATE_HZ


@dataclass
class Heard:
    """What was planned, heard and written down between two instants of a day."""

    day: date
    plan: Plan
    rehearsal: Rehearsal
    listener: Listener

    def at(self, clock: str) -> int:
        return frame(self.day, clock)

    @cached_property
    def runs(self) -> list[Run]:
        return self.listener.runs()

    def of(self, *prefixes: str, since: int = 0, until: int = 1 << 62) -> list[Run]:
        """Runs of clips under these names that sound between two frames."""
        return [r for r in self.runs if r.clip.startswith(prefixes) and r.frames[-1] >= since and r.frames[0] < until]

    def starts(self, *prefixes: str) -> list[int]:
        """Where the clips under these names begin, if their first frame was heard."""
        return [r.start for r in self.of(*prefixes) if r.begins]

    def owned(self) -> list[Span]:
        """Stretches of the day somebody owns, in order, joined."""
        spans: list[Span] = []
        for cue in sorted(self.plan.cues, key=lambda c: c.start):
            start, end = (round(t.timestamp() * RATE_HZ) for t in (cue.start, cue.end))
            if spans and start <= spans[-1][1]:
                spans[-1] = spans[-1][0], max(end, spans[-1][1])
            else:
                spans.append((start, end))
        return spans


def rehearsed(
    made: Studio,
    table: Timetable,
    day: date,
    stretch: tuple[str, str] | None = None,
    keep: Sequence[tuple[str, float]] = (),
    listed: tuple[Spot, ...] = (),
) -> Heard:
    """Rehearse a stretch of a day, or all of it; `keep`: clock times from which so many seconds of sound are kept; `listed`:
    promotions."""
    planned = plan(table, day, made.library)
    first, last = (frame(day, clock) for clock in stretch or ("09:19:58", f"{planned.closing:%H:%M}:02"))
    spans = [(frame(day, clock), frame(day, clock) + round(s * RATE_HZ)) for clock, s in keep]
    listener = Listener(first, spans)
    rehearsal = Rehearsal((planned,), house(table, made.library, listed=listed), made.shelf(), listener)
    rehearsal.run(datetime.fromtimestamp(first / RATE_HZ, UTC), datetime.fromtimestamp(last / RATE_HZ, UTC))
    return Heard(day, planned, rehearsal, listener)
