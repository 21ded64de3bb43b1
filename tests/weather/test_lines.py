"""One attempt over a line that dawdles, breaks off, or leads nowhere."""

import json
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler

import pytest

from broadcaster.weather.fetching import fetched
from broadcaster.weather.over_https import LIMITS
from tests.weather.conftest import NOW, QUICK, TODAY, Mall
from tests.weather.service import Behaviour, Service, answers, open_meteo, qweather
from tests.weather.trouble import trouble


def silent(service: Service) -> Behaviour:
    def behave(_request: BaseHTTPRequestHandler) -> None:
        service.over.wait(5)

    return behave


def dripping(service: Service, *, head: bool) -> Behaviour:
    """A byte now and then, each well inside the limit of one read."""

    def behave(request: BaseHTTPRequestHandler) -> None:
        if head:
            request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        else:
            request.send_response(200)
            request.send_header("Content-Type", "application/json")
            request.end_headers()
        while not service.over.wait(0.05):
            request.wfile.write(b"x")

    return behave


@pytest.mark.parametrize("how", ["silent", "head", "body"])
def test_a_service_that_dawdles_is_given_up_in_time(mall: Mall, service: Service, how: str) -> None:
    service.behaves = silent(service) if how == "silent" else dripping(service, head=how == "head")
    began = time.monotonic()
    assert trouble(mall(), limits=QUICK) == "weather.slow"
    assert time.monotonic() - began < 3


def test_the_limits_are_four_seconds_and_eight() -> None:
    assert (LIMITS.connect, LIMITS.total) == (4, 8)


def cut(*, length: int, chunked: bool = False) -> Behaviour:
    """Break off after so many bytes of the body."""
    raw = json.dumps(open_meteo(TODAY)).encode()

    def behave(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "application/json")
        request.send_header(*(("Transfer-Encoding", "chunked") if chunked else ("Content-Length", str(len(raw)))))
        request.end_headers()
        request.wfile.write((f"{len(raw):x}\r\n".encode() if chunked else b"") + raw[:length])
        request.wfile.flush()
        request.connection.shutdown(socket.SHUT_RDWR)

    return behave


@pytest.mark.parametrize(
    "behaves", [cut(length=0), cut(length=200), cut(length=200, chunked=True), lambda r: r.connection.shutdown(socket.SHUT_RDWR)]
)
def test_a_service_that_breaks_off_is_told_as_that(mall: Mall, service: Service, behaves: Behaviour) -> None:
    service.behaves = behaves
    assert trouble(mall()) == "weather.broken-off"


def test_a_packed_answer_that_is_cut_off_is_no_answer(mall: Mall, service: Service) -> None:
    import gzip

    whole = gzip.compress(json.dumps(qweather(TODAY)).encode())
    service.behaves = answers(whole[:-20], also={"Content-Encoding": "gzip"})
    assert trouble(mall(weather_service="qweather")) == "weather.broken-off"


def test_a_port_where_nobody_listens_is_told(mall: Mall) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    assert trouble(mall(weather_url=f"http://127.0.0.1:{port}")) == "weather.no-network"


def test_a_service_that_speaks_no_tls_cannot_show_who_it_is(mall: Mall, service: Service) -> None:
    code = trouble(mall(weather_url=service.url.replace("http:", "https:")))
    assert code == "weather.certificate"


@pytest.mark.parametrize(("name", "value"), [("SSL_CERT_FILE", "/nowhere/at/all.pem"), ("HTTPS_PROXY", "nonsense://[")])
def test_a_machine_that_is_set_up_wrongly_is_told(mall: Mall, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    assert trouble(mall()) == "weather.not-asked"


def test_no_thread_is_left_when_a_service_dawdled(mall: Mall, service: Service) -> None:
    service.behaves = silent(service)
    fetched(mall(), NOW, limits=QUICK)
    ends = time.monotonic() + 5
    while time.monotonic() < ends and any(thread.name == "weather" for thread in threading.enumerate()):
        time.sleep(0.05)
    assert not [thread for thread in threading.enumerate() if thread.name == "weather"]
