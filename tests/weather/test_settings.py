"""What a mall may set about its weather, and what is refused."""

from pathlib import Path

import pytest

from broadcaster.faults import Fault
from broadcaster.place import Place, place
from broadcaster.sentences import say
from broadcaster.settings import Settings
from broadcaster.weather.openmeteo import FREE, PAID
from broadcaster.weather.services import lacking, service
from tests.weather.conftest import KEY


def test_out_of_the_box_nobody_is_asked(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    assert (settings.weather_service, service(settings), settings.place, settings.weather_missing) == ("manual", None, None, "say")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("31.23,121.47", Place(31.23, 121.47)),
        ("31.23, 121.47 上海", Place(31.23, 121.47, "上海")),
        ("31.23，121.47 上海 Shanghai", Place(31.23, 121.47, "上海", "Shanghai")),
        ("３１.２３、１２１.４７　上海", Place(31.23, 121.47, "上海")),
        ("-33.87 151.21 悉尼 New South Wales", Place(-33.87, 151.21, "悉尼", "New South Wales")),
    ],
)
def test_a_place_is_written_as_clerks_write_it(written: str, found: Place) -> None:
    assert place(written) == found


def test_a_place_is_asked_for_to_about_a_kilometre() -> None:
    assert str(place("31.230416,121.4737")) == "31.23,121.47"


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("weather_service", "accuweather", "qweather"),
        ("weather_url", "http://api.open-meteo.com", "https://"),
        ("weather_url", "ftp://127.0.0.1", "https://"),
        ("weather_url", "api.open-meteo.com", "https://"),
        ("weather_url", "https://", "https://"),
        ("weather_url", "https://user:pass@host.example", "https://"),
        ("weather_url", "https://host.example/?apikey=1", "https://"),
        ("weather_url", "https://[", "https://"),
        ("weather_place", "上海", "31.23,121.47"),
        ("weather_place", "121.47,31.23", "31.23,121.47"),
        ("weather_place", "31.23,181", "31.23,121.47"),
        ("weather_missing", "silence", "skip"),
    ],
)
def test_what_cannot_be_is_refused_with_the_way_it_is_written(tmp_path: Path, key: str, value: str, words: str) -> None:
    with pytest.raises(Fault) as refused:
        Settings(home=tmp_path, **{key: value})
    (problem,) = refused.value.problems
    assert (problem.code, problem.facts["key"]) == ("settings.wrong", key)
    assert words in say(problem)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8080", "http://localhost:1", "http://[::1]:80/base", "https://weather.example/api/"])
def test_this_machine_may_be_asked_unencrypted_and_others_encrypted(tmp_path: Path, url: str) -> None:
    assert Settings(home=tmp_path, weather_url=url).weather_url == url


def test_the_key_is_shown_nowhere(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, weather_key=KEY)
    assert KEY not in f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"
    with pytest.raises(Fault) as refused:
        Settings(home=tmp_path, weather_key=KEY, weather_place="?", weather_url=f"https://x/?{KEY}")
    assert KEY not in " ".join(say(problem) for problem in refused.value.problems)


def test_without_a_key_the_free_address_is_asked_and_with_one_the_paid(tmp_path: Path) -> None:
    for key, base in (("", FREE), (KEY, PAID)):
        asked = service(Settings(home=tmp_path, weather_service="open-meteo", weather_key=key))
        assert asked is not None
        assert asked.question(place("31.23,121.47"), "Asia/Shanghai").url.startswith(f"{base}/v1/forecast?")


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({}, []),
        ({"weather_service": "open-meteo"}, ["weather.no-place", "weather.free"]),
        ({"weather_service": "open-meteo", "weather_place": "31.23,121.47", "weather_key": KEY}, []),
        ({"weather_service": "qweather"}, ["weather.no-place", "weather.no-url", "weather.no-key"]),
    ],
)
def test_what_is_missing_is_told_before_the_morning(tmp_path: Path, given: dict[str, str], codes: list[str]) -> None:
    found = lacking(Settings(home=tmp_path, **given))
    assert [problem.code for problem in found] == codes
    assert all(say(problem) for problem in found)


def test_the_holidays_stand_beside_the_timetable(tmp_path: Path) -> None:
    assert Settings(home=tmp_path, timetable=Path("a/b.yaml")).holidays_file == tmp_path / "a" / "holidays.yaml"
