"""The library's calendar, reckoned once, and the samples with what they say about themselves."""

import re
from collections import Counter
from pathlib import Path

import pytest

from broadcaster.almanac import tyme
from broadcaster.almanac.calendar import Calendar
from broadcaster.almanac.model import Almanac, almanac
from broadcaster.faults import Problem

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    return tyme.calendar()


@pytest.fixture(scope="session")
def public(calendar: Calendar) -> Almanac:
    """The almanac of a mall without wishes."""
    return almanac(calendar)


def expected(path: Path) -> Counter[str]:
    """The `# problem: code line:column` lines at the head of a bad sample."""
    return Counter(re.findall(r"^# problem: (\S+ \d+:\d+)$", path.read_text("utf-8"), re.MULTILINE))


def placed(found: tuple[Problem, ...]) -> Counter[str]:
    return Counter(f"{p.code} {p.at.line}:{p.at.column}" if p.at else p.code for p in found)
