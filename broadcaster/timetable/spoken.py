"""One voice at a time: who speaks when, and who does not get to speak. PURE.

Spoken items that fall due together are said one after another, by priority, then in the order of the table;
never over each other, never dropped without a record (B1 note 6). Nobody is interrupted here: that is the air's to decide.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from broadcaster.faults import Mark, Severity
from broadcaster.timetable.model import Cue, Note
from broadcaster.timetable.rows import note, span


@dataclass(frozen=True, slots=True)
class Spoken:
    """Something to be said: `cue.start` is when it is due, `cue.end` when it would be over if nobody else spoke."""

    cue: Cue
    order: tuple[int, int]
    """Its place in the table."""
    mark: Mark | None = None


def take_turns(items: Iterable[Spoken], pause: timedelta) -> tuple[list[Cue], list[Note]]:
    """What is said, in that order, with `pause` between items that wait for one another; and what is missed."""
    turns = _Turns(sorted(items, key=lambda s: (s.cue.due, s.cue.rank, s.order)), pause)
    while turns.coming or turns.waiting:
        turns.take()
    return turns.said, turns.missed


@dataclass(slots=True)
class _Turns:
    coming: list[Spoken]
    pause: timedelta
    waiting: list[Spoken] = field(default_factory=list)
    said: list[Cue] = field(default_factory=list)
    missed: list[Note] = field(default_factory=list)

    def take(self) -> None:
        """The next who speaks: the best of those due by then."""
        now = self._next_turn()
        if now is None:
            return
        self._arrive(now)
        best = min(self.waiting, key=lambda s: (s.cue.rank, s.order))
        self.waiting.remove(best)
        self.said.append(replace(best.cue, start=now, end=now + (best.cue.end - best.cue.start)))

    def _next_turn(self) -> datetime | None:
        """When somebody speaks next. Only who waits needs a pause before; who falls due in the silence after is on time."""
        if self.said:
            free = self.said[-1].end
            late = [s for s in self.coming if s.cue.due < free]
            self.coming = self.coming[len(late) :]
            self.waiting += late
            turn = free + self.pause
            self._give_up(turn)
            if self.waiting:
                return turn
        return self.coming[0].cue.due if self.coming else None

    def _arrive(self, now: datetime) -> None:
        """Who falls due until now joins those who wait, unless waiting for now is already too long."""
        due = [s for s in self.coming if s.cue.due <= now]
        on_time = [s for s in due if now <= s.cue.due + s.cue.tolerance]
        self.coming = [s for s in due if s not in on_time] + self.coming[len(due) :]
        self.waiting += on_time

    def _give_up(self, turn: datetime) -> None:
        for late in [s for s in self.waiting if turn > s.cue.due + s.cue.tolerance]:
            self.waiting.remove(late)
            self.missed.append(self._miss(late))

    def _miss(self, late: Spoken) -> Note:
        due, tolerance = late.cue.due, late.cue.tolerance
        before = [c.title for c in self.said if c.end + self.pause > due] or [self.said[-1].title]
        facts = {"cue": late.cue.id, "title": late.cue.title, "due": due.strftime("%H:%M:%S"), "tolerance": span(tolerance)}
        return note("plan.missed", Severity.ERROR, due, late.mark, **facts, lost_to="、".join(dict.fromkeys(before)))
