"""Masters read ahead of the mixer: half a second at a time, by a helper thread, so that no disk ever stops the air."""

import logging
import queue
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import numpy as np
import soundfile
from numpy.typing import NDArray

from broadcaster.air.ports import Samples
from broadcaster.content.clip import RATE_HZ

log = logging.getLogger(__name__)

CHUNK = RATE_HZ // 2
AHEAD = 4
"""Chunks kept ready in front of the reading position."""
FAIR_S = 1.5
"""Seconds the helper may have for a chunk before what is missing is the file's fault. Normally it is asked two seconds before the
chunk is wanted; after a jump, or where the whole machine stood still, only when it is wanted already."""
_SILENCE = np.zeros((CHUNK, 2), np.float32)


class Reader(Protocol):
    """Random access to one master."""

    failure: str
    """Why it cannot be read; empty while it can."""

    @property
    def starving_s(self) -> float:
        """For how long now what was wanted has not come, although there was time to read it; 0 while it comes."""

    def read(self, frame: int, count: int) -> Samples:
        """`count` frames from `frame` on, silence where there are none (yet); never blocks longer than memory takes."""

    def warm(self, frame: int) -> None:
        """Have the frames from `frame` on read before they are wanted."""

    def settle(self, seconds: float) -> None:
        """Wait until the first frames asked for are there, or cannot be, or `seconds` have passed."""

    def close(self) -> None: ...


class MasterReader:
    """One FLAC master, cut in chunks; `load` decides who reads them (a helper thread on air, the caller in rehearsal)."""

    def __init__(self, path: Path, load: Callable[["MasterReader", int], None], steady: Callable[[], float] = time.monotonic) -> None:
        self._path, self._load, self._steady = path, load, steady
        self._file: soundfile.SoundFile | None = None
        self._chunks: dict[int, Samples] = {}
        self._asked: dict[int, float] = {}
        """Chunks under way, and since when."""
        self._missing: int | None = None
        self._missing_since = 0.0
        self._closed = False
        self._first = threading.Event()
        self.failure = ""

    @property
    def starving_s(self) -> float:
        now = self._steady()
        if self._missing is None or now - self._asked.get(self._missing, now) < FAIR_S:
            return 0.0
        return now - self._missing_since

    def read(self, frame: int, count: int) -> Samples:
        self.warm(frame)
        parts, left = [], count
        missing = None
        while left > 0:
            index, offset = divmod(frame, CHUNK)
            take = min(left, CHUNK - offset)
            chunk = self._chunks.get(index)
            if chunk is None:
                chunk, missing = _SILENCE, index
            part = chunk[offset : offset + take]
            parts.append(part if len(part) == take else np.concatenate([part, _SILENCE[: take - len(part)]]))
            frame, left = frame + take, left - take
        if self._missing is None and missing is not None:
            self._missing_since = self._steady()
        self._missing = missing
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def warm(self, frame: int) -> None:
        first = frame // CHUNK
        for index in range(first, first + AHEAD):
            if index not in self._chunks and index not in self._asked and not self.failure:
                self._asked[index] = self._steady()
                self._load(self, index)
        for index in [i for i in self._chunks if i < first - 1 or i >= first + 2 * AHEAD]:
            self._chunks.pop(index, None)
            self._asked.pop(index, None)

    def fetch(self, index: int) -> None:
        """Read one chunk; called by whoever `load` chose. A failure is kept, not raised."""
        if self._closed or self.failure:
            return
        try:
            self._chunks[index] = self._chunk(index)
        except (OSError, RuntimeError) as problem:
            self.failure = str(problem) or type(problem).__name__
        finally:
            self._asked.pop(index, None)
            self._first.set()

    def settle(self, seconds: float) -> None:
        self._first.wait(seconds)

    def _chunk(self, index: int) -> Samples:
        file = self._file = self._file or soundfile.SoundFile(self._path)
        if index * CHUNK >= len(file):
            return np.zeros((0, 2), np.float32)
        if file.tell() != index * CHUNK:
            file.seek(index * CHUNK)
        wanted = min(CHUNK, len(file) - index * CHUNK)
        data: Samples = file.read(wanted, dtype="float32", always_2d=True)
        if len(data) < wanted:
            raise OSError(f"{self._path.name}: {len(data)} of {wanted} frames at {index * CHUNK}")
        return data

    def close(self) -> None:
        self._closed = True
        self._chunks.clear()
        self._file = None


class MemoryReader:
    """A piece that is always there."""

    failure = ""
    starving_s = 0.0

    def __init__(self, samples: NDArray[np.int16]) -> None:
        self._samples = samples

    def read(self, frame: int, count: int) -> Samples:
        piece = self._samples[frame : frame + count].astype(np.float32) / 32768
        return np.pad(piece, ((0, count - len(piece)), (0, 0)))

    def warm(self, frame: int) -> None: ...

    def settle(self, seconds: float) -> None: ...

    def close(self) -> None: ...


class Shelf:
    """Where masters are taken from."""

    def __init__(self, cache: Path, *, ahead: bool) -> None:
        """`ahead`: read on a helper thread (on air); else when asked (rehearsal)."""
        self._cache = cache
        self._kept: dict[str, NDArray[np.int16]] = {}
        self._jobs: queue.SimpleQueue[tuple[MasterReader, int] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="masters", daemon=True) if ahead else None

    def start(self) -> None:
        if self._thread:
            self._thread.start()

    def stop(self) -> None:
        if self._thread and self._thread.is_alive():
            self._jobs.put(None)
            self._thread.join(1)

    def keep(self, name: str, digest: str, skip: int, count: int) -> None:
        """Hold `count` frames of a master from `skip` on in memory (16 bit) as `name`: 5.8 MB for half a minute. A master that
        cannot be read is not kept."""
        try:
            with soundfile.SoundFile(self._file(digest)) as file:
                file.seek(skip)
                self._kept[name] = file.read(count, dtype="int16", always_2d=True)
        except (OSError, RuntimeError) as problem:
            log.warning("reserve not kept why=%s", problem)

    def open(self, digest: str) -> Reader:
        """A reader of the master with this digest, or of what is kept under this name; a missing one shows in its `failure`."""
        if digest in self._kept:
            return MemoryReader(self._kept[digest])
        return MasterReader(self._file(digest), self._later if self._thread else MasterReader.fetch)

    def trouble(self, digest: str) -> str:
        """Why a master could not be read from its first second to its last; empty if it can."""
        if digest in self._kept:
            return ""
        try:
            with soundfile.SoundFile(self._file(digest)) as file:
                for place in (0, max(0, len(file) // 2 - CHUNK), max(0, len(file) - CHUNK)):
                    file.seek(place)
                    wanted = min(CHUNK, len(file) - place)
                    if len(file.read(wanted, dtype="float32")) < wanted:
                        return f"{wanted} frames at {place}"
        except (OSError, RuntimeError) as problem:
            return str(problem)
        return ""

    def _file(self, digest: str) -> Path:
        return self._cache / f"{digest}.flac"

    def _later(self, reader: MasterReader, index: int) -> None:
        self._jobs.put((reader, index))

    def _work(self) -> None:
        while job := self._jobs.get():
            reader, index = job
            reader.fetch(index)
