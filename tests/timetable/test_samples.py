"""Every rule has a good and a bad sample."""

import re
from pathlib import Path

import pytest

from broadcaster.faults import Severity
from broadcaster.sentences import SAY, say
from broadcaster.timetable.reader import problems
from broadcaster.timetable.shape import OVERLAY, ROW, SHIFT, TABLE
from tests.timetable.conftest import SAMPLES, expected, placed, reviewed

BAD = sorted((SAMPLES / "bad").glob("*.yaml"))
GOOD = sorted((SAMPLES / "good").glob("*.yaml"))
OF_FILES = {
    "file.binary",
    "file.directory",
    "file.empty",
    "file.encoding",
    "file.gbk",
    "file.no-file",
    "file.too-big",
    "file.too-deep",
    "file.unreadable",
}
"""What no sample can be: the tests of `test_files.py` make them."""


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.stem)
def test_a_bad_sample_is_refused_at_exactly_the_places_it_names(path: Path) -> None:
    assert placed(reviewed(path)) == expected(path)


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.stem)
def test_every_problem_has_a_sentence_with_all_its_blanks_filled_and_none_of_the_libraries_words(path: Path) -> None:
    for problem in reviewed(path):
        sentence = say(problem)
        assert sentence.startswith(f"{path}:")
        assert not re.search(r"\{\w*\}|Input should|valid |mapping|scalar|token", sentence)


@pytest.mark.parametrize("path", GOOD, ids=lambda p: p.stem)
def test_a_good_sample_has_nothing_of_its_bad_twin_and_no_warning(path: Path) -> None:
    twin = SAMPLES / "bad" / path.name
    bad = {line.split()[0] for line in expected(twin)} if twin.exists() else set()
    assert [say(p) for p in reviewed(path) if p.severity is not Severity.NOTE or p.code in bad] == []


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.stem)
def test_the_daemon_is_given_no_timetable_with_an_error_in_the_file(path: Path) -> None:
    timetable, found = problems(path)
    assert (timetable is None) == any(p.severity is Severity.ERROR for p in found)


def test_every_code_of_the_timetable_is_shown_by_a_sample_or_a_file() -> None:
    shown = {line.split()[0] for path in BAD for line in expected(path)}
    rooms = ("timetable.", "file.")
    assert {code for code in SAY if code.startswith(rooms)} - OF_FILES == {code for code in shown if code.startswith(rooms)}


def test_every_key_stands_in_a_good_sample() -> None:
    written = set(re.findall(r"(\w+):", (SAMPLES / "good" / "every-key.yaml").read_text()))
    assert {key for shape in (TABLE, ROW, OVERLAY, SHIFT) for key in shape.keys} <= written
