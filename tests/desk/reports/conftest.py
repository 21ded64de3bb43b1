"""Reports without a store: a period, a house's numbers, what was asked."""

from datetime import date, datetime

from broadcaster.desk.policy.model import Change
from broadcaster.desk.policy.opening import shipped
from broadcaster.desk.reports.frames import named
from broadcaster.desk.reports.model import Asked
from tests.desk.conftest import house, sqlite_house  # noqa: F401 - fixtures
from tests.desk.samples import SHANGHAI


def at(text: str) -> datetime:
    """`24 09:30` in November, in the mall's zone."""
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=SHANGHAI)


def asked(period: str, *, now: str = "2026-12-15 09:00", profile: str = "home_mall", viewer: str = "", **values: str) -> Asked:
    """`values`: the mall's own numbers, `report__daily_at="08:30"`."""
    changes = tuple(Change(key.replace("__", "."), text, date(2026, 1, 1), "", "李敏") for key, text in values.items())
    instant = datetime.fromisoformat(now).replace(tzinfo=SHANGHAI)
    return Asked(named(period, SHANGHAI), instant, shipped(profile, instant.date(), changes), viewer)
