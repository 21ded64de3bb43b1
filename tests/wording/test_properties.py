"""Whatever is written: no figure and no sign is left over, no word is lost, and what is said can be written down again."""

import re
import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.wording.english.numbers import cardinal as english
from broadcaster.wording.mandarin.numbers import cardinal as mandarin
from broadcaster.wording.spoken import LANGUAGES, spoken
from tests.wording import test_english, test_mandarin, test_mandarin_signs
from tests.wording.hearing import english_number, hanzi_number

PAUSES = {"zh_CN": "。！？；：，、", "en": ".!?;:,"}
SIGNS = "0123456789½①Ⅳ٣²#@%°$¥€&*+-=~/\\|_^<>()[]{}“”《》…—·'\"\n→♥"
FORMS = sorted({row[0] for row in (*test_mandarin.ROWS, *test_mandarin_signs.ROWS, *test_english.ROWS)} | set(SIGNS))
MARKERS = "鑫淼焱垚犇羴骉鱻"
"""Hanzi of no form: where they stand, nothing may touch them."""
language = st.sampled_from(LANGUAGES)
announcement = st.lists(st.sampled_from(FORMS) | st.sampled_from(MARKERS) | st.just(" "), max_size=8).map("".join)


def spoken_properly(words: str, tongue: str) -> bool:
    """Letters, single spaces and pauses on one line; hyphens and apostrophes between Latin letters alone."""
    clean = all(c.isalpha() or unicodedata.category(c)[0] == "M" or c in " -'" + PAUSES[tongue] for c in words)
    return clean and not re.search(r"  |^ | $|(?<![^\W\d_])[-']|[-'](?![^\W\d_])", words)


@settings(derandomize=True, deadline=None, max_examples=400)
@given(announcement, language)
def test_no_figure_and_no_sign_is_left_for_an_engine_to_guess(text: str, tongue: str) -> None:
    assert spoken_properly(spoken(text, tongue), tongue)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.text(max_size=40), language)
def test_any_text_at_all_comes_out_clean(text: str, tongue: str) -> None:
    assert spoken_properly(spoken(text, tongue), tongue)


@pytest.mark.parametrize(
    "form", ["{}", "第{}", "¥{}", "{}:{}", "{}%", "{}折", "满{}-{}", "{}th", "A{}", "{}/{}", "-{}℃", "0.{}", "{}.5", "电话{}"]
)
@pytest.mark.parametrize("tongue", LANGUAGES)
def test_a_figure_too_long_for_anybody_is_said_digit_by_digit(form: str, tongue: str) -> None:
    words = spoken(form.replace("{}", "7" * 5_000), tongue)
    assert words.count({"zh_CN": "七", "en": "seven"}[tongue]) >= 5_000


@settings(derandomize=True, deadline=None, max_examples=400)
@given(announcement, language)
def test_characters_outside_of_forms_are_kept_in_order(text: str, tongue: str) -> None:
    assert [c for c in spoken(text, tongue) if c in MARKERS] == [c for c in text if c in MARKERS]


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=60), language)
def test_plain_characters_are_said_as_they_stand(text: str, tongue: str) -> None:
    assert spoken(text, tongue) == text


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.lists(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=8), min_size=1, max_size=6))
def test_pauses_between_characters_stay(parts: list[str]) -> None:
    text = "，".join(parts)
    assert spoken(text, "zh_CN") == text


@settings(derandomize=True, deadline=None, max_examples=300)
@given(announcement, language)
def test_words_said_once_are_words_for_good(text: str, tongue: str) -> None:
    words = spoken(text, tongue)
    assert spoken(words, tongue) == words


@settings(derandomize=True, deadline=None, max_examples=500)
@given(st.integers(0, 10**16 - 1) | st.integers(0, 120_000))
def test_a_number_can_be_written_down_again_from_its_chinese_words(value: int) -> None:
    assert hanzi_number(mandarin(value)) == value


@settings(derandomize=True, deadline=None, max_examples=500)
@given(st.integers(0, 10**15 - 1) | st.integers(0, 120_000))
def test_a_number_can_be_written_down_again_from_its_english_words(value: int) -> None:
    assert english_number(english(value)) == value


def test_every_minute_of_the_day_is_told_in_chinese() -> None:
    for hour, minute in ((h, m) for h in range(24) for m in range(60)):
        told = re.fullmatch("([^点分]+)点(?:([^点分]+)分)?", spoken(f"{hour}:{minute:02}", "zh_CN"))
        assert told
        assert (hanzi_number(told[1]), hanzi_number(told[2] or "零")) == (hour, minute)


def test_every_day_of_a_leap_year_is_told_in_every_way_of_writing_it() -> None:
    for day in (date(2028, 1, 1) + timedelta(n) for n in range(366)):
        ways = (f"{day}", f"{day:%Y/%m/%d}", f"{day:%Y.%m.%d}", f"2028年{day.month}月{day.day}日", f"2028-{day.month}-{day.day}")
        (words,) = {spoken(way, "zh_CN") for way in ways}
        told = re.fullmatch("二零二八年(.+)月(.+)日", words)
        assert told
        assert (hanzi_number(told[1]), hanzi_number(told[2])) == (day.month, day.day)


@pytest.mark.parametrize("impossible", ["2026-13-01", "2026-02-30", "13/45", "25:99"])
def test_what_no_calendar_and_no_clock_knows_is_said_as_figures(impossible: str) -> None:
    words = spoken(impossible, "zh_CN")
    assert words
    assert not re.search("[年月日点]", words)
