"""Open-Meteo (open-meteo.com): JSON without a key for private use, with `apikey` for a business; its data are CC BY 4.0."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from broadcaster.place import Place
from broadcaster.weather.port import Forecast, Question, Wind
from broadcaster.weather.reading import MOST_DATES, code, day, nonsense, number, table
from broadcaster.weather.refusal import refused, words_of
from broadcaster.weather.sky import WMO

FREE = "https://api.open-meteo.com"
"""For non-commercial use only: up to 10,000 calls a day."""
PAID = "https://customer-api.open-meteo.com"
DAYS = 3
_DAILY = (
    "weather_code",
    "temperature_2m_max",
    "temperature_2m_min",
    "precipitation_probability_max",
    "wind_speed_10m_max",
    "wind_direction_10m_dominant",
)
_BEAUFORT_KMH = (1, 5, 11, 19, 28, 38, 49, 61, 74, 88, 102, 117)
"""From these speeds on, a wind has force 1, 2, 3 …"""


class OpenMeteo:
    """A `Forecasts`. `base`: another address than its own two."""

    name = "open-meteo"

    def __init__(self, base: str = "", key: str = "") -> None:
        self._base = base or (PAID if key else FREE)
        self._key = key

    def question(self, place: Place, zone: str) -> Question:
        """The next three days, from the mall's midnight to midnight."""
        latitude, longitude = str(place).split(",")
        asked = {"latitude": latitude, "longitude": longitude, "timezone": zone, "forecast_days": DAYS, "daily": ",".join(_DAILY)}
        url = f"{self._base.rstrip('/')}/v1/forecast?{urlencode(asked, safe=',/')}"
        return Question(url, {"apikey": self._key} if self._key else {})

    def answer(self, body: bytes) -> tuple[Forecast, ...]:
        """Parallel lists, one entry a date; a list that is missing or short is as good as nulls."""
        found = table(self.name, body)
        if found.get("error"):
            raise refused(self.name, words_of(body))
        daily = found.get("daily")
        dates = daily.get("time") if isinstance(daily, dict) else None
        if not isinstance(daily, dict) or not isinstance(dates, list):
            raise nonsense(self.name, "daily.time")
        return tuple(_forecast(daily, n, on) for n, on in enumerate(map(day, dates[:MOST_DATES])) if on)


def _forecast(daily: dict[str, Any], n: int, on: date) -> Forecast:
    values = {key: _at(daily.get(key), n) for key in _DAILY}
    sky = WMO.get(found) if (found := code(values["weather_code"])) is not None else None
    return Forecast(
        on,
        (sky,) if sky else (),
        low=number(values["temperature_2m_min"]),
        high=number(values["temperature_2m_max"]),
        rain_percent=number(values["precipitation_probability_max"]),
        wind=_wind(number(values["wind_speed_10m_max"]), number(values["wind_direction_10m_dominant"])),
    )


def _at(values: object, n: int) -> object:
    return values[n] if isinstance(values, list) and n < len(values) else None


def _wind(kmh: float | None, degrees: float | None) -> Wind | None:
    if kmh is None or kmh < 0:
        return None
    force = sum(kmh >= least for least in _BEAUFORT_KMH)
    return Wind(force, force, None if degrees is None else round(degrees / 45) % 8)
