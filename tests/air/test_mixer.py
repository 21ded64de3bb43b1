"""Voices to blocks: the same sound however it is cut, and no step in level whatever happens."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile

from broadcaster.air.heard import Broken, Heard, Sounded, Sounding
from broadcaster.air.mixer import GLIDE, Mixer
from broadcaster.air.ports import Samples
from broadcaster.air.score import Score, Voice
from broadcaster.air.voices import MasterReader, Reader
from broadcaster.content.clip import RATE_HZ
from broadcaster.content.loudness import Meter
from tests.air import studio
from tests.air.studio import Studio

T0 = 86_000_000 * RATE_HZ
"""A programme frame of our days."""
SONG, WORDS = "english/Evening Train.mp3", "recordings/红星欢迎语.ogg"


class Desk:
    """A mixer with what it told."""

    def __init__(self, made: Studio, score: Score) -> None:
        self.made, self.told = made, list[Heard]()
        self.mixer = Mixer(made.shelf().open, Meter, self.told.append)
        self.mixer.perform(score)

    def sound(self, first: int, count: int, block: int = 960) -> Samples:
        return np.concatenate([self.mixer.block(at, min(block, first + count - at)) for at in range(first, first + count, block)])


def voice(made: Studio, name: str, start: int, seconds: float, skip: float = 0, gain: float = 0.0, key: str = "") -> Voice:
    clip, end = made.library[name], start + round(seconds * RATE_HZ)
    own = key or f"{name}@{start}"
    return Voice(own, name, name, clip.digest, start, end, clip.lead + round(skip * RATE_HZ), ((start, gain), (end, gain)))


def source(made: Studio, name: str, seconds: float, count: int) -> Samples:
    """Frames of a clip's master, from `seconds` into its sound on."""
    clip = made.library[name]
    frames, _ = soundfile.read(made.cache / f"{clip.digest}.flac", count, clip.lead + round(seconds * RATE_HZ), dtype="float32")
    return np.asarray(frames)


def gains(heard: Samples, master: Samples) -> Iterator[float]:
    """Linear gain of each millisecond, by the right side."""
    for at in range(0, len(heard) - 48, 48):
        yield float(heard[at : at + 48, 1] @ master[at : at + 48, 1] / (master[at : at + 48, 1] @ master[at : at + 48, 1]))


@pytest.fixture
def song(made: Studio) -> Voice:
    return voice(made, SONG, T0, 60)


@pytest.fixture
def busy(made: Studio) -> Score:
    """Two songs that cross, words over the second, all far too loud."""
    words = voice(made, WORDS, T0 + 5 * RATE_HZ + 11, 4)
    one, two = voice(made, SONG, T0, 4, gain=22), voice(made, "light/云淡.flac", T0 + 2 * RATE_HZ, 8, skip=3)
    fade = (T0 + RATE_HZ, 22.0), (T0 + 4 * RATE_HZ, -90.0)
    rise = (T0 + 2 * RATE_HZ, -90.0), (T0 + 4 * RATE_HZ, 21.0), (T0 + 5 * RATE_HZ, 3.0), (T0 + 10 * RATE_HZ, 14.0)
    return replace(one, envelope=fade), replace(two, envelope=rise), words


@pytest.mark.parametrize("block", [48, 480, 4800])
def test_the_sound_does_not_depend_on_the_blocks(made: Studio, busy: Score, block: int) -> None:
    first = T0 - 4800
    one = Desk(made, busy).sound(first, 11 * RATE_HZ)
    assert np.abs(one).max() > 0.8
    assert np.array_equal(one, Desk(made, busy).sound(first, 11 * RATE_HZ, block))


def test_a_voice_is_heard_from_its_first_frame_to_its_last_and_nowhere_else(made: Studio) -> None:
    desk = Desk(made, (voice(made, SONG, T0 + 1237, 2),))
    heard = desk.sound(T0, 3 * RATE_HZ)
    assert not heard[:1237].any()
    assert np.allclose(heard[1237 : 1237 + 2 * RATE_HZ], source(made, SONG, 0, 2 * RATE_HZ), atol=1e-6)
    assert not heard[1237 + 2 * RATE_HZ :].any()
    first, last = desk.told
    assert isinstance(first, Sounding)
    assert isinstance(last, Sounded)
    assert (first.frame, last.since, last.frame) == (T0 + 1237, T0 + 1237, T0 + 1237 + 2 * RATE_HZ)


