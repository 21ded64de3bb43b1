"""A batch through the niced child: real voices, real processes, and what happens when one of them misbehaves."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from broadcaster.content.index import Refusal, master_file
from broadcaster.sentences import sentence
from broadcaster.voices.child import environment
from broadcaster.voices.door import Job, order, ordered, told, understood
from broadcaster.voices.outcome import Outcome, candidates
from broadcaster.voices.port import Utterance
from broadcaster.voices.render import STUDIO, render
from broadcaster.voices.renderings import find, folder, rendering
from tests.voices import tone
from tests.voices.conftest import GOOD_MORNING, said

TONE = "pyttsx3/cmn+f3"
"""Where `tone.command` is the studio, this voice is the buzzing one."""


def codes(outcome: Outcome) -> list[str]:
    """The reasons' codes; each must make a sentence."""
    assert all(sentence(r.code, r.facts) for r in outcome.reasons)
    return [r.code for r in outcome.reasons]


def one(cache: Path, utterance: Utterance, **how: Any) -> Outcome:
    (outcome,) = render(cache, [utterance], **how)
    return outcome


def log(file: Path) -> list[tuple[str, str, str]]:
    """(process, niceness, text) of each text that the buzzing voice said."""
    return [tuple(line.split(" ", 2)) for line in file.read_text().splitlines()] if file.exists() else []  # type: ignore[misc]


def test_words_become_a_master_at_the_reference_with_chimes_in_its_length(cache: Path) -> None:
    bare, rung = render(cache, [GOOD_MORNING, replace(GOOD_MORNING, chime_before="up4", chime_after="down4")])
    for outcome in (bare, rung):
        assert outcome.made
        assert outcome.wanted
        assert outcome.reasons == ()
        assert outcome.rendering
        info = soundfile.info(master_file(cache, outcome.rendering.digest))
        assert (info.samplerate, info.channels, info.frames) == (48_000, 2, outcome.rendering.measured.frames)
        assert outcome.rendering.measured.master_lufs == pytest.approx(-23, abs=0.01)
        assert find(cache, outcome.utterance) == outcome.result
    assert bare.rendering
    assert rung.rendering
    longer = rung.rendering.measured.frames - bare.rendering.measured.frames
    assert longer / 48_000 == pytest.approx(2 * (3.06 + 0.35), abs=0.01)


def test_the_same_utterance_is_spoken_once_however_often_it_is_asked_for(cache: Path, tmp_path: Path) -> None:
    studio = tone.command("", tmp_path / "log")
    asked = [said("早上好各位", voice=TONE), said("晚上好各位", voice=TONE), said(" 早上好各位\n", voice=TONE)]
    steps: list[tuple[int, int, str]] = []
    first = render(cache, asked, lambda *step: steps.append(step), studio=studio)
    again = render(cache, asked, lambda *step: steps.append(step), studio=studio)
    assert [text for _, _, text in log(tmp_path / "log")] == ["早上好各位", "晚上好各位"]
    assert steps == [(1, 2, "早上好各位"), (2, 2, "晚上好各位")]
    assert [o.made for o in first] == [True, True, True]
    assert [o.made for o in again] == [False, False, False]
    assert [o.utterance for o in again] == asked
    assert [o.rendering for o in first] == [o.rendering for o in again]


def test_one_process_makes_the_whole_batch_and_steps_back_for_the_air(cache: Path, tmp_path: Path) -> None:
    render(cache, [said(f"早上好各位{n}", voice=TONE) for n in "一二三"], studio=tone.command("", tmp_path / "log"))
    processes = {(process, int(nice) >= 15) for process, nice, _ in log(tmp_path / "log")}
    assert len(processes) == 1
    assert processes.pop()[1]


def test_two_batches_at_once_share_the_work(cache: Path, tmp_path: Path) -> None:
    asked = [said(f"早上好各位{n}", voice=TONE) for n in "一二三四"]
    studio = tone.command("", tmp_path / "log")
    other = threading.Thread(target=render, args=(cache, asked), kwargs={"studio": studio})
    other.start()
    outcomes = render(cache, asked, studio=studio)
    other.join()
    assert all(o.rendering for o in outcomes)
    assert sorted(text for _, _, text in log(tmp_path / "log")) == sorted(u.text for u in asked)


