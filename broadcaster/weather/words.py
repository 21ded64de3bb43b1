"""A forecast as it is read to the mall, in Chinese and English, with its reminders. PURE.

Numbers are written out: what stands here is what is spoken. Every figure of a sentence is the forecast's own.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from broadcaster.place import Place
from broadcaster.weather.numbers import chinese, english, whole
from broadcaster.weather.port import Forecast, Wind
from broadcaster.weather.sky import Hazard

CHINESE, ENGLISH = "zh_CN", "en"
COLDEST, HOTTEST = -50.0, 55.0
"""°C; what is outside is a mistake of the service's."""
STRONGEST = 17
"""Beaufort."""
LIKELY = 30
"""Percent from which the chance of rain is said."""
WET = 60
"""Percent from which an umbrella is thought of although no rain is named."""
GALE = 6
"""Beaufort from which the wind is a danger."""
FREEZING, HEAT = 0, 35
"""°C of the low, of the high."""
PLAIN: Mapping[str, str] = {
    CHINESE: "今日天气预报暂时无法获取，请您出行前留意最新天气信息。",
    ENGLISH: "Today's weather forecast is not available at the moment. Please check the latest forecast before you leave.",
}
"""The sentence without figures."""
_FROM_ZH = ("北", "东北", "东", "东南", "南", "西南", "西", "西北")
_FROM_EN = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")


def believable(forecast: Forecast) -> bool:
    """Whether its figures can be: the low not over the high, both of this Earth, a chance that is one, a wind there is."""
    low, high = forecast.low, forecast.high
    if any(degrees is not None and not COLDEST <= degrees <= HOTTEST for degrees in (low, high)):
        return False
    if low is not None and high is not None and low > high:
        return False
    chance, wind = forecast.rain_percent, forecast.wind
    return (chance is None or 0 <= chance <= 100) and (wind is None or 0 <= wind.low <= wind.high <= STRONGEST)


def tellable(forecast: Forecast) -> bool:
    """Whether there is something to say that can be true: a sky or a temperature."""
    return believable(forecast) and (bool(forecast.skies) or forecast.low is not None or forecast.high is not None)


def sentences(forecast: Forecast, place: Place | None) -> Mapping[str, str]:
    """By language, the sentence for a tellable forecast."""
    return {CHINESE: _zh(forecast, place), ENGLISH: _en(forecast, place)}


def advice(forecast: Forecast) -> Mapping[str, tuple[str, ...]]:
    """By language, the reminders it calls for, a sentence each."""
    found = tuple(tips(forecast))
    return {CHINESE: tuple(tip.zh for tip in found), ENGLISH: tuple(tip.en for tip in found)}


def texts(forecast: Forecast, place: Place | None) -> Mapping[str, str]:
    """By language, the sentence and the reminders in one."""
    given, joint = advice(forecast), {CHINESE: "", ENGLISH: " "}
    return {language: joint[language].join((said, *given[language])) for language, said in sentences(forecast, place).items()}


def _zh(forecast: Forecast, place: Place | None) -> str:
    head = f"{place.name if place else ''}今天{'转'.join(sky.zh for sky in forecast.skies)}"
    parts = []
    if forecast.high is not None:
        parts.append(f"最高气温{_degrees(forecast.high)}")
    if forecast.low is not None:
        parts.append(f"最低气温{_degrees(forecast.low)}")
    if forecast.rain_percent is not None and forecast.rain_percent >= LIKELY:
        parts.append(f"降水概率百分之{chinese(whole(forecast.rain_percent))}")
    if forecast.wind is not None:
        parts.append(_wind_zh(forecast.wind))
    body = "，".join((head, *parts)) if forecast.skies else head + "，".join(parts)
    return f"{body}。"


def _degrees(value: float) -> str:
    return f"{chinese(whole(value))}摄氏度"


