"""QWeather 和风天气 (dev.qweather.com): hosted in China, each account at an address of its own; values are texts."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from broadcaster.place import Place
from broadcaster.weather.port import Forecast, Question, Wind
from broadcaster.weather.reading import MOST_DATES, code, day, nonsense, number, table
from broadcaster.weather.refusal import failed, refused, words_of
from broadcaster.weather.sky import Sky, qweather

_JWT = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+")
_SCALE = re.compile(r"(\d{1,2})(?:\s*-\s*(\d{1,2}))?")
_MOST_FORCE = 17
_BEARINGS = ("北", "东北", "东", "东南", "南", "西南", "西", "西北")
_GOOD = 200


class QWeather:
    """A `Forecasts`. `key`: an API key, or a JSON Web Token (which ends within a day, so something must renew it)."""

    name = "qweather"

    def __init__(self, base: str = "", key: str = "") -> None:
        self._base = base
        self._key = key

    def question(self, place: Place, zone: str) -> Question:
        """The next three days. The place is longitude first; a day there is one of the place's own zone."""
        latitude, longitude = str(place).split(",")
        url = f"{self._base.rstrip('/')}/v7/weather/3d?location={longitude},{latitude}"
        return Question(url, secret_headers=_headers(self._key))

    def answer(self, body: bytes) -> tuple[Forecast, ...]:
        """A list of dates, each a table of texts."""
        found = table(self.name, body)
        if (status := code(found.get("code"))) != _GOOD:
            raise _refusal(self.name, status, body)
        daily = found.get("daily")
        if not isinstance(daily, list):
            raise nonsense(self.name, "daily")
        return tuple(_forecast(entry, on) for entry in daily[:MOST_DATES] if isinstance(entry, dict) and (on := day(entry.get("fxDate"))))


def _headers(key: str) -> dict[str, str]:
    if not key:
        return {}
    return {"Authorization": f"Bearer {key}"} if _JWT.fullmatch(key) else {"X-QW-Api-Key": key}


def _refusal(service: str, status: int | None, body: bytes) -> Exception:
    """Its older answers carry a `code` where HTTP says 200; its newer ones an `error` beside HTTP's own status."""
    words = words_of(body)
    if status is None:
        return refused(service, words) if words else nonsense(service, "code")
    return failed(service, status, words or f"code {status}")


def _forecast(entry: Mapping[str, Any], on: date) -> Forecast:
    skies = [sky for key in ("Day", "Night") if (sky := _sky(entry.get(f"icon{key}")))]
    return Forecast(
        on,
        tuple(dict.fromkeys(skies)),
        low=number(entry.get("tempMin")),
        high=number(entry.get("tempMax")),
        wind=_wind(entry.get("windScaleDay"), entry.get("windDirDay")),
    )


def _sky(icon: object) -> Sky | None:
    found = code(icon)
    return None if found is None else qweather(found)


def _wind(scale: object, direction: object) -> Wind | None:
    match = _SCALE.fullmatch(scale.strip()) if isinstance(scale, str) else None
    if match is None:
        return None
    low, high = sorted((int(match[1]), int(match[2] or match[1])))
    if high > _MOST_FORCE:
        return None
    name = direction.removesuffix("风") if isinstance(direction, str) else ""
    return Wind(low, high, _BEARINGS.index(name) if name in _BEARINGS else None)
