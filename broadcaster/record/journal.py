"""The record on its way: from the thread that decides, to a file on this machine, to the store.

write() ─► memory (bounded) ─► Scribe: one line in journal.jsonl ─► Shipper: the store
"""

import logging
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from broadcaster.record.entries import Aired, Entry, Incident
from broadcaster.record.lines import encode, is_on_air, newest, worth_remembering
from broadcaster.record.scribe import MEMORY_LINES, Line, Refusal, Scribe
from broadcaster.record.shipping import Brought, Shipper, bring
from broadcaster.record.spool import SHIPPING, WRITING, waiting_lines

if TYPE_CHECKING:
    from broadcaster.settings import Settings

log = logging.getLogger(__name__)

STORE_REACHED_S = 0.2
CLOSE_S = 1.5
"""For the store; writing the last lines has the rest of the contract's 2 s."""


class SpoolJournal:
    """`record.Journal` over a spool and a store. Owns the spool from here to `close`; starts its threads at once.

    `now`: Unix seconds of the programme (`ports.Clock.now`), for the incidents the journal itself writes.
    `settle_s`: how long the store is left alone after the start, so that the air comes up undisturbed.
    `memory`: lines kept while the disk takes none.
    """

    def __init__(
        self, spool_dir: Path, store_url: str, *, now: Callable[[], float], settle_s: float = 2.0, memory: int = MEMORY_LINES
    ) -> None:
        self._now = now
        self._folder = spool_dir
        self._scribe = Scribe(spool_dir, tell_refusal=self._tell_refusal, memory=memory)
        self._shipper = Shipper(spool_dir, store_url, turn_over=self._scribe.turn_over, tell=self._tell)
        self._shipping = Thread(target=self._shipper.run, args=(settle_s,), name="journal-shipper", daemon=True)
        self._scribe.start()
        self._shipping.start()

    def write(self, entry: Entry) -> None:
        """As `record.Journal.write`."""
        line = _line(entry)
        if line is not None:
            self._scribe.write(line)
            self._shipper.due.set()

    def state(self) -> Mapping[str, str | int]:
        """For `status`: `store` ("answers" or "away"), `why`, `spool_bytes`, and `in_memory`: lines the disk has not taken."""
        return {**self._shipper.state(), "in_memory": self._scribe.waiting}

    def close(self) -> None:
        """As `record.Journal.close`; safe to call twice."""
        self._shipper.closing.set()
        self._shipper.due.set()
        self._shipping.join(CLOSE_S)
        self._scribe.stop(0.2)

    def _tell(self, code: str, facts: Mapping[str, str]) -> None:
        """An incident of the journal's own; never waits, since the scribe's own thread may call it."""
        at = datetime.fromtimestamp(self._now(), UTC)
        line = _line(Incident(f"{at.isoformat()} {code}", at, code, facts))
        if line is not None:
            self._scribe.put(line)
            self._shipper.due.set()

    def _tell_refusal(self, refusal: Refusal) -> None:
        span = timedelta(seconds=round(refusal.seconds))
        facts = {"span": span, "why": refusal.why, "kept": refusal.kept, "lost": refusal.lost, "folder": self._folder}
        self._tell("journal.disk-refused", {name: str(fact) for name, fact in facts.items()})


def _line(entry: Entry) -> Line | None:
    try:
        text = encode(entry)
    except Exception:  # `write` never raises; what was wrong is in the log, with the entry
        log.exception("journal entry refused entry=%r", entry)
        return None
    return Line(text, entry if isinstance(entry, Aired) else None)


def remembered(spool_dir: Path, store_url: str) -> tuple[Aired, ...]:
    """What earlier processes wrote of the last two programme days' items, and whatever they left on air. Raises nothing.

    The spool knows, since each of its files begins with it; without any spool file the store is asked, if it answers
    within 0.2 s.
    """
    try:
        if any((spool_dir / name).exists() for name in (WRITING, SHIPPING)):
            return tuple(worth_remembering(item for _, item in newest(waiting_lines(spool_dir)).values()))
        return _remembered_in_store(store_url)
    except Exception:  # the air starts, with or without a memory
        log.exception("earlier items unknown")
        return ()


def unfinished(spool_dir: Path, store_url: str) -> tuple[Aired, ...]:
    """Of these the items with a start and no outcome: on air when the last process ended without saying so."""
    return tuple(item for item in remembered(spool_dir, store_url) if is_on_air(item))


def _remembered_in_store(url: str) -> tuple[Aired, ...]:
    if url.startswith("sqlite") and not Path(url.partition(":///")[2]).exists():
        return ()
    from broadcaster.faults import Fault
    from broadcaster.store.record import RecordStore

    found: list[Aired] = []

    def ask() -> None:
        try:
            store = RecordStore.open(url, wait_s=STORE_REACHED_S)
            found.extend(store.remembered())
            store.close()
        except Fault as failure:
            log.warning("store not asked for earlier items why=%s", failure)

    asking = Thread(target=ask, name="journal-memory", daemon=True)
    asking.start()
    asking.join(STORE_REACHED_S)
    return () if asking.is_alive() else tuple(worth_remembering(found))


def ship_spool(settings: "Settings") -> Brought | None:
    """Bring the spool to the store from a command; `None` when a daemon has the spool and does it itself.

    Raises `Fault` (`store.…`) or `OSError`.
    """
    scribe = Scribe(settings.spool_dir, tell_refusal=lambda _: None)
    scribe.start()
    try:
        if not scribe.ready.wait(0.5):
            return None
        brought = bring(settings.spool_dir, settings.store_url, wait_s=5.0)
        if scribe.turn_over(5.0):
            brought += bring(settings.spool_dir, settings.store_url, wait_s=5.0)
        return brought
    finally:
        scribe.stop(1.0)
