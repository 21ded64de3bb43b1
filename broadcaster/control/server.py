"""The daemon's local API: HTTP/1.0 over a Unix socket, one request a connection, JSON in and out.

It decides nothing: each request becomes one value, posted to the daemon's queue, and its answer is waited for.
"""

import logging
import socket
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from socketserver import ThreadingMixIn, UnixStreamServer
from threading import Lock, Thread

from broadcaster.control.address import bind
from broadcaster.control.messages import Reply, Request
from broadcaster.control.routes import Conversation

_log = logging.getLogger(__name__)

Post = Callable[[Request], "Future[Reply]"]
"""Puts a request on the daemon's queue, at once, from any thread. The future gets a reply, or a `Fault` for a refusal."""

PATIENCE_S = 10.0
"""A whole conversation takes no longer: slow or silent clients are hung up on."""
MOST_AT_ONCE = 64
"""Conversations at the same time; more are hung up on at once, so that no client can fill the daemon with threads."""


class ControlServer:
    """Answers at `socket` from `start` to `stop`, on threads of its own."""

    def __init__(self, socket: Path, post: Post) -> None:
        self._path = socket
        self._post = post
        self._server: _Server | None = None
        self._thread: Thread | None = None
        self._inode = 0

    def start(self) -> None:
        """Open the socket and answer. Raises `Fault`: `control.busy`, `control.in-the-way`."""
        self._server = _Server(self._path, self._post)
        self._inode = self._path.stat().st_ino
        self._thread = Thread(target=self._server.serve_forever, args=(0.1,), name="control", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Answer no more and take the socket away. Safe to call twice and before `start`."""
        if self._server is None or self._thread is None:
            return
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self._server = self._thread = None
        # Only our own: after a `kill -9` of somebody else's another daemon may already answer there.
        with suppress(FileNotFoundError):
            if self._path.stat().st_ino == self._inode:
                self._path.unlink()


class _Server(ThreadingMixIn, UnixStreamServer):
    daemon_threads = True
    # A conversation that hangs must not keep the daemon from stopping.
    block_on_close = False
    request_queue_size = 128

    def __init__(self, path: Path, post: Post) -> None:
        self._path = path
        self.post = post
        self._since: dict[socket.socket, float] = {}
        self._lock = Lock()
        super().__init__(str(path), Conversation)

    def server_bind(self) -> None:
        bind(self.socket, self._path)

    def verify_request(self, request: object, client_address: object) -> bool:
        assert isinstance(request, socket.socket)  # noqa: S101 - what a stream server hands over
        with self._lock:
            if len(self._since) >= MOST_AT_ONCE:
                return False
            self._since[request] = time.monotonic()
        return True

    def shutdown_request(self, request: object) -> None:
        with self._lock:
            self._since.pop(request, None)  # type: ignore[call-overload]
        super().shutdown_request(request)  # type: ignore[arg-type]

    def service_actions(self) -> None:
        """Hang up on whoever takes too long; its thread then ends by itself."""
        latest = time.monotonic() - PATIENCE_S
        with self._lock:
            late = [link for link, since in self._since.items() if since < latest]
        for link in late:
            with suppress(OSError):
                link.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up in the middle is its own affair; anything else is ours."""
        if not isinstance(sys.exc_info()[1], OSError):
            _log.exception("conversation broke")