def _wind_zh(wind: Wind) -> str:
    if wind.high == 0:
        return "微风"
    source = "" if wind.bearing is None else _FROM_ZH[wind.bearing]
    low = f"{chinese(wind.low)}到" if wind.low < wind.high else ""
    return f"{source or '风力'}{'风' if source else ''}{low}{chinese(wind.high)}级"


def _en(forecast: Forecast, place: Place | None) -> str:
    where = f" in {place.english}" if place and place.english else ""
    sky = ", later ".join(sky.en for sky in forecast.skies)
    parts = [sky] if sky else []
    if forecast.high is not None:
        parts.append(f"a high of {english(whole(forecast.high))} degrees Celsius")
    if forecast.low is not None:
        parts.append(f"a low of {english(whole(forecast.low))}" + ("" if forecast.high is not None else " degrees Celsius"))
    if forecast.rain_percent is not None and forecast.rain_percent >= LIKELY:
        parts.append(f"{english(whole(forecast.rain_percent))} percent chance of rain")
    if forecast.wind is not None:
        parts.append(_wind_en(forecast.wind))
    return f"Today's weather{where}: {', '.join(parts)}."


def _wind_en(wind: Wind) -> str:
    if wind.high == 0:
        return "calm"
    force = f"{english(wind.low)} to {english(wind.high)}" if wind.low < wind.high else english(wind.high)
    return f"{'' if wind.bearing is None else _FROM_EN[wind.bearing] + ' '}wind force {force}"


@dataclass(frozen=True, slots=True)
class Tip:
    """A friendly reminder (友情提醒), and when it is given."""

    when: Callable[[Forecast], bool]
    zh: str
    en: str


def _brings(*hazards: Hazard) -> Callable[[Forecast], bool]:
    return lambda forecast: any(set(hazards) & sky.hazards for sky in forecast.skies)


def _wet(forecast: Forecast) -> bool:
    """Rain is named, or so likely that it may as well be; snow needs no umbrella."""
    likely = forecast.rain_percent is not None and forecast.rain_percent >= WET
    return _brings(Hazard.RAIN)(forecast) or (likely and not _brings(Hazard.SNOW)(forecast))


def _icy(forecast: Forecast) -> bool:
    return _brings(Hazard.ICE)(forecast) or (forecast.low is not None and whole(forecast.low) <= FREEZING)


def _hot(forecast: Forecast) -> bool:
    return forecast.high is not None and whole(forecast.high) >= HEAT


def _windy(forecast: Forecast) -> bool:
    return forecast.wind is not None and forecast.wind.high >= GALE


TIPS = (
    Tip(_wet, "请您携带雨具，雨天路滑，注意安全。", "Please bring an umbrella, and mind the wet ground."),
    Tip(_brings(Hazard.THUNDER), "有雷电时，请不要在树下和空旷处停留。", "In a thunderstorm, please keep away from trees and open ground."),
    Tip(_brings(Hazard.HAIL), "可能有冰雹，请您留意车辆和行人安全。", "There may be hail; please take shelter and mind your car."),
    Tip(_brings(Hazard.SNOW), "雪天路滑，请您慢行。", "The roads are snowy; please go slowly."),
    Tip(_icy, "气温较低，请注意路面结冰，并注意保暖。", "It is freezing; please mind icy ground and keep warm."),
    Tip(_brings(Hazard.FOG), "能见度较低，请您减速慢行。", "Visibility is low; please drive slowly."),
    Tip(_brings(Hazard.DUST), "空气质量较差，请您做好防护。", "The air is poor; a mask is advised."),
    Tip(_hot, "天气炎热，请注意防暑降温，多喝水。", "It is hot; please keep cool and drink enough."),
    Tip(_windy, "风力较大，请您出行注意安全。", "The wind is strong; please take care on your way."),
)


def tips(forecast: Forecast) -> Iterator[Tip]:
    """The reminders a forecast calls for, the most urgent first."""
    return (tip for tip in TIPS if tip.when(forecast))
