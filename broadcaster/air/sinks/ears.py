"""Listening to what the sink really plays: its monitor, through `parec`.

A child process, because a hung server may then be left behind with a kill; it ends with us, since nobody reads its pipe any more.
"""

import os
import shutil
import subprocess
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

import numpy as np
import soundfile

from broadcaster.air.ports import SinkReport
from broadcaster.air.sinks.ring import Mono, Ring, level_db, mono
from broadcaster.content.clip import RATE_HZ

LATENCY_MS = 50
"""Asked of the server: it costs 0.4 % of a core so, and 1 % at 20 ms, where the clock is no better (0.1 ms)."""
_CHANNELS = 2
_FRAME_BYTES = 4 * _CHANNELS
_HISTORY_S = 8.0
_ANCHORS = 200  # ten seconds: on a busy machine the reads of a whole second may come late
_UNSETTLED, _SETTLED = 14, 24
_RETRY_S = 0.25
_READ_BYTES = 1 << 16


class _Take:
    """One unbroken recording: frame n was on the air at `n / 48000 + offset`.

    A read may come late, also most of them for seconds, where the machine is busy: the median was 8 ms off then, and the programme was
    moved after it. For some seconds after a stream begins others come up to 10 ms early: the server gives what it had. Both lie scattered;
    those in time lie within 0.2 ms of each other, so where they lie densest is the clock.
    """

    def __init__(self) -> None:
        self.ring = Ring(_HISTORY_S)
        self.anchors: deque[float] = deque(maxlen=_ANCHORS)
        self.reads = 0

    @property
    def offset(self) -> float:
        anchors = sorted(self.anchors.copy())  # a copy: the other thread goes on adding
        fifth = max(1, len(anchors) // 5)
        return min(zip(anchors, anchors[fifth:], strict=False), key=lambda span: span[1] - span[0])[0]

    def add(self, signal: Mono, arrival: float) -> None:
        if self.reads >= _UNSETTLED:  # the first all come early
            self.anchors.append(arrival - self.ring.end / RATE_HZ)
        self.ring.append(signal)
        self.reads += 1


class Ears:
    """Hears one sink from `start` to `stop`, through restarts of the server. `record_to`: also keep all of it, as FLAC, 16 bit."""

    def __init__(self, record_to: Path | None = None) -> None:
        self.latency_s = 0.0
        """Between the monitor and the loudspeaker: the sink's own latency, 0 for a null sink."""
        self._record_to = record_to
        self._monitor = ""
        self._file: soundfile.SoundFile | None = None
        self._take = _Take()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopping = Event()
        self._thread: Thread | None = None
        self._report: Callable[[SinkReport], None] = lambda _: None

    def start(self, monitor: str, report: Callable[[SinkReport], None]) -> None:
        """Begin; without a monitor or `parec` says `sink.deaf` once and hears nothing."""
        self._report, self._monitor = report, monitor
        if not monitor or shutil.which("parec") is None:
            report(SinkReport("sink.deaf"))
            return
        self._stopping.clear()
        self._open_file()
        self._thread = Thread(target=self._listen, name="ears", daemon=True)
        self._thread.start()

    def listen_to(self, monitor: str, *, anew: bool) -> None:
        """Go on at another monitor, or `anew` at the same: a server moves who listened to a vanished sink to any other."""
        if monitor and (anew or monitor != self._monitor):
            self._monitor = monitor
            self._kill()

    def stop(self) -> None:
        """End, and close the file. Safe to call twice and before `start`."""
        self._stopping.set()
        self._kill()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join(2)
        file, self._file = self._file, None
        if file is not None:
            with suppress(OSError, soundfile.LibsndfileError):
                file.close()

    @property
    def listening(self) -> bool:
        """Whether it can hear at all: there is a monitor, and `parec`."""
        return self._thread is not None

    def heard(self, start: float, end: float) -> Mono | None:
        """What was on the air from `start` to `end` (CLOCK_MONOTONIC seconds), both sides mixed; `None` when that was not heard."""
        take = self._take
        if take.reads < _SETTLED:
            return None
        offset = take.offset + self.latency_s
        return take.ring.window(round((start - offset) * RATE_HZ), round((end - offset) * RATE_HZ))

    def level_db(self, seconds: float = 0.4) -> float | None:
        """RMS in dBFS of the last seconds, for a meter; `None` when nothing is known."""
        take = self._take
        last = take.ring.window(take.ring.end - round(seconds * RATE_HZ), take.ring.end)
        return None if last is None else level_db(last)

    def _listen(self) -> None:
        while not self._stopping.is_set():
            self._take = _Take()
            with subprocess.Popen(_command(self._monitor), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as self._process:
                if not self._stopping.is_set():
                    self._pump(self._process)
                self._kill()
            self._stopping.wait(_RETRY_S)

    def _pump(self, process: subprocess.Popen[bytes]) -> None:
        stdout = process.stdout
        if stdout is None:
            return
        rest = b""
        while data := os.read(stdout.fileno(), _READ_BYTES):
            arrival = time.monotonic()
            whole = len(rest + data) // _FRAME_BYTES * _FRAME_BYTES
            samples = np.frombuffer((rest + data)[:whole], np.float32).reshape(-1, _CHANNELS)
            rest = (rest + data)[whole:]
            self._take.add(mono(samples), arrival)
            self._keep(samples)

    def _open_file(self) -> None:
        if self._record_to is None:
            return
        try:
            self._record_to.parent.mkdir(parents=True, exist_ok=True)
            self._file = soundfile.SoundFile(self._record_to, "w", RATE_HZ, _CHANNELS, "PCM_16", format="FLAC")
        except (OSError, soundfile.LibsndfileError) as failure:
            self._report(SinkReport("sink.file-failed", f"{self._record_to}: {failure}"))

    def _keep(self, samples: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> None:
        if self._file is None:
            return
        try:
            self._file.write(samples)
        except (OSError, RuntimeError, AssertionError) as failure:  # see wav.py
            self._file = None
            self._report(SinkReport("sink.file-failed", f"{self._record_to}: {str(failure) or 'disk full'}"))

    def _kill(self) -> None:
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()


def _command(monitor: str) -> list[str]:
    form = ["--raw", "--format=float32le", f"--rate={RATE_HZ}", f"--channels={_CHANNELS}"]
    return ["parec", "-d", monitor, *form, f"--latency-msec={LATENCY_MS}"]
