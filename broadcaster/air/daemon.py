"""The loop: events in on one queue, the director's step, actions out. One thread decides; the others only queue."""

import logging
import queue
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import replace

from broadcaster.air import dials, director
from broadcaster.air import events as on
from broadcaster.air.alarm import Alarm
from broadcaster.air.bus import Bus, Meters
from broadcaster.air.inspector import Inspector
from broadcaster.air.levels import Levels
from broadcaster.air.memory import begun, give_back
from broadcaster.air.mixer import Mixer
from broadcaster.air.notify import Notifier
from broadcaster.air.parts import Asked, Parts
from broadcaster.air.programme import RESERVE, RESERVE_FRAMES, Forecast
from broadcaster.air.report import Look, status
from broadcaster.air.state import State
from broadcaster.content.clip import RATE_HZ
from broadcaster.content.index import NAME as INDEX
from broadcaster.content.loudness import Meter
from broadcaster.faults import Exit, Fault

log = logging.getLogger(__name__)

FADE_S = 2.0
"""How long the programme takes to leave the air."""
DEAD_AIR_S = 3.0
"""Without a block for this long the process is not fed to the watchdog any more."""

TIDY_S = 300.0
"""How often memory that is free is given back."""


class Daemon:
    """On the air from `run` until a stop; every `start_*` has its end in `_on_air`."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.state = State()
        self._events: queue.SimpleQueue[on.Event | Asked | BaseException] = queue.SimpleQueue()
        self._mixer = Mixer(parts.shelf.open, Meter, self._events.put)
        self._alarm = Alarm(parts.clock, self._due, self._tick)
        self._inspector = Inspector(parts.shelf, self._inspected)
        self._notifier = Notifier()
        self._bus: Bus | None = None
        self._leaving = self._reserved = False
        self._weather: Forecast | None = None
        self._today = parts.programme.today(parts.clock.now())
        self.started_at = parts.clock.now()
        self._tidied_at = parts.clock.steady()

    def post(self, event: on.Event | Asked | BaseException) -> None:
        """Queue an event, from any thread."""
        self._events.put(event)

    @property
    def bus(self) -> Bus:
        """Once on air."""
        assert self._bus is not None  # noqa: S101 - `run` made it
        return self._bus

    @property
    def position(self) -> int:
        """The programme frame changes can still reach."""
        return self._bus.position if self._bus else self.heard

    @property
    def heard(self) -> int:
        """The programme frame the mall hears now."""
        return round(self.parts.clock.now() * RATE_HZ)

    def run(self, ready: Callable[[], None] = lambda: None) -> Exit:
        """On air until told to stop. The sound comes first; everything that may be slow, after it."""
        with ExitStack() as leaving:
            self._start_air(leaving)
            ready()
            self._notifier.ready()
            begun()
            while not self._leaving:
                self._handle(self._events.get())
            self._notifier.stopping()
        return Exit.OK

    # the parts, started and stopped

    def _start_air(self, leaving: ExitStack) -> None:
        parts = self.parts
        leaving.callback(parts.journal.close)
        parts.shelf.start()
        leaving.callback(parts.shelf.stop)
        self._inspector.start()
        leaving.callback(self._inspector.stop)
        Meter()  # its library is loaded now, not within the first block
        # laid out before the output opens: an open output that gets nothing runs dry
        self._perform(on.Days(self.heard, parts.programme.days(parts.clock.now()), parts.programme.house(self._today, begins=True)))
        actions = self._decide(on.Begun(self.heard, parts.known))
        parts.sink.start(lambda report: self.post(on.SinkSaid(self.position, report)))
        leaving.callback(parts.sink.stop)
        for action in actions:
            self._do(action)
        self._bus = Bus(self._mixer, parts.sink, parts.clock, self.post)
        self._bus.start()
        leaving.callback(self._leave_air)
        self._alarm.start()
        leaving.callback(self._alarm.stop)
        if parts.preparer is not None:
            leaving.callback(parts.preparer.stop)
        self._keep_reserve()

    def _keep_reserve(self) -> None:
        clip = None if self._reserved else self.parts.programme.reserve_source()
        if clip:
            self._reserved = True
            self.parts.shelf.keep(RESERVE, clip.digest, clip.lead, min(clip.sounding, RESERVE_FRAMES))

    def _leave_air(self) -> None:
        self.bus.leave(FADE_S)
        self.bus.join(FADE_S + 3)
        while not self._events.empty():
            event = self._events.get()
            if not isinstance(event, Asked | BaseException):
                self._perform(event)

    # events

    def _handle(self, event: on.Event | Asked | BaseException) -> tuple[on.Action, ...]:
        match event:
            case BaseException():
                raise event
            case Asked():
                self._answer(event)
                return ()
            case on.Tick():
                actions = self._perform(event)
                self._look_around()
                return actions
            case on.Stop() | on.Skip():
                return self._perform(replace(event, loudness=self.loudness()))
            case _:
                return self._perform(event)

    def _perform(self, event: on.Event) -> tuple[on.Action, ...]:
        actions = self._decide(event)
        for action in actions:
            self._do(action)
        return actions

    def _decide(self, event: on.Event) -> tuple[on.Action, ...]:
        self.state, actions = director.step(self.state, event)
        return actions

    def _answer(self, asked: Asked) -> None:
        """Someone waits: a refusal becomes a `Fault`, everything else `{"ok": true}`."""
        if not asked.answer.set_running_or_notify_cancel():
            return
        try:
            actions = self._handle(asked.event) if asked.event else self._reload(asked.by)
            refused = [a.problem for a in actions if isinstance(a, on.Refuse)]
            if refused:
                asked.answer.set_exception(Fault(refused))
            else:
                asked.answer.set_result({"ok": True})
        except Fault as fault:
            asked.answer.set_exception(fault)

    def _due(self, cue: str) -> None:
        self.post(on.Due(self.position, cue))

    def _tick(self) -> None:
        self.post(on.Tick(self.heard, self._mixer.loudness()))

    def _look_around(self) -> None:
        """What the world did in the last second: the watchdog's food, midnight, changed files, the end of the day."""
        if self.parts.clock.steady() - self.bus.alive_at < DEAD_AIR_S:
            self._notifier.alive()
        if self.parts.clock.steady() > self._tidied_at + TIDY_S:
            self._tidied_at = self.parts.clock.steady()
            give_back()
        today = self.parts.programme.today(self.parts.clock.now())
        if today != self._today:
            self._today = today
            days = self.parts.programme.days(self.parts.clock.now())
            self._perform(on.Days(self.position, days, self.parts.programme.house(today, begins=True)))
        self._take_up_changes()
        if self.parts.until is not None and self.parts.clock.now() >= self.parts.until[0]:
            self._perform(on.Stop(self.position, self.parts.until[1], loudness=self.loudness()))

    def _take_up_changes(self) -> None:
        """What changed on disk since it was read; and once after the start, if the day was only remembered till then."""
        programme, preparer = self.parts.programme, self.parts.preparer
        if not programme.fresh or programme.changed():
            with suppress(Fault):  # told in the record and in `status`
                self._reload("", "air.reloaded" if programme.fresh else "")
        if preparer is not None:
            preparer.look(programme.missing, self.parts.clock.steady())

    def _reload(self, by: str, why: str = "air.reloaded") -> tuple[on.Action, ...]:
        """Take up what changed on disk; what cannot be read changes nothing and is told."""
        programme = self.parts.programme
        if not programme.reload(self.parts.clock.now()):
            first = programme.problems[0]
            facts = {"file": first.at.file if first.at else INDEX, "count": str(len(programme.problems))}
            self._perform(on.Happened(self.position, "air.reload-refused", facts, by))
            raise Fault(programme.problems)
        self._keep_reserve()
        self._tell_weather()
        days = programme.days(self.parts.clock.now())
        return self._perform(on.Days(self.position, days, programme.house(self._today, begins=True), why, by))

    def _tell_weather(self) -> None:
        """On which rung today's forecast stands, each time it is another (B1 row 5)."""
        if (told := self.parts.programme.weather) and told != self._weather:
            self._weather = told
            self._perform(on.Happened(self.position, f"weather.told-{told.rung}", told.facts))

    # actions

    def _do(self, action: on.Action) -> None:  # noqa: C901 - one line per action
        match action:
            case on.Perform(score):
                self._mixer.perform(score)
            case on.Wake(dues):
                self._alarm.wake(dues)
            case on.Write(entry):
                self.parts.journal.write(entry)
            case on.Inspect(clips):
                self._inspector.look(clips)
            case on.Sound(digest, gain_db):
                self.parts.siren.sound(self.parts.cache / f"{digest}.flac", gain_db)
            case on.Hush():
                self.parts.siren.hush()
            case on.Remember(levels):
                self._remember(levels)
            case on.Leave():
                self._leaving = True
            case on.Refuse():
                pass

    def _inspected(self, clip: str, why: str) -> None:
        """What the inspector found: on its thread, so it only queues."""
        if why:
            self.post(on.Missing(self.position, clip, why))
        elif self.state.is_lost(clip):
            self.post(on.Found(self.position, clip))

    def _remember(self, levels: Levels) -> None:
        try:
            dials.save(self.parts.var, levels)
        except OSError as refused:
            self._perform(on.Happened(self.position, "levels.not-kept", {"why": str(refused)}))

    def loudness(self) -> Mapping[str, float]:
        """LUFS by cue of what was sent so far."""
        return self._mixer.loudness()

    def status(self) -> dict[str, object]:
        """What is going on, for `status` and the live view; called on any thread, reads only values that are replaced whole."""
        parts, bus = self.parts, self._bus
        lead = parts.sink.next_air() - parts.clock.steady()
        look = Look(
            state=self.state,
            at=self.heard,
            since=round(self.started_at * RATE_HZ),
            begun=bus is not None,
            loudness=self.loudness(),
            meters=bus.meters if bus else Meters(),
            timetable=parts.programme.timetable,
            problems=parts.programme.problems,
            sink={"output": parts.sink.name, "lead_ms": round(lead * 1000)},
            store=parts.journal.state(),
            missing=len(parts.programme.missing),
            weather=parts.programme.weather,
        )
        return status(look)