def test_a_voice_joined_in_its_middle_is_at_the_right_place_and_comes_up_softly(made: Studio, song: Voice) -> None:
    heard = Desk(made, (song,)).sound(T0 + 20 * RATE_HZ, 2 * RATE_HZ)
    master = source(made, SONG, 20, 2 * RATE_HZ)
    assert np.allclose(heard[GLIDE + 960 :], master[GLIDE + 960 :], atol=1e-6)
    rising = list(gains(heard[:GLIDE], master))
    assert rising[0] < 0.01
    assert all(b >= a - 1e-4 for a, b in pairwise(rising))


def test_a_jump_crosses_over_within_a_block(made: Studio, song: Voice) -> None:
    desk = Desk(made, (song,))
    desk.sound(T0, RATE_HZ)
    heard = desk.sound(T0 + 30 * RATE_HZ, RATE_HZ)
    old, new = source(made, SONG, 1, RATE_HZ), source(made, SONG, 30, RATE_HZ)
    share = np.linspace(0, 1, 960)[:, None]
    assert np.allclose(heard[:960], old[:960], atol=1e-6), "what the limiter held back is still the old place"
    assert np.allclose(heard[960:1920], old[960:1920] * (1 - share) + new[960:1920] * share, atol=1e-5)
    assert np.allclose(heard[1920:], new[1920:], atol=1e-6)


def test_a_jump_back_sounds_again_what_was_over(made: Studio) -> None:
    desk = Desk(made, (voice(made, SONG, T0, 2),))
    desk.sound(T0, 4 * RATE_HZ)
    heard = desk.sound(T0, 2 * RATE_HZ)
    assert np.allclose(heard[GLIDE + 2880 :], source(made, SONG, 0, 2 * RATE_HZ)[GLIDE + 2880 :], atol=1e-6)


@pytest.mark.parametrize("gain", [-14.0, 6.0, 0.0])
def test_a_voice_goes_on_in_a_new_score_without_a_step_in_level(made: Studio, song: Voice, gain: float) -> None:
    desk = Desk(made, (song,))
    before = desk.sound(T0, RATE_HZ)
    desk.mixer.perform((replace(song, envelope=((song.start, gain), (song.end, gain))),))
    heard = np.concatenate([before, desk.sound(T0 + RATE_HZ, 2 * RATE_HZ)])
    levels = 20 * np.log10(list(gains(heard, source(made, SONG, 0, 3 * RATE_HZ))))
    assert np.abs(np.diff(levels)).max() < 0.1
    assert levels[-1] == pytest.approx(gain, abs=0.01)
    assert [type(told) for told in desk.told] == [Sounding]


def test_two_new_scores_in_a_row_do_not_make_a_step_either(made: Studio, song: Voice) -> None:
    desk = Desk(made, (song,))
    parts = [desk.sound(T0, RATE_HZ)]
    for n, gain in enumerate((-14.0, 3.0)):
        desk.mixer.perform((replace(song, envelope=((song.start, gain), (song.end, gain))),))
        parts.append(desk.sound(T0 + RATE_HZ + n * 9600, 9600))
    parts.append(desk.sound(T0 + RATE_HZ + 19_200, RATE_HZ))
    heard = np.concatenate(parts)
    levels = 20 * np.log10(list(gains(heard, source(made, SONG, 0, len(heard)))))
    assert np.abs(np.diff(levels)).max() < 0.1
    assert levels[-1] == pytest.approx(3, abs=0.01)


@pytest.mark.parametrize("kept", [False, True], ids=["gone", "ended at once"])
def test_a_voice_a_new_score_has_no_more_use_for_fades_within_a_block(made: Studio, song: Voice, kept: bool) -> None:  # noqa: FBT001
    desk = Desk(made, (song,))
    before = desk.sound(T0, RATE_HZ)
    ended = replace(song, end=T0 + RATE_HZ, envelope=((song.start, 0.0), (T0 + RATE_HZ, -90.0)))
    desk.mixer.perform((ended,) if kept else ())
    heard = np.concatenate([before, desk.sound(T0 + RATE_HZ, RATE_HZ)])[:, 1]
    assert np.abs(np.diff(heard)).max() < 2 * np.abs(np.diff(before[:, 1])).max()
    assert not heard[RATE_HZ + 1920 :].any()
    assert heard[RATE_HZ + 960 : RATE_HZ + 1440].any()
    over = desk.told[-1]
    assert isinstance(over, Sounded)
    assert over.frame == pytest.approx(T0 + RATE_HZ, abs=960)


