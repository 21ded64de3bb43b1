"""From a file as delivered to its master: 48 kHz stereo FLAC of 24 bits, at the reference loudness.

One file is decoded twice, once to measure and once to write: no file is ever whole in memory, and nothing but the master on disk.
"""

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from broadcaster.content.clip import PEAK_DBTP, RATE_HZ, REFERENCE_LUFS
from broadcaster.content.decode import Undecodable, decode
from broadcaster.content.index import Measured, Print, Refusal, master_file
from broadcaster.content.loudness import Meter, Samples

SILENCE_DBFS = -60.0
SHORTEST_S = 1.0
"""Less sound than this is no item of a programme: it is a torn export or a click, and it is over before a bed has gone down for it."""
_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG)
_FULL = 1 << 23


Source = Callable[[], Iterable[Samples]]
"""Sound that can be heard more than once: each call gives all of it from the start, (n, 2) float32 at 48 kHz, in pieces."""


@dataclass(frozen=True, slots=True)
class Job:
    """One file to measure, as it was when it was found."""

    path: Path
    print: Print
    cache: Path


@dataclass(frozen=True, slots=True)
class Survey:
    """What a sound measures from end to end."""

    frames: int
    lufs: float
    peak_dbtp: float

    @property
    def gain_db(self) -> float:
        """What brings it to the reference loudness, or as near as its true peak allows."""
        return min(REFERENCE_LUFS - self.lufs, PEAK_DBTP - self.peak_dbtp)


def make_master(job: Job) -> Measured | Refusal:
    """Measure a file and write `cache/<digest>.flac`, or say why not. Never raises; leaves no half-written master."""
    try:
        made = _make(job)
        now = job.path.stat()
    except Undecodable as refusal:
        return Refusal(refusal.code)
    except Refused as refused:
        return refused.refusal
    except OSError as refusal:
        return _unmade(job, refusal)
    return made if Print(now.st_size, now.st_mtime_ns).same_look(job.print) else Refusal("library.changing")


def _unmade(job: Job, refusal: OSError) -> Refusal:
    if isinstance(refusal, FileNotFoundError):
        return Refusal("library.vanished")
    reason = refusal.strerror or str(refusal)
    if refusal.errno in _DISK:
        return Refusal("library.cache", {"folder": str(job.cache), "reason": reason})
    return Refusal("library.unreadable", {"reason": reason})


class Refused(Exception):
    """No master can be made; `refusal` says why."""

    def __init__(self, code: str, **facts: str) -> None:
        self.refusal = Refusal(code, facts)
        super().__init__(code)


def _make(job: Job) -> Measured:
    _look(job.path)
    return press(lambda: decode(job.path), job.cache, job.print.digest)


def press(source: Source, folder: Path, name: str) -> Measured:
    """Write `folder/<name>.flac` of a sound that is heard twice, and say what it measures. Raises `Refused`, `OSError`, `Undecodable`;
    leaves the old master, if there is one, until the new one is whole."""
    measured = survey(source)
    draft = folder / f"{name}.{os.getpid()}.tmp"
    try:
        lead, tail = _write(draft, _scaled(source, measured.gain_db))
        _long_enough(measured.frames - lead - tail)
        size = draft.stat().st_size
        draft.replace(master_file(folder, name))
    finally:
        draft.unlink(missing_ok=True)
    master_lufs = measured.lufs + measured.gain_db
    return Measured(measured.frames, round(measured.lufs, 2), round(measured.peak_dbtp, 2), round(master_lufs, 2), lead, tail, size)


def _look(path: Path) -> None:
    """What a glance at the first bytes refuses."""
    with path.open("rb") as file:
        head = file.read(512).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if path.stat().st_size == 0:
        raise Refused("library.empty")
    if head.startswith((b"<!doctype html", b"<html", b"<head")):
        raise Refused("library.web-page")


def survey(source: Source) -> Survey:
    """First pass: length, loudness, true peak. Raises `Refused` for what is no sound, silent or too short."""
    meter, frames = Meter(true_peak=True), 0
    for block in source():
        if not np.isfinite(block).all():
            raise Refused("library.not-numbers")
        meter.push(block)
        frames += len(block)
    meter.finish()
    _long_enough(frames)
    if meter.integrated_lufs is None:
        raise Refused("library.silent")
    return Survey(frames, meter.integrated_lufs, meter.true_peak_dbtp)


def _long_enough(frames: int) -> None:
    if frames < SHORTEST_S * RATE_HZ:
        raise Refused("library.short", heard=f"{frames / RATE_HZ:.2f}", shortest=f"{SHORTEST_S:g}")


def _scaled(source: Source, gain_db: float) -> Iterator[NDArray[np.int32]]:
    """Second pass: the sound of the master, as integers of 24 bits in the upper part of 32."""
    gain = np.float32(10 ** (gain_db / 20) * _FULL)
    for block in source():
        yield np.clip(np.rint(block * gain), -_FULL, _FULL - 1).astype(np.int32) << 8


def _write(draft: Path, blocks: Iterator[NDArray[np.int32]]) -> tuple[int, int]:
    """Write and read back; gives the frames of silence at the head and at the end."""
    import soundfile

    ends, sent = _Ends(), blake2b()
    try:
        with soundfile.SoundFile(draft, "w", RATE_HZ, 2, "PCM_24", format="FLAC") as file:
            for block in blocks:
                file.write(block)
                sent.update(block.data)
                ends.hear(block)
        kept = blake2b()
        with soundfile.SoundFile(draft) as file:
            for block in file.blocks(RATE_HZ, dtype="int32"):
                kept.update(block.data)
        _flush(draft)
    except (soundfile.LibsndfileError, AssertionError) as refusal:
        raise Refused("library.cache", folder=str(draft.parent), reason=str(refusal) or os.strerror(errno.ENOSPC)) from refusal
    if kept.digest() != sent.digest():
        raise Refused("library.cache", folder=str(draft.parent), reason="what was written reads back differently")
    return ends.lead, ends.tail


def _flush(draft: Path) -> None:
    """On the disk before it gets its name: after a power cut a master is whole or absent."""
    file = os.open(draft, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


class _Ends:
    """Where the sound begins and ends: the first and last frame at or above `SILENCE_DBFS` in either channel."""

    _threshold = int(10 ** (SILENCE_DBFS / 20) * _FULL) << 8

    def __init__(self) -> None:
        self._frames = 0
        self._first: int | None = None
        self._last = -1

    def hear(self, block: NDArray[np.int32]) -> None:
        loud = np.flatnonzero((np.abs(block) >= self._threshold).any(axis=1))
        if len(loud):
            self._first = self._frames + int(loud[0]) if self._first is None else self._first
            self._last = self._frames + int(loud[-1])
        self._frames += len(block)

    @property
    def lead(self) -> int:
        return self._frames if self._first is None else self._first

    @property
    def tail(self) -> int:
        return 0 if self._first is None else self._frames - 1 - self._last
