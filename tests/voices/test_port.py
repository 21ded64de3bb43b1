"""What a rendering's key depends on, and what every voice promises."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.voices import engines
from broadcaster.voices.catalogue import missing
from broadcaster.voices.port import Unspoken, Voice
from tests.voices.conftest import GOOD_MORNING, said
from tests.voices.tone import ToneVoice


@pytest.mark.parametrize(
    "change",
    [
        {"text": "各位顾客，晚上好，欢迎光临。"},
        {"language": "en"},
        {"voice": "pyttsx3/cmn+f3"},
        {"rate": 1.1},
        {"chime_before": "up4"},
        {"chime_after": "up4"},
    ],
)
def test_whatever_changes_the_sound_changes_the_key(change: dict[str, Any]) -> None:
    assert replace(GOOD_MORNING, **change).key != GOOD_MORNING.key
    told = {"text", "language", "chime_before", "chime_after"} & {*change}
    assert (replace(GOOD_MORNING, **change).saying != GOOD_MORNING.saying) is bool(told)


@settings(derandomize=True, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_two_texts_share_a_key_only_when_they_are_said_alike(one: str, other: str) -> None:
    assert (said(one).key == said(other).key) is (said(one).words == said(other).words)


def test_spaces_that_nobody_hears_do_not_change_it() -> None:
    assert said("早上好，\n\n  欢迎  光临\n").key == said("早上好，\n欢迎 光临").key
    assert said("早上好，\n欢迎").key != said("早上好，欢迎").key, "a new line is a pause"


def test_a_recordings_key_follows_its_bytes_and_not_the_script_beside_it(tmp_path: Path) -> None:
    file, copy = tmp_path / "a.wav", tmp_path / "b.wav"
    file.write_bytes(b"one")
    copy.write_bytes(b"one")
    before = said("早", recording=file).key
    assert before == said("晚", recording=copy, voice="pyttsx3/en-us", rate=2.0).key
    assert before != said("早", recording=file, chime_before="up4").key
    file.write_bytes(b"two")
    os.utime(file, ns=(1, 1))
    assert said("早", recording=file).key != before
    file.unlink()
    assert said("早", recording=file).key not in {before, said("早").key}


@pytest.fixture(params=["tone", "pyttsx3/cmn", "pyttsx3/cmn+f3", "pyttsx3/en-us", "kokoro/zm_yunxi"])
def voice(request: pytest.FixtureRequest) -> Voice:
    """Every adapter, and the one that the tests made."""
    if request.param.startswith("kokoro") and missing("kokoro"):
        pytest.skip("the extra `neural` is not installed")
    return ToneVoice() if request.param == "tone" else engines.voice(request.param)


def test_a_voice_says_hanzi_and_english_the_same_way_each_time(voice: Voice) -> None:
    once, again = voice.say("你好VIP", 1.0), voice.say("你好VIP", 1.0)
    assert np.array_equal(once.sound, again.sound)
    assert once.sound.dtype == np.float32
    assert once.sound.ndim == 1
    assert 0.6 < len(once.sound) / once.rate_hz < 4
    assert np.abs(once.sound).max() > 0.05


def test_a_voice_says_more_in_more_time_and_faster_in_less(voice: Voice) -> None:
    def seconds(text: str, rate: float) -> float:
        words = voice.say(text, rate)
        return len(words.sound) / words.rate_hz

    plain = seconds("欢迎光临", 1.0)
    assert seconds("欢迎光临，请", 1.0) > plain
    assert seconds("欢迎光临", 1.6) < 0.8 * plain


@pytest.mark.parametrize("text", ["", "  \n ", "，。！"])
def test_a_voice_refuses_to_say_nothing(voice: Voice, text: str) -> None:
    with pytest.raises(Unspoken) as refused:
        voice.say(text, 1.0)
    assert refused.value.refusal.code == "voices.no-words"


@pytest.mark.parametrize("name", ["", "kokoro", "kokoro/zf_nobody", "pyttsx3/", "festival/kal"])
def test_a_name_that_no_engine_has_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(Unspoken) as refused:
        engines.voice(name)
    assert refused.value.refusal.code == "voices.no-such-voice"
    assert "pyttsx3/cmn" in refused.value.refusal.facts["known"]
