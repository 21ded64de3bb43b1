"""The composition root: here, and nowhere else, ports meet their adapters."""

import sys
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from broadcaster.air.daemon import Daemon
from broadcaster.air.memory import give_back_large_blocks
from broadcaster.air.parts import Asked, Parts
from broadcaster.air.ports import Clock, Samples, Sink, Siren
from broadcaster.air.preparer import Preparer
from broadcaster.air.programme import Programme
from broadcaster.air.requests import event_of
from broadcaster.air.score import BLOCK
from broadcaster.air.signals import stop_on_signals
from broadcaster.air.voices import Shelf
from broadcaster.announcements.watch import Watcher
from broadcaster.clock import RealClock, ShiftedClock
from broadcaster.control.lock import DaemonLock
from broadcaster.control.messages import Request, Verb
from broadcaster.control.server import ControlServer
from broadcaster.faults import Fault, fault
from broadcaster.record.journal import SpoolJournal, remembered
from broadcaster.settings import Settings


@dataclass(frozen=True, slots=True)
class Orders:
    """What `broadcaster run` was told."""

    as_if: datetime | None = None
    """Aware: begin as if it were then."""
    span: timedelta | None = None
    until_close: bool = False
    output: str = ""
    record_to: Path | None = None
    """Keep what the sound server's monitor gives."""


class NoSiren:
    """A file or nothing at all has no second way to the loudspeakers: an emergency is refused rather than feigned."""

    def sound(self, file: Path, gain_db: float) -> None: ...

    def hush(self) -> None: ...


@contextmanager
def on_air(settings: Settings, orders: Orders) -> Iterator[Daemon]:
    """A daemon ready to run, alone on its store, answering at its socket."""
    give_back_large_blocks()
    settings = settings.as_trial() if orders.as_if else settings
    with ExitStack() as stack:
        lock = DaemonLock(settings.var_dir / "daemon.lock")
        lock.take()
        stack.callback(lock.release)
        clock = ShiftedClock(orders.as_if) if orders.as_if else RealClock()
        programme = Programme(settings, clock.now())
        sink, siren = _output(settings, orders, stack)
        known = () if orders.as_if else remembered(settings.spool_dir, settings.store_url)
        daemon = Daemon(
            Parts(
                programme=programme,
                clock=clock,
                sink=sink,
                siren=siren,
                shelf=Shelf(settings.cache_dir, ahead=True),
                journal=SpoolJournal(settings.spool_dir, settings.store_url, now=clock.now),
                cache=settings.cache_dir,
                var=settings.var_dir,
                known=known,
                until=_until(programme, clock, orders),
                preparer=Preparer(_preparing(orders)),
            )
        )
        stop_on_signals(daemon)
        watcher = _board_watcher(settings)
        stack.callback(watcher.stop)
        server = ControlServer(settings.socket, lambda request: _post(daemon, request))
        stack.callback(server.stop)
        server.start()
        yield daemon


def _preparing(orders: Orders) -> tuple[str, ...]:
    """The program that makes what the day lacks, as the daemon was told what day it is."""
    as_if = ("--as-if", orders.as_if.isoformat()) if orders.as_if else ()
    return (sys.executable, "-m", "broadcaster", "prepare", "--days", "2", "--quiet", *as_if)


def _board_watcher(settings: Settings) -> Watcher:
    """Whenever the queue in the store is another, its copy is brought up to date; the daemon sees the copy change.

    The first look is one as well, so the start need not wait for the store.
    """
    url, var = settings.board_url, settings.var_dir
    watcher = Watcher(url, settings.events_dir, lambda: _refreshed(url, var))
    watcher.start("", ())
    return watcher


def _refreshed(url: str, var: Path) -> None:
    from broadcaster.announcements.board import load

    load(url, var)


def _until(programme: Programme, clock: Clock, orders: Orders) -> tuple[float, str] | None:
    now = clock.now()
    ends = []
    if orders.span:
        ends.append((now + orders.span.total_seconds(), "air.time-up"))
    if orders.until_close:
        ends.append((programme.days(now)[1].closing.timestamp() + 1, "air.closed"))
    return min(ends, default=None)


def _output(settings: Settings, orders: Orders, stack: ExitStack) -> tuple[Sink, Siren]:
    """The sink an output's name stands for, and the siren that goes with it."""
    name = orders.output or settings.output
    if name == "null":
        from broadcaster.air.sinks.null import NullSink

        return NullSink(), NoSiren()
    if name.startswith("wav:"):
        from broadcaster.air.sinks.wav import WavSink

        return WavSink(Path(name.removeprefix("wav:"))), NoSiren()
    return _amplifier(name, settings, orders, stack)


def _amplifier(name: str, settings: Settings, orders: Orders, stack: ExitStack) -> tuple[Sink, Siren]:
    from broadcaster.air.sinks.captured import captured
    from broadcaster.air.sinks.ears import Ears
    from broadcaster.air.sinks.siren import VlcSiren
    from broadcaster.air.sinks.vlc import VlcSink

    if name == "captured":
        name = stack.enter_context(captured())
    ears = Ears(record_to=orders.record_to) if settings.hear_back or orders.record_to else None
    sink = VlcSink(name, ears)
    siren = VlcSiren(sink)
    stack.callback(siren.stop)
    return sink, siren


@contextmanager
def test_signal(settings: Settings, output: str, signal: Samples) -> Iterator[None]:
    """A signal over and over on the output while this lasts."""
    with ExitStack() as stack:
        sink, _siren = _output(settings, Orders(output=output), stack)
        sink.start(lambda _report: None)
        stack.callback(sink.stop)
        done = threading.Event()
        thread = threading.Thread(target=_repeat, args=(sink, signal, done), name="test-signal", daemon=True)
        stack.callback(thread.join, 2)
        stack.callback(done.set)
        thread.start()
        yield


def _repeat(sink: Sink, signal: Samples, done: threading.Event) -> None:
    place = 0
    while not done.is_set():
        sink.write(signal[place : place + BLOCK])
        place = (place + BLOCK) % (len(signal) - len(signal) % BLOCK)


def _post(daemon: Daemon, request: Request) -> "Future[Mapping[str, object]]":
    """A request on the daemon's queue; its status is only read, so it is answered at once."""
    answer: Future[Mapping[str, object]] = Future()
    if request.verb is Verb.STATUS:
        answer.set_result(daemon.status())
        return answer
    try:
        if request.verb is Verb.EMERGENCY and isinstance(daemon.parts.siren, NoSiren):
            raise fault("emergency.no-siren")
        daemon.post(Asked(event_of(request, daemon.position), answer, request.by))
    except Fault as refused:
        answer.set_exception(refused)
    return answer
