"""The shipped timetable, with days of the tests' own."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from broadcaster.timetable.model import Dates, Timetable
from broadcaster.timetable.reader import read
from tests.plan.recorded import recorded

ROOT = Path(__file__).parents[2]
EVENT = date(2026, 12, 4)
HOLIDAY = date(2027, 1, 1)
EVERYTHING = date(2027, 1, 2)
"""A Saturday, an event and a holiday."""


@pytest.fixture(scope="session")
def mall() -> Timetable:
    """schedules/mall.yaml, with a Friday event, and New Year's Friday and Saturday off, the Saturday an event too."""
    events, holidays = (Dates(EVENT, EVENT), Dates(EVERYTHING, EVERYTHING)), (Dates(HOLIDAY, EVERYTHING),)
    return replace(recorded(read(ROOT / "schedules" / "mall.yaml")), days={"event": events, "holiday": holidays})
