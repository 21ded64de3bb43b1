"""A new plan joined to the one on air: what plays now plays on, everything after it is new. PURE (B7)."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from broadcaster.timetable.model import Cue, Plan


@dataclass(frozen=True, slots=True)
class Name:
    """An item of the day under the id it has already."""

    id: str
    title: str
    kind: str
    start: datetime


def identified(cues: Sequence[Cue], before: Sequence[Name]) -> tuple[Cue, ...]:
    """The cues under the ids their like had before.

    An id counts the rows of the table: a row less gives all later ones another. What is another item than the one that
    had its id gets an id of its own, so that no entry of the record is written over.
    """
    owners = {name.id: name for name in before}
    like = {(name.title, name.kind, name.start): name.id for name in before}
    found = [like.get((c.title, c.kind.value, c.start)) for c in cues]
    return tuple(replace(c, id=own or _own(c, owners.get(c.id), found, owners)) for c, own in zip(cues, found, strict=True))


def _own(cue: Cue, owner: Name | None, found: Sequence[str | None], owners: Container[str]) -> str:
    """The cue's own id if nobody else has it (a row that was moved keeps its id), else one that is free."""
    if owner is None or ((owner.title, owner.kind) == (cue.title, cue.kind.value) and cue.id not in found):
        return cue.id
    number = 2
    while f"{cue.id}~{number}" in owners:
        number += 1
    return f"{cue.id}~{number}"


def spliced(old: Sequence[Plan], new: Plan, now: datetime) -> Plan:
    """The day of `new` with everything that has begun by `now` as the old plan had it."""
    before = next((p for p in old if p.date == new.date), None)
    if before is None:
        return new
    new = replace(new, cues=identified(new.cues, [Name(c.id, c.title, c.kind.value, c.start) for c in before.cues]))
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
