"""What is finished is as loud as everything else, and nothing that sounds wrong gets that far."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from broadcaster.content.decode import Undecodable
from broadcaster.content.loudness import Meter, Samples
from broadcaster.content.masters import Source, press
from broadcaster.voices import finish
from broadcaster.voices.chimes import chime
from broadcaster.voices.port import Unspoken, Utterance, Words
from tests.voices.conftest import GOOD_MORNING
from tests.voices.tone import RATE_HZ, buzz

TEN = replace(GOOD_MORNING, text="欢迎光临红星家居商场")


def whole(source: Source) -> Samples:
    return np.concatenate(list(source()))


def loudness(sound: Samples) -> float:
    meter = Meter()
    meter.push(sound)
    meter.finish()
    assert meter.integrated_lufs is not None
    return meter.integrated_lufs


def refusal(words: Words, utterance: Utterance = TEN) -> str:
    with pytest.raises(Unspoken) as refused:
        finish.spoken(words, utterance)
    return refused.value.refusal.code


def padded(words: Words, before_s: float, after_s: float) -> Words:
    head, tail = (np.zeros(int(s * words.rate_hz), np.float32) for s in (before_s, after_s))
    return Words(np.concatenate([head, words.sound, tail]), words.rate_hz)


@pytest.mark.parametrize("level", [0.02, 0.2, 0.9])
def test_words_of_any_level_come_out_at_the_reference(level: float) -> None:
    assert loudness(whole(finish.spoken(buzz(3, level), TEN))) == pytest.approx(-23, abs=0.1)


def test_silence_at_both_ends_is_cut_and_a_little_air_is_kept() -> None:
    sound = whole(finish.spoken(padded(buzz(3), 2.0, 1.5), TEN))
    assert len(sound) / 48_000 == pytest.approx(3.2, abs=0.05)


@pytest.mark.parametrize(("before", "after"), [("up4", ""), ("", "down4"), ("dingdong", "attention3"), ("", "")])
def test_chimes_stand_around_the_words_and_count_in_the_length(before: str, after: str) -> None:
    bare = whole(finish.spoken(buzz(3), TEN))
    sound = whole(finish.spoken(buzz(3), replace(TEN, chime_before=before, chime_after=after)))
    rung = [len(chime(name)) + int(0.35 * 48_000) for name in (before, after) if name]
    assert len(sound) == len(bare) + sum(rung)
    start = rung[0] if before else 0
    assert np.allclose(sound[start : start + len(bare)], bare)
    if before:
        assert loudness(sound[: len(chime(before))]) == pytest.approx(-23, abs=0.3), "a chime is as loud as the words"
        assert not sound[len(chime(before)) : start].any()


def test_the_master_of_an_item_measures_what_it_holds(tmp_path: Path) -> None:
    measured = press(finish.spoken(buzz(3), replace(TEN, chime_before="up4")), tmp_path, "a")
    sound, rate_hz = soundfile.read(tmp_path / "a.flac")
    assert (rate_hz, sound.shape) == (48_000, (measured.frames, 2))
    assert loudness(sound.astype(np.float32)) == pytest.approx(-23, abs=0.1)
    assert np.abs(sound).max() < 10 ** (-1 / 20)


def test_nothing_at_all_is_refused() -> None:
    assert refusal(Words(np.zeros(3 * RATE_HZ, np.float32), RATE_HZ)) == "voices.silent"
    assert refusal(Words(np.zeros(0, np.float32), RATE_HZ)) == "voices.short"


def test_a_whisper_of_noise_is_silence() -> None:
    noise = np.random.default_rng(1).normal(0, 1e-3, 3 * RATE_HZ).astype(np.float32)
    assert refusal(Words(noise, RATE_HZ)) == "voices.silent"


def test_a_tenth_of_a_second_is_refused() -> None:
    assert refusal(buzz(0.1), replace(TEN, text="好")) == "voices.short"


@pytest.mark.parametrize("seconds", [0.6, 14.0])
def test_a_length_that_the_text_cannot_have_is_refused(seconds: float) -> None:
    with pytest.raises(Unspoken) as refused:
        finish.spoken(buzz(seconds), TEN)
    assert refused.value.refusal.code == "voices.implausible"
    assert float(refused.value.refusal.facts["seconds"]) == pytest.approx(seconds, abs=0.3)


def test_slow_speech_may_take_longer() -> None:
    assert finish.plausible(TEN.text, 0.5)[1] > 14 > finish.plausible(TEN.text, 1.0)[1]
    finish.spoken(buzz(14), replace(TEN, rate=0.5))


def test_flat_tops_are_refused_and_high_peaks_are_not() -> None:
    loud = buzz(3, 0.9)
    assert refusal(Words(np.clip(loud.sound * 4, -1, 1).astype(np.float32), RATE_HZ)) == "voices.clipped"
    scaled = Words(loud.sound / np.abs(loud.sound).max(), RATE_HZ)
    finish.spoken(scaled, TEN)
    assert refusal(Words(np.full(3 * RATE_HZ, np.nan, np.float32), RATE_HZ)) == "voices.clipped"


@pytest.mark.parametrize(
    ("samples", "tops"),
    [([0, 1, 1, 1, 0], 1), ([0, 1, 1, 0], 0), ([0, -1, -1, -1, -1, 0, 1, 1, 1], 2), ([0.5] * 9, 0), ([1.2, 1.3, 1.2], 0)],
)
def test_a_flat_top_is_three_samples_at_full_scale(samples: list[float], tops: int) -> None:
    assert finish.clips(np.array(samples, np.float32)) == tops


@pytest.mark.parametrize("rate_hz", [16_000, 22_050, 24_000, 48_000])
def test_any_rate_becomes_48_khz_with_its_pitch(rate_hz: int) -> None:
    t = np.arange(2 * rate_hz) / rate_hz
    sound = finish.resampled(Words((0.3 * np.sin(2 * np.pi * 1000 * t)).astype(np.float32), rate_hz))
    assert len(sound) == pytest.approx(96_000, abs=64)
    assert np.argmax(np.abs(np.fft.rfft(sound[:48_000, 0]))) == 1000


def test_a_persons_recording_is_cut_and_brought_to_the_reference(tmp_path: Path) -> None:
    room = np.random.default_rng(2).normal(0, 2e-4, 5 * 44_100)
    room[44_100 : 4 * 44_100] += 0.05 * np.sin(2 * np.pi * 300 * np.arange(3 * 44_100) / 44_100)
    soundfile.write(tmp_path / "a.wav", room, 44_100)
    source, distorted = finish.recorded(tmp_path / "a.wav", TEN)
    sound = whole(source)
    assert not distorted
    assert len(sound) / 48_000 == pytest.approx(3.2, abs=0.05)
    assert loudness(sound) == pytest.approx(-23, abs=0.1)


def test_a_distorted_recording_is_told(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.clip(buzz(3, 0.9).sound * 4, -1, 1), RATE_HZ, subtype="FLOAT")
    assert finish.recorded(tmp_path / "a.wav", TEN)[1]


def test_a_recording_that_is_no_sound_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(b"RIFF nonsense")
    with pytest.raises(Undecodable):
        finish.recorded(tmp_path / "a.wav", TEN)
