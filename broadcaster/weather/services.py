"""The services there are, by the name a mall sets."""

from collections.abc import Mapping

from broadcaster.faults import Problem, Severity
from broadcaster.settings import Settings
from broadcaster.weather.openmeteo import OpenMeteo
from broadcaster.weather.port import Forecasts
from broadcaster.weather.qweather import QWeather
from broadcaster.weather.shelf import Reader

READERS: Mapping[str, Reader] = {OpenMeteo.name: OpenMeteo().answer, QWeather.name: QWeather().answer}
"""How a kept answer of each is understood."""


def service(settings: Settings) -> Forecasts | None:
    """The mall's service; `None` where the operator writes the forecast."""
    match settings.weather_service:
        case "open-meteo":
            return OpenMeteo(settings.weather_url, secret(settings))
        case "qweather":
            return QWeather(settings.weather_url, secret(settings))
        case "manual":
            return None


def lacking(settings: Settings) -> tuple[Problem, ...]:
    """What stands in the way of asking before anybody is asked (errors), and what the mall should know (notes)."""
    name, key = settings.weather_service, secret(settings)
    if name == "manual":
        return ()
    wrong = {
        "weather.no-place": settings.place is None,
        "weather.no-url": name == "qweather" and not settings.weather_url,
        "weather.no-key": name == "qweather" and not key,
        "weather.bad-key": not all("!" <= sign <= "~" for sign in key),
    }
    errors = tuple(Problem(code, facts={"service": name}) for code, holds in wrong.items() if holds)
    free = name == "open-meteo" and not key and not settings.weather_url
    return (*errors, Problem("weather.free", Severity.NOTE)) if free else errors


def secret(settings: Settings) -> str:
    """The key in plain text: for the question only."""
    return settings.weather_key.get_secret_value().strip() if settings.weather_key else ""
