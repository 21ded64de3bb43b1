"""One libVLC player on one pipe: from its first frame to its last."""

import fcntl
import os
import struct
import termios
import time
from contextlib import suppress
from select import POLLOUT, poll
from threading import Lock
from typing import Any

import numpy as np
import vlc

from broadcaster.air.ports import Samples
from broadcaster.air.sinks.offset import ONSET_S, START_S
from broadcaster.air.sinks.ring import Ring, mono
from broadcaster.content.clip import RATE_HZ

ROLE = "production"  # not "video", libVLC's own: other roles may cork or duck that one, and remembered volumes hang on it
FULL = 100
# Both hold more than libVLC takes at a time (50 ms): where every 10 ms of sound need three threads in turn, a busy machine
# that lets each wait for 50 ms cannot keep up, whatever is buffered. How much is queued, the sink's pace decides.
_PIPE_BYTES = 1 << 16
_WRITE_BYTES = 4096  # the largest write that is all or nothing
_FRAME_BYTES = 8
_OPTIONS = (
    *(":demux=rawaud", ":rawaud-channels=2", f":rawaud-samplerate={RATE_HZ}", ":rawaud-fourcc=f32l"),
    *(":file-caching=300", ":prefetch-buffer-size=32", ":prefetch-read-size=16384"),  # without the last two libVLC queues 44 s
)
_HISTORY_S = 8.0
_PIECE_FRAMES = RATE_HZ // 20  # rawaud's: 50 ms at a time
_BUFFERED_FRAMES = round(0.35 * RATE_HZ)  # libVLC sounds once it has taken so much
_USUAL_FILL_S = 0.03
_FILL_PATIENCE_S = 1.0
_GLANCE_S = 0.1  # how often a waiting push looks whether the line was closed


