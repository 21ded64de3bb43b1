"""The services there are, by the name a mall sets."""

from collections.abc import Mapping

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


def secret(settings: Settings) -> str:
    """The key in plain text: for the question only."""
    return settings.weather_key.get_secret_value().strip() if settings.weather_key else ""
