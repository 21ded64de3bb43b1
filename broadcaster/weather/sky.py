"""What the sky does, in the codes of the services and in words. PURE.

Open-Meteo: the 28 WMO codes of its table. QWeather: its icon codes, day and night alike.
"""

from dataclasses import dataclass
from enum import StrEnum


class Hazard(StrEnum):
    """What a sky means for people on their way."""

    RAIN = "rain"
    SNOW = "snow"
    ICE = "ice"
    THUNDER = "thunder"
    HAIL = "hail"
    FOG = "fog"
    DUST = "dust"


@dataclass(frozen=True, slots=True)
class Sky:
    """One sort of sky: words that follow 今天 and `today:`, and what it brings."""

    zh: str
    en: str
    hazards: frozenset[Hazard] = frozenset()


def _sky(zh: str, en: str, *hazards: Hazard) -> Sky:
    return Sky(zh, en, frozenset(hazards))


_RAIN, _SNOW, _ICE, _FOG, _DUST = Hazard.RAIN, Hazard.SNOW, Hazard.ICE, Hazard.FOG, Hazard.DUST
_THUNDER, _HAIL = Hazard.THUNDER, Hazard.HAIL

WMO = {
    0: _sky("晴", "sunny"),
    1: _sky("晴间多云", "mostly sunny"),
    2: _sky("多云", "partly cloudy"),
    3: _sky("阴", "overcast"),
    45: _sky("有雾", "fog", _FOG),
    48: _sky("有雾凇", "freezing fog", _FOG, _ICE),
    51: _sky("毛毛雨", "light drizzle", _RAIN),
    53: _sky("毛毛雨", "drizzle", _RAIN),
    55: _sky("密集的毛毛雨", "heavy drizzle", _RAIN),
    56: _sky("冻毛毛雨", "light freezing drizzle", _RAIN, _ICE),
    57: _sky("冻毛毛雨", "freezing drizzle", _RAIN, _ICE),
    61: _sky("小雨", "light rain", _RAIN),
    63: _sky("中雨", "rain", _RAIN),
    65: _sky("大雨", "heavy rain", _RAIN),
    66: _sky("冻雨", "light freezing rain", _RAIN, _ICE),
    67: _sky("强冻雨", "heavy freezing rain", _RAIN, _ICE),
    71: _sky("小雪", "light snow", _SNOW),
    73: _sky("中雪", "snow", _SNOW),
    75: _sky("大雪", "heavy snow", _SNOW),
    77: _sky("米雪", "snow grains", _SNOW),
    80: _sky("阵雨", "showers", _RAIN),
    81: _sky("较强阵雨", "strong showers", _RAIN),
    82: _sky("强阵雨", "violent showers", _RAIN),
    85: _sky("阵雪", "snow showers", _SNOW),
    86: _sky("强阵雪", "heavy snow showers", _SNOW),
    95: _sky("雷阵雨", "thunderstorms", _RAIN, _THUNDER),
    96: _sky("雷阵雨伴有冰雹", "thunderstorms with hail", _RAIN, _THUNDER, _HAIL),
    99: _sky("强雷阵雨伴有冰雹", "heavy thunderstorms with hail", _RAIN, _THUNDER, _HAIL),
}

QWEATHER = {
    100: _sky("晴", "sunny"),
    101: _sky("多云", "cloudy"),
    102: _sky("少云", "a few clouds"),
    103: _sky("晴间多云", "partly cloudy"),
    104: _sky("阴", "overcast"),
    300: _sky("阵雨", "showers", _RAIN),
    301: _sky("强阵雨", "heavy showers", _RAIN),
    302: _sky("雷阵雨", "thunderstorms", _RAIN, _THUNDER),
    303: _sky("强雷阵雨", "heavy thunderstorms", _RAIN, _THUNDER),
    304: _sky("雷阵雨伴有冰雹", "thunderstorms with hail", _RAIN, _THUNDER, _HAIL),
    305: _sky("小雨", "light rain", _RAIN),
    306: _sky("中雨", "rain", _RAIN),
    307: _sky("大雨", "heavy rain", _RAIN),
    308: _sky("极端降雨", "extreme rain", _RAIN),
    309: _sky("毛毛雨", "drizzle", _RAIN),
    310: _sky("暴雨", "rainstorm", _RAIN),
    311: _sky("大暴雨", "heavy rainstorm", _RAIN),
    312: _sky("特大暴雨", "severe rainstorm", _RAIN),
    313: _sky("冻雨", "freezing rain", _RAIN, _ICE),
    314: _sky("小到中雨", "light to moderate rain", _RAIN),
    315: _sky("中到大雨", "moderate to heavy rain", _RAIN),
    316: _sky("大到暴雨", "heavy rain to rainstorm", _RAIN),
    317: _sky("暴雨到大暴雨", "rainstorm to heavy rainstorm", _RAIN),
    318: _sky("大暴雨到特大暴雨", "heavy to severe rainstorm", _RAIN),
    399: _sky("有雨", "rain", _RAIN),
    400: _sky("小雪", "light snow", _SNOW),
    401: _sky("中雪", "snow", _SNOW),
    402: _sky("大雪", "heavy snow", _SNOW),
    403: _sky("暴雪", "snowstorm", _SNOW),
    404: _sky("雨夹雪", "sleet", _RAIN, _SNOW),
    405: _sky("雨雪天气", "rain and snow", _RAIN, _SNOW),
    406: _sky("阵雨夹雪", "showers of rain and snow", _RAIN, _SNOW),
    407: _sky("阵雪", "snow showers", _SNOW),
    408: _sky("小到中雪", "light to moderate snow", _SNOW),
    409: _sky("中到大雪", "moderate to heavy snow", _SNOW),
    410: _sky("大到暴雪", "heavy snow to snowstorm", _SNOW),
    499: _sky("有雪", "snow", _SNOW),
    500: _sky("薄雾", "mist", _FOG),
    501: _sky("有雾", "fog", _FOG),
    502: _sky("有霾", "haze", _DUST),
    503: _sky("扬沙", "blowing sand", _DUST),
    504: _sky("浮尘", "dust", _DUST),
    507: _sky("沙尘暴", "sandstorm", _DUST),
    508: _sky("强沙尘暴", "severe sandstorm", _DUST),
    509: _sky("浓雾", "dense fog", _FOG),
    510: _sky("强浓雾", "very dense fog", _FOG),
    511: _sky("中度霾", "moderate haze", _DUST),
    512: _sky("重度霾", "heavy haze", _DUST),
    513: _sky("严重霾", "severe haze", _DUST),
    514: _sky("大雾", "heavy fog", _FOG),
    515: _sky("特强浓雾", "extremely dense fog", _FOG),
    900: _sky("炎热", "hot"),
    901: _sky("寒冷", "cold"),
}
_NIGHT = {150: 100, 151: 101, 152: 102, 153: 103, 350: 300, 351: 301, 456: 406, 457: 407}
"""QWeather's icons of the night that mean what one of the day means."""


def qweather(code: int) -> Sky | None:
    """The sky of one of QWeather's icons; `None` for one nobody knows (999 is its own word for that)."""
    return QWEATHER.get(_NIGHT.get(code, code))
