"""`kill -9` on air, begun anew at once as systemd does: how long is the mall without sound?"""

import random
import re
import subprocess
import time
from collections.abc import Iterator

import numpy as np

from benchmarks.figure import Figure, Spread
from benchmarks.place import ROOT, UNIT_NICE, Place, end, listen, may_favour, place, silent_server, zone_of_noon
from benchmarks.tones import frame_at
from broadcaster.air.sinks.captured import CapturedServer
from tests.rig.analysis import RATE_HZ, Signal
from tests.rig.recorder import Recording

GOAL_S = 2.0
_SOUND = 10 ** (-50 / 20)
_SHORTEST_S, _LONGEST_S = 3.0, 5.0
"""How long it is left on air between two kills."""
_ZONE = "timezone: Asia/Shanghai"
_GONE = 20
"""Hundredths of a second of silence that are no rest in the music."""


def figures(*, quick: bool) -> Iterator[Figure]:
    """Killed again and again, at odd instants: with the unit's priority, and as one among equals."""
    if may_favour():
        yield _figure(10 if quick else 50, UNIT_NICE, f"Nice {UNIT_NICE}, CPUWeight 500")
    yield _figure(5 if quick else 20, 0, "ordinary priority")


def _figure(times: int, nice: int, priority: str) -> Figure:
    kills, recording = _killed(times, nice)
    silent = [_until_sound(recording, at) for at in kills]
    heard = [s for s in silent if s is not None]
    spread = Spread.of(heard)
    said = f"{len(heard)} of {len(kills)} heard again: {spread.said('s')}; of it RestartSec {_restart_s():.1f} s"
    met = len(heard) == len(kills) and spread.worst <= GOAL_S
    return Figure(f"kill -9 → sound again, {priority}", said, f"≤ {GOAL_S:.0f} s", met, {**spread.numbers(), "kills": len(kills)})


def _killed(times: int, nice: int) -> tuple[list[float], Recording]:
    """CLOCK_MONOTONIC seconds of the kills, and what was heard meanwhile: the shipped table where it is noon now, background music."""
    chance, kills = random.Random(1), []
    with place() as where, silent_server() as server:
        zone, _now = zone_of_noon()
        where.plan((ROOT / "schedules" / "mall.yaml").read_text("utf-8").replace(_ZONE, f"timezone: {zone}"))
        ear = listen(server)
        process = _begun(where, server, nice)
        try:
            time.sleep(_LONGEST_S)
            for _ in range(times):
                time.sleep(chance.uniform(_SHORTEST_S, _LONGEST_S))
                kills.append(time.monotonic())
                process = _again(process, where, server, nice)
            time.sleep(_LONGEST_S)
        finally:
            end(process)
        return kills, ear.stop()


def _again(process: "subprocess.Popen[bytes]", where: Place, server: CapturedServer, nice: int) -> "subprocess.Popen[bytes]":
    process.kill()
    process.wait()
    time.sleep(_restart_s())
    return _begun(where, server, nice)


def _begun(where: Place, server: CapturedServer, nice: int) -> "subprocess.Popen[bytes]":
    return where.air(sound=server.environment, nice=nice)


def _restart_s() -> float:
    """How long systemd waits, by the shipped unit."""
    unit = (ROOT / "systemd" / "broadcaster.service").read_text("utf-8")
    found = re.search(r"^RestartSec=(\d+)(ms|s)$", unit, re.MULTILINE)
    assert found, "the unit says how long systemd waits"
    return int(found[1]) / (1000 if found[2] == "ms" else 1)


def _until_sound(recording: Recording, kill: float) -> float | None:
    """Seconds from a kill until music is heard again; `None` if it is not, or never went."""
    first = frame_at(recording, kill)
    loud = _loudest(recording.samples[first : first + round((_SHORTEST_S + _LONGEST_S) * RATE_HZ), 0]) > _SOUND
    gone = next((n for n in range(len(loud) - _GONE) if not loud[n : n + _GONE].any()), None)
    if gone is None or not loud[gone:].any():
        return None
    return (gone + int(loud[gone:].argmax())) / 100


def _loudest(signal: Signal) -> Signal:
    """The peak of each hundredth of a second."""
    width = RATE_HZ // 100
    return np.asarray(np.abs(signal[: len(signal) // width * width]).reshape(-1, width).max(axis=1), np.float32)
