"""A server with a queue behind it, as the daemon has one."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from queue import Queue

import pytest

from broadcaster.control.client import ControlClient
from broadcaster.control.messages import Reply, Request
from broadcaster.control.server import ControlServer

Answer = Callable[[Request], Reply]


class Desk:
    """A control server whose requests one thread takes from a queue, like the daemon's loop."""

    def __init__(self, socket: Path) -> None:
        self.socket = socket
        self.seen: list[Request] = []
        self.answer: Answer = lambda request: {"asked": str(request.verb), "by": request.by, "body": dict(request.body)}
        self._queue: Queue[tuple[Request, Future[Reply]] | None] = Queue()
        self.server = ControlServer(socket, self._post)
        self._thread = threading.Thread(target=self._loop, daemon=True)

    @property
    def client(self) -> ControlClient:
        return ControlClient(self.socket)

    def start(self) -> None:
        self.server.start()
        self._thread.start()

    def stop(self) -> None:
        self.server.stop()
        self._queue.put(None)
        self._thread.join()

    def _post(self, request: Request) -> Future[Reply]:
        future: Future[Reply] = Future()
        self._queue.put((request, future))
        return future

    def _loop(self) -> None:
        while (item := self._queue.get()) is not None:
            request, future = item
            if not future.set_running_or_notify_cancel():
                continue
            self.seen.append(request)
            try:
                future.set_result(self.answer(request))
            except Exception as failure:  # noqa: BLE001 - as the daemon hands any failure back
                future.set_exception(failure)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "var" / "control.sock")
    made.start()
    yield made
    made.stop()
