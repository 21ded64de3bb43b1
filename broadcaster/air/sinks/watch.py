"""Believing the sound server and the ears, not libVLC: is the programme heard, at its level, where and when it should be?"""

import os
import time
from collections.abc import Callable
from threading import Event, Thread
from typing import TYPE_CHECKING

from broadcaster.air.ports import SinkReport
from broadcaster.air.sinks import line as lines
from broadcaster.air.sinks.ears import Ears
from broadcaster.air.sinks.gaps import DELIVERY_S, HEARD_DB, SENT_DB, Gaps
from broadcaster.air.sinks.offset import by_steps, lag
from broadcaster.air.sinks.ring import level_db
from broadcaster.air.sinks.server import Output, Refused, Server, Stream, Unreachable, choose
from broadcaster.content.clip import RATE_HZ

if TYPE_CHECKING:
    from broadcaster.air.sinks.vlc import VlcSink

TICK_S = 0.5
_LOST_TICK_S = 0.25
_BIRTH_S = 1.5  # a new player's stream is on the server well before this
_SILENT_S = 1.2  # a gap this long is met with a new player
_UNWATCHED_S = 3.0  # for so long at most the monitor may bring nothing without a word
_SILENT_RETRY_S = (5.0, 60.0)
_SEEK_S = ((1.0, 0.3), (1.5, 1.5))  # how much of the programme, and how far to both sides
_ALIGN_EVERY_S = 5.0  # libVLC resamples when the server tells it a wrong delay, and is some ms off afterwards; 6 ms of processor each time
_WORTH_S = 0.0005
_STEPS_S = 5.0
_POLL_S = 0.002
_BELIEVE_S, _BELIEVE_LATE_S = 0.1, 1.5
_EAGER_S = 15.0
_SURE_S = 4.0  # so long after a disturbance the ears look again and again: what they hear first may be from before it
_VOLUME_STEP = 0.02  # of the server's scale, which is libVLC's: 100 % is 1.0


