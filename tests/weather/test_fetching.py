"""One attempt against a real server: what is asked, what is told, and what it says against it."""

import json
import logging
from datetime import timedelta
from pathlib import Path

import pytest

from broadcaster.weather.fetching import fetched
from broadcaster.weather.ladder import Rung
from broadcaster.weather.over_https import LIMITS
from broadcaster.weather.telling import told
from tests.weather.conftest import KEY, NOW, TODAY, TOMORROW, Mall
from tests.weather.service import Behaviour, Service, answers, open_meteo, qweather
from tests.weather.trouble import trouble

JWT = "eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJhYmMifQ.c2lnbmF0dXJl"


def test_open_meteo_is_asked_once_and_its_answer_is_told(mall: Mall, service: Service) -> None:
    settings = mall()
    outcome = fetched(settings, NOW)
    assert outcome.problem is None
    (path,) = service.paths
    for part in ("/v1/forecast?", "latitude=31.23", "longitude=121.47", "timezone=Asia/Shanghai", "forecast_days=3", f"apikey={KEY}"):
        assert part in path
    found = told(settings, TODAY, NOW)
    assert found.rung is Rung.TODAY
    assert found.texts["zh_CN"].startswith(
        "上海今天小雨，最高气温十三摄氏度，最低气温零下三摄氏度，降水概率百分之七十，东北风四级。请您携带雨具"
    )
    assert found.texts["en"].startswith(
        "Today's weather in Shanghai: light rain, a high of thirteen degrees Celsius, a low of minus three, "
        "seventy percent chance of rain, northeast wind force four. Please bring an umbrella"
    )


@pytest.mark.parametrize("packed", [False, True])
def test_qweather_is_asked_by_its_header_and_its_answer_is_told(mall: Mall, service: Service, *, packed: bool) -> None:
    service.behaves = answers(qweather(TODAY), packed=packed)
    settings = mall(weather_service="qweather")
    assert fetched(settings, NOW).problem is None
    assert service.paths == ["/v7/weather/3d?location=121.47,31.23"]
    assert service.headers[0]["x-qw-api-key"] == KEY
    assert "gzip" in service.headers[0]["accept-encoding"]
    found = told(settings, TODAY, NOW)
    assert found.texts["zh_CN"].startswith("上海今天多云转小雨，最高气温十二摄氏度，最低气温零下一摄氏度，东北风一到三级。")
    assert found.texts["en"].startswith("Today's weather in Shanghai: cloudy, later light rain,")


def test_a_web_token_goes_as_a_bearer(mall: Mall, service: Service) -> None:
    service.behaves = answers(qweather(TODAY))
    fetched(mall(weather_service="qweather", weather_key=JWT), NOW)
    assert service.headers[0]["authorization"] == f"Bearer {JWT}"
    assert "x-qw-api-key" not in service.headers[0]


def test_what_is_kept_says_where_it_comes_from_and_not_the_key(mall: Mall, tmp_path: Path) -> None:
    outcome = fetched(mall(), NOW)
    (file,) = (tmp_path / "var" / "weather").iterdir()
    kept = json.loads(file.read_text("utf-8"))
    assert (kept["service"], kept["fetched_at"], kept["place"]) == ("open-meteo", NOW.isoformat(), "31.23,121.47")
    assert KEY not in file.read_text("utf-8") + repr(outcome) + repr(mall())
    assert kept["url"].startswith("http://127.0.0.1:")


