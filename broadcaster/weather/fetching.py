"""One attempt to get the forecast, and to keep it. The only thing here that uses the network."""

from dataclasses import dataclass
from datetime import datetime

from broadcaster.faults import Fault, Problem, Severity, fault
from broadcaster.settings import Settings
from broadcaster.weather.over_https import LIMITS, Limits, get
from broadcaster.weather.port import Answer, Forecasts, Provenance
from broadcaster.weather.refusal import blotted, failed, words_of
from broadcaster.weather.services import lacking, secret, service
from broadcaster.weather.shelf import keep
from broadcaster.weather.words import tellable


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer that was kept, or what stood in the way; neither where the operator writes the forecast himself."""

    answer: Answer | None = None
    problem: Problem | None = None


def fetched(settings: Settings, now: datetime, limits: Limits = LIMITS) -> Outcome:
    """Ask the mall's service once and keep what it says. `now`: aware, in the mall's zone.

    Takes eight seconds at most. Never raises for what a network, a service or a disk can do: that is the outcome's problem.
    Only an answer with something to say of today is kept.
    """
    asked = service(settings)
    if asked is None:
        return Outcome()
    try:
        return Outcome(_fetched(asked, settings, now, limits))
    except Fault as failure:
        return Outcome(problem=failure.problems[0])


def _fetched(asked: Forecasts, settings: Settings, now: datetime, limits: Limits) -> Answer:
    errors = tuple(problem for problem in lacking(settings) if problem.severity is Severity.ERROR)
    place, key = settings.place, secret(settings)
    if errors or place is None:
        raise Fault(errors)
    question = asked.question(place, _zone(now))
    reply = get(asked.name, question, limits)
    body = blotted(reply.body, key)
    if reply.status != 200:
        raise failed(asked.name, reply.status, words_of(body))
    if not reply.json:
        raise fault("weather.not-json", service=asked.name)
    answer = _of_today(asked, body, Provenance(asked.name, now, question.url, str(place)), now)
    _keep(settings, answer, body)
    return answer


def _of_today(asked: Forecasts, body: bytes, came: Provenance, now: datetime) -> Answer:
    answer = Answer(came, asked.answer(body))
    forecast = answer.of(now.date())
    if forecast is None:
        dates = ", ".join(one.date.isoformat() for one in answer.forecasts) or "–"
        raise fault("weather.not-today", service=asked.name, dates=dates)
    if not tellable(forecast):
        raise fault("weather.unbelievable", service=asked.name)
    return answer


def _keep(settings: Settings, answer: Answer, body: bytes) -> None:
    try:
        keep(settings.var_dir, answer.provenance, body)
    except OSError as why:
        raise fault("weather.not-kept", file=settings.var_dir / "weather", why=why.strerror or type(why).__name__) from None


def _zone(now: datetime) -> str:
    """The IANA name of the mall's zone; where it has none, the service goes by the place's own."""
    return str(getattr(now.tzinfo, "key", "auto"))
