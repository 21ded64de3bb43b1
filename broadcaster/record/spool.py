"""The journal's files: one being written, at most one being brought to the store, and what could not be read.

    journal.jsonl           the newest lines; opened O_APPEND, one `write(2)` a line
    journal.shipping.jsonl  the lines before them, on their way to the store; all older than those in journal.jsonl
    journal.rejected.jsonl  lines no store could take, kept for a person
    journal.lock            held by whoever writes and ships

What a `write(2)` has taken lies in the kernel and outlives `kill -9`; `sync` makes it outlive a power cut.
"""

import errno
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

WRITING, SHIPPING, REJECTED, LOCK = "journal.jsonl", "journal.shipping.jsonl", "journal.rejected.jsonl", "journal.lock"


def lines_of(file: Path) -> Iterator[bytes]:
    """Lines of a file without their ends, the torn last one included; nothing when there is no file. Raises `OSError`."""
    try:
        with file.open("rb") as opened:
            for line in opened:
                if line.strip():
                    yield line.rstrip(b"\r\n")
    except FileNotFoundError:
        return


def waiting_lines(folder: Path) -> list[bytes]:
    """All lines not known to be in the store, oldest first.

    The newer file is read first: lines move from it to the older one and from there to the store, so a reader who asks
    in the order newer, older, store meets each of them at least once. Raises `OSError`.
    """
    newer = list(lines_of(folder / WRITING))
    return [*lines_of(folder / SHIPPING), *newer]


def set_aside(folder: Path, lines: list[bytes]) -> None:
    """Keep lines that could not be brought, on the disk when this returns. Raises `OSError`."""
    if not lines:
        return
    with (folder / REJECTED).open("ab") as file:
        file.write(b"".join(line + b"\n" for line in lines))
        file.flush()
        os.fsync(file.fileno())


def sync(folder: Path) -> None:
    """What was written survives a power cut. May take as long as the disk likes. Raises `OSError`."""
    try:
        file = os.open(folder / WRITING, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        os.fdatasync(file)
    finally:
        os.close(file)


class Spool:
    """The files' one owner; not for two threads. Every method may raise `OSError` and can be called again afterwards."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = -1
        self._file = -1
        self._torn = False

    def own(self) -> bool:
        """Become the owner; `False` while another process is. The kernel gives the lock back when a process dies."""
        if self._lock < 0:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o660)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                os.close(lock)
                return False
            self._lock = lock
        return True

    def append(self, line: bytes) -> None:
        """Write one line whole, or raise `OSError` and leave nothing of it that a reader could take for a line."""
        file = self._opened()
        text = (b"\n" if self._torn else b"") + line + b"\n"
        size = os.fstat(file).st_size
        written = os.write(file, text)
        if written == len(text):
            self._torn = False
            return
        try:
            os.ftruncate(file, size)
        except OSError:
            self._torn = True  # the next line starts on its own
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def _opened(self) -> int:
        """The file to append to; when somebody removed it, a new one with all that was in it."""
        saved = b""
        if self._file >= 0 and (gone := os.fstat(self._file)).st_nlink == 0:
            saved = os.pread(self._file, gone.st_size, 0)
            self._let_go()
        if self._file < 0:
            self.folder.mkdir(parents=True, exist_ok=True)
            flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC
            self._file = os.open(self.folder / WRITING, flags, 0o660)
            os.write(self._file, saved)
            size = os.fstat(self._file).st_size
            self._torn = size > 0 and os.pread(self._file, 1, size - 1) != b"\n"
        return self._file

    def rotate(self) -> bool:
        """Hand the lines written so far over for shipping; the next `append` starts a new file.

        `False` when there are none, or an earlier hand-over has not been shipped yet.
        """
        writing, shipping = self.folder / WRITING, self.folder / SHIPPING
        if shipping.exists() or not writing.exists() or writing.stat().st_size == 0:
            return False
        writing.rename(shipping)
        self._let_go()
        return True

    def _let_go(self) -> None:
        if self._file >= 0:
            file, self._file = self._file, -1
            os.close(file)

    def close(self) -> None:
        """Give everything back; safe to call twice."""
        self._let_go()
        if self._lock >= 0:
            lock, self._lock = self._lock, -1
            os.close(lock)
