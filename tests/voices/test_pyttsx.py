"""The voice that always works, and its child that may hang."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from broadcaster.voices import espeak
from broadcaster.voices.child import environment
from broadcaster.voices.port import Unspoken
from broadcaster.voices.pyttsx import CHILD, PyttsxVoice

HANZI = "各位顾客朋友，大家上午好，欢迎光临我们的家居商场。请您合理安排购物时间。"
COUNT = sum(1 for c in HANZI if c.isalpha())


def speak(out: Path, voice: str = "cmn", text: str = HANZI) -> dict[str, object]:
    job = {"rate": 140, "parts": [{"text": text, "voice": voice, "out": str(out)}]}
    done = subprocess.run(CHILD, input=json.dumps(job), capture_output=True, text=True, timeout=60, check=True, env=environment())
    told: dict[str, object] = json.loads(done.stdout)
    return told


def program(lines: str) -> tuple[str, ...]:
    return sys.executable, "-c", lines


def refusal(voice: PyttsxVoice) -> tuple[str, str]:
    with pytest.raises(Unspoken) as refused:
        voice.say("你好", 1.0)
    told = refused.value.refusal
    return told.code, told.facts.get("reason", "")


def test_the_child_writes_what_the_finish_counts_on(tmp_path: Path) -> None:
    assert speak(tmp_path / "a.wav") == {}
    info = soundfile.info(tmp_path / "a.wav")
    assert (info.samplerate, info.channels, info.subtype) == (22_050, 1, "PCM_16")
    sound = soundfile.read(tmp_path / "a.wav")[0]
    assert 0.2 < info.duration / COUNT < 0.6, "seconds a hanzi"
    assert 20 * np.log10(np.sqrt(np.mean(sound**2))) > -30
    assert np.abs(sound).max() < 1


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    speak(tmp_path / "a.wav")
    speak(tmp_path / "b.wav")
    assert (tmp_path / "a.wav").read_bytes() == (tmp_path / "b.wav").read_bytes()


def test_hanzi_are_not_read_as_english() -> None:
    traced = """
from broadcaster.voices import espeak
import ctypes
opened = espeak._started()
assert opened.espeak_SetVoiceByName(espeak.mandarin(espeak.version()).encode()) == 0
text = ctypes.create_string_buffer("楼上的亲爱的顾客，重庆银行".encode())
rest = ctypes.c_void_p(ctypes.addressof(text))
while rest.value:
    print(opened.espeak_TextToPhonemes(ctypes.byref(rest), 1, 0).decode())
"""
    done = subprocess.run(program(traced), capture_output=True, text=True, timeout=60, check=True, env=environment())
    assert "35" in done.stdout, "tones"
    assert "(en)" not in done.stdout


@pytest.mark.parametrize(
    ("version", "voice"), [((1, 51), "sit/cmn-latn-pinyin"), ((1, 51, 1), "sit/cmn-latn-pinyin"), ((1, 52, 0), "sit/cmn")]
)
def test_an_old_espeak_gets_the_voice_that_can_read_hanzi_there(version: tuple[int, ...], voice: str) -> None:
    assert espeak.mandarin(version) == voice


def test_the_packaged_library_says_its_version() -> None:
    assert espeak.version() >= (1, 52)


@pytest.mark.parametrize("voice", ["klingon", "zh", "cmn+f99"])
def test_a_voice_that_espeak_does_not_have_is_refused_and_not_replaced_by_english(voice: str) -> None:
    with pytest.raises(Unspoken) as refused:
        PyttsxVoice(voice).say("你好", 1.0)
    assert refused.value.refusal.code == "voices.no-such-voice"
    assert refused.value.refusal.facts["voice"] == f"pyttsx3/{voice}"
    assert "pyttsx3/cmn," in refused.value.refusal.facts["known"]


def test_a_long_text_is_spoken_to_its_end() -> None:
    one, five = (PyttsxVoice("cmn").say(HANZI * n, 1.0) for n in (1, 5))
    assert len(five.sound) == pytest.approx(5 * len(one.sound), rel=0.1)


def test_a_child_that_never_answers_is_killed_and_tried_once_more(tmp_path: Path) -> None:
    log = tmp_path / "starts"
    hung = program(f"import os, time; open({str(log)!r}, 'a').write(f'{{os.getpid()}} '); time.sleep(60)")
    assert refusal(PyttsxVoice("cmn", child=hung, timeout_s=1.0))[0] == "voices.hung"
    children = log.read_text().split()
    assert len(children) == 2
    assert not any(Path(f"/proc/{child}").exists() for child in children)


def test_a_child_that_hangs_once_speaks_the_second_time(tmp_path: Path) -> None:
    been = tmp_path / "been"
    once = program(
        f"import pathlib, time\nif not pathlib.Path({str(been)!r}).exists():\n    open({str(been)!r}, 'w').close(); time.sleep(60)\n"
        "from broadcaster.voices.pyttsx_child import main; main()"
    )
    words = PyttsxVoice("cmn", child=once, timeout_s=6.0).say("你好", 1.0)
    assert len(words.sound) > 5_000


def test_a_child_that_breaks_down_is_told_with_its_last_words() -> None:
    assert refusal(PyttsxVoice("cmn", child=program("raise SystemExit('no library')"))) == ("voices.failed", "no library")
    assert refusal(PyttsxVoice("cmn", child=("/no/such/program",)))[0] == "voices.failed"


def test_a_child_that_says_it_spoke_and_left_nothing_is_not_believed() -> None:
    assert refusal(PyttsxVoice("cmn", child=program("print('{}')")))[0] == "voices.failed"
