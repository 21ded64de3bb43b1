"""Unix sockets by path: however long the path is, and closed to everybody but owner and group."""

import os
import pwd
import socket
import stat
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from broadcaster.faults import Exit, fault

MODE = 0o660
"""Owner and group may speak with the daemon."""


@contextmanager
def _short(path: Path) -> Iterator[str]:
    """A name of `path` that fits into `sun_path` (108 bytes, unix(7)): a Chinese folder name takes three bytes a character."""
    folder = os.open(path.parent, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)


def connect(path: Path, timeout: float) -> socket.socket:
    """A connected stream socket. Raises `OSError`: `FileNotFoundError`, `ConnectionRefusedError` (nobody listens), `PermissionError`."""
    link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        link.settimeout(timeout)
        with _short(path) as name:
            link.connect(name)
    except BaseException:
        link.close()
        raise
    return link


def bind(link: socket.socket, path: Path) -> None:
    """Bind at `path`, mode 0660, in a folder that others cannot enter; replaces the socket of a dead daemon.

    Raises `Fault`: `control.busy` (Exit.BUSY) when somebody answers there, `control.in-the-way` when it is another kind of file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _close_to_others(path.parent)
    _clear(path)
    # Before `bind`, so that there is no instant in which others could connect.
    os.fchmod(link.fileno(), MODE)
    with _short(path) as name:
        link.bind(name)
    path.chmod(MODE)


def _close_to_others(folder: Path) -> None:
    mode = stat.S_IMODE(folder.stat().st_mode)
    if mode & stat.S_IRWXO:
        # Where the folder is somebody else's, the socket's own mode must do.
        with suppress(PermissionError):
            folder.chmod(mode & ~stat.S_IRWXO)


def _clear(path: Path) -> None:
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISSOCK(mode):
        raise fault("control.in-the-way", file=path)
    try:
        connect(path, timeout=1).close()
    except (ConnectionRefusedError, FileNotFoundError):
        path.unlink(missing_ok=True)
    else:
        raise fault("control.busy", Exit.BUSY, pid="?", store=path.parent)


def peer(link: socket.socket) -> tuple[int, str]:
    """Number and name of the account at the other end (SO_PEERCRED, unix(7))."""
    _pid, uid, _gid = struct.unpack("3i", link.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i")))
    try:
        return uid, pwd.getpwuid(uid).pw_name
    except KeyError:
        return uid, str(uid)
