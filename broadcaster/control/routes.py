"""One conversation: a request is read, posted, and its answer written."""

import json
import logging
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as NoAnswer
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import Protocol, cast

from broadcaster.control.address import peer
from broadcaster.control.messages import Reply, Request, Verb, refusal
from broadcaster.faults import Fault, Problem, fault

_log = logging.getLogger(__name__)

ANSWER_S = 2.0
"""The daemon answers within this, or the client is told that it did not."""
QUIET_S = 2.0
"""A client that sends nothing for this long is hung up on."""
LARGEST_BODY = 65_536
"""Bytes."""

_ROUTES = {f"/{verb}": verb for verb in Verb}


class Refused(Exception):
    """An HTTP status and why."""

    def __init__(self, status: HTTPStatus, why: Fault) -> None:
        super().__init__(str(why))
        self.status, self.why = status, why


class _Server(Protocol):
    def post(self, request: Request) -> "Future[Reply]": ...


class Conversation(BaseHTTPRequestHandler):
    """Status 200 with the daemon's reply; 400, 404, 405, 411, 413 for a bad request; 409 where the daemon refuses;
    503 where it does not answer in time; 500 where it broke."""

    timeout = QUIET_S
    server_version = "broadcaster"
    sys_version = ""

    def do_GET(self) -> None:
        self._converse()

    def do_POST(self) -> None:
        self._converse()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Requests are in the journal, by whom they were made; not on stderr."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What the library itself refuses (a malformed line, too many headers, an unknown method), as JSON like everything else."""
        self.close_connection = True
        # Before it could read a version the library assumes 0.9, which has no status line.
        self.request_version = "HTTP/1.0"
        self._send(HTTPStatus(code), refusal([Problem("control.bad-request", facts={"why": message or HTTPStatus(code).phrase})]))

    def _converse(self) -> None:
        try:
            status, reply = HTTPStatus.OK, _answer(cast("_Server", self.server), self._request())
        except Refused as refused:
            status, reply = refused.status, refusal(refused.why.problems)
        self._send(status, reply)

    def _request(self) -> Request:
        verb = _ROUTES.get(self.path)
        if verb is None:
            raise Refused(HTTPStatus.NOT_FOUND, fault("control.unknown-path", path=self.path, known=", ".join(_ROUTES)))
        if self.command != verb.method:
            raise Refused(HTTPStatus.METHOD_NOT_ALLOWED, fault("control.wrong-method", path=self.path, method=verb.method))
        body = self._body()
        uid, account = peer(self.connection)
        name = body.get("by")
        return Request(verb, body, by=f"{name} ({account})" if isinstance(name, str) and name.strip() else account, uid=uid)

    def _body(self) -> dict[str, object]:
        if "Transfer-Encoding" in self.headers:
            raise Refused(HTTPStatus.LENGTH_REQUIRED, fault("control.bad-request", why="Content-Length"))
        length = self.headers.get("Content-Length", "0")
        if not (length.isascii() and length.isdigit()):
            raise Refused(HTTPStatus.BAD_REQUEST, fault("control.bad-request", why=f"Content-Length: {length}"))
        if len(length) > 9 or int(length) > LARGEST_BODY:
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, fault("control.too-large", most=LARGEST_BODY))
        try:
            body = json.loads(self.rfile.read(int(length)) or b"{}")
        except (ValueError, RecursionError) as wrong:
            raise Refused(HTTPStatus.BAD_REQUEST, fault("control.bad-request", why=wrong)) from None
        if not isinstance(body, dict):
            raise Refused(HTTPStatus.BAD_REQUEST, fault("control.bad-request", why=f"{type(body).__name__}: {{…}}"))
        return body

    def _send(self, status: HTTPStatus, reply: Reply) -> None:
        written = json.dumps(reply, ensure_ascii=False, default=str).encode("utf-8", "replace")
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(written)))
        self.end_headers()
        self.wfile.write(written)


def _answer(server: _Server, request: Request) -> Reply:
    """The daemon's reply, waited for `ANSWER_S`."""
    try:
        answer = server.post(request)
        return _waited(answer)
    except Fault as refused:
        raise Refused(HTTPStatus.CONFLICT, refused) from None
    except (NoAnswer, CancelledError):
        raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, fault("control.no-answer", seconds=f"{ANSWER_S:g}")) from None
    except Exception:  # noqa: BLE001 - a fault of ours: it belongs into the log, and whoever asked must not wait for nothing
        _log.exception("request failed: %s", request.verb)
        raise Refused(HTTPStatus.INTERNAL_SERVER_ERROR, fault("control.failed", request=request.verb)) from None


def _waited(answer: "Future[Reply]") -> Reply:
    try:
        return answer.result(ANSWER_S)
    except NoAnswer:
        # Whoever asked is told "no answer": it must not happen later behind their back, if it has not begun.
        answer.cancel()
        raise
