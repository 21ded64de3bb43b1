"""Talking to the sound server (PulseAudio, or PipeWire's pulse service) without ever hanging on it."""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from select import poll
from types import TracebackType
from typing import Any, Self

import pulsectl

from broadcaster.faults import Exit, fault

AUTO = "auto"
PATIENCE_S = 1.0
"""A server that does not answer for so long counts as gone."""
_HARDWARE = 0x4  # PA_SINK_HARDWARE


class Unreachable(Exception):
    """The server is gone or hangs."""


class Refused(Unreachable):
    """The server is there, but what was asked about is not: it went between two questions."""


@dataclass(frozen=True, slots=True)
class Output:
    """One sink of the server."""

    index: int
    name: str
    title: str
    """What the machine's owner would call it."""
    real: bool
    """Leads to a loudspeaker: anything but a null sink."""
    monitor: str
    """Source that gives back what the sink plays; empty: none."""
    muted: bool
    latency_s: float
    """Between rendering and the loudspeaker; 0 for a null sink, which renders each block when it is due."""


@dataclass(frozen=True, slots=True)
class Stream:
    """One of our streams on the server (a sink-input)."""

    index: int
    sink: int
    role: str
    muted: bool
    volume: float
    """1.0 is full."""


class Server:
    """One connection for one thread. Every call ends within `PATIENCE_S`, or raises `Unreachable` and closes the connection."""

    def __init__(self, name: str = "broadcaster") -> None:
        self._name = name
        self._pulse: Any = None
        self._deadline = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Drop the connection; the next call opens a new one."""
        pulse, self._pulse = self._pulse, None
        if pulse is not None:
            with suppress(Exception):  # a dead server must not spoil the way out
                pulse.close()

    def outputs(self) -> tuple[Output, ...]:
        """All sinks."""
        return tuple(_output(s) for s in self._ask(lambda p: p.sink_list()))

    def default(self) -> str:
        """Name of the default sink; empty when the server has none."""
        return str(self._ask(lambda p: p.server_info()).default_sink_name or "")

    def streams(self, pid: int) -> tuple[Stream, ...]:
        """Every stream of a process."""
        mine = (s for s in self._ask(lambda p: p.sink_input_list()) if s.proplist.get("application.process.id") == str(pid))
        return tuple(Stream(s.index, s.sink, s.proplist.get("media.role", ""), bool(s.mute), s.volume.value_flat) for s in mine)

    def set_stream(self, index: int, *, volume: float) -> None:
        """Unmute a stream and set its volume (1.0 is full)."""
        self._ask(lambda p: p.sink_input_mute(index, mute=False))
        self._ask(lambda p: p.volume_set_all_chans(p.sink_input_info(index), volume))

    def move(self, index: int, sink: int) -> None:
        """Send a stream to another sink."""
        self._ask(lambda p: p.sink_input_move(index, sink))

    def unmute(self, sink: int) -> None:
        """Unmute a sink."""
        self._ask(lambda p: p.sink_mute(sink, mute=False))

    def _ask(self, question: Callable[[Any], Any]) -> Any:  # noqa: ANN401 - pulsectl has no types
        self._deadline = time.monotonic() + PATIENCE_S
        try:
            if self._pulse is None:
                self._pulse = pulsectl.Pulse(self._name, connect=False)
                self._pulse.set_poll_func(self._wait)
                self._pulse.connect()  # its own timeout would always be waited out; `_wait` keeps ours
            return question(self._pulse)
        except Exception as failure:  # pulsectl raises its own, ctypes' and bare libpulse errors alike
            if isinstance(failure, pulsectl.PulseError) and self._pulse is not None and self._pulse.connected:
                raise Refused(str(failure)) from failure
            self.close()
            raise Unreachable(str(failure)) from failure

    def _wait(self, fds: Sequence[Any], timeout_s: float) -> int:
        """libpulse's poll with our deadline: a hung server would keep pulsectl's loops for ever."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            self._pulse.connected = False
            return 0
        watch = poll()
        for fd in fds:
            watch.register(fd.fd, fd.events)
        ready = dict(watch.poll(1000 * (left if timeout_s < 0 else min(left, timeout_s))))
        for fd in fds:
            fd.revents = ready.get(fd.fd, 0)
        return len(ready)


def find_output(name: str = AUTO) -> Output:
    """The sink called `name`, or for `auto` the server's default if it is real, else its first real one.

    Raises `sink.no-server`, `sink.no-output` (nothing real to play on) or `sink.unknown-output`.
    """
    with Server() as server:
        try:
            outputs, default = server.outputs(), server.default()
        except Unreachable:
            raise fault("sink.no-server", Exit.AIR_FAILED) from None
    chosen = choose(name, outputs, default)
    if chosen is None and name == AUTO:
        raise fault("sink.no-output", Exit.AIR_FAILED)
    if chosen is None:
        raise fault("sink.unknown-output", Exit.AIR_FAILED, name=name, known=", ".join(o.name for o in outputs) or "–")
    return chosen


def choose(name: str, outputs: Sequence[Output], default: str) -> Output | None:
    """As `find_output`, among these."""
    fitting = [o for o in outputs if (o.real if name == AUTO else o.name == name)]
    return min(fitting, key=lambda o: o.name != default, default=None)


def _output(sink: Any) -> Output:  # noqa: ANN401 - pulsectl has no types
    marks = (sink.name, sink.driver or "", sink.proplist.get("factory.name", ""))
    real = not any("null" in m for m in marks)
    latency = sink.latency / 1e6 if real and sink.flags & _HARDWARE else 0.0
    return Output(sink.index, sink.name, sink.description or sink.name, real, sink.monitor_source_name or "", bool(sink.mute), latency)
