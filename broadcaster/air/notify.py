"""Tells systemd how the daemon is (sd_notify(3), systemd.service(5) `Type=notify`). Without systemd it says nothing."""

import os
import socket
from collections.abc import Mapping
from contextlib import suppress


def watchdog_interval(environ: Mapping[str, str] = os.environ, pid: int | None = None) -> float | None:
    """Seconds within which `alive` must be said again and again (WATCHDOG_USEC); `None`: nobody waits for it.

    Half of it is a good rhythm (sd_watchdog_enabled(3)). WATCHDOG_PID other than ours means that another process is meant.
    """
    usec, meant = environ.get("WATCHDOG_USEC", ""), environ.get("WATCHDOG_PID", "")
    if not usec.isdecimal() or int(usec) == 0 or (meant and meant != str(pid or os.getpid())):
        return None
    return int(usec) / 1e6


class Notifier:
    """Speaks to the socket named by NOTIFY_SOCKET, a path or an abstract name ("@…").

    Never raises and never blocks: the programme does not wait for its supervisor.
    """

    def __init__(self, address: str | None = None) -> None:
        name = os.environ.get("NOTIFY_SOCKET", "") if address is None else address
        # An abstract address begins with a zero byte, written as @ (unix(7)).
        self._address = "\0" + name[1:] if name.startswith("@") else name

    def ready(self, status: str = "") -> None:
        """On air: units that wait for this one may start. Also says that a reload is over."""
        self._send("READY=1", *_status(status))

    def status(self, text: str) -> None:
        """One line for `systemctl status`."""
        self._send(*_status(text))

    def reloading(self, steady: float) -> None:
        """A new timetable is being read; `steady` is `Clock.steady()`. `ready` ends it."""
        self._send("RELOADING=1", f"MONOTONIC_USEC={round(steady * 1e6)}")

    def stopping(self, status: str = "") -> None:
        """Fading out."""
        self._send("STOPPING=1", *_status(status))

    def alive(self) -> None:
        """The air moves; said from where the sound is made, so that a stuck mixer is noticed."""
        self._send("WATCHDOG=1")

    def _send(self, *lines: str) -> None:
        if not self._address:
            return
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) as link:
            link.sendto("\n".join(lines).encode(), self._address)


def _status(text: str) -> tuple[str, ...]:
    # A line break would begin another variable.
    return (f"STATUS={' '.join(text.split())}",) if text else ()
