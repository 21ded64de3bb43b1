"""Looks at masters before they are due: on a thread of its own, since a bad disk may take long to say so."""

import queue
import threading
from collections.abc import Callable, Sequence

from broadcaster.air.voices import Shelf


class Inspector:
    """`found(clip, why)` is called on its thread for each clip it was asked to look at; `why` is empty for a good one."""

    def __init__(self, shelf: Shelf, found: Callable[[str, str], None]) -> None:
        self._shelf, self._found = shelf, found
        self._asked: queue.SimpleQueue[tuple[tuple[str, str], ...] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="inspector", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._asked.put(None)
        self._thread.join(1)

    def look(self, clips: Sequence[tuple[str, str]]) -> None:
        """Have these clips (name, digest) looked at."""
        if clips:
            self._asked.put(tuple(clips))

    def _work(self) -> None:
        while clips := self._asked.get():
            for name, digest in clips:
                self._found(name, self._shelf.trouble(digest))
