"""What the month has heard so far: from the record, without waiting for a store that is away.

    var/promotions.json   {"day": "2026-12-05", "heard": {"2026-12-04": {"promo/….ogg": 12}}, "newest": {…}}

`heard` is what was known when `day` began, and stays so through the day whatever comes to light: so neither a restart nor the plan
lays the day out another way than it is aired. `newest` is what the store told last: the good copy for a day on which it is away.
"""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from threading import Lock, Thread, get_ident
from zoneinfo import ZoneInfo

from broadcaster.faults import Problem, Severity
from broadcaster.promotions.model import Heard, Promotions, Spot
from broadcaster.record.entries import SpotPlay
from broadcaster.record.rotations import Found, spot_plays
from broadcaster.settings import Settings

NAME = "promotions.json"
STORE_S = 1.0
"""How long a day's beginning waits for the store."""
ASKED_S = 2.0
"""How long somebody who asks waits for it."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What stands in the file."""

    day: date | None = None
    heard: Heard = field(default_factory=dict)
    newest: Heard = field(default_factory=dict)


def promotions(
    settings: Settings, listed: tuple[Spot, ...], day: date, zone: ZoneInfo, *, keep: bool = False
) -> tuple[Promotions, tuple[Problem, ...]]:
    """The spots with what was heard before `day`, as it was known when the daemon began that day, if it has; and, as a warning,
    why what was heard is not fully known. `keep` is for the daemon: it begins `day` now. Raises nothing.
    """
    heard, problems = _begun(settings, day) if keep else _known(settings, day)
    return Promotions(zone, listed, heard), problems


def counted(plays: Iterable[SpotPlay]) -> dict[date, dict[str, int]]:
    """Whole plays by day and clip."""
    days: dict[date, Counter[str]] = {}
    for play in plays:
        if play.whole:
            days.setdefault(play.day, Counter())[play.clip] += 1
    return {day: dict(clips) for day, clips in days.items()}


def _known(settings: Settings, day: date) -> tuple[Heard, tuple[Problem, ...]]:
    copy = read(settings.record_dir / NAME)
    if copy.day == day:
        return copy.heard, ()
    return _by(spot_plays(settings.spool_dir, settings.store_url, *_days(day), wait_s=ASKED_S), copy)


def _begun(settings: Settings, day: date) -> tuple[Heard, tuple[Problem, ...]]:
    file = settings.record_dir / NAME
    copy = read(file)
    if copy.day == day:
        return copy.heard, ()
    asking = _Asking(lambda: spot_plays(settings.spool_dir, settings.store_url, *_days(day)), file)
    found = asking.answer(STORE_S) or spot_plays(settings.spool_dir, None, *_days(day))
    heard, problems = _by(found, copy, slow=asking.late)
    refused = asking.write(Copy(day, heard, copy.newest if problems else heard))
    return heard, (*problems, *refused)


def _by(found: Found, copy: Copy, *, slow: bool = False) -> tuple[Heard, tuple[Problem, ...]]:
    """What was heard by an answer; by the copy too, where the answer is not all there is."""
    heard = counted(found.plays)
    if not found.problems and not slow:
        return heard, ()
    why = ", ".join(problem.facts.get("why", problem.code) for problem in found.problems) or f"{STORE_S:g} s"
    for day, clips in copy.newest.items():
        if sum(clips.values()) > sum(heard.get(day, {}).values()):
            heard[day] = dict(clips)
    last = max(copy.newest, default=None)
    facts = {"why": why, "day": last.isoformat() if last else "–"}
    return heard, (Problem("promotions.heard-unknown", Severity.WARNING, facts=facts),)


def _days(day: date) -> tuple[date, date]:
    """From the first of yesterday's month to yesterday: its plan may run past midnight."""
    yesterday = day - timedelta(days=1)
    return yesterday.replace(day=1), yesterday


class _Asking:
    """A question to the record on a thread of its own. An answer that comes too late is kept for another day."""

    def __init__(self, ask: Callable[[], Found], file: Path) -> None:
        self._ask, self._file = ask, file
        self._answer: Found | None = None
        self.late = False
        self._lock = Lock()
        self._thread = Thread(target=self._run, name="promotions-history", daemon=True)
        self._thread.start()

    def answer(self, wait_s: float) -> Found | None:
        self._thread.join(wait_s)
        with self._lock:
            self.late = self._answer is None
            return self._answer

    def write(self, copy: Copy) -> tuple[Problem, ...]:
        with self._lock:
            try:
                write(self._file, copy)
            except OSError as refused:
                return (Problem("promotions.not-kept", Severity.WARNING, facts={"file": str(self._file), "why": str(refused)}),)
        return ()

    def _run(self) -> None:
        found = self._ask()
        with self._lock:
            self._answer = found
            if self.late and not found.problems:
                with suppress(OSError):  # the day's own copy tells of it
                    write(self._file, replace(read(self._file), newest=counted(found.plays)))


def read(file: Path) -> Copy:
    """The copy; an empty one where there is none, or none that can be read."""
    try:
        told = json.loads(file.read_bytes())
        return Copy(date.fromisoformat(told["day"]), _heard(told["heard"]), _heard(told["newest"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Copy()


def _heard(told: dict[str, dict[str, int]]) -> Heard:
    return {date.fromisoformat(day): {str(clip): int(count) for clip, count in clips.items()} for day, clips in told.items()}


def write(file: Path, copy: Copy) -> None:
    """Replace the copy whole. Raises `OSError`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}-{get_ident()}.tmp")
    told = {"day": copy.day.isoformat() if copy.day else "", "heard": _told(copy.heard), "newest": _told(copy.newest)}
    with draft.open("w", encoding="utf-8") as out:
        json.dump(told, out, ensure_ascii=False, separators=(",", ":"))
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)


def _told(heard: Heard) -> dict[str, dict[str, int]]:
    return {day.isoformat(): dict(clips) for day, clips in sorted(heard.items())}
