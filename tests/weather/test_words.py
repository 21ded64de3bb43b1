"""A forecast in words: the sentence, the reminders, and what is not believed."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.place import Place
from broadcaster.weather.numbers import chinese, english, whole
from broadcaster.weather.openmeteo import OpenMeteo
from broadcaster.weather.port import Forecast, Wind
from broadcaster.weather.sky import QWEATHER, WMO, Hazard, Sky, qweather
from broadcaster.weather.words import PLAIN, believable, tellable, texts, tips

DAY = date(2026, 11, 24)


def zh(**given: object) -> str:
    return texts(Forecast(DAY, **given), None)["zh_CN"]  # type: ignore[arg-type]


def en(**given: object) -> str:
    return texts(Forecast(DAY, **given), None)["en"]  # type: ignore[arg-type]


def test_the_sentence_of_the_recipe() -> None:
    said = zh(skies=(WMO[61],), low=-3.4, high=12.6, rain_percent=70, wind=Wind(4, 4, 1))
    assert said.startswith("今天小雨，最高气温十三摄氏度，最低气温零下三摄氏度，降水概率百分之七十，东北风四级。")


CLOUDS = (WMO[2],)
SENTENCES: list[tuple[dict[str, object], str, str]] = [
    ({"skies": (WMO[0],)}, "晴。", "sunny."),
    ({"skies": (WMO[45],)}, "有雾。能见度较低，请您减速慢行。", "fog. Visibility is low; please drive slowly."),
    ({"high": 20.0, "low": 10.0}, "最高气温二十摄氏度，最低气温十摄氏度。", "a high of twenty degrees Celsius, a low of ten."),
    ({"low": 10.0}, "最低气温十摄氏度。", "a low of ten degrees Celsius."),
    ({"skies": (WMO[2], WMO[3]), "wind": Wind(0, 0, 3)}, "多云转阴，微风。", "partly cloudy, later overcast, calm."),
    ({"skies": CLOUDS, "wind": Wind(1, 3, None)}, "多云，风力一到三级。", "partly cloudy, wind force one to three."),
    ({"skies": CLOUDS, "wind": Wind(3, 3, 6)}, "多云，西风三级。", "partly cloudy, west wind force three."),
    ({"skies": CLOUDS, "rain_percent": 29.4}, "多云。", "partly cloudy."),
    ({"skies": CLOUDS, "rain_percent": 30.0}, "多云，降水概率百分之三十。", "partly cloudy, thirty percent chance of rain."),
]


@pytest.mark.parametrize(("given", "chinese_text", "english_text"), SENTENCES)
def test_a_sentence_says_what_is_there_and_no_more(given: dict[str, object], chinese_text: str, english_text: str) -> None:
    assert (zh(**given), en(**given)) == (f"今天{chinese_text}", f"Today's weather: {english_text}")


def test_the_place_is_named_in_each_language() -> None:
    said = texts(Forecast(DAY, (WMO[0],)), Place(31.23, 121.47, "上海", "Shanghai"))
    assert said == {"zh_CN": "上海今天晴。", "en": "Today's weather in Shanghai: sunny."}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"skies": (WMO[61],)}, "携带雨具"),
        ({"skies": (WMO[3],), "rain_percent": 60.0}, "携带雨具"),
        ({"low": 0.4}, "路面结冰"),
        ({"skies": (WMO[66],), "low": 2.0}, "路面结冰"),
        ({"skies": (WMO[71],)}, "雪天路滑"),
        ({"high": 34.5}, "防暑降温"),
        ({"wind": Wind(5, 6, 0), "high": 3.0}, "风力较大"),
        ({"skies": (WMO[96],)}, "冰雹"),
        ({"skies": (WMO[95],)}, "雷电"),
        ({"skies": (QWEATHER[507],)}, "防护"),
        ({"skies": (QWEATHER[101], QWEATHER[305])}, "携带雨具"),
    ],
)
def test_a_reminder_is_given_where_it_is_called_for(given: dict[str, object], words: str) -> None:
    assert words in zh(**given)


@pytest.mark.parametrize(
    "given",
    [
        {"skies": (WMO[3],), "rain_percent": 59.0, "low": 0.5, "high": 34.4, "wind": Wind(5, 5, 2)},
        {"skies": (WMO[0],)},
    ],
)
def test_no_reminder_is_given_on_an_ordinary_day(given: dict[str, object]) -> None:
    assert list(tips(Forecast(DAY, **given))) == []  # type: ignore[arg-type]


def test_likely_snow_is_no_reason_for_an_umbrella() -> None:
    assert "雨具" not in zh(skies=(WMO[73],), rain_percent=90.0)


@pytest.mark.parametrize(
    "given",
    [
        {"low": 5.0, "high": 4.9},
        {"high": 55.1},
        {"low": -50.1},
        {"low": 56.0, "high": 57.0},
        {"skies": (WMO[0],), "rain_percent": 100.5},
        {"skies": (WMO[0],), "rain_percent": -1.0},
        {"skies": (WMO[0],), "wind": Wind(3, 18, None)},
    ],
)
def test_what_cannot_be_is_not_told(given: dict[str, object]) -> None:
    assert not tellable(Forecast(DAY, **given))  # type: ignore[arg-type]


def test_a_forecast_of_wind_and_chances_alone_is_none() -> None:
    assert not tellable(Forecast(DAY, rain_percent=10.0, wind=Wind(3, 3, 0)))
    assert tellable(Forecast(DAY, low=-50.0, high=55.0))


def test_the_table_has_the_28_codes_and_each_has_words_of_both_languages() -> None:
    assert len(WMO) == 28
    for sky in (*WMO.values(), *QWEATHER.values()):
        assert re.fullmatch("[一-鿿]+", sky.zh)
        assert re.fullmatch("[a-z ]+", sky.en)
        assert ("雨" in sky.zh) == (Hazard.RAIN in sky.hazards), sky
        assert ("雪" in sky.zh and "雨夹雪" not in sky.zh) <= (Hazard.SNOW in sky.hazards), sky


def test_an_icon_of_the_night_is_the_sky_of_the_day_and_an_unknown_one_is_left_out() -> None:
    assert (qweather(150), qweather(350), qweather(999), qweather(-1)) == (QWEATHER[100], QWEATHER[300], None, None)
    assert OpenMeteo().answer(b'{"daily": {"time": ["2026-11-24"], "weather_code": [42]}}')[0].skies == ()


BEAUFORT = {0: 0, 0.9: 0, 1: 1, 5: 2, 11: 3, 19: 4, 28: 5, 38: 6, 49: 7, 61: 8, 74: 9, 88: 10, 102: 11, 117: 12}


@pytest.mark.parametrize(("kmh", "force"), BEAUFORT.items())
def test_a_wind_in_kilometres_an_hour_has_its_beaufort_force(kmh: float, force: int) -> None:
    body = f'{{"daily": {{"time": ["2026-11-24"], "wind_speed_10m_max": [{kmh}], "wind_direction_10m_dominant": [350]}}}}'
    assert OpenMeteo().answer(body.encode())[0].wind == Wind(force, force, 0)


@pytest.mark.parametrize(("value", "n"), [(12.5, 13), (12.4, 12), (-3.4, -3), (-3.5, -3), (-3.6, -4), (-0.4, 0), (0.5, 1), (-0.6, -1)])
def test_a_temperature_is_read_to_the_nearest_degree(value: float, n: int) -> None:
    assert whole(value) == n


@pytest.mark.parametrize(
    ("n", "zh_words", "en_words"),
    [
        (0, "零", "zero"),
        (-3, "零下三", "minus three"),
        (10, "十", "ten"),
        (13, "十三", "thirteen"),
        (20, "二十", "twenty"),
        (35, "三十五", "thirty-five"),
        (-50, "零下五十", "minus fifty"),
        (100, "一百", "one hundred"),
        (105, "一百零五", "one hundred and five"),
        (113, "一百一十三", "one hundred and thirteen"),
        (120, "一百二十", "one hundred and twenty"),
    ],
)
def test_a_number_is_written_as_it_is_spoken(n: int, zh_words: str, en_words: str) -> None:
    assert (chinese(n), english(n)) == (zh_words, en_words)


def spoken_back(text: str) -> int:
    """A Chinese number word read by another way than it was written."""
    if text.startswith("零下"):
        return -spoken_back(text.removeprefix("零下"))
    total, digit = 0, 0
    for sign in text:
        match sign:
            case "百":
                total, digit = total + digit * 100, 0
            case "十":
                total, digit = total + (digit or 1) * 10, 0
            case _:
                digit = "零一二三四五六七八九".index(sign)
    return total + digit


def test_numbers_read_back_as_themselves() -> None:
    assert [spoken_back(chinese(n)) for n in range(-199, 200)] == list(range(-199, 200))
    assert len({english(n) for n in range(-199, 200)}) == 399


numbers = st.none() | st.floats(-60, 65, allow_nan=False)


skies = st.lists(st.sampled_from([*WMO.values()]), max_size=2, unique=True)


@given(numbers, numbers, st.none() | st.floats(-5, 105), skies)
@settings(derandomize=True, deadline=None, max_examples=200)
def test_every_figure_that_is_told_is_the_forecasts_own(
    low: float | None, high: float | None, chance: float | None, skies: list[Sky]
) -> None:
    forecast = Forecast(DAY, tuple(skies), low, high, chance)
    if not tellable(forecast):
        assert not believable(forecast) or (not skies and low is None and high is None)
        return
    said = texts(forecast, None)
    degrees = [spoken_back(number) for number in re.findall(r"气温([零下一二三四五六七八九十百]+)摄氏度", said["zh_CN"])]
    assert degrees == [whole(value) for value in (high, low) if value is not None]
    percent = re.findall(r"百分之([零一二三四五六七八九十百]+)", said["zh_CN"])
    assert [spoken_back(number) for number in percent] == ([whole(chance)] if chance is not None and chance >= 30 else [])
    assert not re.search(r"\d|None|nan", said["zh_CN"] + said["en"])
    assert said["zh_CN"].endswith("。")
    assert "，，" not in said["zh_CN"]


def test_the_sentence_without_figures_has_none() -> None:
    assert set(PLAIN) == {"zh_CN", "en"}
    assert not re.search(r"[\d零一二三四五六七八九十]", "".join(PLAIN.values()))
