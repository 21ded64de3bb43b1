"""Voices → blocks of 48 kHz stereo: gains, cross-fades, meters, limiter. It decides nothing; it sounds the score it was given."""

from collections import deque
from collections.abc import Callable, Mapping
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from broadcaster.air.envelope import level_at
from broadcaster.air.heard import Broken, Heard, Sounded, Sounding
from broadcaster.air.limiter import AHEAD, Limiter
from broadcaster.air.ports import Samples
from broadcaster.air.score import SILENT_DB, Score, Voice
from broadcaster.air.voices import Reader
from broadcaster.content.clip import RATE_HZ

WARM = 5 * RATE_HZ
"""A master is opened this long before its first frame is wanted."""
GLIDE = RATE_HZ // 2
"""Frames over which a voice moves from the gain it had to the gain a new score gives it."""
JOIN_DB = -60.0
"""Where a voice that is joined in the middle starts from, gliding up."""
PATIENCE_S = 0.15
"""Seconds the mixer may wait for a master that is wanted at once: far less than the sink's lead."""
STARVED_S = 0.5
"""A voice that was silent this long because nothing could be read counts as lost."""


class LoudnessMeter(Protocol):
    """What the mixer needs of a meter (`content.loudness.Meter`)."""

    @property
    def integrated_lufs(self) -> float | None: ...

    def push(self, block: Samples) -> None: ...


def _linear(gain_db: NDArray[np.float64]) -> NDArray[np.float32]:
    return np.where(gain_db <= SILENT_DB, 0.0, 10 ** (gain_db / 20)).astype(np.float32)[:, None]


class _Playing:
    """One voice with its reader, between its first and last frame."""

    def __init__(self, voice: Voice, reader: Reader) -> None:
        self.voice, self.reader = voice, reader
        self.since: int | None = None
        self.offset_db, self.offset_from = 0.0, 0

    def gains(self, frames: NDArray[np.int64]) -> NDArray[np.float32]:
        """Linear gain at each frame, shaped (n, 1), or (1, 1) where the envelope stands still."""
        envelope = self.voice.envelope
        first, last = int(frames[0]), int(frames[-1])
        if self.offset_db and first >= self.offset_from + GLIDE:
            self.offset_db = 0.0
        still = not self.offset_db and level_at(envelope, first) == level_at(envelope, last)
        if still and not any(first < f <= last for f, _ in envelope):
            return _linear(np.array([level_at(envelope, first)]))
        points = np.array(envelope)
        gain_db = np.interp(frames - first, points[:, 0] - first, points[:, 1])
        if self.offset_db:
            gain_db += self.offset_db * np.clip(1 - (frames - self.offset_from) / GLIDE, 0, 1)
        return _linear(gain_db)

    def follow(self, voice: Voice, frame: int) -> None:
        """Go on as the same voice of a new score, without a jump in level."""
        now = level_at(self.voice.envelope, frame) + self._offset(frame)
        self.voice = voice
        self.offset_db, self.offset_from = now - level_at(voice.envelope, frame), frame
        if abs(self.offset_db) < 0.01:
            self.offset_db = 0.0

    def _offset(self, frame: int) -> float:
        return self.offset_db * min(max(1 - (frame - self.offset_from) / GLIDE, 0.0), 1.0)


