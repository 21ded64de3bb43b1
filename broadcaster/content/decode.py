"""A file's sound from its first to its last frame, as the bus wants it: 48 kHz, stereo, in pieces."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from broadcaster.content.clip import RATE_HZ
from broadcaster.content.loudness import Samples
from broadcaster.content.promise import Broken, promised_seconds

if TYPE_CHECKING:
    from av import AudioFrame, AudioResampler, Packet
    from av.audio.stream import AudioStream
    from av.container import InputContainer

SHORT_S = 0.1
"""A file may be this much shorter than it promises: some encoders count their own header as a frame of sound."""
BLOCK = RATE_HZ // 2
"""Frames of one piece: half a second keeps the cost of calls and the memory small (`decode` holds about one piece)."""
_FORMATS = "wav,w64,aiff,mp3,ogg,flac,aac,ac3,asf,ape,wv,matroska,webm,mov,mp4,m4a,3gp,3g2,mj2,image2,jpeg_pipe,png_pipe,avi"
"""What may be inside, whatever the name says. No playlists: they would open other files, or the network."""


class Undecodable(Exception):
    """The sound cannot be had; `code` is one of `sentences.SAY` under `library.`."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def decode(path: Path) -> Iterator[Samples]:
    """All sound of a file in pieces of `BLOCK` frames, (n, 2) float32 at 48 kHz; mono on both sides, surround mixed down.

    Raises `Undecodable` at once (no sound, garbage) or after the last piece (a hole, an end that is missing: what came before
    is then not the whole), and `OSError` where the file cannot be read.
    """
    import av

    promised = _promise(path)
    try:
        with av.open(str(path), options={"format_whitelist": _FORMATS, "protocol_whitelist": "file"}) as container:
            if not container.streams.audio:
                raise Undecodable("library.no-sound-track")
            yield from _gather(_Pass(container, promised).pieces())
    except (FileNotFoundError, PermissionError):
        raise
    except av.FFmpegError as refusal:
        # A file that cannot even be opened: an MP4 whose table of contents stood at a lost end, or anything at all.
        raise Undecodable("library.truncated" if _lost_table(path) else "library.garbage") from refusal


def _promise(path: Path) -> float | None:
    try:
        return promised_seconds(path)
    except Broken as broken:
        raise Undecodable(broken.code) from broken


class _Pass:
    """One way through a file, counting what came."""

    def __init__(self, container: "InputContainer", promised: float | None) -> None:
        self._container = container
        self._stream = container.streams.audio[0]
        self._stream.codec_context.thread_count = 1
        self._stream.codec_context.options = {"err_detect": "crccheck"}
        self._edited = "mp4" in container.format.name
        length = self._stream.duration if self._edited or container.format.name == "flac" else None
        self._promised = float(length * self._stream.time_base) if length and self._stream.time_base else promised
        self._frames = 0
        self._reached = 0.0
        self._errors = 0
        self._holes = 0

    def pieces(self) -> Iterator[Samples]:
        """The sound as it comes; judges the whole at the end."""
        resampler: AudioResampler | None = None
        shape: tuple[object, ...] = ()
        for frame in self._frames_in():
            now = (frame.sample_rate, frame.layout.name, frame.format.name)
            if now != shape:
                yield from self._out(resampler, None)
                resampler, shape = _resampler(frame), now
            yield from self._out(resampler, frame)
        yield from self._out(resampler, None)
        self._judge()

    def _frames_in(self) -> Iterator["AudioFrame"]:
        import av

        for packet in self._packets():
            try:
                frames = packet.decode()
            except av.FFmpegError:
                self._errors += 1
                continue
            # Errors with sound after them are a hole; at the very end they are a torn last packet or a foreign tag.
            self._holes = self._errors if frames else self._holes
            for frame in frames:
                self._reached = (frame.time or 0.0) + frame.samples / frame.sample_rate
                yield frame

    def _packets(self) -> Iterator["Packet[AudioStream]"]:
        import av

        try:
            yield from self._container.demux(self._stream)
        except av.FFmpegError as lost:
            raise Undecodable("library.damaged" if self._frames >= RATE_HZ else "library.garbage") from lost

    def _out(self, resampler: "AudioResampler | None", frame: "AudioFrame | None") -> Iterator[Samples]:
        for out in resampler.resample(frame) if resampler else ():
            channels = len(out.layout.channels)
            block: Samples = out.to_ndarray().reshape(-1, channels).astype(np.float32, copy=False)
            stereo = block if channels == 2 else np.repeat(block, 2, axis=1)
            # An MP4's edit list says where the sound ends; the codec's last packet runs on.
            end = round(self._promised * RATE_HZ) if self._edited and self._promised else self._frames + len(stereo)
            piece = stereo[: max(end - self._frames, 0)]
            self._frames += len(piece)
            yield piece

    def _judge(self) -> None:
        if not self._frames:
            raise Undecodable("library.garbage")
        if self._holes:
            raise Undecodable("library.damaged" if self._frames >= RATE_HZ else "library.garbage")
        if self._promised and self._frames / RATE_HZ < self._promised - SHORT_S:
            raise Undecodable("library.damaged" if self._reached >= self._promised - SHORT_S else "library.truncated")


def _resampler(frame: "AudioFrame") -> "AudioResampler":
    import av

    mono = len(frame.layout.channels) == 1
    return av.AudioResampler(format="flt", layout="mono" if mono else "stereo", rate=RATE_HZ)


def _gather(pieces: Iterator[Samples]) -> Iterator[Samples]:
    """The same sound in pieces of exactly `BLOCK` frames, but for the last."""
    held: list[Samples] = []
    count = 0
    for piece in pieces:
        held.append(piece)
        count += len(piece)
        if count >= BLOCK:
            whole = np.concatenate(held)
            cut = len(whole) - len(whole) % BLOCK
            yield from (whole[i : i + BLOCK] for i in range(0, cut, BLOCK))
            held, count = [whole[cut:]], len(whole) - cut
    if count:
        yield np.concatenate(held)


def _lost_table(path: Path) -> bool:
    """An MP4 that begins well but whose boxes run past its end, or that has no `moov` box: its end is missing."""
    size = path.stat().st_size
    with path.open("rb") as file:
        if file.read(12)[4:8] != b"ftyp":
            return False
        at = 0
        while at < size:
            file.seek(at)
            head = file.read(16)
            length = int.from_bytes(head[:4], "big")
            length = int.from_bytes(head[8:], "big") if length == 1 else length
            at += max(length, 8)
            if at <= size and head[4:8] == b"moov":
                return False
    return True
