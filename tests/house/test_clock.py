"""Time is an argument: one module reads the wall clock."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

THE_CLOCK = "broadcaster/clock.py"
READS = {"datetime": {"now", "today", "utcnow"}, "date": {"today"}, "time": {"time", "time_ns", "localtime", "gmtime", "ctime"}}


def readings(source: str) -> Iterator[int]:
    """Lines that call `datetime.now`, `date.today`, `time.time` …, by whatever name they were imported."""
    tree = ast.parse(source)
    alone = {
        name.asname or name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "time"
        for name in node.names
        if name.name in READS["time"]
    }
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=owner) | ast.Attribute(attr=owner), attr=attr)):
                if attr in READS.get(owner, ()):
                    yield node.lineno
            case ast.Call(func=ast.Name(id=name)) if name in alone:
                yield node.lineno


@pytest.mark.parametrize(
    "source", ["datetime.now(zone)", "datetime.datetime.now()", "date.today()", "time.time()", "from time import time as t\nt()"]
)
def test_a_reading_of_the_clock_is_recognised(source: str) -> None:
    assert list(readings(source))


@pytest.mark.parametrize(
    "source", ["time.monotonic()", "clock.now()", "datetime.fromtimestamp(0, UTC)", "time.sleep(1)", "datetime.time(9, 30)"]
)
def test_what_reads_no_wall_clock_is_let_through(source: str) -> None:
    assert not list(readings(source))


def test_only_the_clock_module_reads_the_clock(root: Path) -> None:
    found = [
        f"{file.relative_to(root)}:{line}"
        for file in sorted((root / "broadcaster").rglob("*.py"))
        if file != root / THE_CLOCK
        for line in readings(file.read_text("utf-8"))
    ]
    assert found == []