def test_the_key_stands_in_no_log(mall: Mall, service: Service, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        fetched(mall(), NOW)
        fetched(mall(weather_service="qweather"), NOW)
        service.behaves = answers({"error": True, "reason": f"bad key {KEY}"}, status=401)
        fetched(mall(), NOW)
    assert len(service.paths) == 3
    assert KEY not in caplog.text


@pytest.mark.parametrize(
    ("behaves", "code"),
    [
        (answers({"error": True, "reason": "Latitude must be in range of -90 to 90°."}, status=400), "weather.refused"),
        (answers({"error": True, "reason": f"The key {KEY} is not known"}, status=401), "weather.key-refused"),
        (answers("", status=403), "weather.key-refused"),
        (answers({"error": True, "reason": "Daily API request limit exceeded."}, status=429), "weather.too-many"),
        (answers("oops", status=500, kind="text/html"), "weather.service-down"),
        (answers("", status=503), "weather.service-down"),
        (answers("", status=404), "weather.refused"),
        (answers("", status=302, also={"Location": "http://example.com/"}), "weather.redirected"),
        (answers("", status=301, also={"Location": "ftp://127.0.0.1/"}), "weather.redirected"),
        (answers({"error": True, "reason": "no"}), "weather.refused"),
        (answers("<html>please log in</html>", kind="text/html"), "weather.not-json"),
        (answers(open_meteo(TODAY), kind="text/plain"), "weather.not-json"),
        (answers("{"), "weather.nonsense"),
        (answers(b"\xff\xfe\x00"), "weather.nonsense"),
        (answers("[" * 100_000), "weather.nonsense"),
        (answers([]), "weather.nonsense"),
        (answers({}), "weather.nonsense"),
        (answers({"daily": None}), "weather.nonsense"),
        (answers({"daily": {"time": "2026-11-24"}}), "weather.nonsense"),
        (answers({"daily": {"time": [None, 3, {}]}}), "weather.not-today"),
        (answers(open_meteo(TODAY - timedelta(days=3))), "weather.not-today"),
        (answers(open_meteo(TOMORROW)), "weather.not-today"),
        (answers(open_meteo(TODAY, temperature_2m_min=[20, 5, 6])), "weather.unbelievable"),
        (answers(open_meteo(TODAY, temperature_2m_max=[55.1, 5, 6])), "weather.unbelievable"),
        (answers(open_meteo(TODAY, temperature_2m_min=[-50.1, 5, 6])), "weather.unbelievable"),
        (answers(open_meteo(TODAY, precipitation_probability_max=[101, 0, 0])), "weather.unbelievable"),
        (answers(json.dumps(open_meteo(TODAY)).replace("12.6", "NaN")), "weather.nonsense"),
        (answers(open_meteo(TODAY, weather_code=[None], temperature_2m_max=[None], temperature_2m_min=[])), "weather.unbelievable"),
        (answers(" " * (LIMITS.size + 1)), "weather.too-big"),
        (answers(" " * 50_000_000, packed=True), "weather.too-big"),
        (answers(open_meteo(TODAY), also={"Content-Encoding": "gzip"}), "weather.broken-off"),
    ],
)  # fmt: skip
def test_a_bad_answer_of_open_meteo_is_one_sentence_and_no_forecast(mall: Mall, service: Service, behaves: Behaviour, code: str) -> None:
    service.behaves = behaves
    assert trouble(mall()) == code


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"code": "401"}, "weather.key-refused"),
        ({"code": "402"}, "weather.too-many"),
        ({"code": "404"}, "weather.refused"),
        ({"code": "429"}, "weather.too-many"),
        ({"code": "500"}, "weather.service-down"),
        ({"code": None}, "weather.nonsense"),
        ({"error": {"status": 400, "title": "Invalid Parameter", "detail": "location"}}, "weather.refused"),
        ({"code": "200", "daily": {}}, "weather.nonsense"),
        ({"code": "200", "daily": [None, "x", {}]}, "weather.not-today"),
        (qweather(TODAY - timedelta(days=3)), "weather.not-today"),
        (qweather(TODAY, tempMax="-2"), "weather.unbelievable"),
        (qweather(TODAY, tempMax=None, tempMin="", iconDay="999", iconNight="999"), "weather.unbelievable"),
    ],
)
def test_a_bad_answer_of_qweather_is_one_sentence_and_no_forecast(mall: Mall, service: Service, body: object, code: str) -> None:
    service.behaves = answers(body)
    assert trouble(mall(weather_service="qweather")) == code


def test_a_refusal_over_http_of_qweather_says_its_own_words(mall: Mall, service: Service) -> None:
    service.behaves = answers({"error": {"status": 401, "title": "Unauthorized", "detail": f"key {KEY}\nis wrong"}}, status=401)
    outcome = fetched(mall(weather_service="qweather"), NOW)
    assert outcome.problem is not None
    assert outcome.problem.facts["words"] == "key … is wrong"


def test_yesterdays_answer_is_not_read_as_todays(mall: Mall, service: Service) -> None:
    """Its first date is yesterday: today is found by its name."""
    service.behaves = answers(open_meteo(TODAY - timedelta(days=1)))
    settings = mall()
    assert fetched(settings, NOW).problem is None
    assert told(settings, TODAY, NOW).texts["zh_CN"].startswith("上海今天阴，最高气温十四摄氏度，最低气温五摄氏度，北风二级。")


def test_nulls_are_left_out_of_the_sentence(mall: Mall, service: Service) -> None:
    gaps = {name: [None, None, None] for name in ("weather_code", "precipitation_probability_max", "wind_speed_10m_max")}
    service.behaves = answers(open_meteo(TODAY, **gaps, temperature_2m_min=None))
    settings = mall()
    assert fetched(settings, NOW).problem is None
    assert told(settings, TODAY, NOW).texts == {
        "zh_CN": "上海今天最高气温十三摄氏度。",
        "en": "Today's weather in Shanghai: a high of thirteen degrees Celsius.",
    }


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"weather_place": ""}, "weather.no-place"),
        ({"weather_service": "qweather", "weather_url": ""}, "weather.no-url"),
        ({"weather_service": "qweather", "weather_key": ""}, "weather.no-key"),
        ({"weather_key": "schlüssel"}, "weather.bad-key"),
        ({"weather_key": "two words"}, "weather.bad-key"),
    ],
)
def test_what_is_not_set_right_is_said_before_anybody_is_asked(mall: Mall, service: Service, given: dict[str, str], code: str) -> None:
    assert trouble(mall(**given)) == code
    assert service.paths == []


def test_a_mall_that_writes_its_own_forecast_asks_nobody(mall: Mall, service: Service) -> None:
    outcome = fetched(mall(weather_service="manual"), NOW)
    assert (outcome.answer, outcome.problem, service.paths) == (None, None, [])


def test_a_disk_that_refuses_is_the_outcomes_problem(mall: Mall, tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file stands where the folder should")
    outcome = fetched(mall(), NOW)
    assert outcome.problem is not None
    assert outcome.problem.code == "weather.not-kept"
