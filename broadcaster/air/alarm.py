"""APScheduler as the alarm clock: it only wakes; what is due is always worked out anew."""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler

from broadcaster.air.ports import Clock
from broadcaster.clock import moment
from broadcaster.content.clip import RATE_HZ

TICK_S = 1


class Alarm:
    """One dated job per cue of the horizon, in memory; a beat every second."""

    def __init__(self, clock: Clock, due: Callable[[str], None], tick: Callable[[], None]) -> None:
        """`due(cue_id)` and `tick()` are called on the scheduler's threads and must only queue."""
        self._clock, self._due, self._tick = clock, due, tick
        defaults = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        self._scheduler = BackgroundScheduler(timezone=UTC, job_defaults=defaults)
        self._over = threading.Event()
        self._beat = threading.Thread(target=self._beats, name="beat", daemon=True)

    def start(self) -> None:
        self._scheduler.start()
        self._beat.start()

    def stop(self) -> None:
        self._over.set()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def _beats(self) -> None:
        """By the steady clock: a wall clock that is put back must not stop the beat, nor one put on let a job oversleep."""
        while not self._over.wait(TICK_S):
            self._tick()
            self._scheduler.wakeup()

    def wake(self, dues: tuple[tuple[int, str], ...]) -> None:
        """Call `due` at these programme frames, in place of what was wished before. Frames gone by are left out.

        The scheduler goes by the machine's clock: a shifted programme (`--as-if`) is shifted back.
        """
        now, machine = self._clock.now(), moment(ZoneInfo("UTC"))
        wanted = {cue: frame / RATE_HZ - now for cue, frame in ((c, f) for f, c in dues) if frame / RATE_HZ > now}
        for job in self._scheduler.get_jobs():
            if job.id not in wanted:
                with suppress(JobLookupError):
                    job.remove()
        for cue, ahead in wanted.items():
            when = machine + timedelta(seconds=ahead)
            self._scheduler.add_job(self._due, "date", run_date=when, args=[cue], id=cue, replace_existing=True)
