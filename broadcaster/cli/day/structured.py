"""A planned day for programs: plain values, ready for JSON."""

import json
from collections.abc import Sequence
from typing import Any

from broadcaster.sentences import sentence
from broadcaster.timetable.model import Cue, Note, Plan


def as_text(plans: Sequence[Plan]) -> str:
    """The JSON text of one day as an object, of several as a list."""
    days = [as_json(plan) for plan in plans]
    return json.dumps(days if len(days) > 1 else days[0], ensure_ascii=False, indent=2) + "\n"


def as_json(plan: Plan) -> dict[str, Any]:
    """`{"date", "kinds", "opening", "closing", "cues": [...], "notes": [...]}`; instants in ISO 8601 with the mall's offset.

    A cue: `id, start, end, due, title, kind, level` ([low, high] on the dial), `source` (a file, or folders), `over` (what it does to
    the music under it: `duck`, `pause`; null for music), `rank` (the lower airs), `reads, own_slot`.
    A note: `code, severity, at, message`, and `place` (`file:line:column` of the row) or null.
    """
    return {
        "date": plan.date.isoformat(),
        "kinds": list(plan.kinds),
        "opening": plan.opening.isoformat(),
        "closing": plan.closing.isoformat(),
        "cues": [_cue(cue) for cue in plan.cues],
        "notes": [_note(note) for note in plan.notes],
    }


def _cue(cue: Cue) -> dict[str, Any]:
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
    }


def _note(note: Note) -> dict[str, Any]:
    return {
        "code": note.code,
        "severity": note.severity.value,
        "at": note.at.isoformat(),
        "message": sentence(note.code, note.facts),
        "place": str(note.mark) if note.mark else None,
    }
