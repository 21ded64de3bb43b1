"""The file of readings: good ones are read, bad ones are refused at each place that is wrong."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadcaster.faults import Fault, Problem, Severity
from broadcaster.sentences import SAY, say
from broadcaster.wording.reader import FORM, problems, read
from broadcaster.wording.readings import NONE
from broadcaster.wording.spoken import spoken

SAMPLES = Path(__file__).parent / "samples"
BAD = sorted((SAMPLES / "bad").glob("*.yaml"))
GOOD = sorted((SAMPLES / "good").glob("*.yaml"))
SHIPPED = Path(FORM.example)
OTHERWISE = {"wording.language", "wording.no-list"}
"""Said without a file."""


def expected(path: Path) -> Counter[str]:
    """The `# problem: code line:column` lines at the head of a bad sample."""
    return Counter(re.findall(r"^# problem: (\S+ \d+:\d+)$", path.read_text(), re.MULTILINE))


def placed(found: tuple[Problem, ...]) -> Counter[str]:
    return Counter(f"{p.code} {p.at.line}:{p.at.column}" for p in found if p.at)


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.stem)
def test_a_bad_sample_is_refused_at_exactly_the_places_it_names(path: Path) -> None:
    readings, found = problems(path)
    assert placed(found) == expected(path)
    assert (readings is None) == any(p.severity is Severity.ERROR for p in found)


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.stem)
def test_every_problem_has_a_sentence_with_all_its_blanks_filled(path: Path) -> None:
    for problem in problems(path)[1]:
        assert say(problem).startswith(f"{path}:")
        assert not re.search(r"\{\w*\}", say(problem))


@pytest.mark.parametrize("path", GOOD, ids=lambda p: p.stem)
def test_a_good_sample_has_nothing_to_say_about(path: Path) -> None:
    readings, found = problems(path)
    assert [say(p) for p in found] == []
    assert readings is not None


def test_every_code_is_shown_by_a_sample() -> None:
    shown = {line.split()[0] for path in BAD for line in expected(path)}
    assert {code for code in SAY if code.startswith("wording.")} - OTHERWISE == {c for c in shown if c.startswith("wording.")}


def test_a_bad_list_raises_every_problem_at_once() -> None:
    with pytest.raises(Fault) as raised:
        read(SAMPLES / "bad" / "many.yaml")
    assert len(raised.value.problems) == expected(SAMPLES / "bad" / "many.yaml").total()


def test_words_of_every_kind_are_read() -> None:
    readings = read(SAMPLES / "good" / "every-kind.yaml")
    assert spoken("在重庆的IKEA买3M和云村(国际)，5G", "zh_CN", readings) == "在崇庆的宜家买三爱姆和云村国际，五级"
    assert spoken("no smoking at Xi'an", "en", readings) == "never smoking at Shee-ahn"


def test_a_mall_without_a_list_reads_as_it_is_written_and_is_told_so(tmp_path: Path) -> None:
    readings, found = problems(tmp_path / "readings.yaml")
    assert readings == NONE
    assert [(p.code, p.severity) for p in found] == [("wording.no-list", Severity.NOTE)]
    assert "scripts_tts/readings.yaml" in say(found[0])
    assert read(tmp_path / "readings.yaml") == NONE


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "zh_CN:\n", "zh_CN:\nen:\n"])
def test_a_list_with_nothing_in_it_is_a_list(tmp_path: Path, text: str) -> None:
    path = tmp_path / "readings.yaml"
    path.write_text(text)
    assert problems(path) == (NONE, ())


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("zh_CN:\n  重庆: 崇庆\n".encode("gbk"), "file.gbk 2:3"),
        (b"zh_CN:\n  a: \x00\n", "file.binary 2:6"),
        (b" " * 1_000_001, "file.too-big 1:1"),
    ],
)
def test_what_is_no_text_gets_one_sentence(tmp_path: Path, raw: bytes, place: str) -> None:
    path = tmp_path / "readings.yaml"
    path.write_bytes(raw)
    assert placed(problems(path)[1]).keys() == {place}


@settings(derandomize=True, max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_slip_of_the_hand_is_answered_with_sentences_or_readings_that_can_be_said(tmp_path: Path, data: st.DataObject) -> None:
    text = (SAMPLES / "good" / "every-kind.yaml").read_text()
    place = data.draw(st.integers(0, len(text)))
    put = data.draw(st.text("：，:,[]{}-&*#'\"!|>%@ \n\t?<…“a0重", max_size=4))
    path = tmp_path / "readings.yaml"
    path.write_text(text[:place] + put + text[place + data.draw(st.integers(0, 12)) :])
    readings, found = problems(path)
    assert all(say(p) and p.at for p in found)
    assert readings is not None or found
    if readings is not None:
        assert not any(c.isdecimal() for c in spoken("在重庆的IKEA买3M，5G 10:05", "zh_CN", readings))


def test_the_shipped_list_has_no_mistake_and_every_word_of_it_is_heard() -> None:
    readings, found = problems(SHIPPED)
    assert [say(p) for p in found] == []
    assert readings is not None
    for language, listed in readings.by_language.items():
        assert listed
        assert {written: spoken(written, language, readings) for written in listed} == listed


def test_the_shipped_list_touches_no_common_word() -> None:
    text = "银行，行业，茶几，数量，尺寸，曲线美，单人床，任何，解决，曾经，大家，卫生间，量贩"
    assert spoken(text, "zh_CN", read(SHIPPED)) == text
