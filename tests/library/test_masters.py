"""A master is the whole file, at the right place, at the right loudness."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from broadcaster.content.clip import Clip
from broadcaster.content.loudness import Meter, Samples
from tests.library.conftest import Mall
from tests.library.sounds import KINDS, clicked, clicks, tone, write, write_float_wav


def master(mall: Mall, clip: Clip) -> Samples:
    file = mall.cache / f"{clip.digest}.flac"
    info = soundfile.info(file)
    assert (info.samplerate, info.channels, info.subtype, info.frames) == (48_000, 2, "PCM_24", clip.frames)
    sound: Samples = soundfile.read(file, dtype="float32")[0]
    return sound


def only(mall: Mall) -> Clip:
    found = mall.scan()
    assert not found.refused
    (clip,) = found.library.values()
    return clip


def loudness(sound: Samples) -> tuple[float | None, float]:
    meter = Meter(true_peak=True)
    meter.push(sound)
    meter.finish()
    return meter.integrated_lufs, meter.true_peak_dbtp


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rate_hz", [44_100, 48_000])
def test_every_format_keeps_its_length_and_both_ends(mall: Mall, kind: str, rate_hz: int) -> None:
    rate_hz = 48_000 if kind == "opus" else rate_hz
    write(mall.audio / f"light/a.{kind}", clicked(7, rate_hz), rate_hz)
    sound = master(mall, only(mall))
    assert len(sound) == 7 * 48_000
    first, last = clicks(sound)
    assert abs(first - 480) <= 1
    assert abs(last - 480) <= 1


@pytest.mark.parametrize("rate_hz", [8_000, 22_050, 96_000, 192_000])
def test_any_rate_becomes_48_khz(mall: Mall, rate_hz: int) -> None:
    write(mall.audio / "light/a.flac", tone(3, rate_hz=rate_hz), rate_hz)
    assert only(mall).frames == 3 * 48_000


@pytest.mark.parametrize("level", [-45.0, -30.0, -9.0, -1.0])
def test_quiet_and_loud_files_come_out_equally_loud(mall: Mall, level: float) -> None:
    write(mall.audio / "light/a.flac", tone(5, level_db=level, hz=1000))
    clip = only(mall)
    assert clip.lufs == pytest.approx(level, abs=0.1)
    assert clip.master_lufs == pytest.approx(-23, abs=0.01)
    assert loudness(master(mall, clip))[0] == pytest.approx(-23, abs=0.1)


def test_a_file_with_high_peaks_stays_softer_and_says_so(mall: Mall) -> None:
    sound = tone(8, level_db=-45)
    sound[24_000::48_000] = 0.9
    write(mall.audio / "light/a.flac", sound)
    found = mall.scan()
    clip = found.library["light/a.flac"]
    lufs, peak = loudness(master(mall, clip))
    assert peak == pytest.approx(-1, abs=0.1)
    assert lufs == pytest.approx(clip.master_lufs, abs=0.1)
    assert clip.master_lufs < -24
    assert [p.code for p in found.problems] == ["library.softer"]
    assert not found.refused


def test_peaks_above_full_scale_are_kept_whole(mall: Mall) -> None:
    sound = tone(4, level_db=+6, hz=300)
    write_float_wav(mall.audio / "light/a.wav", sound)
    clip = only(mall)
    assert clip.peak_dbtp == pytest.approx(6, abs=0.1)
    got = master(mall, clip)
    scale = 10 ** ((clip.master_lufs - clip.lufs) / 20)
    assert np.abs(got - sound * scale).max() < 1e-3


def test_mono_sounds_on_both_sides(mall: Mall) -> None:
    write(mall.audio / "light/a.flac", tone(3)[:, :1])
    sound = master(mall, only(mall))
    assert np.array_equal(sound[:, 0], sound[:, 1])
    assert loudness(sound)[0] == pytest.approx(-23, abs=0.1)


def test_surround_is_mixed_down(mall: Mall) -> None:
    six = np.zeros((3 * 48_000, 6), np.float32)
    six[:, 2] = tone(3)[:, 0]
    write(mall.audio / "light/a.flac", six)
    sound = master(mall, only(mall))
    assert np.abs(sound[:, 0]).max() > 0.01
    assert np.allclose(sound[:, 0], sound[:, 1], atol=1e-5)


def test_silence_at_both_ends_is_measured_on_the_master(mall: Mall) -> None:
    sound = np.concatenate([np.zeros((12_345, 2), np.float32), tone(3, hz=12_000), np.zeros((6_789, 2), np.float32)])
    write_float_wav(mall.audio / "light/a.wav", sound)
    clip = only(mall)
    assert clip.lead == pytest.approx(12_345, abs=2)
    assert clip.tail == pytest.approx(6_789, abs=2)
    assert clip.seconds == pytest.approx(3, abs=0.001)


def test_a_long_file_is_exact_and_never_whole_in_memory(mall: Mall) -> None:
    import tracemalloc

    write(mall.audio / "light/a.ogg", clicked(90))
    tracemalloc.start()
    clip = only(mall)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert clip.frames == 90 * 48_000
    assert peak < 12_000_000, "the sound alone is 35 MB"


def test_the_same_content_has_one_master(mall: Mall) -> None:
    write(mall.audio / "light/a.mp3", tone(3))
    (mall.audio / "english").mkdir()
    (mall.audio / "english/b.mp3").write_bytes((mall.audio / "light/a.mp3").read_bytes())
    found = mall.scan()
    assert found.measured == 1
    assert len(found.library) == 2
    assert len(list(Path(mall.cache).glob("*.flac"))) == 1
