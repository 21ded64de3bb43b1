"""Masters read ahead: a disk that fails is silence and a reason, never an exception."""

import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from broadcaster.air.ports import Samples
from broadcaster.air.voices import CHUNK, FAIR_S, MasterReader, Shelf
from broadcaster.content.clip import RATE_HZ

SECONDS = 8
SOUND = np.random.default_rng(3).uniform(-0.3, 0.3, (SECONDS * RATE_HZ, 2)).astype(np.float32)


def master(cache: Path, name: str = "one") -> Path:
    file = cache / f"{name}.flac"
    soundfile.write(file, SOUND, RATE_HZ, "PCM_24", format="FLAC")
    return file


def whole(shelf: Shelf, digest: str = "one", block: int = 960) -> tuple[Samples, str]:
    """All that can be read, and why it ended."""
    reader = shelf.open(digest)
    parts = [reader.read(at, block) for at in range(0, len(SOUND), block)]
    return np.concatenate(parts)[: len(SOUND)], reader.failure


@pytest.fixture
def shelf(cache: Path) -> Shelf:
    return Shelf(cache, ahead=False)


@pytest.mark.parametrize("block", [960, 4800, 7001])
def test_a_master_is_heard_sample_for_sample(cache: Path, shelf: Shelf, block: int) -> None:
    master(cache)
    heard, failure = whole(shelf, block=block)
    assert not failure
    assert np.abs(heard - SOUND).max() < 2**-23


def test_it_can_be_read_from_anywhere_and_is_silent_behind_its_end(cache: Path, shelf: Shelf) -> None:
    master(cache)
    reader = shelf.open("one")
    for at in (5 * RATE_HZ + 7, 11, len(SOUND) - 100, 3 * RATE_HZ):
        part = reader.read(at, 960)
        wanted = SOUND[at : at + 960]
        assert np.abs(part[: len(wanted)] - wanted).max() < 2**-23
        assert not part[len(wanted) :].any()
    assert (reader.failure, reader.starving_s) == ("", 0)


def test_a_missing_master_is_silence_and_a_reason(shelf: Shelf) -> None:
    reader = shelf.open("nothing")
    assert not reader.read(0, 960).any()
    assert reader.failure
    assert "nothing.flac" in shelf.trouble("nothing")


@pytest.mark.parametrize("keep", [0, 3, 40, 1000, 300_000])
def test_a_truncated_master_is_a_failure_not_an_exception(cache: Path, shelf: Shelf, keep: int) -> None:
    file = master(cache)
    file.write_bytes(file.read_bytes()[:keep])
    heard, failure = whole(shelf)
    assert failure
    assert shelf.trouble("one")
    assert np.abs(heard).max() <= 0.31


@pytest.mark.parametrize("place", [0.1, 0.37, 0.5, 0.8, 0.99])
def test_a_master_with_a_flipped_bit_is_a_failure_and_never_noise(cache: Path, shelf: Shelf, place: float) -> None:
    file = master(cache)
    spoiled = bytearray(file.read_bytes())
    spoiled[int(len(spoiled) * place)] ^= 16
    file.write_bytes(spoiled)
    heard, failure = whole(shelf)
    assert failure
    wrong = np.abs(heard - SOUND).max(axis=1) > 2**-22
    assert not heard[wrong].any(), "what could not be read rightly is silent"


def test_garbage_and_a_folder_in_a_masters_place_are_failures(cache: Path, shelf: Shelf) -> None:
    (cache / "one.flac").write_bytes(b"not sound at all" * 999)
    (cache / "two.flac").mkdir()
    assert whole(shelf)[1]
    assert whole(shelf, "two")[1]


class Late:
    """A reader nobody reads for, in a time of its own."""

    def __init__(self, path: Path) -> None:
        self.now = 100.0
        self.waiting: list[tuple[MasterReader, int]] = []
        self.reader = MasterReader(path, lambda one, index: self.waiting.append((one, index)), lambda: self.now)

    def serve(self) -> None:
        for one, index in self.waiting:
            one.fetch(index)


