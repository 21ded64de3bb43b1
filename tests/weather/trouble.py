"""What stood in the way of a forecast."""

from typing import Any

from broadcaster.sentences import say
from broadcaster.settings import Settings
from broadcaster.weather.fetching import fetched
from broadcaster.weather.ladder import Rung
from broadcaster.weather.telling import told
from tests.weather.conftest import KEY, NOW, TODAY


def trouble(settings: Settings, **limits: Any) -> str:
    """The code of what stood in the way; nothing is kept then, nothing secret is said, and no figures are read."""
    outcome = fetched(settings, NOW, **limits)
    assert outcome.answer is None
    assert outcome.problem is not None
    assert KEY not in say(outcome.problem)
    assert not list(settings.var_dir.glob("weather/fetched-*"))
    assert told(settings, TODAY, NOW).rung is Rung.PLAIN
    return outcome.problem.code
