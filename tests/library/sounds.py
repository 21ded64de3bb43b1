"""Sound files of every format, with clicks to find again, and ways to spoil them."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import numpy as np
from numpy.typing import NDArray

RATE_HZ = 48_000
Sound = NDArray[np.float32]

_PYAV = {
    "wav": ("wav", "pcm_s16le", "s16"),
    "mp3": ("mp3", "libmp3lame", "fltp"),
    "opus": ("ogg", "libopus", "flt"),
    "flac": ("flac", "flac", "s16"),
    "m4a": ("ipod", "aac", "fltp"),
}
KINDS = ("wav", "mp3", "ogg", "opus", "flac", "m4a")


def tone(seconds: float, *, level_db: float = -20.0, hz: float = 440.0, rate_hz: int = RATE_HZ) -> Sound:
    """A stereo sine, (frames, 2); `level_db` is its peak."""
    t = np.arange(round(seconds * rate_hz)) / rate_hz
    one = 10 ** (level_db / 20) * np.sin(2 * np.pi * hz * t)
    return np.stack([one, one], axis=1).astype(np.float32)


def clicked(seconds: float, rate_hz: int = RATE_HZ) -> Sound:
    """A tone with one click 10 ms after its start and one 10 ms before its end."""
    sound = tone(seconds, rate_hz=rate_hz)
    sound[[rate_hz // 100, len(sound) - rate_hz // 100 - 1]] = 0.9
    return sound


def clicks(sound: Sound) -> tuple[int, int]:
    """Frames from the start to the first click and from the last click to the end."""
    sharp = np.abs(np.diff(sound[:, 0], 2))
    near = 2400
    return int(np.argmax(sharp[:near])) + 1, near - int(np.argmax(sharp[-near:]))


def write(file: Path, sound: Sound, rate_hz: int = RATE_HZ, *, kind: str = "", faststart: bool = False, kbps: int = 128) -> Path:
    """Encode; `kind` is the content where the file's name lies about it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    kind = kind or file.suffix[1:].lower()
    if kind == "ogg":
        return _write_vorbis(file, sound, rate_hz)
    container, codec, form = _PYAV[kind]
    layout = {1: "mono", 2: "stereo", 6: "5.1"}[sound.shape[1]]
    options = {"movflags": "faststart"} if faststart else {}
    with av.open(str(file), "w", format=container, options=options) as out:
        stream = cast("av.AudioStream", out.add_stream(codec, rate=rate_hz, layout=layout, bit_rate=kbps * 1000))
        stream.format = av.AudioFormat(form)
        convert = av.AudioResampler(format=form, layout=layout, rate=rate_hz)
        for at in range(0, len(sound), 1 << 14):
            part = np.ascontiguousarray(sound[at : at + (1 << 14)])
            frame = av.AudioFrame.from_ndarray(part.reshape(1, -1), format="flt", layout=layout)
            frame.sample_rate, frame.pts, frame.time_base = rate_hz, at, Fraction(1, rate_hz)
            for ready in convert.resample(frame):
                out.mux(stream.encode(ready))
        out.mux(stream.encode(None))
    return file


def _write_vorbis(file: Path, sound: Sound, rate_hz: int) -> Path:
    import soundfile

    with soundfile.SoundFile(file, "w", rate_hz, sound.shape[1], "VORBIS", format="OGG") as out:
        for at in range(0, len(sound), rate_hz):
            out.write(sound[at : at + rate_hz])
    return file


def write_float_wav(file: Path, sound: Sound) -> Path:
    """A WAV of 32-bit floats, which may hold anything a float can."""
    import soundfile

    file.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(file, sound, RATE_HZ, subtype="FLOAT")
    return file


def write_picture(file: Path) -> Path:
    """A small JPEG."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with av.open(str(file), "w", format="image2", options={"update": "1"}) as out:
        stream = out.add_stream("mjpeg", rate=1)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuvj420p"
        frame = av.VideoFrame.from_ndarray(np.full((64, 64, 3), 128, np.uint8), format="rgb24").reformat(format="yuvj420p")
        out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return file


@dataclass(frozen=True)
class Spoil:
    """Ways to break a file that was whole."""

    file: Path

    def cut_to(self, share: float) -> None:
        whole = self.file.read_bytes()
        self.file.write_bytes(whole[: int(len(whole) * share)])

    def hole(self, size: int = 6144) -> None:
        """Zeros in the middle, as a bad disk leaves them."""
        whole = self.file.read_bytes()
        middle = len(whole) // 2
        self.file.write_bytes(whole[:middle] + bytes(size) + whole[middle + size :])

    def lift(self, size: int = 6144) -> None:
        """A piece of the middle gone, as a broken download leaves it."""
        whole = self.file.read_bytes()
        middle = len(whole) // 2
        self.file.write_bytes(whole[:middle] + whole[middle + size :])
