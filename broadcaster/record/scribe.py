"""One thread that owns the spool: it takes lines from memory to the file, and hands the file over for shipping.

The deciding thread waits until its line has reached the kernel, which takes some ten microseconds; when the disk stalls it
waits `PATIENCE_S` once, and from then on not at all until the disk has caught up.
"""

import logging
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Condition, Event, Thread

from broadcaster.record.entries import Aired
from broadcaster.record.lines import carried, newest, worth_remembering
from broadcaster.record.spool import Spool, sync, waiting_lines

log = logging.getLogger(__name__)

PATIENCE_S = 0.05
"""How long `write` waits for a disk that has always answered at once."""
MEMORY_LINES = 50_000
"""Lines kept in memory while the disk takes none: some weeks of a mall's programme, about 25 MB."""
RETRY_S = 0.5
SYNC_S = 1.0
CARRIED = 2_000
"""Items a new file begins with, at most; two days of a mall have a tenth of that."""


@dataclass(frozen=True, slots=True)
class Line:
    """One encoded entry, and the item of the programme it is about, if any."""

    text: bytes
    item: Aired | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """The disk took nothing for a while: how long, why, how many lines waited and how many the memory could not keep."""

    seconds: float
    why: str
    kept: int
    lost: int


class Scribe:
    """`tell_refusal` is called from the scribe's own thread when the disk takes lines again; it may `put`."""

    def __init__(self, folder: Path, *, tell_refusal: Callable[[Refusal], None], memory: int = MEMORY_LINES) -> None:
        self.ready = Event()
        """The spool is ours."""
        self._spool = Spool(folder)
        self._tell_refusal = tell_refusal
        self._memory = memory
        self._wake = Condition()
        self._queue: deque[Line] = deque()
        self._taken = self._settled = self._lost = 0
        self._stalled = self._turn_wanted = self._turned = self._stopping = False
        self._fresh = True
        """The file holds lines that were not handed over yet."""
        self._refused: tuple[float, str] | None = None
        self._known: dict[str, Line] = {}
        self._stopped = Event()
        self._writer = Thread(target=self._run, name="journal-writer", daemon=True)
        self._syncer = Thread(target=self._sync, name="journal-syncer", daemon=True)

    def start(self) -> None:
        self._writer.start()
        self._syncer.start()

    def stop(self, timeout_s: float) -> None:
        """Write what is in memory, if the disk takes it, and give the spool back. Safe to call twice."""
        with self._wake:
            self._stopping = True
            self._wake.notify_all()
        self._writer.join(timeout_s)
        self._stopped.set()
        self._syncer.join(timeout_s)

    def write(self, line: Line) -> None:
        """Keep a line; it has reached the kernel when this returns, unless the disk refuses or stalls."""
        mine = self.put(line)
        with self._wake:
            if not self._stalled and not self._wake.wait_for(lambda: self._settled >= mine or self._stalled, PATIENCE_S):
                self._stalled = True

    def put(self, line: Line) -> int:
        """Keep a line without waiting; its number."""
        with self._wake:
            self._queue.append(line)
            self._taken += 1
            self._trim()
            self._wake.notify_all()
            return self._taken

    def turn_over(self, timeout_s: float) -> bool:
        """Have the file handed over for shipping; `False` when nothing new is in it or the scribe is held up."""
        with self._wake:
            self._turn_wanted, self._turned = True, False
            self._wake.notify_all()
            self._wake.wait_for(lambda: not self._turn_wanted, timeout_s)
            return self._turned

    @property
    def waiting(self) -> int:
        """Lines only in memory."""
        return self._taken - self._settled

    def _trim(self) -> None:
        while len(self._queue) > self._memory:
            self._queue.popleft()
            self._lost += 1
            self._settled += 1

    def _run(self) -> None:
        try:
            if self._own():
                while self._step():
                    pass
        finally:
            self._spool.close()

    def _own(self) -> bool:
        """Wait for the spool; `False` when the end came first."""
        while not self._try_own():
            with self._wake:
                self._stalled = True
                self._wake.notify_all()
                if self._wake.wait_for(lambda: self._stopping, RETRY_S / 5):
                    return self._try_own()
        return True

    def _try_own(self) -> bool:
        try:
            if not self._spool.own():
                return False
            known = newest(waiting_lines(self._spool.folder))
        except OSError as error:
            self._refused = self._refused or (time.monotonic(), error.strerror or str(error))
            return False
        self._known = {key: Line(text, item) for key, (text, item) in known.items()}
        self.ready.set()
        return True

    def _step(self) -> bool:
        """Take what is in memory, then turn over if asked to; `False` at the end."""
        with self._wake:
            if self._refused:
                self._wake.wait_for(lambda: self._turn_wanted or self._stopping, RETRY_S)
            else:
                self._wake.wait_for(lambda: self._queue or self._turn_wanted or self._stopping)
            batch = list(self._queue)
            self._queue.clear()
            turn, stop = self._turn_wanted, self._stopping
        done = self._take(batch)
        self._settle(batch, done)
        if turn:
            self._turn_over()
        return not stop or (bool(self._queue) and not self._refused)

    def _take(self, batch: list[Line]) -> int:
        """How many lines of the batch the file took."""
        for done, line in enumerate(batch):
            try:
                self._spool.append(line.text)
            except OSError as error:
                if not self._refused:
                    self._refused = (time.monotonic(), error.strerror or str(error))
                    log.warning("spool refused error=%s", error)
                return done
            self._note(line)
        return len(batch)

    def _note(self, line: Line) -> None:
        self._fresh = True
        if line.item is not None:
            self._known.pop(line.item.id, None)
            self._known[line.item.id] = line

    def _settle(self, batch: list[Line], done: int) -> None:
        """Put back what was not taken, let the waiting go on, and tell of a refusal that is over."""
        with self._wake:
            self._queue.extendleft(reversed(batch[done:]))
            self._trim()
            self._settled += done
            self._stalled = done < len(batch)
            refused, lost = self._refused, self._lost
            if done == len(batch) and batch and refused:
                self._refused, self._lost = None, 0
            self._wake.notify_all()
        if refused and batch and done == len(batch):
            self._tell_refusal(Refusal(time.monotonic() - refused[0], refused[1], done, lost))

    def _turn_over(self) -> None:
        """What a new process must know goes into the new file first, so that the spool alone says it."""
        turned = False
        try:
            turned = self._fresh and self._spool.rotate()
        except OSError as error:
            log.warning("spool not handed over error=%s", error)
        remembered = self._remembered() if turned else []
        done = self._take(remembered)
        with self._wake:
            self._queue.extendleft(reversed(remembered[done:]))
            self._taken += len(remembered) - done
            self._fresh = self._fresh and not turned
            self._turn_wanted, self._turned = False, turned
            self._wake.notify_all()

    def _remembered(self) -> list[Line]:
        kept = worth_remembering(line.item for line in self._known.values() if line.item)[-CARRIED:]
        self._known = {item.id: Line(carried(self._known[item.id].text), item) for item in kept}
        return list(self._known.values())

    def _sync(self) -> None:
        """To the disk, once a second while there is something new; in a thread of its own because a disk may take long."""
        synced = -1
        while not self._stopped.wait(SYNC_S) or synced != self._settled:
            if synced != (settled := self._settled):
                try:
                    sync(self._spool.folder)
                except OSError as error:
                    log.warning("spool not synced error=%s", error)
                synced = settled
