"""One daemon per store: a lock on a file, held for life.

The kernel lets go of it however the process ends, `kill -9` and power cuts included; so a lock is never stale.
"""

import fcntl
import os
from pathlib import Path

from broadcaster.faults import Exit, fault


class DaemonLock:
    """`flock` on a file that also names its holder."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._descriptor: int | None = None

    def take(self) -> None:
        """Hold the lock from now on. Raises `Fault` `control.busy` (Exit.BUSY) with the holder's process id."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        # Not inherited: a child that outlives a killed daemon must not hold its store.
        descriptor = os.open(self.file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o660)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip()
            os.close(descriptor)
            raise fault("control.busy", Exit.BUSY, pid=holder or "?", store=self.file.parent) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
        self._descriptor = descriptor

    def release(self) -> None:
        """Let go. Safe to call twice and before `take`."""
        if self._descriptor is not None:
            # The file stays: removing it would let two daemons lock two files of one name.
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = None
