"""Whatever a service sends is forecasts or one sentence, never a stumble."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.faults import Fault
from broadcaster.sentences import say
from broadcaster.weather.openmeteo import OpenMeteo
from broadcaster.weather.port import Forecast, Forecasts
from broadcaster.weather.qweather import QWeather
from broadcaster.weather.words import believable, tellable, texts
from tests.weather.conftest import TODAY
from tests.weather.service import open_meteo, qweather

odd = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
anything = st.recursive(
    odd, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4), max_leaves=12
)
SERVICES: tuple[Forecasts, ...] = (OpenMeteo(), QWeather())


def told(service: Forecasts, body: bytes) -> None:
    found: tuple[Forecast, ...] = ()
    try:
        found = service.answer(body)
    except Fault as refused:
        said = [say(problem) for problem in refused.problems]
        if not all(said):
            raise AssertionError(said) from refused
    for forecast in found:
        if tellable(forecast):
            assert all(texts(forecast, None).values())
        else:
            assert not believable(forecast) or not forecast.skies


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)
@given(raw=st.binary(max_size=60) | anything.map(lambda found: json.dumps(found).encode()))
@settings(derandomize=True, deadline=None, max_examples=100)
def test_any_bytes_are_forecasts_or_a_sentence(service: Forecasts, raw: bytes) -> None:
    told(service, raw)


@given(st.dictionaries(st.sampled_from([*open_meteo(TODAY)["daily"]]), anything, max_size=4))
@settings(derandomize=True, deadline=None, max_examples=100)
def test_any_values_of_open_meteo_are_forecasts_or_a_sentence(changed: dict[str, Any]) -> None:
    told(SERVICES[0], json.dumps(open_meteo(TODAY, **changed)).encode())


@given(st.dictionaries(st.sampled_from([*qweather(TODAY)["daily"][0]]), anything, max_size=4))
@settings(derandomize=True, deadline=None, max_examples=100)
def test_any_values_of_qweather_are_forecasts_or_a_sentence(changed: dict[str, Any]) -> None:
    told(SERVICES[1], json.dumps(qweather(TODAY, **changed)).encode())


def test_a_long_list_of_dates_is_cut() -> None:
    found = open_meteo(TODAY)
    found["daily"]["time"] = ["2026-11-24"] * 100_000
    assert len(SERVICES[0].answer(json.dumps(found).encode())) == 16


@pytest.mark.parametrize(
    ("value", "direction", "wind"),
    [("1-2", "东北风", (1, 2, 1)), ("4", "北风", (4, 4, 0)), ("3-1", "旋转风", (1, 3, None)), ("1-3", None, (1, 3, None))],
)
def test_a_wind_of_qweather_is_a_range_of_forces(value: str, direction: str | None, wind: tuple[int, int, int | None]) -> None:
    (first, *_rest) = SERVICES[1].answer(json.dumps(qweather(TODAY, windScaleDay=value, windDirDay=direction)).encode())
    assert first.wind is not None
    assert (first.wind.low, first.wind.high, first.wind.bearing) == wind


@pytest.mark.parametrize("value", ["强", "", None, 3, "1-99", "微风"])
def test_a_wind_that_is_none_is_left_out(value: object) -> None:
    assert SERVICES[1].answer(json.dumps(qweather(TODAY, windScaleDay=value)).encode())[0].wind is None
