"""Does a cue begin when the table says? Heard on the output of real libVLC, beside other programs with the same cues."""

import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figure import Figure, Spread
from benchmarks.peers import ALL, Cues, Peer
from benchmarks.place import (
    clock,
    favour,
    hogs,
    installed,
    listen,
    may_favour,
    on_air,
    place,
    shortly,
    silent_server,
    skew,
    wait_until,
    zone_of_noon,
)
from benchmarks.tones import CUES_HZ, cue, frame_at, name, onset_errors
from tests.rig.analysis import holes, music
from tests.rig.recorder import Recorder, Recording

OURS = "broadcaster"
PERIOD_S = 3
"""Each program has its own place in it, so that no two begin at once."""
_PLACES: Mapping[str, float] = {OURS: 0.0, "mpd, play": 1.0, "liquidsoap, switch": 2.0, "cvlc, one-shot": 1.5}
_AHEAD_S = 25
_HOG_AHEAD_S = 8
_BED_S = 120
_HOLE_S = 0.002
_P99_MS, _MAX_MS = 5.0, 15.0

_TIMETABLE = """
mall: bench
timezone: {zone}
opening: {{default: 00:01}}
closing: {{default: 23:59}}
levels: {{light: 24, speech: 24..27}}
programme:
  - {{title: bed, at: {begin}, until: {end}, play: light}}
"""
_ROW = "  - {{title: tone {hz}, windows: [{first}..{last}], every: {every}s, say: recordings/{file}}}\n"


@dataclass
class Heard:
    """What one program made of the cues, in milliseconds; `None`: not heard."""

    errors: list[float | None]
    holes: list[tuple[float, float]] = field(default_factory=list)


def figures(*, quick: bool) -> Iterator[Figure]:
    """Idle, then with two processes that want all of both processors: against equals, and with the priority that the unit gives."""
    count = 12 if quick else 100
    for what, greedy, favoured in (("idle", 0, False), ("2 CPU hogs", 2, False), ("2 CPU hogs, Nice −10", 2, True)):
        if favoured and not may_favour():
            yield Figure(f"onset, {OURS}, {what}", "not measured: it takes root to raise a priority")
            continue
        for title, heard in _measured(count, greedy, favoured=favoured).items():
            yield _figure(title, what, heard)
    for peer in ALL:
        if not installed(*peer.programs):
            yield Figure(f"onset, {peer.title}", "not installed")


def _figure(title: str, what: str, heard: Heard) -> Figure:
    found = [error for error in heard.errors if error is not None]
    missed = len(heard.errors) - len(found)
    if not found:
        return Figure(f"onset, {title}, {what}", f"none of {missed} cues heard", met=False if title == OURS else None)
    spread = Spread.of(found)
    said = f"{len(found)} cues: {spread.said('ms')}" + (f"; {missed} not heard" if missed else "")
    numbers = {**spread.numbers(), "missed": float(missed)}
    if title != OURS:
        around = Spread.of([error - spread.middle for error in found])
        said += f"; around its median of {spread.middle:.0f}: p99 {around.p99:.0f}, max {around.worst:.0f}"
        return Figure(f"onset, {title}, {what}", said, numbers=numbers)
    lost = sum(length for _, length in heard.holes) * 1000
    met = spread.p99 <= _P99_MS and spread.worst <= _MAX_MS and not heard.holes and not missed
    goal = f"p99 ≤ {_P99_MS:.0f}, max ≤ {_MAX_MS:.0f} ms, no hole"
    said += f"; {len(heard.holes)} holes ({lost:.0f} ms)"
    return Figure(f"onset, {title}, {what}", said, goal, met, {**numbers, "holes": float(len(heard.holes)), "holes_ms": lost})


def _measured(count: int, greedy: int, *, favoured: bool = False) -> dict[str, Heard]:
    """Everyone at once, each with a sound server of its own, each beginning at its own place in the period; `favoured`: ourselves alone."""
    sounds = {f"recordings/{name(hz)}": cue(hz) for hz in CUES_HZ} | {"light/bed.flac": music(_BED_S)}
    with ExitStack() as stack:
        where = stack.enter_context(place(sounds))
        zone, now = zone_of_noon()
        first = shortly(now, _AHEAD_S)
        where.plan(_timetable(zone, first, count))
        servers = {OURS: stack.enter_context(silent_server())}
        daemon = stack.enter_context(on_air(where, servers[OURS]))
        peers: dict[str, Peer] = {}
        for peer in ALL:
            if installed(*peer.programs) and not favoured:
                servers[peer.title] = stack.enter_context(silent_server())
                folder = Path(stack.enter_context(TemporaryDirectory(prefix="bench-peer-")))
                peers[peer.title] = peer(folder, servers[peer.title].environment)
                stack.callback(peers[peer.title].stop)
        cues = {title: _cues(first.timestamp() + _PLACES[title], count) for title in servers}
        for title, each in peers.items():
            each.start(cues[title])
        ears = {title: listen(server) for title, server in servers.items()}
        ahead = skew()
        assert time.time() < first.timestamp() - _HOG_AHEAD_S, "the machine is too busy to be ready in time"
        wait_until(first.timestamp() - _HOG_AHEAD_S)
        if favoured:
            favour(daemon.pid, servers[OURS].pid)
        stack.enter_context(hogs(greedy, count * PERIOD_S + 60))
        _conduct(peers, cues)
        wait_until(first.timestamp() + count * PERIOD_S + 1)
        ahead = (ahead + skew()) / 2
        return {title: _heard(title, ear, [(at - ahead, hz) for at, hz in cues[title]]) for title, ear in ears.items()}


def _timetable(zone: str, first: datetime, count: int) -> str:
    begin, last = first - timedelta(minutes=1), first + timedelta(seconds=count * PERIOD_S)
    head = _TIMETABLE.format(zone=zone, begin=clock(begin), end=clock(last + timedelta(minutes=5)))
    every = PERIOD_S * len(CUES_HZ)
    starts = (first + timedelta(seconds=PERIOD_S * n) for n in range(len(CUES_HZ)))
    rows = zip(CUES_HZ, starts, strict=True)
    return head + "".join(_ROW.format(hz=hz, first=clock(at), last=clock(last), every=every, file=Path(name(hz)).stem) for hz, at in rows)


def _cues(first: float, count: int) -> Cues:
    return [(first + n * PERIOD_S, CUES_HZ[n % len(CUES_HZ)]) for n in range(count)]


def _conduct(peers: Mapping[str, Peer], cues: Mapping[str, Cues]) -> None:
    """Fire every peer's cues, each at its second."""
    due = sorted((at, title, hz) for title in peers for at, hz in cues[title])
    for at, title, hz in due:
        wait_until(at)
        peers[title].fire(hz)


def _heard(title: str, ear: Recorder, cues: Cues) -> Heard:
    recording = ear.stop()
    lost = _lost(recording, cues[0][0], cues[-1][0]) if title == OURS else []
    return Heard(onset_errors(recording, cues), lost)


def _lost(recording: Recording, start: float, end: float) -> list[tuple[float, float]]:
    """Where our stream, which never rests, was silent from the first cue to the last."""
    return holes(recording.samples[frame_at(recording, start) : frame_at(recording, end), 0], shortest_s=_HOLE_S)
