"""Decides what the mall hears. PURE: `step(state, event) -> (state, actions)` touches nothing.

The score of the horizon is laid out ahead (`mix.py`); the director lays it out anew when something changes (a clip fails, a dial
moves, a new table) and keeps the record of what came of each cue. A whole day replays as a list of events.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from broadcaster.air import events as on
from broadcaster.air.events import Action, Event
from broadcaster.air.heard import Broken, Sounded, Sounding
from broadcaster.air.layout import FOREVER, Span
from broadcaster.air.score import frame_at, instant_at
from broadcaster.air.splice import spliced
from broadcaster.air.state import AIR, SOON, State
from broadcaster.air.verdict import GONE, Absence, begun, finished, judged, unheard, worded
from broadcaster.content.clip import RATE_HZ
from broadcaster.faults import NO_FACTS, Fault, Problem
from broadcaster.record.entries import Aired, Incident, Outcome, Play
from broadcaster.timetable.model import Kind

Step = tuple[State, tuple[Action, ...]]


def step(state: State, event: Event) -> Step:  # noqa: C901, PLR0911, PLR0912 - one line per event
    """What follows from one event."""
    match event:
        case Sounding():
            return _sounding(state, event)
        case Sounded():
            return _sounded(state, event)
        case Broken(voice, frame, why):
            return _lost(state, voice.clip, frame, why)
        case on.Missing(at, clip, why):
            return _lost(state, clip, at, why)
        case on.Found():
            return _found(state, event)
        case on.Tick():
            return _tick(state, event)
        case on.Due():
            return state, (on.Inspect(state.coming(event.at, event.cue)),)
        case on.Begun():
            return _begun(state, event)
        case on.Days():
            return _days(state, event)
        case on.Jumped():
            return _jumped(state, event)
        case on.DialMoved():
            return _dial(state, event)
        case on.Skip():
            return _skip(state, event)
        case on.Emergency():
            return _emergency(state, event)
        case on.AllClear():
            return _all_clear(state, event)
        case on.SinkSaid(at, report):
            return state, (_incident(at, report.code, {"detail": report.detail}),)
        case on.Happened(at, code, facts, by):
            return state, (_incident(at, code, facts, by),)
        case on.Stop():
            return _stop(state, event)


def _incident(at: int, code: str, facts: Mapping[str, str] = NO_FACTS, by: str = "") -> on.Write:
    instant = instant_at(at)
    return on.Write(Incident(f"{instant.isoformat()} {code}", instant, code, facts, by))


def _performed(state: State) -> Step:
    """The state with its score laid out anew, and the orders that follow."""
    state = state.scored()
    return state, (on.Perform(state.score), on.Wake(tuple((frame_at(c.start) - SOON, c.id) for c in state.cues.values())))


# what the mixer tells


def _sounding(state: State, event: Sounding) -> Step:
    cue = state.cues.get(event.voice.cue)
    clip = state.house.library.get(event.voice.clip)
    entry = state.entry(event.voice.cue)
    if cue is None or clip is None or entry is None or entry.start is not None:
        return state, ()
    if state.stopping:  # it would begin within the fade, and nobody would end it
        return state, ()
    entry = begun(entry, cue, clip, state.house.levels, event.frame)
    words = worded(entry, cue)
    return state.noting(entry), (on.Write(entry), on.Write(words)) if words else (on.Write(entry),)


def _sounded(state: State, event: Sounded) -> Step:
    voice, clip = event.voice, state.house.library.get(event.voice.clip)
    whole = clip is not None and voice.skip == clip.lead and event.frame - event.since == clip.sounding
    start, end = instant_at(event.since), instant_at(event.frame)
    play = Play(voice.key, voice.cue, voice.clip, start, end, (event.frame - event.since) / RATE_HZ, whole)
    return state, (on.Write(play),)


def _lost(state: State, clip: str, frame: int, why: str) -> Step:
    """A clip cannot be read: from here on everything is laid out without it."""
    if state.is_lost(clip):
        return state, ()
    away = {**state.house.away, clip: (*state.house.away.get(clip, ()), Span(frame, FOREVER))}
    state = replace(state, house=replace(state.house, away=away), lost={**state.lost, clip: why})
    state, actions = _performed(state)
    return state, (*actions, _incident(frame, "air.clip-lost", {"clip": clip, "why": why}))


def _found(state: State, event: on.Found) -> Step:
    if not state.is_lost(event.clip):
        return state, ()
    spans = tuple(s if s.end < FOREVER else Span(s.start, event.at) for s in state.house.away[event.clip])
    lost = {c: why for c, why in state.lost.items() if c != event.clip}
    state, actions = _performed(replace(state, house=replace(state.house, away={**state.house.away, event.clip: spans}), lost=lost))
    return state, (*actions, _incident(event.at, "air.clip-back", {"clip": event.clip}))


# time


def _begun(state: State, event: on.Begun) -> Step:
    """The air begins: what an earlier process left unfinished goes on under its own entry, what it finished is not aired again.

    An emergency that nobody ended is one still (B3): it sounds again before anything else is heard.
    """
    known = [_unstopped(e, instant_at(event.at)) for e in event.known]
    state = state.naming(known)
    absences = (*state.absences, Absence(0, event.at, "air.not-running"))
    siren = next((e for e in known if e.kind == Kind.EMERGENCY and not e.outcome), None)
    left = [e for e in known if not e.outcome and e is not siren]
    cut = [judged(e, Outcome.CUT, "air.interrupted") for e in left if e.planned_end <= instant_at(event.at)]
    resumed = {e.id: e if e.outcome else replace(e, reason="air.interrupted") for e in known if e is not siren}
    resumed |= {e.id: e for e in cut}
    over = {e.id: event.at for e in known if e.outcome and e.planned_end > instant_at(event.at) and state.once(e.id)}
    state = replace(state, at=event.at, begun=event.at, absences=absences, items={**state.items, **resumed})
    state = replace(state, house=replace(state.house, silenced={**state.house.silenced, **over}))
    state, actions = _performed(state)
    actions = (*actions, *(on.Write(e) for e in cut), _incident(event.at, "air.begun"))
    return _sirened(state, siren, event.at, actions) if siren else (state, actions)


def _unstopped(entry: Aired, at: datetime) -> Aired:
    """Music that somebody's stop cut goes on if its time is not over; a sentence is not taken up in its middle."""
    cut = entry.outcome is Outcome.CUT and entry.reason in {"air.stopped", "air.time-up"}
    if not cut or entry.planned_end <= at or entry.kind not in {Kind.SONG, Kind.BED, Kind.ROTATION}:
        return entry
    return replace(entry, end=None, outcome=None, facts=NO_FACTS)


