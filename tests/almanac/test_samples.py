"""The mall's own file: every rule has a sample that breaks it."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.almanac.reader import read
from broadcaster.almanac.shape import ADD, FILE, YEAR
from broadcaster.faults import Severity
from broadcaster.sentences import SAY, say
from tests.almanac.conftest import SAMPLES, expected, placed

BAD = sorted((SAMPLES / "bad").glob("*.yaml"))
GOOD = sorted((SAMPLES / "good").glob("*.yaml"))
SHIPPED = Path(__file__).parents[2] / "schedules" / "holidays.yaml"
ELSEWHERE = {f"holidays.{name}" for name in ("binary", "differs", "empty", "lacks", "no-file", "not-needed", "too-big")}
"""What no sample can be: other tests here make them."""


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.stem)
def test_a_bad_sample_is_refused_at_exactly_the_places_it_names(path: Path) -> None:
    house, found = read(path.name, path.read_bytes())
    assert placed(found) == expected(path)
    assert house is None


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.stem)
def test_every_problem_is_one_sentence_with_all_its_blanks_filled_and_none_of_the_libraries_words(path: Path) -> None:
    for problem in read(path.name, path.read_bytes())[1]:
        sentence = say(problem)
        assert sentence.startswith(f"{path.name}:")
        assert not re.search(r"\{\w*\}|Input should|valid |mapping|scalar|token|mall:", sentence)


@pytest.mark.parametrize("path", [*GOOD, SHIPPED], ids=lambda p: p.stem)
def test_a_good_sample_has_no_problem(path: Path) -> None:
    house, found = read(path.name, path.read_bytes())
    assert [say(p) for p in found] == []
    assert house is not None


def test_every_code_of_the_file_is_shown_by_a_sample_or_made_elsewhere() -> None:
    shown = {line.split()[0] for path in BAD for line in expected(path)}
    assert {code for code in SAY if code.startswith("holidays.")} - ELSEWHERE == {code for code in shown if code.startswith("holidays.")}


def test_every_key_stands_in_a_good_sample_and_in_the_shipped_file() -> None:
    for path in (SAMPLES / "good" / "every-key.yaml", SHIPPED):
        written = set(re.findall(r"(\w+):", path.read_text("utf-8")))
        assert {key for shape in (FILE, ADD, YEAR) for key in shape.keys} <= written


@pytest.mark.parametrize("raw", [b"", b"# \xe5\x8f\xaa\xe6\x9c\x89\xe8\xaf\xb4\xe6\x98\x8e\n\n"])
def test_a_file_of_comments_wishes_nothing_and_says_so(raw: bytes) -> None:
    house, found = read("holidays.yaml", raw)
    assert house is not None
    assert (house.add, house.drop, [p.severity for p in found]) == ((), (), [Severity.NOTE])
    assert found[0].code == "holidays.empty"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "file.binary"),
        (b"add: \x00", "holidays.binary"),
        ("add:\n  - name: 圣诞节\n    every: 12-25\n".encode("gb18030"), "file.gbk"),
        (b"add: [", "file.syntax"),
    ],
)
def test_what_is_no_text_of_ours_is_one_sentence(raw: bytes, code: str) -> None:
    house, found = read("holidays.yaml", raw)
    assert house is None
    assert [p.code.split(".")[1] for p in found] == [code.split(".")[1]]


LINES = [line for path in (*GOOD, *BAD, SHIPPED) for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]


@given(st.lists(st.sampled_from(LINES) | st.text(max_size=30), max_size=12))
@settings(derandomize=True, deadline=None, max_examples=150)
def test_whatever_is_written_is_read_or_refused_with_places(lines: list[str]) -> None:
    house, found = read("holidays.yaml", "\n".join(lines).encode())
    refused = any(p.severity is Severity.ERROR for p in found)
    assert (house is None) == refused
    assert all(p.at and say(p) for p in found)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 20), st.booleans(), st.sampled_from([None, "event", "店庆"]))
@settings(derandomize=True, deadline=None, max_examples=60)
def test_dates_as_clerks_write_them_come_back_as_they_were_meant(first: date, days: int, holiday: bool, kind: str | None) -> None:  # noqa: FBT001
    last = date.fromordinal(first.toordinal() + days)
    written = f"add:\n  - name: 店庆\n    dates: {first}..{last}\n    holiday: {'yes' if holiday else 'no'}\n"
    house, found = read("holidays.yaml", (written + (f"    kind: {kind}\n" if kind else "")).encode())
    assert not found
    assert house is not None
    added = house.add[0]
    dates = added.when[0]
    assert (getattr(dates, "first", None), getattr(dates, "last", None), added.holiday, added.kind) == (first, last, holiday, kind)
