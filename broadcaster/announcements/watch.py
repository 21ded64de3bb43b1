"""Sees within a second or two that somebody changed the queue: in the store, or in the events' folder."""

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from broadcaster.announcements.board import Board
from broadcaster.announcements.folder import EventsFolder
from broadcaster.announcements.folder import Look as FolderLook
from broadcaster.faults import Fault

if TYPE_CHECKING:
    from broadcaster.store.board import BoardStore

log = logging.getLogger(__name__)

EVERY_S = 1.0
WAIT_S = 0.5
"""How long a locked or silent store may keep a look."""


class Look:
    """One way to the store that stays open: a look at it costs well under a millisecond. For one thread."""

    def __init__(self, url: str, *, wait_s: float = WAIT_S) -> None:
        self._url, self._wait_s = url, wait_s
        self._store: BoardStore | None = None
        self._inode = 0

    def version(self) -> str:
        """Another value whenever the board in the store changed, as `Board.version` has it.

        Raises `Fault` (`store.…`); the next look begins anew.
        """
        from broadcaster.store.board import BoardStore
        from broadcaster.store.opening import file_of

        file = file_of(self._url)
        inode = _inode(file) if file else 0
        if file and not inode:  # nobody has made the store yet, or somebody took it away
            self.close()
            return Board().version
        if inode != self._inode:
            self.close()
        try:
            self._store = self._store or BoardStore.open(self._url, wait_s=self._wait_s)
            self._inode = inode
            return self._store.version()
        except Fault:
            self.close()
            raise

    def close(self) -> None:
        """Safe to call twice."""
        if self._store is not None:
            store, self._store, self._inode = self._store, None, 0
            store.close()


def version(url: str, *, wait_s: float = WAIT_S) -> str:
    """One look. Raises `Fault` (`store.…`)."""
    look = Look(url, wait_s=wait_s)
    try:
        return look.version()
    finally:
        look.close()


class Watcher:
    """Looks at the queue once a second on a thread of its own, and tells when it is another than it was."""

    def __init__(self, url: str, folder: Path, tell: Callable[[], None], *, every_s: float = EVERY_S) -> None:
        """`tell` is called on the watcher's thread and must return at once."""
        self._look, self._folder, self._tell, self._every_s = Look(url), EventsFolder(folder), tell, every_s
        self._done = Event()
        self._thread: Thread | None = None

    def start(self, version: str, looks: FolderLook) -> None:
        """Watch for anything but this: `Board.version` and `EventsFolder.looks()` of what was read last."""
        self._thread = Thread(target=self._watch, args=(version, looks), name="board", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Safe to call twice and before `start`."""
        self._done.set()
        if self._thread is not None:
            self._thread.join(WAIT_S * 4)
            self._thread = None

    def _watch(self, version: str, looks: FolderLook) -> None:
        seen = (version, looks)
        away = False
        while not self._done.wait(self._every_s):
            try:
                now, away = (self._look.version(), self._folder.looks()), False
            except Fault as gone:
                if not away:
                    log.warning("board away why=%s", gone.problems[0].facts.get("why", gone.problems[0].code))
                now, away = (seen[0], self._folder.looks()), True
            if now != seen:
                seen = now
                self._tell()
        self._look.close()


def _inode(file: Path) -> int:
    try:
        return file.stat().st_ino
    except OSError:
        return 0
