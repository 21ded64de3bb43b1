"""The programme into a file: a rehearsal, or `--output wav:FILE`."""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import soundfile

from broadcaster.air.ports import Samples, SinkReport
from broadcaster.air.sinks.pace import Pace
from broadcaster.content.clip import RATE_HZ
from broadcaster.faults import Exit, fault

LEAD_S = 0.1
FORMATS = {".flac": "FLAC", ".wav": "RF64"}  # RF64 is a plain WAV until it passes 4 GB: a day does
"""By ending."""

# soundfile asserts that all frames were taken; a full disk takes some
_REFUSALS = (OSError, RuntimeError, AssertionError)


class WavSink:
    """A `Sink` that streams into `path`, 24 bit: FLAC when the name ends in .flac, else WAV.

    `paced`: at the clock's pace, as a device would; otherwise as fast as it is written (then `next_air` counts frames from `start`).
    A disk that refuses is reported (`sink.file-failed`); each `retry_s` a new part, "day.2.wav",
    is tried, and `sink.back` says how much is missing.
    """

    def __init__(self, path: Path, *, paced: bool = True, retry_s: float = 10.0) -> None:
        self.path = path
        self._paced = paced
        self._retry_s = retry_s
        self._pace = Pace(LEAD_S)
        self._file: soundfile.SoundFile | None = None
        self._report: Callable[[SinkReport], None] = lambda _: None
        self._started = 0.0
        self._frames = 0
        self._failed_at: float | None = None
        self._retry_at = 0.0
        self._part = 1

    def start(self, report: Callable[[SinkReport], None]) -> None:
        """Open the file anew. Raises `sink.file-refused`."""
        self._report, self._pace, self._started, self._frames = report, Pace(LEAD_S), time.monotonic(), 0
        self._failed_at, self._part = None, 1
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._open(self.path)
        except (OSError, soundfile.LibsndfileError) as failure:
            raise fault("sink.file-refused", Exit.AIR_FAILED, file=self.path, why=failure) from failure

    @property
    def name(self) -> str:
        return str(self.path)

    def next_air(self) -> float:
        return self._pace.next_air() if self._paced else self._started + self._frames / RATE_HZ

    def write(self, block: Samples) -> None:
        self._frames += len(block)
        self._store(block)
        if self._paced:
            self._pace.take(len(block))

    def stop(self) -> None:
        """Close the file, so that any player can open it."""
        self._failed_at = None
        try:
            self._close()
        except _REFUSALS as failure:
            self._report(SinkReport("sink.file-failed", f"{self.path}: {failure}"))

    def _open(self, path: Path) -> soundfile.SoundFile:
        return soundfile.SoundFile(path, "w", RATE_HZ, 2, "PCM_24", format=FORMATS.get(path.suffix.lower(), "RF64"))

    def _close(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            file.close()

    def _store(self, block: Samples) -> None:
        try:
            if self._failed_at is not None:
                self._try_again()
            if self._file is not None:
                self._file.write(block)
        except _REFUSALS as failure:
            self._refused(failure)

    def _try_again(self) -> None:
        """In a new file: the old one may end within a frame, and a FLAC encoder takes nothing more after a failure."""
        if self._failed_at is None or time.monotonic() < self._retry_at:
            return
        file = self._open(self.path.with_name(f"{self.path.stem}.{self._part + 1}{self.path.suffix}"))
        missed, self._failed_at = time.monotonic() - self._failed_at, None
        self._file, self._part = file, self._part + 1
        self._report(SinkReport("sink.back", f"{missed:.1f}"))

    def _refused(self, failure: Exception) -> None:
        self._retry_at = time.monotonic() + self._retry_s
        with suppress(*_REFUSALS):
            self._close()
        if self._failed_at is None:
            self._failed_at = time.monotonic()
            self._report(SinkReport("sink.file-failed", f"{self.path}: {str(failure) or 'disk full'}"))
