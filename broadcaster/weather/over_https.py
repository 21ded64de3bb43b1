"""One GET over the network with httpx: bounded in time and size, certificates verified, no way round the address that was set."""

import logging
import ssl
import threading
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from queue import Empty, Queue
from urllib.parse import urlencode

import httpx

from broadcaster.faults import Fault, fault
from broadcaster.weather.port import Question

# At INFO httpx logs each address with its query, and a query may hold the key.
for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)


@dataclass(frozen=True, slots=True)
class Limits:
    """How long, in seconds, and how much, in bytes, once unpacked."""

    connect: float = 4.0
    total: float = 8.0
    size: int = 256_000
    """A three-day forecast has about two thousand."""


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    json: bool
    """Whether it says of itself that it is JSON."""
    body: bytes


def get(service: str, question: Question, limits: Limits = LIMITS) -> Reply:
    """Ask once; redirections are answered with, not followed. Raises `Fault`: `weather.slow`, `weather.no-network`,
    `weather.certificate`, `weather.broken-off`, `weather.too-big`, `weather.not-asked`.

    The asking is done on a thread of its own: a name server that does not answer and a service that sends a byte a second
    know no other limit.
    """
    box: Queue[Reply | Fault] = Queue(1)
    client = _client(service, limits)
    asking = threading.Thread(target=lambda: box.put(_asked(client, service, question, limits)), name="weather", daemon=True)
    asking.start()
    try:
        answer = box.get(timeout=limits.total)
    except Empty:
        answer = fault("weather.slow", service=service, seconds=f"{limits.total:g}")
    finally:
        client.close()
    if isinstance(answer, Fault):
        raise answer
    return answer


def _client(service: str, limits: Limits) -> httpx.Client:
    """Raises `Fault` `weather.not-asked` where this machine's proxy or certificates are set to what is none."""
    try:
        return httpx.Client(timeout=httpx.Timeout(limits.total, connect=limits.connect), follow_redirects=False)
    except Exception as failure:  # noqa: BLE001 - whatever stands in HTTPS_PROXY or SSL_CERT_FILE
        raise fault("weather.not-asked", service=service, why=type(failure).__name__) from None


def _asked(client: httpx.Client, service: str, question: Question, limits: Limits) -> Reply | Fault:
    """The reply, or the fault: an exception's own text may hold the address with the key, so it is never passed on."""
    headers = {"Accept": "application/json", "Accept-Encoding": "gzip", "User-Agent": "broadcaster", **question.secret_headers}
    try:
        with client.stream("GET", _whole(question), headers=headers) as reply:
            body = _bounded(service, reply.iter_raw(), packed=reply.headers.get("content-encoding", "") == "gzip", limits=limits)
            kind = reply.headers.get("content-type", "").split(";")[0].strip().lower()
            return Reply(reply.status_code, kind == "application/json" or kind.endswith("+json"), body)
    except Fault as refusal:
        return refusal
    except httpx.TimeoutException:
        return fault("weather.slow", service=service, seconds=f"{limits.total:g}")
    except (httpx.ConnectError, httpx.ProxyError) as failure:
        return fault("weather.certificate" if _of_certificate(failure) else "weather.no-network", service=service)
    except (httpx.ReadError, httpx.WriteError, httpx.CloseError, httpx.RemoteProtocolError, zlib.error):
        return fault("weather.broken-off", service=service)
    except Exception as failure:  # noqa: BLE001 - an address or key httpx cannot send: told by its sort alone
        return fault("weather.not-asked", service=service, why=type(failure).__name__)


def _whole(question: Question) -> str:
    """The address as it is asked, key and all."""
    return question.url + "".join(f"&{urlencode({name: value})}" for name, value in question.secret_query.items())


def _of_certificate(failure: BaseException | None) -> bool:
    while failure is not None:
        if isinstance(failure, ssl.SSLError):
            return True
        failure = failure.__cause__ or failure.__context__
    return False


def _bounded(service: str, chunks: Iterable[bytes], *, packed: bool, limits: Limits) -> bytes:
    """The body, unpacked by ourselves so that a small one cannot become a huge one. Raises `Fault` `weather.too-big`."""
    unpack = zlib.decompressobj(wbits=31) if packed else None
    body = bytearray()
    for chunk in chunks:
        body += unpack.decompress(chunk, limits.size + 1 - len(body)) if unpack else chunk
        if len(body) > limits.size:
            raise fault("weather.too-big", service=service, limit=limits.size // 1000)
    if unpack and not unpack.eof:
        raise fault("weather.broken-off", service=service)
    return bytes(body)