def test_the_same_words_make_the_same_bytes(tmp_path: Path) -> None:
    masters = []
    for name in ("one", "other"):
        outcome = one(tmp_path / name, GOOD_MORNING)
        assert outcome.rendering
        masters.append(master_file(tmp_path / name, outcome.rendering.digest).read_bytes())
    assert masters[0] == masters[1]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"text": ""}, "voices.no-words"),
        ({"text": "，。"}, "voices.no-words"),
        ({"text": "好🎉"}, "voices.unreadable"),
        ({"rate": 3.0}, "voices.rate"),
        ({"rate": float("nan")}, "voices.rate"),
        ({"language": "fr"}, "voices.no-such-language"),
        ({"chime_after": "gong"}, "voices.no-such-chime"),
    ],
)
def test_what_nobody_can_say_is_refused_without_a_child(cache: Path, change: dict[str, Any], code: str) -> None:
    outcome = one(cache, replace(GOOD_MORNING, **change), studio=("/no/such/program",))
    assert outcome.rendering is None
    assert set(codes(outcome)) == {code}
    assert isinstance(outcome.result, Refusal)


def test_a_voice_that_does_not_exist_is_replaced_and_the_outcome_says_so(cache: Path) -> None:
    for voice in ("kokoro/zf_nobody", "pyttsx3/klingon"):
        outcome = one(cache, replace(GOOD_MORNING, voice=voice))
        assert codes(outcome) == ["voices.no-such-voice"]
        assert outcome.rendering
        assert outcome.rendering.voice == "pyttsx3/cmn"
        assert not outcome.wanted


def test_an_utterance_too_short_for_the_air_is_refused(cache: Path) -> None:
    assert codes(one(cache, said("好"))) == ["voices.short"]
    assert one(cache, said("好", chime_before="dingdong")).rendering


@pytest.mark.parametrize(("deed", "code"), [("hang", "voices.hung"), ("die", "voices.died"), ("refuse", "voices.failed")])
def test_a_voice_that_fails_at_one_text_costs_that_text_its_voice_and_nothing_else(
    cache: Path, tmp_path: Path, deed: str, code: str
) -> None:
    asked = [said(text, voice=TONE) for text in ("早上好各位", "坏的早上各位", "晚上好各位")]
    studio = tone.command(deed, tmp_path / "log")
    before, bad, after = render(cache, asked, studio=studio, patience=lambda u: 4.0 if u.voice == TONE else 60.0)
    assert before.wanted
    assert after.wanted
    assert bad.rendering
    assert bad.rendering.voice == "pyttsx3/cmn"
    assert codes(bad) == [code]
    assert bad.reasons[0].facts["voice"] == TONE
    assert [text for _, _, text in log(tmp_path / "log")] == [u.text for u in asked], "each was tried once"


def test_nobody_left_to_speak_is_a_refusal_with_every_reason(cache: Path, tmp_path: Path) -> None:
    outcome = one(
        cache, said("坏的早上各位", voice=TONE), studio=tone.command("die", tmp_path / "log"), fallbacks={"zh_CN": ["kokoro/zf_nobody"]}
    )
    assert outcome.rendering is None
    assert codes(outcome) == ["voices.died", "voices.no-such-voice"]
    assert not list(folder(cache).glob("*.flac"))


def test_a_studio_that_cannot_start_is_told(cache: Path) -> None:
    outcome = one(cache, GOOD_MORNING, studio=(sys.executable, "-c", "raise SystemExit('no such module')"))
    assert codes(outcome) == ["voices.no-studio"]
    assert outcome.reasons[0].facts["reason"] == "no such module"


def test_a_cache_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    assert set(codes(one(tmp_path / "cache", GOOD_MORNING))) == {"library.cache"}


def studio_at_work(cache: Path, utterance: Utterance, studio: Sequence[str] = STUDIO) -> subprocess.Popen[str]:
    child = subprocess.Popen(studio, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment())
    assert child.stdin
    child.stdin.write(order(cache, {"a": Job(candidates(utterance))}) + "\n")
    child.stdin.flush()
    return child


def wait_for(what: str, where: Path, child: "subprocess.Popen[str]") -> None:
    until = time.monotonic() + 60
    while not list(where.glob(what)):
        assert child.poll() is None, "it was done before it could be killed"
        assert time.monotonic() < until
        time.sleep(0.002)


