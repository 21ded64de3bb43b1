"""The emergency's own way: a second libVLC player on the same output, past the mixer and its pipe."""

import logging
import math
import os
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import numpy as np
import soundfile
import vlc

from broadcaster.air.sinks.line import FULL
from broadcaster.air.sinks.server import Server, Unreachable
from broadcaster.air.sinks.vlc import VlcSink, ignored

log = logging.getLogger(__name__)

ROLE = "test"  # any role that nothing ducks, corks or remembers a volume for, and that is not the programme's
_LONG_S = 30.0  # libVLC repeats a file with a gap of 60 ms to half a second, and loses part of one shorter than 1.5 s
_LOUDEST = 200
_BIRTH_S = 1.5
_END_S = 2.0
_TAKEN_S = 1.0
_STEP_S = 0.05
_TOLERANCE = 0.02
_OPTIONS = (":input-repeat=65535", ":no-video")


class VlcSiren:
    """A `Siren` beside a started `VlcSink`. Callable from any thread, and never waits: a thread of its own does the work, past the
    mixer and past a server that hangs.

    A file under 30 s is repeated without a gap for that long, then libVLC begins again, after 60 ms to half a second.
    """

    def __init__(self, sink: VlcSink) -> None:
        self._sink = sink
        self._player: Any = None
        self._volume = FULL
        self._chosen: tuple[Path, float] | None = None
        self._played_at = 0.0
        self._folder = TemporaryDirectory(prefix="broadcaster-siren-")
        self._copies: dict[Path, Path] = {}
        self._orders: SimpleQueue[Callable[[], object] | None] = SimpleQueue()
        self._thread = Thread(target=self._work, name="siren", daemon=True)
        self._thread.start()
        sink.tend_siren = self._tend

    def ready(self, file: Path) -> None:
        """Have a file at hand that can be sounded whole; saves some 50 ms later."""
        self._orders.put(partial(self._make_ready, file))

    def sound(self, file: Path, gain_db: float) -> None:
        """As in the port. `gain_db` −60 … +18, libVLC's cubic scale (dB = 60 log10 v), 0.3 dB steps around 0."""
        self._orders.put(lambda: self._sound(file, gain_db))

    def hush(self) -> None:
        """As in the port; looks that the server has the programme at full level again."""
        self._orders.put(self._hush)

    def stop(self) -> None:
        """Give everything back. Safe to call twice."""
        self._sink.tend_siren = ignored
        self._orders.put(self._drop)
        self._orders.put(None)
        self._thread.join(_END_S)
        self._folder.cleanup()

    def _work(self) -> None:
        while order := self._orders.get():
            try:
                order()
            except Exception:  # the emergency's way has to take the next order too
                log.exception("siren")

    def _sound(self, file: Path, gain_db: float) -> None:
        self._sink.set_volume(0)
        self._chosen = (file, gain_db)
        self._play(file, gain_db)

    def _hush(self) -> None:
        self._chosen = None
        self._drop()
        self._restore()

    def _play(self, file: Path, gain_db: float) -> None:
        # a new player each time: one that waits, paused, is heard no sooner (6 to 8 ms, measured), and may leak or come late
        self._drop()
        media = self._sink.instance.media_new_path(str(self._make_ready(file)))
        for option in _OPTIONS:
            media.add_option(option)
        player = self._sink.instance.media_player_new()
        player.set_role(vlc.MediaPlayerRole.Test)
        player.set_media(media)
        media.release()
        player.audio_output_device_set(None, self._sink.device)
        self._volume = min(_LOUDEST, round(FULL * 10 ** (gain_db / 60)))
        player.audio_set_volume(self._volume)
        player.play()
        self._player, self._played_at = player, time.monotonic()

    def _drop(self) -> None:
        player, self._player = self._player, None
        if player is None:
            return
        player.audio_set_volume(0)
        # in the last second of a file libVLC only drains: it takes no volume, and its stop() waits until all was heard
        with Server() as server, suppress(Unreachable):
            for stream in server.streams(os.getpid()):
                if stream.role == ROLE:  # not muted: a server that remembers streams would begin the next one muted
                    server.set_stream(stream.index, volume=0.0)
        Thread(target=_end, args=(player,), name="siren-end", daemon=True).start()

    def _restore(self) -> None:
        """libVLC's return code alone is no proof: a player without an output takes the volume and forgets it."""
        end = time.monotonic() + _TAKEN_S
        with Server() as server, suppress(Unreachable):
            while not self._restored(server) and time.monotonic() < end:
                time.sleep(_STEP_S)

    def _restored(self, server: Server) -> bool:
        taken = self._sink.set_volume(FULL)
        line = self._sink.line
        stream = next((s for s in server.streams(os.getpid()) if line is not None and s.index == line.stream), None)
        if stream is None:
            return True  # the next player starts at full level
        if abs(stream.volume - 1) > _TOLERANCE:
            server.set_stream(stream.index, volume=1.0)
        return taken and abs(stream.volume - 1) < _TOLERANCE

    def _tend(self, fresh: bool) -> None:  # noqa: FBT001 - a callback's one fact
        """From the sink's watch: while it should be heard, see that it is."""
        if self._chosen is not None and self._orders.empty():
            self._orders.put(lambda: self._check(fresh=fresh))

    def _check(self, *, fresh: bool) -> None:
        """Begin anew when the server was gone, or when the siren has no stream there."""
        with suppress(Unreachable):
            if self._chosen is not None and (fresh or (time.monotonic() > self._played_at + _BIRTH_S and not self._alive())):
                self._play(*self._chosen)

    def _alive(self) -> bool:
        """It has a stream on the server, and nobody turned that down for longer than this look takes."""
        with Server() as server:
            stream = next((s for s in server.streams(os.getpid()) if s.role == ROLE), None)
            if stream is not None and (stream.muted or abs(stream.volume - self._volume / FULL) > _TOLERANCE):
                server.set_stream(stream.index, volume=self._volume / FULL)
        return stream is not None

    def _make_ready(self, file: Path) -> Path:
        """A WAV that holds the sound often enough; for a long file, or when the copy fails, the file itself."""
        if file not in self._copies:
            self._copies[file] = file
            with suppress(OSError, RuntimeError, soundfile.LibsndfileError):
                if soundfile.info(file).duration < _LONG_S:
                    self._copies[file] = _copy(file, Path(self._folder.name) / f"{len(self._copies)}.wav")
        return self._copies[file]


def _copy(file: Path, copy: Path) -> Path:
    samples, rate = soundfile.read(file, dtype="int16", always_2d=True)
    repeats = max(1, math.ceil(_LONG_S * rate / max(1, len(samples))))
    soundfile.write(copy, np.tile(samples, (repeats, 1)), rate, "PCM_16")
    return copy


def _end(player: Any) -> None:  # noqa: ANN401 - libVLC's binding has no types
    player.stop()
    player.release()
