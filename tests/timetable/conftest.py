"""A small library, a fixed year, and the samples with what they say about themselves."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from broadcaster.content.clip import RATE_HZ, Clip, Library
from broadcaster.faults import Problem, Severity, by_place
from broadcaster.timetable.reader import problems
from broadcaster.timetable.review import review, year

SAMPLES = Path(__file__).parent / "samples"
FIRST = date(2026, 11, 23)
"""The Monday on which the samples' year begins."""
SECONDS = {
    "english/b.ogg": 180,
    "light/a.ogg": 180,
    "promo/甲.ogg": 20,
    "promo/乙.ogg": 15,
    "recordings/欢迎语.ogg": 20,
    "recordings/长稿.ogg": 400,
    "welcome/迎宾曲.ogg": 150,
    "其他/歌.ogg": 200,
}


def clip(name: str, seconds: int) -> Clip:
    return Clip(name, digest=name, frames=seconds * RATE_HZ, lufs=-20, peak_dbtp=-3, master_lufs=-23)


LIBRARY = Library(clip(name, seconds) for name, seconds in SECONDS.items())
REFUSED = (Problem("library.unreadable", Severity.WARNING, facts={"file": "recordings/坏.ogg", "reason": "Permission denied"}),)


def reviewed(path: Path) -> tuple[Problem, ...]:
    """All `check` would say of a file, with the small library and from the fixed date on."""
    timetable, found = problems(path)
    return found if timetable is None else by_place((*found, *review(timetable, LIBRARY, year(FIRST), REFUSED)))


def expected(path: Path) -> Counter[str]:
    """The `# problem: code line:column` lines at the head of a bad sample."""
    return Counter(re.findall(r"^# problem: (\S+ \d+:\d+)$", path.read_text(), re.MULTILINE))


def placed(found: tuple[Problem, ...]) -> Counter[str]:
    return Counter(f"{p.code} {p.at.line}:{p.at.column}" if p.at else p.code for p in found)


@pytest.fixture
def library() -> Library:
    return LIBRARY