class Line:
    """A player fed through a pipe. One thread pushes; another may close it, which the first sees within 0.1 s.

    It begins with half a second of silence, so that libVLC's buffers are full (and its clock is settled) before the programme enters.
    """

    def __init__(self, instance: Any, device: str, volume: int) -> None:  # noqa: ANN401 - libVLC's binding has no types
        self.sent = Ring(_HISTORY_S)
        """What was pushed, mono, by frame of this line."""
        self.origin = 0.0
        """CLOCK_MONOTONIC second at which its frame 0 airs; the best known."""
        self.late_at = 0.0
        """When a push came so late that the origin may have moved."""
        self.dried_at = 0.0
        """When it fell silent for want of sound, if it was given up for that."""
        self.stream = -1
        """Its index on the server, once seen."""
        self.aligned_at = 0.0
        """When the ears last confirmed the origin."""
        self.sought_at = 0.0
        """When they last tried."""
        self.stepped_at = 0.0
        """When libVLC's own clock was last asked for it."""
        self._begins_with: int | None = None
        self._filled = 0
        self._lock = Lock()
        self._open = True
        self._reader, self._writer = os.pipe()
        fcntl.fcntl(self._writer, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
        os.set_blocking(self._writer, False)
        self._media = instance.media_new(f"fd://{self._reader}")
        for option in _OPTIONS:
            self._media.add_option(option)
        self.player = instance.media_player_new()
        self.player.set_role(vlc.MediaPlayerRole.Production)
        self.player.set_media(self._media)
        self.player.audio_output_device_set(None, device)
        self.healthy = self.player.audio_set_volume(volume) == 0
        """It has a way to the server, and has not run dry."""
        self.played_at = 0.0
        self.fed_at = 0.0
        """When it was given its first frames; before, libVLC does not even open the output."""

    def play(self) -> None:
        """Start; libVLC now waits for the first frames."""
        self.played_at = time.monotonic()
        if self.player.play() != 0:
            self.healthy = False

    def fill(self, seconds: float) -> None:
        """Silence first: the programme, which is written so far ahead of the air already, must not be led back."""
        frames = round(seconds * RATE_HZ)
        self.push(np.zeros((frames, 2), np.float32), _FILL_PATIENCE_S)
        self._filled = frames

    def resume(self) -> None:
        """It ran dry: libVLC drops the piece that comes too late, waits for as much as at the start, and sounds that at once."""
        self.push(np.zeros((_PIECE_FRAMES - self.sent.end % _PIECE_FRAMES, 2), np.float32), _GLANCE_S)
        self._begin_at(self.sent.end, ONSET_S)
        self.late_at = time.monotonic()

    def _begin_at(self, frame: int, onset_s: float) -> None:
        """libVLC begins with this frame now, or, on a busy machine, once it has got round to taking enough."""
        self.origin = time.monotonic() + onset_s - frame / RATE_HZ
        self._begins_with = frame

    def _begun(self) -> bool:
        """Whether it has taken enough; from then on it keeps time."""
        if self._begins_with is not None and self.taken >= self._begins_with + _BUFFERED_FRAMES:
            self.origin = max(self.origin, time.monotonic() + START_S - _USUAL_FILL_S - self._begins_with / RATE_HZ)
            self._begins_with = None
        return self._begins_with is None

    @property
    def sounds_from(self) -> float:
        """CLOCK_MONOTONIC second from which the programme is heard on it."""
        return self.origin + self._filled / RATE_HZ if self.sent.end else time.monotonic() + START_S

    @property
    def taken(self) -> int:
        """Frames libVLC took out of the pipe so far."""
        with self._lock:
            if not self._open:
                return self.sent.end
            waiting = int(struct.unpack("i", fcntl.ioctl(self._reader, termios.FIONREAD, bytes(4)))[0])
        return self.sent.end - waiting // _FRAME_BYTES

    def next_air(self) -> float:
        """CLOCK_MONOTONIC second of the next frame pushed: at the earliest now, for it may have run dry."""
        now = time.monotonic()
        return max(self.ends_at, now + ONSET_S) if self.sent.end else now + START_S

    @property
    def ends_at(self) -> float:
        """CLOCK_MONOTONIC second at which all that was pushed has been heard."""
        return self.origin + self.sent.end / RATE_HZ

    @property
    def dry(self) -> bool:
        """All that was pushed has been heard; not while libVLC fills its buffers."""
        return self.sent.end > 0 and self._begun() and self.ends_at < time.monotonic()

    def ahead_taken(self) -> float:
        """Seconds from now until the last frame that libVLC took airs."""
        return self.origin + self.taken / RATE_HZ - time.monotonic()

    def push(self, block: Samples, patience_s: float) -> bool:
        """Into the pipe, whole frames; false when it did not go in within `patience_s`: what was left is lost."""
        data = memoryview(np.ascontiguousarray(block, np.float32).tobytes())
        deadline = time.monotonic() + patience_s
        if self.sent.end == 0:
            self.fed_at = time.monotonic()
            self._begin_at(0, START_S)
        done = 0
        while done < len(data):
            taken = self._offer(data[done : done + _WRITE_BYTES], deadline)
            if not taken:
                break
            done += taken
        self.sent.append(mono(block[: done // _FRAME_BYTES]))
        self._begun()
        return done == len(data)

    def close(self) -> None:
        """End the sound at once and give everything back. Safe to call twice."""
        with self._lock:
            if not self._open:
                return
            self._open = self.healthy = False
        self.player.stop()  # before the pipe is closed: at the end of a stream libVLC's stop() waits until all of it was heard
        self.player.release()
        self._media.release()
        with self._lock:
            os.close(self._reader)
            os.close(self._writer)

    def _offer(self, part: memoryview, deadline: float) -> int:
        while True:
            with self._lock:  # the descriptor's number may be somebody else's once closed
                if not self._open:
                    return 0
                with suppress(BlockingIOError):
                    return self._write(part)
                ready = poll()
                ready.register(self._writer, POLLOUT)
            left = deadline - time.monotonic()
            if left <= 0:
                return 0
            ready.poll(1000 * min(left, _GLANCE_S))

    def _write(self, part: memoryview) -> int:
        try:
            return os.write(self._writer, part)
        except BrokenPipeError:
            self.healthy = False
            return 0
