"""The record of one day, wherever its lines are by now: in the store, or still on their way to it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from broadcaster.faults import Fault, Problem, fault
from broadcaster.record.asrun import DayRecord
from broadcaster.record.entries import Aired, Entry, Incident, Play, Text
from broadcaster.record.lines import readable
from broadcaster.record.spool import waiting_lines

PAST_MIDNIGHT = timedelta(hours=12)
"""How far a programme day may run into the next."""


@dataclass(frozen=True, slots=True)
class Window:
    """A programme day: its date, and the instants its entries lie in."""

    day: date
    since: datetime
    until: datetime


def read_day(spool_dir: Path, store_url: str, day: date, zone: ZoneInfo) -> tuple[DayRecord, tuple[Problem, ...]]:
    """The day's record, and why a part of it could not be read (`store.…`, `journal.unreadable`).

    Incidents are those of the calendar day in `zone`. A store that does not exist yet is not made.
    """
    window = Window(day, datetime.combine(day, time(), zone), datetime.combine(day + timedelta(days=1), time(), zone))
    problems: list[Problem] = []
    waiting: list[Entry] = []
    stored: list[Entry] = []
    try:  # the spool first: see `waiting_lines`
        waiting = [entry for _, entry in readable(waiting_lines(spool_dir))]
    except OSError as error:
        problems += fault("journal.unreadable", folder=spool_dir, why=error.strerror).problems
    try:
        stored = _stored(store_url, window)
    except Fault as failure:
        problems += failure.problems
    return _merged([*stored, *waiting], window), tuple(problems)


def _stored(url: str, window: Window) -> list[Entry]:
    from broadcaster.store.opening import file_of
    from broadcaster.store.record import RecordStore

    file = file_of(url)
    if file is not None and not file.exists():
        return []
    store = RecordStore.open(url)
    try:
        aired = store.aired(window.day, window.day)
        plays = store.plays(window.since, window.until + PAST_MIDNIGHT)
        texts = store.texts(window.day, window.day)
        return [*aired, *plays, *store.incidents(window.since, window.until), *texts]
    finally:
        store.close()


def _merged(entries: list[Entry], window: Window) -> DayRecord:
    """Of several entries with one id the last counts."""
    newest: dict[tuple[type[Entry], str], Entry] = {(type(entry), entry.id): entry for entry in entries}
    aired = [e for e in newest.values() if isinstance(e, Aired) and e.date == window.day]
    cues = {item.id for item in aired}
    plays = [e for e in newest.values() if isinstance(e, Play) and e.cue in cues]
    incidents = [e for e in newest.values() if isinstance(e, Incident) and window.since <= e.at < window.until]
    texts = [e for e in newest.values() if isinstance(e, Text) and e.date == window.day]
    return DayRecord(
        window.day,
        tuple(sorted(aired, key=lambda a: (a.planned_start, a.id))),
        tuple(sorted(plays, key=lambda p: (p.start, p.id))),
        tuple(sorted(incidents, key=lambda i: (i.at, i.id))),
        tuple(sorted(texts, key=lambda t: (t.at, t.id))),
    )
