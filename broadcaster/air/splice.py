"""A new plan joined to the one on air: what plays now plays on, everything after it is new. PURE (B7)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from broadcaster.timetable.model import Cue, Plan


def spliced(old: Sequence[Plan], new: Plan, now: datetime) -> Plan:
    """The day of `new` with everything that has begun by `now` as the old plan had it."""
    before = next((p for p in old if p.date == new.date), None)
    if before is None:
        return new
    later = [c for c in new.cues if c.start > now]
    kept = [_kept(c, new, later, now) for c in before.cues if c.start <= now]
    known = {c.id for c in kept}
    busy = max((c.end for c in kept if _music(c)), default=now)
    free = max(busy, now)
    unknown = [c for c in new.cues if c.start <= now and c.end > free and c.id not in known and _music(c)]
    under_way = [replace(c, start=free) for c in unknown]
    later = [replace(c, start=max(c.start, busy)) if _music(c) else c for c in later if not _music(c) or c.end > busy]
    cues = sorted([*kept, *under_way, *later], key=lambda c: (c.start, c.rank))
    return replace(new, cues=tuple(cues))


def _music(cue: Cue) -> bool:
    return not cue.kind.spoken


def _kept(cue: Cue, new: Plan, later: Sequence[Cue], now: datetime) -> Cue:
    """A cue that has begun: if it is on air and the new plan has it too, it ends when that says; else when the next music comes."""
    if cue.end <= now or not _music(cue):
        return cue
    same = next((c for c in new.cues if c.id == cue.id), None)
    if same and same.end > now:
        return replace(cue, end=same.end)
    return replace(cue, end=min([cue.end, *(c.start for c in later if _music(c))]))
