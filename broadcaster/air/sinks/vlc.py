"""The amplifier: the programme as one continuous stream through libVLC (`design.md`, the sound path)."""

import time
from collections.abc import Callable
from typing import Any

import numpy as np
import vlc

from broadcaster.air.ports import Samples, SinkReport
from broadcaster.air.sinks.demand import Demand
from broadcaster.air.sinks.ears import Ears
from broadcaster.air.sinks.gaps import Meant
from broadcaster.air.sinks.line import FULL, Line
from broadcaster.air.sinks.pace import Pace
from broadcaster.air.sinks.server import AUTO, find_output
from broadcaster.air.sinks.watch import Watch
from broadcaster.content.clip import RATE_HZ
from broadcaster.faults import Exit, fault

LEAD_S = 0.6
"""How far ahead of the air the programme is written: libVLC takes it 0.5 s ahead, the rest waits in the pipe."""
_PATIENCE_S = 0.9
_LATE_S = 0.12
_DOUBT_S = 8.0  # the ears need four seconds after a disturbance; a doubt that is renewed all the time would keep them from it
_LONGEST_REST_S = 0.1
_TAIL_S = 0.03
_TAIL_FRAMES = RATE_HZ // 10


def ignored(_: object) -> None:
    """Nobody wants to know."""


class VlcSink:
    """A `Sink` to one output of the sound server.

    `device`: a sink's name; `None` or "auto": the server's default, or its first real one, and another one when that vanishes.
    `ears`: listen to what comes out, which finds silence and makes `next_air` exact to a millisecond; without them it is good to
    about 5 ms, from the fifth second on. A `write` takes up to 0.9 s when libVLC does not drain; then, and while the output is gone,
    blocks are swallowed at their pace and the programme stays on the clock.
    """

    def __init__(self, device: str | None = None, ears: Ears | None = None) -> None:
        self.wanted = device or AUTO
        self.ears = ears
        self.device = ""
        """The sink's name, known after `start`."""
        self.line: Line | None = None
        self.instance: Any = None
        self.volume = FULL
        """Where the programme's stream has to stand, per cent: 0 while the siren sounds."""
        self._pace: Pace | None = None
        self._watch: Watch | None = None
        self._demand = Demand()
        self.meant = Meant()
        """What was written, by the second it should be heard."""
        self.tend_siren: Callable[[bool], None] = ignored
        """Called twice a second while the server answers; true when it was gone before."""

    @property
    def name(self) -> str:
        return self.device or self.wanted

    def start(self, report: Callable[[SinkReport], None]) -> None:
        """Open the output. Raises `sink.no-server`, `sink.no-output`, `sink.unknown-output` or `sink.no-libvlc`."""
        output = find_output(self.wanted)
        self.device = output.name
        self.instance = vlc.Instance("--aout=pulse,none", "--no-video", "--quiet")  # without `none` libVLC falls back to ALSA, noisily
        if self.instance is None:
            raise fault("sink.no-libvlc", Exit.AIR_FAILED)
        self.rebuild()
        if self.ears:
            self.ears.start(output.monitor, report)
        self._watch = Watch(self, report)
        self._watch.start()

    def next_air(self) -> float:
        line, pace = self.line, self._pace
        if pace is not None:
            return pace.next_air()
        return line.next_air() if line is not None else time.monotonic() + LEAD_S

    def write(self, block: Samples) -> None:
        line = self.line
        self.meant.add(self.next_air(), block)
        if line is not None and line.healthy and self._push(line, block):
            time.sleep(min(max(0.0, line.next_air() - LEAD_S - time.monotonic()), _LONGEST_REST_S))
            return
        if self._pace is None:
            self._pace = Pace(LEAD_S, line.next_air() if line else None)
            self._wake()
        self._pace.take(len(block))

    def stop(self) -> None:
        watch, self._watch = self._watch, None
        if watch is None:
            return
        if self.line and self.line.healthy and not watch.lost:
            self._let_out(self.line)
        watch.stop()
        line, self.line = self.line, None
        if line:
            line.close()
        if self.ears:
            self.ears.stop()
        self.instance.release()

    def rebuild(self) -> None:
        """A new player on a new pipe; what was under way in the old one is lost."""
        old, self.line = self.line, None
        if old is not None:
            old.close()
        line = Line(self.instance, self.device, self.volume)
        line.play()
        if old is not None:
            line.fill(LEAD_S)
        self.line = line

    def set_volume(self, percent: int) -> bool:
        """Turn the programme's stream, now and for every player after this one; false when libVLC would not."""
        self.volume = percent
        line = self.line
        return line is not None and line.player.audio_set_volume(percent) == 0

    @staticmethod
    def _let_out(line: Line) -> None:
        """Wait until all of it was heard; libVLC takes whole 50 ms, so the last of the programme needs silence behind it."""
        end = line.next_air()
        line.push(np.zeros((_TAIL_FRAMES, 2), np.float32), _PATIENCE_S)
        time.sleep(min(max(0.0, end + _TAIL_S - time.monotonic()), 1.0))

    def _push(self, line: Line, block: Samples) -> bool:
        ahead = line.next_air() - time.monotonic()
        if line.dry and self.ears and self.ears.listening:
            line.resume()  # its place is good to 50 ms only, until the ears have found it again
        elif line.dry:
            line.healthy, line.dried_at = False, line.ends_at
            return False
        self._pace = None
        line.healthy = line.push(block, _PATIENCE_S) and line.healthy
        now = time.monotonic()
        doubtful = ahead < _LATE_S or self._demand.moved(line.ahead_taken(), now)
        if doubtful and now > line.late_at + _DOUBT_S:
            line.late_at = now
        return True

    def _wake(self) -> None:
        if self._watch:
            self._watch.wake()