def test_a_render_killed_in_the_middle_of_writing_leaves_no_hit_and_is_made_anew(cache: Path) -> None:
    long = said("各位顾客，早上好，欢迎光临。" * 15)
    child = studio_at_work(cache, long)
    wait_for("*.tmp", folder(cache), child)
    child.kill()
    child.communicate()
    assert list(folder(cache).glob("*.tmp"))
    assert find(cache, long) is None
    outcome = one(cache, long)
    assert outcome.made
    assert outcome.wanted
    assert not list(folder(cache).glob("*.tmp")), "what the killed one left is swept"


def test_a_studio_ends_with_its_parent(cache: Path, tmp_path: Path) -> None:
    child = studio_at_work(cache, said("坏的早上各位", voice=TONE), tone.command("hang", tmp_path / "log"))
    wait_for("log", tmp_path, child)
    assert child.stdin
    child.stdin.close()
    assert child.wait(10) == 1
    assert child.stdout
    child.stdout.close()


def test_a_damaged_master_is_made_again(cache: Path) -> None:
    first = one(cache, GOOD_MORNING)
    assert first.rendering
    master = master_file(cache, first.rendering.digest)
    whole = master.read_bytes()
    master.write_bytes(whole[: len(whole) // 2])
    again = one(cache, GOOD_MORNING)
    assert again.made
    assert master.read_bytes() == whole


def recording(file: Path, seconds: float = 3.0, level: float = 0.2) -> Path:
    soundfile.write(file, tone.buzz(seconds, level).sound, tone.RATE_HZ)
    return file


def test_a_persons_recording_wins_over_every_voice(cache: Path, tmp_path: Path) -> None:
    asked = said("早上好各位", recording=recording(tmp_path / "早.flac"), chime_before="dingdong")
    outcome = one(cache, asked)
    assert outcome.wanted
    assert outcome.rendering
    assert outcome.rendering.voice == "recording"
    assert outcome.rendering.measured.master_lufs == pytest.approx(-23, abs=0.1)
    assert outcome.rendering.measured.frames / 48_000 == pytest.approx(2.5 + 0.35 + 3.0, abs=0.11)
    recording(tmp_path / "早.flac", seconds=5.0)
    os.utime(tmp_path / "早.flac", ns=(1, 1))
    anew = one(cache, asked)
    assert anew.made
    assert anew.rendering
    assert anew.rendering.measured.frames > outcome.rendering.measured.frames


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "voices.recording-gone"), (b"", "library.garbage"), (b"<html>", "library.garbage"), (b"\0" * 9000, "library.garbage")],
)
def test_a_recording_that_cannot_be_used_is_told_and_the_voice_speaks(
    cache: Path, tmp_path: Path, content: bytes | None, code: str
) -> None:
    file = tmp_path / "a.wav"
    if content is not None:
        file.write_bytes(content)
    outcome = one(cache, said("早上好各位", recording=file))
    assert codes(outcome) == [code]
    assert outcome.reasons[0].facts["file"] == "a.wav"
    assert outcome.rendering
    assert outcome.rendering.voice == "pyttsx3/cmn"
    assert not outcome.wanted


def test_a_silent_and_a_short_recording_are_told(cache: Path, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.zeros(96_000), 48_000)
    silent, short = render(cache, [said("早上好各位", recording=f) for f in (tmp_path / "a.wav", recording(tmp_path / "b.wav", 0.3))])
    assert codes(silent) == ["library.silent"]
    assert codes(short) == ["voices.recording-short"]
    assert silent.rendering == short.rendering


def test_a_distorted_recording_is_aired_with_a_note(cache: Path, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.clip(tone.buzz(3).sound * 20, -1, 1), tone.RATE_HZ)
    outcome = one(cache, said("早上好各位", recording=tmp_path / "a.wav"))
    assert outcome.wanted
    assert codes(outcome) == ["voices.recording-clipped"]


def test_orders_and_outcomes_go_through_the_door_unchanged(cache: Path) -> None:
    job = Job(candidates(said("早", recording=Path("a.wav"), chime_after="up4", rate=0.9)), {1: Refusal("voices.hung", {"seconds": "9"})})
    where, ((name, got),) = ordered(order(cache, {"k": job}))
    assert (where, name, list(got.candidates), got.skip) == (cache, "k", list(job.candidates), job.skip)
    outcome = one(cache, GOOD_MORNING)
    assert understood(GOOD_MORNING, json.loads(json.dumps(told(outcome)))) == outcome
    assert rendering(cache, GOOD_MORNING) == outcome.rendering
