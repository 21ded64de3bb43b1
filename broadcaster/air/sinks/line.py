"""One libVLC player on one pipe: from its first frame to its last."""

import fcntl
import os
import time
from contextlib import suppress
from select import POLLOUT, poll
from threading import Lock
from typing import Any

import numpy as np
import vlc

from broadcaster.air.ports import Samples
from broadcaster.air.score import BLOCK
from broadcaster.air.sinks.offset import ONSET_S
from broadcaster.air.sinks.ring import Ring, mono
from broadcaster.content.clip import RATE_HZ

ROLE = "production"  # not "video", libVLC's own: other roles may cork or duck that one, and remembered volumes hang on it
FULL = 100
_PIPE_BYTES = 4096  # the kernel's 64 KiB would be 170 ms more between decision and air; also the largest write that is all or nothing
_FRAME_BYTES = 8
_OPTIONS = (
    *(":demux=rawaud", ":rawaud-channels=2", f":rawaud-samplerate={RATE_HZ}", ":rawaud-fourcc=f32l"),
    *(":file-caching=300", ":prefetch-buffer-size=4", ":prefetch-read-size=1024"),  # without the last two libVLC queues 44 s
)
_HISTORY_S = 8.0
_FILLED_S = 0.012  # a block that waits so long found libVLC's buffers full
_MAX_FILL_S = 1.0
_FILL_FRAMES = round(0.4 * RATE_HZ)  # before that it only waited for libVLC to open the pipe
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
        self.stream = -1
        """Its index on the server, once seen."""
        self.aligned_at = 0.0
        """When the ears last confirmed the origin."""
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

    def play(self) -> None:
        """Start, and fill libVLC's buffers with silence."""
        self.played_at = time.monotonic()
        if self.player.play() != 0:
            self.healthy = False
        silence = np.zeros((BLOCK, 2), np.float32)
        while self.healthy and time.monotonic() < self.played_at + _MAX_FILL_S:
            before = time.monotonic()
            pushed = self.push(silence, _MAX_FILL_S)
            waited = time.monotonic() - before > _FILLED_S
            if not pushed or (waited and self.sent.end > _FILL_FRAMES):
                return

    def next_air(self) -> float:
        """CLOCK_MONOTONIC second of the next frame pushed."""
        return self.origin + self.sent.end / RATE_HZ if self.sent.end else time.monotonic() + ONSET_S

    def push(self, block: Samples, patience_s: float) -> bool:
        """Into the pipe, whole frames; false when it did not go in within `patience_s`: what was left is lost."""
        now = time.monotonic()
        if self.sent.end == 0:
            self.origin = now + ONSET_S
        data = memoryview(np.ascontiguousarray(block, np.float32).tobytes())
        deadline = now + patience_s
        done = 0
        while done < len(data):
            taken = self._offer(data[done : done + _PIPE_BYTES], deadline)
            if not taken:
                break
            done += taken
        self.sent.append(mono(block[: done // _FRAME_BYTES]))
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
