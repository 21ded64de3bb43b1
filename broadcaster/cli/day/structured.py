"""A planned day for programs: plain values, ready for JSON."""

import json
from collections.abc import Sequence
from typing import Any

from broadcaster.cli.day.spots import Turns
from broadcaster.promotions.model import Turn
from broadcaster.sentences import sentence
from broadcaster.timetable.model import Cue, Note, Plan


def as_text(plans: Sequence[Plan], chosen: Sequence[Turns] = ()) -> str:
    """The JSON text of one day as an object, of several as a list, a day a line; `chosen`: each day's promotions."""
    days = [as_json(plan, chosen[number] if chosen else {}) for number, plan in enumerate(plans)]
    if len(days) == 1:
        return json.dumps(days[0], ensure_ascii=False, indent=2) + "\n"
    # Indenting is done in Python, and would take longer than planning the year.
    return "[\n" + ",\n".join(json.dumps(day, ensure_ascii=False) for day in days) + "\n]\n"


def as_json(plan: Plan, turns: Turns | None = None) -> dict[str, Any]:
    """`{"date", "kinds", "opening", "closing", "cues": [...], "notes": [...]}`; instants in ISO 8601 with the mall's offset.

    A cue: `id, start, end, due, title, kind, level` ([low, high] on the dial), `source` (a file, or folders), `over` (what it does to
    the music under it: `duck`, `pause`; null for music), `rank` (the lower airs), `reads, own_slot`; a rotation also has `spots`,
    in order: `start, end, vendor, title, clip`.
    A note: `code, severity, at, message`, and `place` (`file:line:column` of the row) or null.
    """
    return {
        "date": plan.date.isoformat(),
        "kinds": list(plan.kinds),
        "opening": plan.opening.isoformat(),
        "closing": plan.closing.isoformat(),
        "cues": [_cue(cue, turns or {}) for cue in plan.cues],
        "notes": [_note(note) for note in plan.notes],
    }


def _cue(cue: Cue, turns: Turns) -> dict[str, Any]:
    spots = {"spots": [_spot(turn) for turn in turns[cue.id]]} if cue.id in turns else {}
    return {
        "id": cue.id,
        "start": cue.start.isoformat(),
        "end": cue.end.isoformat(),
        "due": cue.due.isoformat(),
        "title": cue.title,
        "kind": cue.kind.value,
        "level": [cue.level.low, cue.level.high],
        "source": list(cue.source),
        "over": cue.over.value if cue.kind.spoken else None,
        "rank": int(cue.rank),
        "reads": cue.reads,
        "own_slot": cue.own_slot,
        **spots,
    }


def _spot(turn: Turn) -> dict[str, Any]:
    times = {"start": turn.start.isoformat(timespec="milliseconds"), "end": turn.end.isoformat(timespec="milliseconds")}
    return {**times, "vendor": turn.vendor, "title": turn.title, "clip": turn.clip}


def _note(note: Note) -> dict[str, Any]:
    return {
        "code": note.code,
        "severity": note.severity.value,
        "at": note.at.isoformat(),
        "message": sentence(note.code, note.facts),
        "place": str(note.mark) if note.mark else None,
    }
