"""`broadcaster weather`, as it is called."""

import json
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from broadcaster.clock import today
from tests.in_process import ROOT, Said, environ, run
from tests.weather.conftest import KEY, SHANGHAI
from tests.weather.service import Service, answers, open_meteo


class Shop:
    """A mall's folder, and the command in it."""

    def __init__(self, home: Path, service: Service) -> None:
        self.home, self.service = home, service
        (home / "schedules").mkdir()
        (home / "schedules" / "mall.yaml").write_bytes((ROOT / "schedules" / "mall.yaml").read_bytes())
        self.asks("open-meteo")

    def asks(self, service: str) -> None:
        lines = [f'weather_service = "{service}"', f'weather_url = "{self.service.url}"', f'weather_key = "{KEY}"']
        (self.home / "broadcaster.toml").write_text("\n".join([*lines, 'weather_place = "31.23,121.47 上海 Shanghai"\n']), "utf-8")

    def says(self, *words: str) -> Said:
        said = run("broadcaster", "weather", *words, environment=environ(self.home, "en"), folder=ROOT)
        assert KEY not in said.out + said.err
        return said


@pytest.fixture
def shop(tmp_path: Path, service: Service) -> Shop:
    service.behaves = answers(open_meteo(today(SHANGHAI)))
    return Shop(tmp_path, service)


def test_a_forecast_is_fetched_kept_and_shown_with_its_rung_and_source(shop: Shop) -> None:
    fetched = shop.says("fetch")
    assert (fetched.code, fetched.err) == (0, "")
    shown = shop.says()
    head, source, chinese, english = shown.out.splitlines()
    assert "fetched that day" in head
    assert source.startswith("Weather data by Open-Meteo.com (CC BY 4.0)  ")
    assert chinese.startswith("上海今天小雨，最高气温十三摄氏度")
    assert english.startswith("Today's weather in Shanghai: light rain")
    assert shown.out in fetched.out
    assert len(shop.service.paths) == 1


def test_a_program_is_given_the_same_as_json(shop: Shop) -> None:
    shop.says("fetch")
    told = json.loads(shop.says("--date", "tomorrow", "--json").out)
    tomorrow = today(SHANGHAI) + timedelta(days=1)
    assert (told["date"], told["rung"], told["service"], told["by"]) == (tomorrow.isoformat(), "stored", "open-meteo", None)
    assert datetime.fromisoformat(told["fetched_at"]).utcoffset() == timedelta(hours=8)
    assert told["texts"]["zh_CN"].startswith("上海今天阴")


def test_a_service_that_fails_is_one_sentence_and_exit_1(shop: Shop) -> None:
    shop.service.behaves = answers({"error": True, "reason": "Daily API request limit exceeded."}, status=429)
    refused = shop.says("fetch")
    assert (refused.code, refused.out, len(refused.err.splitlines())) == (1, "", 1)
    assert "Daily API request limit exceeded." in refused.err
    assert "without figures" in shop.says().out


def test_a_text_of_the_operators_is_read_until_it_is_taken_back_and_recorded(shop: Shop) -> None:
    shown = shop.says("set", "今天多云。", "--by", "小王")
    assert (shown.code, shown.err) == (0, "")
    assert "written by 小王" in shown.out
    assert "今天多云。" in shop.says().out
    assert "without figures" in shop.says("set", "", "--by", "小李").out
    with closing(sqlite3.connect(shop.home / "var" / "store.sqlite")) as store:
        recorded = store.execute("SELECT code, by FROM incident ORDER BY at").fetchall()
    assert [(code, by.startswith(name)) for (code, by), name in zip(recorded, ("小王", "小李"), strict=True)] == [
        ("weather.text-set", True),
        ("weather.taken-back", True),
    ]


def test_an_operator_is_told_when_the_services_forecast_comes_before_hers(shop: Shop) -> None:
    shop.says("fetch")
    shown = shop.says("set", "今天多云。", "--by", "小王")
    assert "weather_service" in shown.out
    shop.asks("manual")
    assert "今天多云。" in shop.says().out
    assert "weather_service" in shop.says("fetch").out
    assert len(shop.service.paths) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("--date", "13月"),
        ("set", "今天多云。"),
        ("set", "，。", "--by", "小王"),
        ("set", "雨。", "--by", "小王", "--date", "yesterday"),
        ("--date", "tomorrow", "fetch"),
        ("forecast",),
    ],
)
def test_a_wrong_call_is_one_sentence_and_exit_2(shop: Shop, words: tuple[str, ...]) -> None:
    refused = shop.says(*words)
    assert (refused.code, refused.out, len(refused.err.splitlines())) == (2, "", 1)
    assert not (shop.home / "var" / "weather").exists()
