"""Every spot that rotations were heard to play, wherever the lines are by now: in the store, or still on their way to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from broadcaster.faults import Fault, Problem, fault
from broadcaster.record.entries import Aired, Entry, Play, SpotPlay
from broadcaster.record.lines import readable
from broadcaster.record.spool import waiting_lines

ROTATION, EMERGENCY = "rotation", "emergency"
SPOT = "/spot@"
"""In the id of a spot's play; what else a rotation plays is music between its spots, and what stands in for them."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was on record when it was asked for."""

    plays: tuple[SpotPlay, ...]
    """By start."""
    problems: tuple[Problem, ...]
    """Why a part of it could not be read (`store.…`, `journal.unreadable`); empty when it is all there is."""


def spot_plays(spool_dir: Path, store_url: str | None, first: date, last: date, *, wait_s: float = 5.0) -> Found:
    """Spots heard on the programme days from `first` to `last`, both included.

    `wait_s`: how long to wait for a store; without one, only what waits for it is told. A store that does not exist yet is not made.
    """
    problems: list[Problem] = []
    waiting: list[Entry] = []
    items: tuple[Aired, ...] = ()
    stored: tuple[tuple[date, Play], ...] = ()
    try:  # the spool first: see `waiting_lines`
        waiting = [entry for _, entry in readable(waiting_lines(spool_dir), "aired", "play")]
    except OSError as error:
        problems += fault("journal.unreadable", folder=spool_dir, why=error.strerror).problems
    try:
        items, stored = _stored(store_url, first, last, wait_s) if store_url is not None else ((), ())
    except Fault as failure:
        problems += failure.problems
    return Found(_merged(items, stored, waiting, (first, last)), tuple(problems))


def _stored(url: str, first: date, last: date, wait_s: float) -> tuple[tuple[Aired, ...], tuple[tuple[date, Play], ...]]:
    from broadcaster.store.opening import file_of
    from broadcaster.store.record import RecordStore

    file = file_of(url)
    if file is not None and not file.exists():
        return (), ()
    store = RecordStore.open(url, wait_s=wait_s)
    try:
        return store.aired(first, last), store.plays_of(ROTATION, first, last)
    finally:
        store.close()


def _merged(
    items: Iterable[Aired], stored: Iterable[tuple[date, Play]], waiting: Iterable[Entry], span: tuple[date, date]
) -> tuple[SpotPlay, ...]:
    """Of several entries with one id the last counts."""
    known = {item.id: item for item in items}
    known |= {entry.id: entry for entry in waiting if isinstance(entry, Aired) and span[0] <= entry.date <= span[1]}
    days = {item.id: item.date for item in known.values() if item.kind == ROTATION}
    plays = {play.id: (day, play) for day, play in stored}
    plays |= {entry.id: (days[entry.cue], entry) for entry in waiting if isinstance(entry, Play) and entry.cue in days}
    sirens = [item for item in known.values() if item.kind == EMERGENCY and item.start]
    heard = (_heard(day, play, sirens) for day, play in plays.values() if SPOT in play.id)
    return tuple(sorted(heard, key=lambda play: (play.start, play.clip)))


def _heard(day: date, play: Play, sirens: Iterable[Aired]) -> SpotPlay:
    """What an emergency sounded over, the mall did not hear."""
    covered = sum((_common(play, siren) for siren in sirens), timedelta())
    return SpotPlay(day, play.clip, play.start, max(0.0, play.seconds - covered.total_seconds()), play.complete and not covered)


def _common(play: Play, siren: Aired) -> timedelta:
    first, last = max(play.start, siren.start or play.start), min(play.end, siren.end or play.end)
    return max(last - first, timedelta())
