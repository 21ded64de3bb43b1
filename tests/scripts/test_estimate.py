"""How long a text takes to say, before anybody has said it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.scripts.estimate import script_seconds, seconds
from tests.scripts.conftest import script

SOFAS = """云杉家居沙发节，现在开始！
三楼云杉家居展厅，布艺沙发、真皮沙发、功能沙发，全场优惠。款式多，坐感好，送货到家。坐一坐，您就不想走。
欢迎您到三楼，云杉家居选购。"""
MOON = """中秋节快乐！尊敬的顾客朋友，月到中秋分外明，家是最好的团圆。
红星国际家居全体员工祝您和家人花好月圆，阖家幸福！
节日期间，请您照看好老人和孩子，保管好随身物品。祝您购物愉快！"""
CURTAINS = """It is Curtain Week at Greenfield Interiors!
Buy curtains and get the sheers for free, with free measuring and free fitting. Choose from \
hundreds of fabrics for living room, bedroom and nursery.
New curtains, new mood. Greenfield Interiors, waiting for you on the second floor."""
SPOKEN = [("zh_CN", 16.0, 26.8, SOFAS), ("zh_CN", 18.3, 29.5, MOON), ("en", 16.5, 19.9, CURTAINS)]
"""Language, seconds measured without the silence at both ends (Kokoro zf_xiaoxiao and af_heart; eSpeak NG), and the words."""


@pytest.mark.parametrize(("language", "natural", "plain", "text"), SPOKEN)
def test_an_estimate_lies_between_the_natural_voice_and_the_slowest(language: str, natural: float, plain: float, text: str) -> None:
    assert natural <= seconds(text, language) <= 1.35 * natural
    assert seconds(text, language) <= 1.01 * plain


def test_a_character_is_a_quarter_of_a_second_and_a_comma_a_rest() -> None:
    assert seconds("您好", "zh_CN") == pytest.approx(0.5)
    assert seconds("您好，您好。", "zh_CN") == pytest.approx(1.25)
    assert seconds("您好。您好。", "zh_CN") == pytest.approx(1.45)
    assert seconds("您好。\n\n您好！", "zh_CN") == pytest.approx(1.45)


def test_an_english_word_is_its_own_length() -> None:
    assert seconds("Dear guests, welcome.", "en") == pytest.approx(3 * 0.38 + 0.25)
    assert seconds("Don't run", "en") == pytest.approx(2 * 0.38)


def test_numbers_and_letters_are_spelled_out() -> None:
    assert seconds("2026年12月5日", "zh_CN") == pytest.approx(0.25 * (3 + 6 + 3 + 1))
    assert seconds("请到WC", "zh_CN") > seconds("请到", "zh_CN") + 0.7
    assert seconds("3.5折", "zh_CN") == pytest.approx(0.25 * 3)


@given(st.text("您好，。!a1 \n", max_size=60), st.integers(1, 5), st.floats(0.5, 2))
@settings(derandomize=True, deadline=None)
def test_reads_add_up_with_rests_between_and_a_faster_voice_is_sooner_done(text: str, reads: int, rate: float) -> None:
    once = seconds(text, "zh_CN")
    assert once >= 0
    assert seconds(text, "zh_CN", rate=rate, reads=reads) == pytest.approx(reads * once / rate + (reads - 1))


def test_chimes_count() -> None:
    plain = script_seconds(script(), "您好")
    assert script_seconds(script(chime_before="dingdong", chime_after="down4"), "您好") == pytest.approx(plain + 2.5 + 3.1)
