"""Texts cut by script, and what stands in them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.voices.runs import Script, pauses, runs, sentences, spelled, syllables, unreadable

MIXED = st.text(alphabet="今天好楼〇ABvip e，。！,. \n3-'", max_size=60)


@settings(derandomize=True, deadline=None)
@given(MIXED)
def test_runs_joined_are_the_text_again_and_alternate(text: str) -> None:
    found = runs(text)
    assert "".join(r.text for r in found) == (text if found else "")
    assert all(a.script is not b.script for a, b in pairwise(found))


@settings(derandomize=True, deadline=None)
@given(MIXED)
def test_no_word_is_lost_between_sentences(text: str) -> None:
    def words(part: str) -> str:
        return "".join(c for c in part if c.isalpha())

    assert words("".join(sentences(text))) == words(text)
    assert all(syllables(s) for s in sentences(text))


def test_signs_and_digits_stay_with_the_words_before_them() -> None:
    assert [(r.script, r.text) for r in runs("三楼VIP 厅，请连Wi-Fi。")] == [
        (Script.HAN, "三楼"),
        (Script.LATIN, "VIP "),
        (Script.HAN, "厅，请连"),
        (Script.LATIN, "Wi-Fi。"),
    ]
    assert runs("，。！ 12") == ()


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("早上好。欢迎光临！", ("早上好。", "欢迎光临！")),
        ("早上好\n欢迎", ("早上好", "欢迎")),
        ("It costs 3.5 dollars. Thank you!", ("It costs 3.5 dollars.", "Thank you!")),
        ("“您好。”他说。", ("“您好。”", "他说。")),
        ("……", ()),
    ],
)
def test_sentences(text: str, cut: tuple[str, ...]) -> None:
    assert sentences(text) == cut


@pytest.mark.parametrize(
    ("text", "apart"),
    [("VIP厅", "V I P厅"), ("IKEA", "IKEA"), ("HTML", "H T M L"), ("Mr. Li", "Mr Li"), ("A区", "A区"), ("Wi-Fi", "Wi-Fi")],
)
def test_abbreviations_are_spelled(text: str, apart: str) -> None:
    assert spelled(text) == apart


@pytest.mark.parametrize(
    ("text", "count"), [("各位顾客", 4), ("VIP厅", 4), ("welcome", 3), ("B二层，", 3), ("", 0), ("hmm", 1), ("三十二", 3), ("32", 2)]
)
def test_syllables_are_counted_in_both_scripts(text: str, count: int) -> None:
    assert syllables(text) == count


def test_pauses_are_where_marks_are() -> None:
    assert pauses("早，午。晚") == 2


@pytest.mark.parametrize(
    ("text", "odd"), [("早上好，A区！“请”（进）…—·", ""), ("好🎉", "🎉"), ("26℃", "℃"), ("こんにちは", "こんにちは"), ("a€b€", "€")]
)
def test_what_no_voice_can_say_is_found(text: str, odd: str) -> None:
    assert unreadable(text) == odd