def _sirened(state: State, entry: Aired, at: int, actions: tuple[Action, ...]) -> Step:
    """The siren sounds under this entry; the programme runs on unheard underneath."""
    clip = state.house.library.find(entry.source[0])
    if clip is None:
        return state, (*actions, _incident(at, "emergency.no-clip", {"clip": entry.source[0]}))
    state = replace(state, siren=entry, absences=(*state.absences, Absence(at, FOREVER, AIR)))
    gain_db = state.house.levels.calibration.gain_db(entry.dial or entry.band_low)
    return state, (on.Sound(clip.digest, gain_db), *actions, on.Write(entry))


def _tick(state: State, event: on.Tick) -> Step:
    """Close the entries of what is over, and of what should have been."""
    state = replace(state, at=event.at)
    writes: list[Action] = []
    for missed in state.crowded_out():
        state = state.noting(missed)
        writes.append(on.Write(missed))
    for cue in state.cues.values():
        entry = state.closing(cue, event.at)
        if entry is None:
            continue
        if entry.start is None:
            missing = not cue.source or state.house.find(cue) is None
            entry = unheard(entry, frame_at(cue.start), state.absences, missing=missing)
        else:
            entry = replace(entry, lufs=event.loudness.get(cue.id, entry.lufs))
            end = min(event.at, state.ends.get(cue.id, event.at))
            entry = finished(entry, cue, instant_at(end), state.score, state.lost, state.absences)
            if state.preempted(cue):
                entry = judged(entry, Outcome.PREEMPTED, "air.emergency")
        state = state.noting(entry)
        writes.append(on.Write(entry))
    if state.lost and event.at // RATE_HZ % 30 == 0:
        writes.append(on.Inspect(state.lost_clips()))
    return state, tuple(writes)


def _jumped(state: State, event: on.Jumped) -> Step:
    """The programme goes on elsewhere: forward, what lies between is missed; back, what was heard is not heard twice."""
    seconds = (event.to - event.at) / RATE_HZ
    told = _incident(event.to, event.code, {"seconds": f"{seconds:+.1f}" if event.code == "air.clock-stepped" else f"{abs(seconds):.1f}"})
    if event.to > event.at:
        state = replace(state, at=event.to, absences=(*state.absences, Absence(event.at, event.to, event.code)))
        passed = [e for e in state.items.values() if e.start and not e.outcome and event.at + RATE_HZ < state.ends.get(e.id, 0) <= event.to]
        gone = {e.id: judged(replace(e, end=instant_at(event.at)), Outcome.CUT, event.code) for e in passed}
        return replace(state, items={**state.items, **gone}), (*(on.Write(e) for e in gone.values()), told)
    if event.code == "air.stalled":  # the clock did not step: what lies between was sent, and not heard where it should be
        return replace(state, at=event.to), (told,)
    heard = {i: event.to for i, e in state.items.items() if e.start and e.planned_end > instant_at(event.to) and state.once(i)}
    open_items = {i: replace(state.items[i], end=instant_at(event.at)) for i in heard if not state.items[i].outcome}
    cut = {i: judged(e, Outcome.CUT, event.code) for i, e in open_items.items()}
    house = replace(state.house, silenced={**state.house.silenced, **heard})
    state, actions = _performed(replace(state, at=event.to, house=house, items={**state.items, **cut}))
    return state, (*actions, *(on.Write(e) for e in cut.values()), told)


