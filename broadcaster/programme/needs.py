"""What the coming days need made into sound before they come."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from broadcaster.programme.day import clips, planned
from broadcaster.programme.materials import Materials
from broadcaster.timetable.model import Plan
from broadcaster.voices.outcome import served
from broadcaster.voices.port import Utterance
from broadcaster.voices.renderings import Rendering
from broadcaster.weather.backoff import FIRST, LAST
from broadcaster.weather.ladder import Rung

WEATHER = "weather"


@dataclass(frozen=True, slots=True)
class Needs:
    """Everything that is said on some days, in the order in which it is."""

    utterances: tuple[Utterance, ...]
    plans: tuple[Plan, ...]
    weather: bool
    """A forecast may still come: the first of these days has none with figures."""

    def due_by(self, instant: datetime) -> tuple[Utterance, ...]:
        """Those that are said by then."""
        soon = {cue.said.sound for plan in self.plans for cue in plan.cues if cue.said and cue.start <= instant}
        return tuple(u for u in self.utterances if u.key in soon)

    def missing(self, cache_dir: Path) -> frozenset[str]:
        """Keys of what nobody has tried to say yet, and `weather`."""
        unsaid = {u.key for u in self.utterances if served(cache_dir, u) is None}
        return frozenset(unsaid | ({WEATHER} if self.weather else set()))


def needed(house: Materials, days: Sequence[date]) -> Needs:
    """What these days say: found by planning them and listening to what is asked for."""
    asked: dict[str, Utterance] = {}

    def listening(utterance: Utterance) -> Rendering | None:
        asked.setdefault(utterance.key, utterance)
        return house.rendered(utterance)

    told = replace(house, rendered=listening)
    plans = tuple(planned(told, day) for day in days)
    clips(plans, told)
    dues = {cue.said.sound: cue.start for plan in reversed(plans) for cue in reversed(plan.cues) if cue.said}
    last = max(dues.values(), default=house.now)
    in_order = sorted(asked.values(), key=lambda u: dues.get(u.key, last))
    return Needs(tuple(in_order), plans, weather=any(_may_come(house, day) for day in days))


def _may_come(house: Materials, day: date) -> bool:
    """Whether it is worth asking for a day's forecast now: it is today's, nobody gave it yet, and there is time to say it."""
    now = house.now
    today = day == now.date() and FIRST <= now.time() <= LAST
    return house.asks and today and house.weather(day).rung is not Rung.TODAY
