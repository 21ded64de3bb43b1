"""How an item of the programme came out, judged from what was heard of it. PURE (B6)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from broadcaster.air.house import dial_of
from broadcaster.air.levels import Levels
from broadcaster.air.mix import FILL
from broadcaster.air.score import Voice, instant_at
from broadcaster.content.clip import Clip
from broadcaster.faults import NO_FACTS
from broadcaster.record.entries import Aired, Outcome, Text
from broadcaster.timetable.model import Band, Cue, Kind, Note, Plan

EXACT = timedelta(seconds=1)
"""How late an item that waits for nobody may start."""
SHORT = timedelta(seconds=1)
"""How much may be missing at the end before an item counts as cut."""
GONE = "gone from the library"
"""Why a file was not heard that nobody tried to read."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Frames of the programme nobody heard, and why: not running yet, a clock that stepped, an emergency."""

    start: int
    end: int
    code: str

    def covers(self, frame: int) -> bool:
        return self.start <= frame < self.end


def planned(plan: Plan, cue: Cue) -> Aired:
    """The entry of a cue nothing was heard of yet."""
    return Aired(
        id=cue.id,
        date=plan.date,
        title=cue.title,
        kind=cue.kind.value,
        source=cue.source,
        planned_start=cue.start,
        planned_end=cue.end,
        band_low=cue.level.low,
        band_high=cue.level.high,
    )


def begun(entry: Aired, cue: Cue, clip: Clip, levels: Levels, frame: int) -> Aired:
    """The entry as its first frame is heard."""
    dial = dial_of(cue, clip, levels)
    fresh = replace(entry, outcome=None, reason="", facts=NO_FACTS)  # missed, before the clock was set back
    return replace(fresh, start=instant_at(frame), dial=dial, target_lufs=round(levels.target_lufs(dial), 2))


def worded(entry: Aired, cue: Cue) -> Text | None:
    """The words of a cue whose first frame was heard (B5); `None` where it has no script."""
    said = cue.said
    if said is None or entry.start is None:
        return None
    return Text(entry.id, entry.date, entry.start, cue.title, said.script, said.digest, said.voice, said.text)


def finished(entry: Aired, cue: Cue, end: datetime, voices: Iterable[Voice], lost: Mapping[str, str], absences: Iterable[Absence]) -> Aired:
    """The entry as its last frame was heard at `end`."""
    entry = replace(entry, end=end)
    if entry.outcome is not None or entry.start is None:
        return entry
    own = [v for v in voices if v.cue == cue.id]
    if any(f"/{FILL}@" in v.key for v in own):
        clip = entry.source[0] if entry.source else ""
        return judged(entry, Outcome.FAILED, "air.filled", {"clip": clip, "why": lost.get(clip, GONE)})
    allowed = EXACT if cue.hard or cue.kind.spoken else max(cue.tolerance, EXACT)
    if entry.start > cue.start + allowed:
        why = next((a.code for a in absences if instant_at(a.start) <= cue.start < instant_at(a.end)), "air.late")
        return judged(entry, Outcome.LATE, why)
    if end < cue.end - SHORT:
        broken = next((clip for clip in entry.source if clip in lost), None)
        facts = {"clip": broken, "why": lost[broken]} if broken else NO_FACTS
        return judged(entry, Outcome.CUT, "air.clip-lost" if broken else "air.ended-early", facts)
    return replace(entry, outcome=Outcome.AIRED)


def unheard(entry: Aired, frame: int, absences: Iterable[Absence], *, missing: bool) -> Aired:
    """The entry of a cue whose time went by without a sound."""
    absence = next((a for a in absences if a.covers(frame)), None)
    if absence:
        return judged(entry, Outcome.MISSED, absence.code)
    if missing:
        return judged(entry, Outcome.FAILED, "air.no-clip", {"clip": entry.source[0] if entry.source else ""})
    return judged(entry, Outcome.MISSED, "air.unheard")


def crowded_out(plan: Plan, note: Note, band: Band) -> Aired:
    """The entry of an item the plan found no room for (`plan.missed`, B1 note 6)."""
    facts = dict(note.facts)
    return Aired(
        id=facts.pop("cue"),
        date=plan.date,
        title=facts.get("title", ""),
        kind=Kind.RECORDING.value,
        source=(),
        planned_start=note.at,
        planned_end=note.at,
        band_low=band.low,
        band_high=band.high,
        outcome=Outcome.MISSED,
        reason=note.code,
        facts=facts,
    )


def judged(entry: Aired, outcome: Outcome, reason: str, facts: Mapping[str, str] = NO_FACTS) -> Aired:
    """The entry with its verdict."""
    return replace(entry, outcome=outcome, reason=reason, facts=facts)