class Mixer:
    """Asked for block after block; `heard` is told what began, ended and broke."""

    def __init__(self, reader: Callable[[str], Reader], meter: Callable[[], LoudnessMeter], heard: Callable[[Heard], None]) -> None:
        self._reader, self._meter, self._heard = reader, meter, heard
        self._score: Score = ()
        self._new: Score | None = None
        self._playing: dict[str, _Playing] = {}
        self._leaving: list[_Playing] = []
        self._next = 0
        self._at: int | None = None
        self._fade: tuple[int, int] | None = None
        self._pending: deque[Heard] = deque()
        self.limiter = Limiter()
        self._meters: dict[str, LoudnessMeter] = {}
        self._measured: dict[str, float] = {}
        self._ends: dict[str, int] = {}

    def perform(self, score: Score) -> None:
        """Sound this score from the next block on: voices it shares with the one before go on, the others fade within a block."""
        self._new = score

    def fade_out(self, start: int, length: int) -> None:
        """Bring everything to silence in the `length` frames from `start` on."""
        self._fade = (start, length)

    def loudness(self) -> Mapping[str, float]:
        """Integrated loudness (LUFS, BS.1770-4) of what was sent for each cue so far."""
        sounding = {cue: m.integrated_lufs for cue, m in list(self._meters.items())}
        return {**self._measured, **{cue: lufs for cue, lufs in sounding.items() if lufs is not None}}

    def block(self, frame: int, count: int) -> Samples:
        """The `count` frames to be heard from programme frame `frame` on.

        A frame that is not the one after the last block is a jump: both places are sounded, crossing over within the block.
        """
        ahead = frame + AHEAD
        if self._at is None:
            self.limiter.push(self._sum(frame, AHEAD))
        elif ahead != self._at:
            return self._jump(frame, count)
        mixed = self.limiter.push(self._sum(ahead, count))
        self._tell()
        return mixed

    def _jump(self, frame: int, count: int) -> Samples:
        old = self._at if self._at is not None else frame + AHEAD
        leaving = self._sum(old, count)
        self._next = 0
        arriving = self._sum(frame + AHEAD, count)
        ramp = np.linspace(0, 1, count, dtype=np.float32)[:, None]
        mixed = self.limiter.push(leaving * (1 - ramp) + arriving * ramp)
        self._tell()
        return mixed

    def _sum(self, frame: int, count: int) -> Samples:
        """All voices of these frames added up, before the limiter."""
        self._turn_page(frame)
        self._call_in(frame, frame + count)
        stems: dict[str, Samples] = {}
        for playing in list(self._playing.values()):
            self._add(stems, playing, frame, count)
        self._measure(stems, frame + count)
        mixed = np.zeros((count, 2), np.float32)
        for stem in stems.values():
            mixed += stem
        self._let_go(mixed, frame, count)
        self._at = frame + count
        return self._faded(mixed, frame, count)

    def _turn_page(self, frame: int) -> None:
        score, self._new = self._new, None
        if score is None:
            return
        fresh = {v.key: v for v in score}
        for key, playing in list(self._playing.items()):
            if key in fresh and fresh[key].end > frame:
                playing.follow(fresh[key], frame)
            else:
                self._leaving.append(playing)
                self._end(playing, frame)
        self._score, self._next = score, 0
        self._ends = {}
        for voice in score:
            self._ends[voice.cue] = max(voice.end, self._ends.get(voice.cue, 0))
        for cue in self._meters.keys() - self._ends.keys():
            self._read_off(cue)

    def _call_in(self, first: int, last: int) -> None:
        """Open the masters that will be wanted within `WARM`; one that is wanted now is waited for, as long as the lead allows."""
        while self._next < len(self._score) and self._score[self._next].start < last + WARM:
            voice = self._score[self._next]
            self._next += 1
            if voice.end <= first or voice.key in self._playing:
                continue
            reader = self._reader(voice.digest)
            reader.warm(voice.skip + max(0, first - voice.start))
            if voice.start < last:
                reader.settle(PATIENCE_S)
            self._playing[voice.key] = _Playing(voice, reader)

    def _add(self, stems: dict[str, Samples], playing: _Playing, frame: int, count: int) -> None:
        voice = playing.voice
        start, end = max(frame, voice.start), min(frame + count, voice.end)
        if start < end:
            samples = playing.reader.read(voice.skip + start - voice.start, end - start)
            if playing.reader.failure or playing.reader.starving_s > STARVED_S:
                self._pending.append(Broken(voice, start, playing.reader.failure or "starved"))
                self._drop(playing, start)
                return
            self._begin(playing, start)
            stem = stems.setdefault(voice.cue, np.zeros((count, 2), np.float32))
            stem[start - frame : end - frame] += samples * playing.gains(np.arange(start, end))
        if voice.end <= frame + count:
            self._drop(playing, voice.end)

    def _begin(self, playing: _Playing, frame: int) -> None:
        if playing.since is None:
            playing.since = frame
            self._pending.append(Sounding(playing.voice, frame))
            if frame > playing.voice.start:
                playing.offset_db, playing.offset_from = JOIN_DB, frame

    def _drop(self, playing: _Playing, frame: int) -> None:
        self._end(playing, frame)
        playing.reader.close()

    def _end(self, playing: _Playing, frame: int) -> None:
        self._playing.pop(playing.voice.key, None)
        if playing.since is not None:
            self._pending.append(Sounded(playing.voice, playing.since, frame))

    def _let_go(self, mixed: Samples, frame: int, count: int) -> None:
        """Voices a new score no longer has: faded within this block."""
        leaving, self._leaving = self._leaving, []
        for playing in leaving:
            voice, length = playing.voice, min(count, playing.voice.end - frame)
            if length > 0 and playing.since is not None:
                samples = playing.reader.read(voice.skip + frame - voice.start, length)
                fade = np.linspace(1, 0, length, dtype=np.float32)[:, None]
                mixed[:length] += samples * playing.gains(np.arange(frame, frame + length)) * fade
            playing.reader.close()

    def _measure(self, stems: dict[str, Samples], last: int) -> None:
        for cue, stem in stems.items():
            if cue not in self._meters:
                self._meters[cue] = self._meter()
            self._meters[cue].push(stem)
        for cue in [cue for cue in self._meters if self._ends.get(cue, last) <= last]:
            self._read_off(cue)

    def _read_off(self, cue: str) -> None:
        """A meter holds 3 MB: when its cue is over, only what it read is kept."""
        lufs = self._meters.pop(cue).integrated_lufs
        if lufs is not None:
            self._measured[cue] = lufs

    def _faded(self, mixed: Samples, frame: int, count: int) -> Samples:
        if self._fade is None:
            return mixed
        start, length = self._fade
        ramp = np.clip(1 - (np.arange(frame, frame + count) - start) / length, 0, 1) ** 2
        return np.asarray(mixed * ramp[:, None], np.float32)

    def _tell(self) -> None:
        while self._pending:
            self._heard(self._pending.popleft())