def _days(state: State, event: on.Days) -> Step:
    """New plans: what is on air stays until its end, everything after is new (B7)."""
    plans = tuple(spliced(state.plans, plan, instant_at(event.at)) for plan in event.plans)
    house, gone = state.arriving(event.house, event.at), state.left_out(event.house, plans, event.at)
    first = not state.plans
    state = replace(state, plans=plans, house=house, at=event.at).indexed()
    missed = (_incident(event.at, "air.clip-lost", {"clip": clip, "why": GONE}) for clip in gone)
    said = (*([_incident(event.at, event.why, by=event.by)] if event.why else []), *missed)
    if first:
        return state, said  # `Begun` follows, and lays out
    state, actions = _performed(state)
    return state, (*actions, on.Inspect(state.lost_clips()), *said)


# what people ask for


def _dial(state: State, event: on.DialMoved) -> Step:
    try:
        levels = state.house.levels.setting(event.kind, event.dial)
    except Fault as fault:
        return state, (on.Refuse(fault.problems[0]),)
    before = state.house.levels.dial(event.kind)
    state, actions = _performed(replace(state, house=replace(state.house, levels=levels)))
    facts = {"kind": event.kind, "before": f"{before:g}", "dial": f"{event.dial:g}"}
    return state, (*actions, on.Remember(levels), _incident(event.at, "air.dial-moved", facts, event.by))


def _skip(state: State, event: on.Skip) -> Step:
    current = [c for c in state.on_air(event.at) if not state.judged(c.id)]
    if not current:
        return state, (on.Refuse(Problem("air.nothing-on")),)
    cue = min(current, key=lambda c: c.rank)
    house = replace(state.house, silenced={**state.house.silenced, cue.id: event.at})
    entry = state.entry(cue.id)
    writes: tuple[Action, ...] = ()
    if entry and not entry.outcome:
        entry = replace(entry, end=instant_at(event.at), lufs=event.loudness.get(cue.id))
        entry = judged(entry, Outcome.SKIPPED, "air.skipped", {"by": event.by})
        state, writes = state.noting(entry), (on.Write(entry),)
    state, actions = _performed(replace(state, house=house))
    return state, (*actions, *writes, _incident(event.at, "air.skip", {"title": cue.title}, event.by))


def _emergency(state: State, event: on.Emergency) -> Step:
    """Two named people (BRD-C03), then the siren, past the mixer."""
    clip = state.house.library.find(event.clip)
    if clip is None:
        return state, (on.Refuse(Problem("emergency.no-clip", facts={"clip": event.clip})),)
    if len(set(filter(None, event.by))) < 2:
        return state, (on.Refuse(Problem("emergency.two-people")),)
    name, instant, by = state.house.levels.name(clip.folder), instant_at(event.at), "、".join(event.by)
    dial, band = state.house.levels.dial(name), state.house.levels.band(name)
    entry = Aired(
        f"{instant.date()}/emergency@{event.at}", instant.date(), clip.name, Kind.EMERGENCY.value, (clip.name,), instant, instant,
        band.low, band.high, dial, instant, target_lufs=state.house.levels.target_lufs(dial),
    )  # fmt: skip
    state, ended = _siren_over(state, event.at)
    return _sirened(state, entry, event.at, (*ended, _incident(event.at, "emergency.begun", {"clip": clip.name}, by)))


def _all_clear(state: State, event: on.AllClear) -> Step:
    if state.siren is None:
        return state, (on.Refuse(Problem("emergency.none")),)
    state, ended = _siren_over(state, event.at)
    return state, (on.Hush(), *ended, _incident(event.at, "emergency.over", by=event.by))


def _siren_over(state: State, at: int) -> Step:
    """What the siren sounded until now, if it did, ends here: by the all clear, or by another emergency."""
    if state.siren is None:
        return state, ()
    entry = replace(state.siren, end=instant_at(at), planned_end=instant_at(at), outcome=Outcome.AIRED)
    absences = tuple(replace(a, end=at) if a.end == FOREVER else a for a in state.absences)
    return replace(state, siren=None, absences=absences), (on.Write(entry),)


def _stop(state: State, event: on.Stop) -> Step:
    """What is on air is cut, and says by whom; the fade is the daemon's."""
    end = instant_at(event.at)
    open_items = [e for e in state.items.values() if e.start and not e.outcome]
    heard = [replace(e, end=end, lufs=event.loudness.get(e.id, e.lufs)) for e in open_items]
    cut = [judged(e, Outcome.CUT, event.code, {"by": event.by}) for e in heard]
    for entry in cut:
        state = state.noting(entry)
    return replace(state, stopping=True), (on.Leave(), *(on.Write(e) for e in cut), _incident(event.at, event.code, by=event.by))
