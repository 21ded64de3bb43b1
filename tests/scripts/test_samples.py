"""Every rule has a bad sample, refused at exactly the places it names; what is right is taken."""

import re
from pathlib import Path

import pytest

from broadcaster.faults import Severity
from broadcaster.scripts.keys import FRONT
from broadcaster.scripts.reader import read_script
from broadcaster.sentences import SAY, say
from tests.scripts.conftest import SAMPLES, expected, placed

BAD = sorted((SAMPLES / "bad").rglob("*.txt"))
GOOD = sorted((SAMPLES / "good").rglob("*.txt"))
OF_FILES = {"binary", "empty", "front-open", "lone-recording", "name", "no-folder", "no-front", "no-language", "recording-unreadable",
            "several-recordings", "too-big", "twice", "unknown-ending"}  # fmt: skip
"""What no sample can be: `test_files.py` makes them."""
OF_FILLING = {"cannot-compare", "missing-field", "no-list", "no-value", "not-in-front", "nothing-said", "too-long", "too-many-turns"}
"""What shows when a text is filled: `test_fill.py`."""
OF_REVIEW = {"expired", "fallback-circle", "fallback-missing", "far", "festival-unknown", "long", "no-general", "opening",
             "page-asks-nothing", "same-festival", "script-and-folder", "two-general"}  # fmt: skip
"""What shows when the scripts are looked at together: `test_review.py`."""
OF_COMMANDS = {"ambiguous", "bad-name", "bad-pair", "cannot-write", "daemon", "exists", "no-such-blank", "not-valid", "unknown",
               "unknown-guess", "unsaid"}  # fmt: skip


def read(path: Path):  # type: ignore[no-untyped-def]  # noqa: ANN201 - the reader's own pair
    return read_script(path.parents[1], path.relative_to(path.parents[1]).as_posix())


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.stem)
def test_a_bad_sample_is_refused_at_exactly_the_places_it_names(path: Path) -> None:
    found, problems = read(path)
    assert placed(problems) == expected(path) != {}
    assert found is None


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.stem)
def test_every_problem_has_a_sentence_with_all_its_blanks_filled_and_none_of_the_libraries_words(path: Path) -> None:
    for problem in read(path)[1]:
        sentence = say(problem)
        assert sentence.startswith(f"{path}:")
        assert not re.search(r"\{\w+\}|Input should|expected token|jinja|mapping|scalar|schedules/", sentence.removeprefix(str(path)))


@pytest.mark.parametrize("path", GOOD, ids=lambda p: p.stem)
def test_a_good_sample_can_be_read_with_nothing_but_notes(path: Path) -> None:
    found, problems = read(path)
    assert [say(p) for p in problems if p.severity is not Severity.NOTE] == []
    assert found is not None


def test_what_a_chinese_keyboard_wrote_is_read_as_it_was_meant_and_noted() -> None:
    found, problems = read(SAMPLES / "good/zh_CN/wide-colon.txt")
    assert placed(problems) == {"file.wide-colon 2:6": 1, "file.colon-space 3:5": 1, "file.wide-colon 4:6": 1}
    assert (found.title, found.kind, found.reads, found.text_line) == ("全角冒号", "reminder", 2, 6)


def test_every_code_is_shown_somewhere() -> None:
    shown = {line.split()[0] for path in BAD for line in expected(path)}
    elsewhere = {f"scripts.{name}" for name in OF_FILES | OF_FILLING | OF_REVIEW | OF_COMMANDS}
    assert {code for code in SAY if code.startswith("scripts.")} == {c for c in shown if c.startswith("scripts.")} | elsewhere


def test_every_key_stands_in_a_good_sample() -> None:
    written = set(re.findall(r"^(\w+):", (SAMPLES / "good/zh_CN/every-key.txt").read_text(), re.MULTILINE))
    assert set(FRONT.keys) == written


def test_every_value_of_a_good_sample_arrives() -> None:
    found, _problems = read(SAMPLES / "good/zh_CN/every-key.txt")
    assert (found.name, found.language, found.voice, found.rate, found.reads) == (
        "scripts/zh_CN/every-key", "zh_CN", "kokoro/zf_xiaoxiao", 0.95, 2,
    )  # fmt: skip
    assert (found.chime_before, found.chime_after, found.vendor, found.festival) == ("up4", "", "云杉家居", "中秋节")
    assert (found.event.name, found.event.time, found.event.place, found.event.items) == (
        "冬季家装节", "上午10点到下午5点", "一楼中庭", ("抽奖", "送礼"),
    )  # fmt: skip
    assert (found.fallback, found.fields, found.author, found.text_line) == ("recordings/活动信息", ("车位", "电梯"), "小王", 21)
    assert [str(d.first) for d in found.valid] == ["2026-12-01", "2027-01-02", "2027-03-01"]
