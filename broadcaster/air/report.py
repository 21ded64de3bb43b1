"""What `status` and the live view show: one JSON object of a daemon's state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from broadcaster.air.bus import Meters
from broadcaster.air.programme import Forecast
from broadcaster.air.score import frame_at, instant_at
from broadcaster.air.state import State
from broadcaster.faults import Problem
from broadcaster.record.entries import Aired
from broadcaster.sentences import say
from broadcaster.timetable.model import Cue, Timetable

NEXT = 5
HEARD = 5


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a daemon: everything `status` tells of."""

    state: State
    at: int
    """The programme frame the mall hears now."""
    since: int
    """The frame the process came up at."""
    begun: bool
    loudness: Mapping[str, float]
    meters: Meters
    timetable: Timetable
    problems: Sequence[Problem]
    sink: Mapping[str, object]
    store: Mapping[str, object]
    missing: int = 0
    """Pieces of speech that are still to be made."""
    weather: Forecast | None = None


def status(look: Look) -> dict[str, object]:
    """Keys: state, now, since, on_air, next, heard, meters, sink, store, weather, speech, timetable, lost.

    Instants are ISO 8601 in the mall's zone."""
    state, at, zone, meters = look.state, look.at, look.timetable.zone, look.meters
    return {
        "state": _phase(look),
        "now": _told(instant_at(at), zone),
        "since": _told(instant_at(look.since), zone),
        "on_air": [_on_air(state, cue, at, look.loudness, zone) for cue in state.on_air(at)],
        "next": [{"title": c.title, "kind": c.kind.value, "start": _told(c.start, zone)} for c in _coming(state, at)],
        "heard": [_heard(entry, zone) for entry in _past(state)],
        "meters": {"rms_db": round(meters.rms_db, 1), "peak_db": round(meters.peak_db, 1), "reduction_db": round(meters.reduction_db, 1)},
        "sink": dict(look.sink),
        "store": dict(look.store),
        "weather": look.weather and {"rung": look.weather.rung, **look.weather.facts},
        "speech": {"missing": look.missing},
        "timetable": {"mall": look.timetable.mall, "problems": [say(p) for p in look.problems]},
        "lost": dict(state.lost),
    }


def _phase(look: Look) -> str:
    if not look.begun:
        return "starting"
    state = look.state
    return "emergency" if state.siren else "stopping" if state.stopping else "on-air" if state.on_air(look.at) else "silent"


def _on_air(state: State, cue: Cue, at: int, loudness: Mapping[str, float], zone: ZoneInfo) -> dict[str, object]:
    entry = state.items.get(cue.id)
    voices = [v for v in state.score if v.cue == cue.id and v.start <= at < v.end]
    return {
        "id": cue.id,
        "title": cue.title,
        "kind": cue.kind.value,
        "start": _told(cue.start, zone),
        "end": _told(cue.end, zone),
        "clip": voices[-1].clip if voices else None,
        "band": [cue.level.low, cue.level.high],
        "dial": entry.dial if entry else None,
        "lufs": loudness.get(cue.id),
        "target": entry.target_lufs if entry else None,
    }


def _coming(state: State, at: int) -> list[Cue]:
    return sorted((c for c in state.cues.values() if frame_at(c.start) > at), key=lambda c: (c.start, c.rank))[:NEXT]


def _past(state: State) -> list[Aired]:
    over = [e for e in state.items.values() if e.outcome and e.start]
    return sorted(over, key=lambda e: e.end or e.planned_end)[-HEARD:]


def _heard(entry: Aired, zone: ZoneInfo) -> dict[str, object]:
    return {
        "title": entry.title,
        "start": _told(entry.start, zone) if entry.start else None,
        "end": _told(entry.end, zone) if entry.end else None,
        "outcome": entry.outcome,
        "reason": entry.reason,
        "lufs": entry.lufs,
        "target": entry.target_lufs,
    }


def _told(instant: datetime, zone: ZoneInfo) -> str:
    return instant.astimezone(zone).isoformat(timespec="milliseconds")
