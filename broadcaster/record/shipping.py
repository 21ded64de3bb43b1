"""From the spool to the store, as often as it takes. The store's libraries are loaded here, when there is something to bring."""

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from broadcaster.faults import Fault
from broadcaster.record.entries import Entry
from broadcaster.record.lines import decode, is_carried
from broadcaster.record.spool import SHIPPING, WRITING, lines_of, set_aside

if TYPE_CHECKING:
    from broadcaster.store.record import RecordStore

log = logging.getLogger(__name__)

BATCH = 500
"""Entries in one transaction: some ten milliseconds of it."""
GATHER_S = 1.0
"""How long the shipper lets entries come together."""
STORE_WAIT_S = 1.0
FIRST_PAUSE_S, LAST_PAUSE_S = 0.5, 15.0
"""Between two attempts while the store is away: doubling from the first to the last."""
IDLE_S = 60.0
"""How long what a stalled disk did not hand over waits at most."""
TURN_S = 2.0


@dataclass(frozen=True, slots=True)
class Brought:
    """What one shipment came to."""

    entries: int = 0
    rejected: int = 0

    def __add__(self, other: "Brought") -> "Brought":
        return Brought(self.entries + other.entries, self.rejected + other.rejected)


def bring(folder: Path, url: str, *, wait_s: float = STORE_WAIT_S) -> Brought:
    """Bring the file that was handed over to the store, then remove it. What cannot be read or held is set aside.

    Done twice it changes nothing, so it may break off anywhere. The store is opened for each shipment: a file that was
    deleted or replaced meanwhile takes no entry with it. Raises `Fault` (`store.…`) or `OSError`.
    """
    file = folder / SHIPPING
    if not file.exists():
        return Brought()
    from broadcaster.store.record import RecordStore

    rejected: list[bytes] = []
    brought = 0
    shipped = _identity(file)
    store = RecordStore.open(url, wait_s=wait_s, durable=True)
    try:
        readable = _readable(file, rejected)
        while batch := list(islice(readable, BATCH)):
            brought += _put(store, batch, rejected)
    finally:
        store.close()
    set_aside(folder, rejected)
    if _identity(file) == shipped:  # a process that took over meanwhile may have brought it, and handed over the next
        file.unlink()
    return Brought(brought, len(rejected))


def _identity(file: Path) -> tuple[int, ...]:
    try:
        found = file.stat()
    except FileNotFoundError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _readable(file: Path, rejected: list[bytes]) -> Iterator[tuple[bytes, Entry]]:
    for line in lines_of(file):
        if is_carried(line):
            continue
        try:
            yield line, decode(line)
        except ValueError:
            rejected.append(line)


def _put(store: "RecordStore", batch: list[tuple[bytes, Entry]], rejected: list[bytes]) -> int:
    """The batch at once; one by one when an entry in it cannot be held."""
    from broadcaster.store.record import Unfit

    try:
        store.put([entry for _, entry in batch])
    except Unfit:
        if len(batch) == 1:
            rejected.append(batch[0][0])
            return 0
        return sum(_put(store, [one], rejected) for one in batch)
    return len(batch)


class Shipper:
    """`turn_over` hands the spool's file over (`Scribe.turn_over`); `tell` writes an incident: code and facts."""

    def __init__(
        self, folder: Path, url: str, *, turn_over: Callable[[float], bool], tell: Callable[[str, Mapping[str, str]], None]
    ) -> None:
        self.due = Event()
        """Set when there is something to bring."""
        self.closing = Event()
        """Set for one last attempt."""
        self._folder = folder
        self._url = url
        self._turn_over = turn_over
        self._tell = tell
        self._away_since: float | None = None
        self._why = ""
        self._brought = 0

    def run(self, settle_s: float) -> None:
        """Bring what comes until `closing`; the store is left alone for the first `settle_s`."""
        self.closing.wait(settle_s)
        pause = FIRST_PAUSE_S
        while True:
            last = self.closing.is_set()
            if self._attempt() and not last:
                pause = FIRST_PAUSE_S
                self.due.wait(IDLE_S)
                self.due.clear()
                self.closing.wait(GATHER_S)
            elif last:
                return
            else:
                self.closing.wait(pause)
                pause = min(2 * pause, LAST_PAUSE_S)

    def state(self) -> Mapping[str, str | int]:
        """`store`: "answers" or "away", `why` it is away, `spool_bytes` that wait."""
        size = sum(_size(self._folder / name) for name in (WRITING, SHIPPING))
        return {"store": "answers" if self._away_since is None else "away", "why": self._why, "spool_bytes": size}

    def _attempt(self) -> bool:
        try:
            brought = bring(self._folder, self._url)
            if self._turn_over(TURN_S):
                brought += bring(self._folder, self._url)
        except (Fault, OSError) as error:
            self._away(error)
            return False
        except Exception as error:  # a driver's surprise must not end the shipping
            log.exception("shipping failed")
            self._away(error)
            return False
        self._back(brought)
        return True

    def _away(self, error: Exception) -> None:
        self._why = _why(error)
        if self._away_since is None:
            self._away_since = time.monotonic()
            log.warning("store away why=%s", self._why)
            self._tell("store.away", {"why": self._why})

    def _back(self, brought: Brought) -> None:
        if brought.rejected:
            self._tell("journal.rejected", {"count": str(brought.rejected), "folder": str(self._folder)})
        if self._away_since is not None:
            span = timedelta(seconds=round(time.monotonic() - self._away_since))
            self._away_since, self._why = None, ""
            log.warning("store back after=%s entries=%d", span, brought.entries)
            self._tell("store.back", {"span": str(span), "entries": str(brought.entries)})


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _why(error: Exception) -> str:
    """In a few words: the driver's own, or the failure's code."""
    if isinstance(error, Fault):
        problem = error.problems[0]
        return problem.facts.get("why", problem.code)
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
