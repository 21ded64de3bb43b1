"""What the director knows. PURE."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from broadcaster.air.house import House
from broadcaster.air.layout import FOREVER, Span
from broadcaster.air.levels import Levels
from broadcaster.air.mix import mix
from broadcaster.air.score import Score, frame_at, frames, instant_at, joined, spans
from broadcaster.air.splice import Name, identified
from broadcaster.air.verdict import Absence, crowded_out, planned
from broadcaster.content.clip import Library
from broadcaster.record.entries import Aired
from broadcaster.timetable.model import Band, Cue, Kind, Plan

SOON = frames(timedelta(seconds=10))
"""How long before a cue its files are looked at."""
JUST_NOW = frames(timedelta(minutes=1))
EARLY = timedelta(hours=1)
"""A day that sounds within this from midnight on is laid out the day before, so that midnight has no seam."""
AIR = "air.emergency"


@dataclass(frozen=True, slots=True)
class State:
    """One value for the whole air."""

    house: House = field(default_factory=lambda: House(Library(), Levels({})))
    plans: tuple[Plan, ...] = ()
    cues: Mapping[str, Cue] = field(default_factory=dict)
    score: Score = ()
    ends: Mapping[str, int] = field(default_factory=dict)
    """Frame after each cue's last voice."""
    at: int = 0
    begun: int = 0
    """Frame this process came on air at."""
    items: Mapping[str, Aired] = field(default_factory=dict)
    """Entries of every cue that was heard or judged."""
    lost: Mapping[str, str] = field(default_factory=dict)
    """Clips that cannot be read now, and why."""
    absences: tuple[Absence, ...] = ()
    siren: Aired | None = None
    stopping: bool = False

    def indexed(self) -> "State":
        """With the cues of the plans by id; entries of days gone by are let go."""
        cues = {c.id: c for plan in self.plans for c in plan.cues}
        days = {plan.date for plan in self.plans}
        return replace(self, cues=cues, items={i: e for i, e in self.items.items() if e.date in days})

    def naming(self, known: Sequence[Aired]) -> "State":
        """With the cues of the plans under the ids their entries have."""
        names = [(e.date, Name(e.id, e.title, e.kind, e.planned_start)) for e in known]
        plans = [replace(p, cues=identified(p.cues, [name for day, name in names if day == p.date])) for p in self.plans]
        return replace(self, plans=tuple(plans)).indexed()

    def scored(self) -> "State":
        """With the score laid out from the plans and the house as they are: of today, and of the days around it what is near."""
        score = joined([mix(plan, self.house) for plan in self.plans if self._is_near(plan)])
        return replace(self, score=score, ends={cue: last for cue, (_, last) in spans(score).items()})

    def _is_near(self, plan: Plan) -> bool:
        """Whether a day sounds from now on, and before it will be laid out at midnight anyway."""
        if not plan.cues:
            return False
        first, last = min(c.start for c in plan.cues), max(c.end for c in plan.cues)
        midnight = datetime.combine(plan.date, time(), first.tzinfo)
        return frame_at(last) > self.at - JUST_NOW and (first < midnight + EARLY or frame_at(midnight) <= self.at)

    def noting(self, entry: Aired) -> "State":
        return replace(self, items={**self.items, entry.id: entry})

    def entry(self, cue_id: str) -> Aired | None:
        """The entry of a cue, a fresh one if nothing was heard of it yet; `None` for a cue of no plan."""
        if cue_id in self.items:
            return self.items[cue_id]
        return next((planned(plan, c) for plan in self.plans for c in plan.cues if c.id == cue_id), None)

    def closing(self, cue: Cue, at: int) -> Aired | None:
        """The entry of a cue that is over at a frame and not judged yet."""
        entry = self.items.get(cue.id)
        if entry and entry.outcome:
            return None
        end = self.ends.get(cue.id, frame_at(cue.end)) if entry else max(frame_at(cue.end), self.ends.get(cue.id, 0))
        entry = self.entry(cue.id) if end <= at else None
        return None if entry and end <= self.begun and entry.date < self.today() else entry

    def today(self) -> date:
        """The programme day this process came on air in: what earlier days were like is not for it to say."""
        opened = [p.date for p in self.plans if p.opening.date() <= instant_at(self.begun).astimezone(p.opening.tzinfo).date()]
        return max(opened, default=date.min)

    def crowded_out(self) -> tuple[Aired, ...]:
        """Entries of what the plans found no room for, once its time has come."""
        band = self.house.levels.bands.get("speech", Band(0, 0))
        told = [(plan, n) for plan in self.plans for n in plan.notes if n.code == "plan.missed" and n.facts["cue"] not in self.items]
        return tuple(crowded_out(plan, n, band) for plan, n in told if self.begun <= frame_at(n.at) <= self.at)

    def on_air(self, at: int) -> list[Cue]:
        """The cues that sound at a frame, be it by what stands in for them."""
        heard = {v.cue for v in self.score if v.start <= at < v.end}
        return [c for c in self.cues.values() if c.id in heard]

    def judged(self, cue_id: str) -> bool:
        """Whether the entry of a cue has its verdict."""
        entry = self.items.get(cue_id)
        return entry is not None and entry.outcome is not None

    def coming(self, at: int, cue_id: str) -> tuple[tuple[str, str], ...]:
        """Clips (name, digest) of a cue that sound within the next half minute."""
        soon = at + 3 * SOON
        return tuple({v.clip: (v.clip, v.digest) for v in self.score if v.cue == cue_id and at <= v.start < soon}.values())

    def left_out(self, house: House, plans: Sequence[Plan], at: int) -> list[str]:
        """Clips that items of the plans were to be heard with from `at` on, and that a new house has no more."""
        planned = {clip for plan in plans for cue in plan.cues if self.once(cue.id) for clip in cue.source}
        coming = {v.clip for v in self.score if v.start >= at}
        return sorted(planned & coming - house.library.keys() - self.lost.keys())

    def lost_clips(self) -> tuple[tuple[str, str], ...]:
        """Clips (name, digest) that could not be read."""
        return tuple((c.name, c.digest) for name in self.lost if (c := self.house.library.get(name)))

    def is_lost(self, clip: str) -> bool:
        return clip in self.lost

    def once(self, cue_id: str) -> bool:
        """Whether a cue may be heard only once, whatever the clock does: everything but background music."""
        cue = self.cues.get(cue_id)
        return cue is not None and cue.kind not in {Kind.BED, Kind.ROTATION}

    def preempted(self, cue: Cue) -> bool:
        """Whether an emergency took more than half of a cue from the mall."""
        start, end = frame_at(cue.start), frame_at(cue.end)
        taken = sum(max(0, min(end, a.end) - max(start, a.start)) for a in self.absences if a.code == AIR)
        return taken * 2 > end - start

    def arriving(self, house: House, at: int) -> House:
        """A new house in this state's place: clips and promotions that are new count from `at` on, those that are gone until then
        or until a later house has them again, so that what was laid out before `at` stays as it was."""
        if not self.plans:
            return house
        old, new = self.house.library, house.library
        away = {name: spans for name, spans in self.house.away.items() if name in old or name in new}
        gone = {name for name, spans in away.items() if spans and spans[-1].end == FOREVER}
        for name in new.keys() - old.keys():
            away[name] = (*away.get(name, ()), Span(0, at))
        for name in old.keys() - new.keys() - gone:
            away[name] = (*away.get(name, ()), Span(at, FOREVER))
        for name in new.keys() & gone - self.lost.keys():
            away[name] = (*away[name][:-1], Span(away[name][-1].start, at))
        library = Library([*(old[n] for n in old.keys() - new.keys()), *new.values()])
        promotions = house.promotions and house.promotions.following(self.house.promotions, at)
        return replace(house, library=library, away=away, silenced=self.house.silenced, promotions=promotions)