class Watch:
    """Looks twice a second and puts right what it can; the thread ends only with `stop`."""

    def __init__(self, sink: "VlcSink", report: Callable[[SinkReport], None]) -> None:
        self._sink = sink
        self._report = report
        self._server = Server()
        self._stopping = Event()
        self._awake = Event()
        self._thread = Thread(target=self._run, name="sink-watch", daemon=True)
        self._lost_since: float | None = None
        self._gone = False
        """The server or the device was away: what we have there is dead."""
        self._silent_retry = _SILENT_RETRY_S[0]
        self._silent_until = 0.0
        self._silent = False
        self._renewed_at = 0.0
        self._gaps = Gaps()
        self._unwatched_since: float | None = None
        self._off_level = False

    @property
    def lost(self) -> bool:
        """The programme is not heard."""
        return self._lost_since is not None

    def start(self) -> None:
        self._calibrate()
        self._thread.start()

    def wake(self) -> None:
        """Look now."""
        self._awake.set()

    def stop(self) -> None:
        self._stopping.set()
        self._awake.set()
        if self._thread.is_alive():
            self._thread.join(5)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._look()
            self._awake.wait(_LOST_TICK_S if self.lost else TICK_S)
            self._awake.clear()
        self._server.close()

    def _look(self) -> None:
        try:
            outputs, default = self._server.outputs(), self._server.default()
            output = choose(self._sink.device, outputs, default) or choose(self._sink.wanted, outputs, default)
            if output is None:
                self._away(self._sink.device)
                return
            self._present(output)
        except Refused:
            pass  # something is just changing there: the next look will show it
        except Unreachable:
            self._away("PulseAudio")

    def _away(self, what: str) -> None:
        self._gone, self._silent = True, False
        self._gaps.forget()
        self._trouble("sink.lost", what)

    def _present(self, output: Output) -> None:
        sink, line = self._sink, self._sink.line
        fresh, self._gone = self._gone, False
        sink.device = output.name
        if sink.ears:
            sink.ears.listen_to(output.monitor, anew=fresh)
            sink.ears.latency_s = output.latency_s
        sink.tend_siren(fresh)
        if fresh or line is None or not line.healthy:
            self._renew(line, output, fresh=fresh)
            return
        self._follow(line, output)

    def _renew(self, old: lines.Line | None, output: Output, *, fresh: bool) -> None:
        """Another player in place of one that is dead, stuck or ran dry; what that cost is told."""
        dried_at = old.dried_at if old else 0.0
        if not fresh and not dried_at:
            self._trouble("sink.stuck", output.name)
        self._rebuild()
        line = self._sink.line
        if dried_at and line is not None and line is not old and not self.lost:
            self._report(SinkReport("sink.gap", f"{line.sounds_from - dried_at:.1f}"))

    def _follow(self, line: lines.Line, output: Output) -> None:
        ours = [s for s in self._server.streams(os.getpid()) if s.role == lines.ROLE]
        stream = next((s for s in ours if s.index == line.stream or (line.stream < 0 and s.sink == output.index)), None)
        if stream is None:
            if line.sent.end and time.monotonic() > line.fed_at + _BIRTH_S:
                self._trouble("sink.lost", output.name)
                self._rebuild()
            return
        line.stream = stream.index
        self._put_right(stream, output)
        self._listen(line, output)
        if not self._silent:
            self._well()

    def _put_right(self, stream: Stream, output: Output) -> None:
        volume = self._sink.volume / lines.FULL
        off_place = stream.sink != output.index
        # libVLC brings a change of its own to the server a moment later: only what is seen twice is somebody else's
        off, before = stream.muted or abs(stream.volume - volume) > _VOLUME_STEP, self._off_level
        self._off_level = off and not before
        if off and before:
            self._server.set_stream(stream.index, volume=volume)
        if off_place:
            self._server.move(stream.index, output.index)
        if output.muted:
            self._server.unmute(output.index)
        if (off and before) or off_place or output.muted:
            self._report(SinkReport("sink.tampered", output.name))

    def _listen(self, line: lines.Line, output: Output) -> None:
        now, ears = time.monotonic(), self._sink.ears
        pieces = self._sink.meant.taken(now - DELIVERY_S)
        if ears is None or not ears.listening:
            if line.late_at > line.stepped_at:
                self._calibrate()
            return
        if self._sink.volume == 0:
            self._gaps.forget()
            return
        gaps = self._gaps.look((p for p in pieces if p.start > line.sounds_from), ears.heard, now)
        self._compare(gaps, output.name, now)
        if _wants_aligning(line, now):
            _align(line, ears, now)

    def _compare(self, gaps: list[float], name: str, now: float) -> None:
        """Every gap is told; a long one is met with a new player, and what nobody could listen to is told too."""
        if self._gaps.silent_s >= _SILENT_S:
            self._unheard(name, now)
        elif self._gaps.heard_until > self._renewed_at:
            self._silent, self._silent_retry = False, _SILENT_RETRY_S[0]
        if not self.lost:
            for gap in gaps:
                self._report(SinkReport("sink.gap", f"{gap:.1f}"))
        if self._unwatched_since is None and self._gaps.unknown_s > _UNWATCHED_S:
            self._unwatched_since = now - self._gaps.unknown_s
            self._report(SinkReport("sink.unwatched", name))
        elif self._unwatched_since is not None and not self._gaps.unknown_s:
            away, self._unwatched_since = now - self._unwatched_since, None
            self._report(SinkReport("sink.watched", f"{away:.1f}"))

    def _unheard(self, name: str, now: float) -> None:
        if now < self._silent_until:
            return
        self._silent = True
        self._trouble("sink.silent", name, self._gaps.silent_s)
        self._rebuild()
        self._renewed_at = time.monotonic()
        self._silent_until = self._renewed_at + self._silent_retry
        self._silent_retry = min(2 * self._silent_retry, _SILENT_RETRY_S[1])

    def _rebuild(self) -> None:
        line = self._sink.line
        if line is not None and not line.healthy and time.monotonic() < line.played_at + 1:
            return  # a player that dies at birth: not more than one a second
        self._sink.rebuild()
        self._calibrate()

    def _calibrate(self) -> None:
        line = self._sink.line
        if line is not None:
            line.stepped_at = time.monotonic()
            Thread(target=self._watch_steps, args=(line,), name="sink-steps", daemon=True).start()

    def _watch_steps(self, line: lines.Line) -> None:
        """The origin from the moments at which `get_time()` steps, unless the ears know better."""
        steps: list[tuple[float, int]] = []
        last, end = line.player.get_time(), line.stepped_at + _STEPS_S
        while line.healthy and not self._stopping.is_set() and time.monotonic() < end:
            reached = line.player.get_time()
            if reached != last and last > 0:
                steps.append((time.monotonic(), reached))
            last = reached
            time.sleep(_POLL_S)
        origin = by_steps(steps)
        believable = _BELIEVE_LATE_S if line.late_at else _BELIEVE_S
        undisturbed = line.late_at < line.stepped_at and line.aligned_at <= line.late_at
        if origin is not None and undisturbed and abs(origin - line.origin) < believable:
            line.origin = origin

    def _trouble(self, code: str, what: str, since_s: float = 0.0) -> None:
        if self._lost_since is None:
            self._lost_since = time.monotonic() - since_s
            self._report(SinkReport(code, what))

    def _well(self) -> None:
        if self._lost_since is not None:
            line, now = self._sink.line, time.monotonic()
            gone, self._lost_since = max(now, line.sounds_from if line else now) - self._lost_since, None
            self._report(SinkReport("sink.back", f"{gone:.1f}"))


def _wants_aligning(line: lines.Line, now: float) -> bool:
    """A young line and one that was disturbed at each look, others now and then; not more often where nothing can be recognised."""
    if now < max(line.played_at, line.late_at) + _EAGER_S:
        # the clock of the ears gets better with each second they listen
        rest = min(_ALIGN_EVERY_S, line.aligned_at - line.played_at)
        return now > line.aligned_at + rest or line.late_at + _SURE_S > line.aligned_at
    return now > max(line.aligned_at, line.sought_at) + _ALIGN_EVERY_S


def _align(line: lines.Line, ears: Ears, now: float) -> None:
    """Where in what was heard is what was sent? First sought close by, which a young line can answer too."""
    line.sought_at, origin = now, line.origin
    for span_s, reach_s in _SEEK_S:
        error = _error(line, ears, now, span_s, reach_s)
        if error is not None and line.origin == origin:  # else it ran dry just now, and another thread moved it
            line.aligned_at = now
            line.origin += error if abs(error) > _WORTH_S else 0
            return


def _error(line: lines.Line, ears: Ears, now: float, span_s: float, reach_s: float) -> float | None:
    """Seconds by which `span_s` of what was sent were heard late, if it is found within `reach_s`."""
    start = now - DELIVERY_S - reach_s - span_s
    if start < line.late_at:  # what was sent before a disturbance was heard by another origin
        return None
    origin = line.origin
    first = round((start - origin) * RATE_HZ)
    sent = line.sent.window(first, first + round(span_s * RATE_HZ))
    heard = ears.heard(start - reach_s, start + span_s + reach_s)
    if sent is None or heard is None or level_db(sent) < SENT_DB or level_db(heard) < HEARD_DB:
        return None
    place = lag(sent, heard)
    return None if place is None else place / RATE_HZ - reach_s - (first / RATE_HZ + origin - start)
