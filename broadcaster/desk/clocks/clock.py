"""One clock of one case: what happened to it, and what follows (desk 4.1 engine 2). PURE.

Nothing is stored but events; due date, marks and verdict are computed from them, so no pause is lost when a priority changes, and
nothing runs on after the stop.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from broadcaster.desk.clocks.calendar import Calendar
from broadcaster.desk.clocks.reckoning import due, elapsed, length
from broadcaster.desk.clocks.span import Span

MARKS = (75, 100)
"""Percent of the time at which a mark is set, each once."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How long, by which calendar."""

    calendar: Calendar
    span: Span | timedelta
    """A length of open time is counted as it is; days and months become one when the clock starts."""

    def length(self, start: datetime) -> timedelta:
        """Open time the span has from `start` on."""
        return self.span if isinstance(self.span, timedelta) else length(self.calendar, start, self.span)


@dataclass(frozen=True, slots=True)
class Started:
    at: datetime
    terms: Terms


@dataclass(frozen=True, slots=True)
class Paused:
    at: datetime


@dataclass(frozen=True, slots=True)
class Resumed:
    at: datetime


@dataclass(frozen=True, slots=True)
class Changed:
    """Other terms from `at` on; what was used up stays used up."""

    at: datetime
    terms: Terms


@dataclass(frozen=True, slots=True)
class Stopped:
    """Done. What comes after it changes nothing."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark that was set at `at`."""

    at: datetime
    percent: int
    deadline: datetime
    """When the mark was passed."""
    overrun: timedelta
    """Open time that had gone beyond it at `at`."""


Event = Started | Paused | Resumed | Changed | Stopped | Marked


class State(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"


class Verdict(StrEnum):
    OPEN = "open"
    MET = "met"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Status:
    """A clock at an instant."""

    state: State = State.WAITING
    used: timedelta = timedelta()
    whole: timedelta = timedelta()
    """What the terms give."""
    due: datetime | None = None
    """UTC; `None` before the start, while paused, and after the stop where it was not reached."""
    warns: datetime | None = None
    """When three quarters are over; as `due`."""
    verdict: Verdict = Verdict.OPEN
    passed: tuple[tuple[int, datetime], ...] = ()
    """Percent and instant of every mark that was passed, whether it was set or not."""

    @property
    def overrun(self) -> timedelta:
        return max(timedelta(), self.used - self.whole)


def status(events: Iterable[Event], at: datetime) -> Status:
    """What follows from the events up to `at`. A clock that failed once stays failed, whatever its terms become."""
    clock = _Clock()
    for event in sorted((e for e in events if e.at <= at), key=lambda e: e.at):
        clock.take(event)
    return clock.told(at)


def marks_to_set(events: Sequence[Event], at: datetime) -> tuple[Marked, ...]:
    """Marks that were passed and not set yet. Record them: then each is told once."""
    set_already = {e.percent for e in events if isinstance(e, Marked)}
    now = status(events, at)
    return tuple(_mark(now, percent, passed, at) for percent, passed in now.passed if percent not in set_already)


def _mark(now: Status, percent: int, passed: datetime, at: datetime) -> Marked:
    return Marked(at, percent, passed, max(timedelta(), now.used - now.whole * percent / 100))


@dataclass(slots=True)
class _Clock:
    start: datetime | None = None
    terms: Terms | None = None
    since: datetime | None = None
    """The running stretch began; `None` while it does not run."""
    now: Status = field(default_factory=Status)

    def take(self, event: Event) -> None:
        if isinstance(event, Marked):
            self._pass(event.percent, event.deadline)
        elif self.now.state is not State.STOPPED:
            self._move(event)

    def _move(self, event: Started | Paused | Resumed | Changed | Stopped) -> None:
        self._spend(event.at)
        match event:
            case Started(at, terms) if self.start is None:
                self.start = at
                self._agree(terms)
                self._run(at)
            case Changed(_at, terms) if self.start is not None:
                self._agree(terms)
                for percent in list(self._used_up()):
                    self._pass(percent, event.at.astimezone(UTC))
            case Paused() if self.now.state is State.RUNNING:
                self.since, self.now = None, replace(self.now, state=State.PAUSED)
            case Resumed(at) if self.now.state is State.PAUSED:
                self._run(at)
            case Stopped(at) if self.start is not None:
                self._stop(at)

    def _agree(self, terms: Terms) -> None:
        self.terms = terms
        if self.start is not None:
            self.now = replace(self.now, whole=terms.length(self.start))

    def _run(self, at: datetime) -> None:
        self.since, self.now = at, replace(self.now, state=State.RUNNING)

    def _stop(self, at: datetime) -> None:
        verdict = Verdict.FAILED if self.now.verdict is Verdict.FAILED else Verdict.MET
        self.since, self.now = None, replace(self.now, state=State.STOPPED, verdict=verdict)

    def _spend(self, until: datetime) -> None:
        """Count the running stretch up to `until`, and the marks passed in it."""
        if self.since is None or self.terms is None:
            return
        spent = elapsed(self.terms.calendar, self.since, until)
        for percent, instant in list(self._reached(self.now.used + spent)):
            # The due instant itself is in time; after it nothing is, in closed hours neither.
            if instant < until or (percent < 100 and instant == until):
                self._pass(percent, instant)
        self.now, self.since = replace(self.now, used=self.now.used + spent), until

    def _used_up(self) -> Iterator[int]:
        for percent in MARKS:
            share = self.now.whole * percent / 100
            if self.now.used > share or (percent < 100 and self.now.used == share):
                yield percent

    def _reached(self, used: timedelta) -> Iterator[tuple[int, datetime]]:
        for percent in MARKS:
            share = self.now.whole * percent / 100
            if used >= share:
                yield percent, self._when(share)

    def _when(self, share: timedelta) -> datetime:
        if self.since is None or self.terms is None:
            raise AssertionError
        found = due(self.terms.calendar, self.since, share - self.now.used)
        return found or self.since.astimezone(UTC)

    def _pass(self, percent: int, instant: datetime) -> None:
        passed = dict(self.now.passed)
        passed.setdefault(percent, instant)
        verdict = Verdict.FAILED if percent == 100 and self.now.state is not State.STOPPED else self.now.verdict
        self.now = replace(self.now, passed=tuple(sorted(passed.items())), verdict=verdict)

    def told(self, at: datetime) -> Status:
        self._spend(at)
        warns, until = (self._ahead(percent) for percent in MARKS)
        return replace(self.now, due=until, warns=warns)

    def _ahead(self, percent: int) -> datetime | None:
        """When a mark was passed, or will be."""
        passed = dict(self.now.passed).get(percent)
        if passed is None and self.now.state is State.RUNNING:
            return self._when(self.now.whole * percent / 100)
        return passed
