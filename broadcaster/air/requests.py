"""What somebody asks over the socket, as an event for the director. PURE."""

from broadcaster.air import events as on
from broadcaster.control.messages import Request, Verb
from broadcaster.faults import fault


def event_of(request: Request, at: int) -> on.Event | None:
    """The event of a request at programme frame `at`; `None` for a reload. Raises `Fault` `control.bad-request` for a body
    that lacks something."""
    match request.verb:
        case Verb.RELOAD:
            return None
        case Verb.STOP:
            return on.Stop(at, "air.stopped", request.by)
        case Verb.SKIP:
            return on.Skip(at, request.by)
        case Verb.LEVEL:
            return on.DialMoved(at, _text(request, "kind"), _number(request, "dial"), request.by)
        case Verb.EMERGENCY:
            return on.Emergency(at, _text(request, "clip"), _names(request))
        case Verb.EMERGENCY_STOP:
            return on.AllClear(at, request.by)
        case Verb.STATUS:
            raise fault("control.bad-request", why=request.verb)


def _text(request: Request, key: str) -> str:
    value = request.body.get(key)
    if not isinstance(value, str) or not value.strip():
        raise fault("control.bad-request", why=f'{{"{key}": "…"}}')
    return value


def _number(request: Request, key: str) -> float:
    value = request.body.get(key)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise fault("control.bad-request", why=f'{{"{key}": 24}}')
    return float(value)


def _names(request: Request) -> tuple[str, ...]:
    """Who answers for an emergency: the account that asks vouches for the names it gives."""
    names = request.body.get("authorised_by")
    return tuple(n.strip() for n in names if isinstance(n, str)) if isinstance(names, list) else ()
