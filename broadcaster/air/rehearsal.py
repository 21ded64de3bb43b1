"""A day through the same director and mixer, in virtual time: as fast as the machine can, to a file."""

from collections import deque
from collections.abc import Callable
from datetime import datetime

from broadcaster.air import director
from broadcaster.air import events as on
from broadcaster.air.house import House
from broadcaster.air.mixer import Mixer
from broadcaster.air.ports import Sink
from broadcaster.air.score import frame_at, instant_at
from broadcaster.air.state import State
from broadcaster.air.voices import Shelf
from broadcaster.content.clip import RATE_HZ
from broadcaster.content.loudness import Meter
from broadcaster.record.entries import Aired, Entry, Play
from broadcaster.timetable.model import Plan

BLOCK = RATE_HZ // 10
"""Frames a rehearsed block has: larger than on air, for speed; the sound does not depend on it."""


class Rehearsal:
    """One stretch of a day. `entries` is its journal, newest state of each entry."""

    def __init__(self, plans: tuple[Plan, ...], house: House, shelf: Shelf, sink: Sink) -> None:
        self._plans, self._house, self._sink = plans, house, sink
        self._told: deque[on.Event] = deque()
        self._mixer = Mixer(shelf.open, Meter, self._told.append)
        self._state = State()
        self.entries: dict[str, Entry] = {}

    def run(self, start: datetime, end: datetime, progress: Callable[[int], None] = lambda _: None) -> None:
        """Render from `start` to `end` (aware); `progress` is told the seconds done."""
        first, last = frame_at(start), frame_at(end)
        self._step(on.Days(first, self._plans, self._house))
        self._step(on.Begun(first))
        self._sink.start(lambda _: None)
        try:
            for n, frame in enumerate(range(first, last, BLOCK)):
                self._sink.write(self._mixer.block(frame, min(BLOCK, last - frame)))
                self._settle()
                if n % 10 == 9:
                    self._step(on.Tick(frame + BLOCK, self._mixer.loudness()))
                    progress(n // 10 + 1)
        finally:
            self._sink.stop()
        self._step(on.Tick(last, self._mixer.loudness()))
        self._step(on.Stop(last, "rehearse.over", loudness=self._mixer.loudness()))

    def _settle(self) -> None:
        while self._told:
            self._step(self._told.popleft())

    def _step(self, event: on.Event) -> None:
        self._state, actions = director.step(self._state, event)
        for action in actions:
            match action:
                case on.Perform(score):
                    self._mixer.perform(score)
                case on.Write(entry):
                    self.entries[entry.id] = entry
                case _:
                    pass

    def aired(self, start: datetime) -> list[Aired]:
        """The items that were rehearsed, by planned start; those over before `start` were never due."""
        items = [e for e in self.entries.values() if isinstance(e, Aired) and e.planned_end > start]
        return sorted(items, key=lambda e: (e.planned_start, e.id))

    def plays(self) -> list[Play]:
        """Every clip that was heard, in order."""
        return sorted((e for e in self.entries.values() if isinstance(e, Play)), key=lambda p: p.start)


def whole_day(plan: Plan) -> tuple[datetime, datetime]:
    """From the first to the last sound of a day; opening to closing for one without any."""
    if not plan.cues:
        return plan.opening, plan.closing
    start, end = min(c.start for c in plan.cues), max(c.end for c in plan.cues)
    return instant_at(frame_at(start)), instant_at(frame_at(end) + 2 * RATE_HZ)
