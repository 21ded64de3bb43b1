"""A mall's own readings: what they replace, and what they leave alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.faults import Fault
from broadcaster.sentences import SAY
from broadcaster.wording.readings import NONE, Readings, findable, sayable
from broadcaster.wording.spoken import WORDING, spoken

MALL = Readings(
    {
        "zh_CN": {
            "重庆": "崇庆",
            "重庆路": "虫庆路",
            "IKEA": "宜家",
            "3M": "三爱姆",
            "MK": "迈克",
            "A馆": "艾馆",
            "云村（国际）": "云村国际",
            "8折": "八扣",
        },
        "en": {"Hongxing": "Hong-shing", "IKEA": "eye-kee-ah"},
    }
)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("重庆店", "崇庆店"),
        ("重庆路店", "虫庆路店"),
        ("IKEA、Ikea和ikea", "宜家、宜家和宜家"),
        ("ＩＫＥＡ", "宜家"),
        ("IKEAS", "IKEAS"),
        ("3M胶带", "三爱姆胶带"),
        ("13M", "十三M"),
        ("3MM", "三毫米"),
        ("MK家具", "迈克家具"),
        ("mk家具", "mk家具"),
        ("A馆在2楼", "艾馆在二楼"),
        ("云村(国际)3F", "云村国际三楼"),
        ("全场8折起，8.8折", "全场八扣起，八点八折"),
        ("18折", "一八折"),
    ],
)
def test_a_reading_is_said_where_its_word_stands_and_nowhere_else(written: str, words: str) -> None:
    assert spoken(written, "zh_CN", MALL) == words


def test_each_language_has_its_own_readings() -> None:
    assert spoken("IKEA, Hongxing", "en", MALL) == "eye-kee-ah, Hong-shing"
    assert spoken("Hongxing", "zh_CN", MALL) == "Hongxing"


def test_a_reading_is_never_read_again() -> None:
    turned = Readings({"zh_CN": {"甲": "乙", "乙": "甲"}})
    assert spoken("甲乙甲", "zh_CN", turned) == "乙甲乙"


def test_without_readings_everything_is_read_as_it_is_written() -> None:
    assert spoken("重庆IKEA", "zh_CN") == spoken("重庆IKEA", "zh_CN", NONE) == "重庆IKEA"


@pytest.mark.parametrize("words", ["宜家", "I K E A", "Hong-shing", "Xi'an", "一百"])
def test_letters_can_be_said(words: str) -> None:
    assert sayable(words)


@pytest.mark.parametrize("words", ["", "7十一", "a/b", "宜家！", "①", "²", "- '", "🎉", "a\nb"])
def test_figures_and_signs_cannot_be_said(words: str) -> None:
    assert not sayable(words)


@pytest.mark.parametrize(("written", "found"), [("重庆", True), ("3M", True), ("7-11", True), ("~", False), ("🎉", False), ("①", False)])
def test_a_word_to_look_for_has_a_letter_or_a_figure(written: str, *, found: bool) -> None:
    assert findable(written) == found


words = st.text("重庆店AbC39-（）/.", min_size=1, max_size=5).filter(findable)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.dictionaries(words, st.text("虫青点def", min_size=1, max_size=4), max_size=5), st.text("重庆店AbC39-（）/. ，", max_size=20))
def test_no_list_of_readings_brings_back_a_figure(listed: dict[str, str], text: str) -> None:
    said = spoken(text, "zh_CN", Readings({"zh_CN": listed}))
    assert not any(c.isdecimal() or c in "（）/." for c in said)


def test_another_language_is_refused_with_a_way_out() -> None:
    with pytest.raises(Fault) as raised:
        spoken("Guten Tag", "de")
    (problem,) = raised.value.problems
    assert problem.code == "wording.language"
    assert SAY[problem.code].format_map(problem.facts) == "Nothing is read aloud in de. Choose one of: zh_CN, en."


def test_the_rules_have_a_version() -> None:
    assert WORDING