def test_what_was_not_read_in_time_is_silent_and_comes_later(cache: Path) -> None:
    late = Late(master(cache))
    assert not late.reader.read(100, 960).any()
    late.serve()
    assert np.abs(late.reader.read(1060, 960) - SOUND[1060:2020]).max() < 2**-23
    assert (late.reader.starving_s, late.reader.failure) == (0, "")


def test_a_machine_that_stood_still_does_not_make_a_file_unreadable(cache: Path) -> None:
    late = Late(master(cache))
    for at in range(0, RATE_HZ, 960):  # a second of sound is wanted within no time, to catch up
        assert not late.reader.read(at, 960).any()
    assert late.reader.starving_s == 0
    late.now += FAIR_S - 0.1
    late.reader.read(RATE_HZ, 960)
    assert late.reader.starving_s == 0
    late.serve()
    assert late.reader.read(RATE_HZ, 960).any()
    late.now += 10
    assert late.reader.starving_s == 0


def test_a_file_that_does_not_come_though_there_was_time_starves_its_voice(cache: Path) -> None:
    late = Late(master(cache))
    late.reader.warm(0)
    late.now += 2
    late.reader.read(0, 960)
    assert late.reader.starving_s == 0
    late.now += 0.6
    late.reader.read(29_000, 960)
    assert late.reader.starving_s == pytest.approx(0.6)


def test_a_reader_keeps_seconds_not_the_whole_master(cache: Path, shelf: Shelf) -> None:
    master(cache)
    reader = shelf.open("one")
    assert isinstance(reader, MasterReader)
    for at in range(0, len(SOUND), 960):
        reader.read(at, 960)
        assert len(reader._chunks) * CHUNK <= 6 * RATE_HZ
    reader.close()
    assert not reader._chunks


def test_the_shelf_reads_ahead_on_a_thread_of_its_own(cache: Path) -> None:
    master(cache)
    shelf = Shelf(cache, ahead=True)
    shelf.start()
    try:
        reader = shelf.open("one")
        reader.warm(RATE_HZ)
        reader.settle(5)
        until = time.monotonic() + 5
        while not reader.read(RATE_HZ, 960).any() and time.monotonic() < until:
            time.sleep(0.01)
        assert np.abs(reader.read(RATE_HZ, 960) - SOUND[RATE_HZ : RATE_HZ + 960]).max() < 2**-23
    finally:
        shelf.stop()


def test_one_broken_master_does_not_stop_the_thread_for_the_others(cache: Path) -> None:
    master(cache)
    (cache / "bad.flac").write_bytes(b"x" * 5000)
    shelf = Shelf(cache, ahead=True)
    shelf.start()
    try:
        bad, good = shelf.open("bad"), shelf.open("one")
        for reader in (bad, good):
            reader.warm(0)
            reader.settle(5)
        assert (bool(bad.failure), good.failure) == (True, "")
        assert good.read(0, 960).any()
    finally:
        shelf.stop()


def test_what_is_kept_in_memory_is_heard_when_the_disk_is_gone(cache: Path, shelf: Shelf) -> None:
    file = master(cache)
    shelf.keep("reserve", "one", 1000, 2 * RATE_HZ)
    file.unlink()
    reader = shelf.open("reserve")
    assert np.abs(reader.read(50, 960) - SOUND[1050:2010]).max() < 2**-14
    tail = reader.read(2 * RATE_HZ - 10, 960)
    assert tail[:10].any()
    assert not tail[10:].any()
    assert shelf.trouble("reserve") == ""


def test_a_reserve_that_cannot_be_read_is_done_without(shelf: Shelf) -> None:
    shelf.keep("reserve", "nothing", 0, RATE_HZ)
    assert shelf.open("reserve").read(0, 960).shape == (960, 2)
