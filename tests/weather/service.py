"""A real HTTP server on this machine that answers like a weather service, or as services do on bad days."""

import gzip
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behaviour = Callable[[BaseHTTPRequestHandler], None]
NOTHING: Mapping[str, str] = {}
JSON = "application/json; charset=utf-8"


@dataclass
class Service:
    """The server; `behaves` may be changed while it runs."""

    behaves: Behaviour
    url: str = ""
    paths: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    """Set when the test is done: whoever dawdles ends."""


@contextmanager
def serving(behaves: Behaviour) -> Iterator[Service]:
    service = Service(behaves)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            service.paths.append(self.path)
            service.headers.append({name.lower(): value for name, value in self.headers.items()})
            self.close_connection = True
            with suppress(BrokenPipeError, ConnectionResetError):
                service.behaves(self)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    service.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        service.over.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


def answers(body: object, *, status: int = 200, kind: str = JSON, packed: bool = False, also: Mapping[str, str] = NOTHING) -> Behaviour:
    """Say it at once; text and bytes as they are, all else as JSON."""
    raw = body if isinstance(body, bytes) else (body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)).encode()
    sent = gzip.compress(raw) if packed else raw

    def behave(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(sent)))
        if packed:
            request.send_header("Content-Encoding", "gzip")
        for name, value in also.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(sent)

    return behave


def open_meteo(today: date, **changed: object) -> dict[str, Any]:
    """What Open-Meteo answers on a day, three dates long; `changed` replaces lists of `daily`."""
    days = [(today + timedelta(days=n)).isoformat() for n in range(3)]
    daily = {
        "time": days,
        "weather_code": [61, 3, 0],
        "temperature_2m_max": [12.6, 14.1, 15.0],
        "temperature_2m_min": [-3.4, 5.0, 6.1],
        "precipitation_probability_max": [70, None, 0],
        "wind_speed_10m_max": [21.3, 9.0, 12.0],
        "wind_direction_10m_dominant": [47, 10, 90],
    }
    return {"latitude": 31.25, "longitude": 121.5, "timezone": "Asia/Shanghai", "daily": daily | changed}


def qweather(today: date, **changed: object) -> dict[str, Any]:
    """What QWeather answers on a day; `changed` replaces values of the first date."""
    first: dict[str, object] = {
        "fxDate": today.isoformat(), "tempMax": "12", "tempMin": "-1", "iconDay": "101", "textDay": "多云", "iconNight": "305",
        "textNight": "小雨", "windDirDay": "东北风", "windScaleDay": "1-3", "humidity": "60", "precip": "0.0",
    }  # fmt: skip
    days = [first | {"fxDate": (today + timedelta(days=n)).isoformat()} for n in range(3)]
    days[0] |= changed
    return {"code": "200", "updateTime": f"{today}T06:35+08:00", "fxLink": "https://www.qweather.com", "daily": days}
