"""Speaks with the daemon at its socket."""

import json
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from broadcaster.control.address import connect
from broadcaster.control.messages import Verb, fault_of
from broadcaster.faults import Exit, Fault, fault

TIMEOUT_S = 5.0
"""Over the server's own limit for an answer, so that its words arrive."""


class ControlClient:
    """One request a call. Every call raises `Fault`: `control.no-daemon` (Exit.NO_DAEMON), `control.forbidden`,
    `control.no-answer`, or the daemon's own refusal, in the reader's language."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket

    def status(self) -> dict[str, object]:
        """What the daemon is doing now."""
        return self._ask(Verb.STATUS, None)

    def post(self, path: str, body: Mapping[str, object] | None = None) -> dict[str, object]:
        """Ask for something: `post("skip", {"by": "小王"})`. The path is one of `Verb`, a leading slash allowed."""
        return self._ask(Verb(path.lstrip("/")), body or {})

    def _ask(self, verb: Verb, body: Mapping[str, object] | None) -> dict[str, object]:
        link = _Link(self._socket)
        try:
            link.request(verb.method, f"/{verb}", None if body is None else json.dumps(body, ensure_ascii=False).encode())
            response = link.getresponse()
            reply = json.loads(response.read())
        except (OSError, HTTPException, ValueError) as failure:
            raise self._fault(failure) from None
        finally:
            link.close()
        if not isinstance(reply, dict):
            raise fault("control.bad-answer")
        if response.status >= 400:
            raise fault_of(reply)
        return reply

    def _fault(self, failure: Exception) -> Fault:
        match failure:
            case FileNotFoundError() | NotADirectoryError() | ConnectionRefusedError():
                return fault("control.no-daemon", Exit.NO_DAEMON, socket=self._socket)
            case PermissionError():
                return fault("control.forbidden", socket=self._socket)
            case TimeoutError():
                return fault("control.no-answer", seconds=f"{TIMEOUT_S:g}")
            case _:
                return fault("control.bad-answer")


class _Link(HTTPConnection):
    def __init__(self, path: Path) -> None:
        super().__init__("broadcaster", timeout=TIMEOUT_S)
        self._path = path

    def connect(self) -> None:
        self.sock = connect(self._path, TIMEOUT_S)