def test_leaving_the_air_is_a_fade_to_nothing(made: Studio, song: Voice) -> None:
    desk = Desk(made, (song,))
    desk.sound(T0, RATE_HZ)
    desk.mixer.fade_out(T0 + RATE_HZ + 960, RATE_HZ)
    heard = desk.sound(T0 + RATE_HZ, 2 * RATE_HZ)
    levels = list(gains(heard[:RATE_HZ], source(made, SONG, 1, RATE_HZ)))
    assert all(b <= a + 1e-4 for a, b in pairwise(levels))
    assert not heard[RATE_HZ + 960 :].any()


def test_a_meter_is_let_go_when_its_cue_is_over_and_what_it_read_is_kept(made: Studio) -> None:
    score = tuple(voice(made, SONG, T0 + n * 2 * RATE_HZ, 2, key=f"{n}") for n in range(5))
    desk = Desk(made, tuple(replace(v, cue=v.key, envelope=((v.start, -float(n)), (v.end, -float(n)))) for n, v in enumerate(score)))
    desk.sound(T0, 11 * RATE_HZ, 4800)
    assert not desk.mixer._meters
    assert desk.mixer.loudness() == {str(n): pytest.approx(-23.0 - n, abs=0.15) for n in range(5)}


def test_a_meter_is_let_go_when_a_new_score_no_longer_has_its_cue(made: Studio, song: Voice) -> None:
    desk = Desk(made, (song,))
    desk.sound(T0, RATE_HZ)
    desk.mixer.perform(())
    desk.sound(T0 + RATE_HZ, 4800)
    assert not desk.mixer._meters
    assert desk.mixer.loudness()[SONG] == pytest.approx(-23, abs=0.1)


def test_a_master_that_breaks_is_told_once_and_the_others_go_on(made: Studio, song: Voice, cache: Path) -> None:
    for name in (SONG, WORDS):
        digest = made.library[name].digest
        data = (made.cache / f"{digest}.flac").read_bytes()
        (cache / f"{digest}.flac").write_bytes(data if name == SONG else data[: len(data) // 2])
    desk = Desk(Studio(cache, made.library), (song, voice(made, WORDS, T0 + RATE_HZ, 18)))
    heard = desk.sound(T0, 25 * RATE_HZ, 4800)
    broken = [told for told in desk.told if isinstance(told, Broken)]
    assert [b.voice.clip for b in broken] == [WORDS]
    assert broken[0].why
    assert T0 + RATE_HZ < broken[0].frame < T0 + 18 * RATE_HZ
    assert np.allclose(heard[20 * RATE_HZ :], source(made, SONG, 20, 5 * RATE_HZ), atol=1e-6)


def test_masters_are_opened_before_they_are_wanted_and_closed_when_they_are_over(made: Studio) -> None:
    opened: list[str] = []
    shelf = made.shelf()

    def opening(digest: str) -> Reader:
        opened.append(digest)
        return shelf.open(digest)

    mixer = Mixer(opening, Meter, lambda _: None)
    mixer.perform((voice(made, SONG, T0 + 10 * RATE_HZ, 1),))
    mixer.block(T0, 4800)
    assert not opened
    for at in range(T0 + 4800, T0 + 12 * RATE_HZ, 4800):
        mixer.block(at, 4800)
        assert bool(opened) is (at + 960 + 4800 + 5 * RATE_HZ > T0 + 10 * RATE_HZ)
    assert len(opened) == 1
    assert not mixer._playing


def test_every_tone_of_the_studio_is_as_loud_as_a_master_should_be(made: Studio) -> None:
    for name in studio.NAMES[::5]:
        meter = Meter()
        meter.push(source(made, name, 0, 10 * RATE_HZ))
        assert meter.integrated_lufs == pytest.approx(-23, abs=0.05)


def test_a_voice_is_lost_when_its_file_does_not_come_and_not_because_the_machine_stood_still(made: Studio, song: Voice) -> None:
    now, told = [100.0], list[Heard]()
    mixer = Mixer(lambda digest: MasterReader(made.cache / f"{digest}.flac", lambda *_: None, lambda: now[0]), Meter, told.append)
    mixer.perform((song,))
    for at in range(T0, T0 + 2 * RATE_HZ, 960):  # two seconds to catch up, in no time
        mixer.block(at, 960)
    assert not [t for t in told if isinstance(t, Broken)]
    for at in range(T0 + 2 * RATE_HZ, T0 + 5 * RATE_HZ, 960):
        now[0] += 0.02
        mixer.block(at, 960)
    assert [t.why for t in told if isinstance(t, Broken)] == ["starved"]
