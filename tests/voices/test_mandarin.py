"""Hanzi → pinyin → the letters of the natural voice."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.voices.mandarin import in_company, ipa, joined

REFERENCE = [line.split() for line in (Path(__file__).parent / "syllables.txt").read_text("utf-8").splitlines()]
"""Every syllable of pypinyin's dictionary as misaki 0.9.4 (what Kokoro was taught with) writes it, in the neutral and in the first tone."""


def test_every_syllable_is_written_as_the_model_was_taught() -> None:
    assert len(REFERENCE) > 400
    for syllable, neutral, first in REFERENCE:
        assert ipa(f"{syllable}5") == neutral
        assert [ipa(f"{syllable}{tone}") for tone in "1234"] == [first.replace("→", arrow) for arrow in "→↗↓↘"]


@pytest.mark.parametrize("syllable", ["", "1", "ma", "xyz1", "ma6", "wong4"])
def test_what_is_no_syllable_is_refused(syllable: str) -> None:
    with pytest.raises(ValueError):
        ipa(syllable)


def test_a_syllable_that_begins_with_a_vowel_stands_apart() -> None:
    assert joined([("qin1", "ai4"), ("de5",)]) == "ʨʰi→n ai↘ tɤ"


@settings(derandomize=True, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(["yi1", "bu4", "ma3", "hao3", "lou2", "yao4", "ge4"]), min_size=1, max_size=4), min_size=1, max_size=5
    )
)
def test_company_changes_tones_and_nothing_else(said: list[list[str]]) -> None:
    hanzi = "".join({"yi1": "一", "bu4": "不"}.get(s, "字") for word in said for s in word)
    after = in_company(hanzi, [tuple(word) for word in said])
    assert [[s[:-1] for s in word] for word in after] == [[s[:-1] for s in word] for word in said]
    assert all(s[-1] in "12345" for word in after for s in word)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("银行行长", "yin2 hang2 hang2 zhang3"),
        ("重庆长大了", "chong2 qing4 zhang3 da4 le5"),
        ("一楼一号", "yi1 lou2 yi1 hao4"),
        ("第一名", "di4 yi1 ming2"),
        ("十一月一日星期一", "shi2 yi1 yue4 yi1 ri4 xing1 qi1 yi1"),
        ("二零二一年", "er4 ling2 er4 yi1 nian2"),
        ("一百一十元", "yi4 bai3 yi1 shi2 yuan2"),
        ("一个", "yi2 ge4"),
        ("一起", "yi4 qi3"),
        ("十一点一刻", "shi2 yi1 dian3 yi2 ke4"),
        ("看一看", "kan4 yi5 kan4"),
        ("不要不好", "bu2 yao4 bu4 hao3"),
        ("展览馆", "zhan2 lan2 guan3"),
        ("五点", "wu2 dian3"),
        ("女士", "nv3 shi4"),
        ("〇", "ling2"),
    ],
)
def test_readings(natural: None, text: str, read: str) -> None:
    from broadcaster.voices.hanzi import words

    assert " ".join(s for word in words(text) for s in word) == read
