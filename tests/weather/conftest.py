"""A mall in Shanghai on one morning, and its weather service."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from broadcaster.settings import Settings
from broadcaster.weather.over_https import Limits
from tests.weather.service import Behaviour, Service, answers, open_meteo, serving

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 24, 6, 0, 12, tzinfo=SHANGHAI)
TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)
KEY = "k3y-0123456789abcdef"
QUICK = Limits(connect=0.5, total=0.6)
"""For services that dawdle; the others get the ordinary limits."""
Mall = Callable[..., Settings]


@pytest.fixture(autouse=True)
def _direct(monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy of this machine stands between the program and the server of a test."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def service() -> Iterator[Service]:
    behaves: Behaviour = answers(open_meteo(TODAY))
    with serving(behaves) as running:
        yield running


@pytest.fixture
def mall(tmp_path: Path, service: Service) -> Mall:
    """Settings of a mall that asks the test's service."""

    def made(**given: object) -> Settings:
        usual: dict[str, object] = {
            "home": tmp_path,
            "weather_service": "open-meteo",
            "weather_url": service.url,
            "weather_key": KEY,
            "weather_place": "31.23,121.47 上海 Shanghai",
        }
        return Settings(**(usual | given))

    return made
