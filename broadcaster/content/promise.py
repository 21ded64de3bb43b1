"""What a file's own headers promise, so that a file that lost a part is found out.

The decoder is forgiving by design: it steps over holes and stops where a file stops. Only the headers know better.
"""

import struct
import zlib
from pathlib import Path
from typing import BinaryIO

UNKNOWN_SIZE = 0x7FFF_F000
"""A RIFF chunk this long or longer was written to a pipe: its length is not known."""

_MP3_RATES = (44_100, 48_000, 32_000)
_REVERSED = bytes(int(f"{n:08b}"[::-1], 2) for n in range(256))
_END_OF_STREAM = 0x04


class Broken(Exception):
    """The file contradicts itself; `code` is `library.truncated` or `library.damaged`."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def promised_seconds(path: Path) -> float | None:
    """Length in seconds that a WAV (`data` chunk) or MP3 (Xing/Info or VBRI frame) header promises; `None`: none is given.

    Raises `Broken` where an Ogg file has a bad page or no end (RFC 3533), `OSError` where it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(12)
        size = path.stat().st_size
        if head[:4] == b"OggS":
            _walk_ogg(file, size)
            return None
        if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
            return _wav_seconds(file)
        return _mp3_seconds(file, head)


def _wav_seconds(file: BinaryIO) -> float | None:
    file.seek(12)
    bytes_per_second = 0
    while len(head := file.read(8)) == 8:
        name, size = head[:4], struct.unpack("<I", head[4:])[0]
        if name == b"data":
            return size / bytes_per_second if bytes_per_second and 0 < size < UNKNOWN_SIZE else None
        body = file.read(16) if name == b"fmt " else b""
        if len(body) == 16:
            bytes_per_second = struct.unpack("<I", body[8:12])[0]
        file.seek(size + size % 2 - len(body), 1)
    return None


def _mp3_seconds(file: BinaryIO, head: bytes) -> float | None:
    """Seconds by the frame count in the first frame, less the encoder's delay and padding where it tells them."""
    start = 10 + _synchsafe(head[6:10]) if head[:3] == b"ID3" else 0
    file.seek(start)
    frame = file.read(4096)
    sync = next((i for i in range(len(frame) - 200) if frame[i] == 0xFF and frame[i + 1] & 0xE6 == 0xE2), None)
    if sync is None or (rate_index := frame[sync + 2] >> 2 & 3) == 3:
        return None
    version, mono = frame[sync + 1] >> 3 & 3, frame[sync + 3] >> 6 == 3
    samples = 1152 if version == 3 else 576
    rate_hz = _MP3_RATES[rate_index] >> {3: 0, 2: 1, 0: 2}.get(version, 0)
    side = {(True, False): 32, (True, True): 17, (False, False): 17, (False, True): 9}[version == 3, mono]
    tag = frame[sync + 4 + side :]
    if tag[:4] in {b"Xing", b"Info"} and tag[7] & 1:
        return max(_u32(tag[8:12]) * samples - _lame_padding(tag), 0) / rate_hz
    if frame[sync + 36 : sync + 40] == b"VBRI":
        return _u32(frame[sync + 50 : sync + 54]) * samples / rate_hz
    return None


def _lame_padding(tag: bytes) -> int:
    """Samples an encoder added at both ends (LAME's extension of the Xing frame)."""
    flags = tag[7]
    at = 8 + 4 * (flags & 1) + 4 * (flags >> 1 & 1) + 100 * (flags >> 2 & 1) + 4 * (flags >> 3 & 1)
    both = tag[at + 21 : at + 24]
    return (both[0] << 4 | both[1] >> 4) + ((both[1] & 15) << 8 | both[2]) if tag[at : at + 1].isalpha() and len(both) == 3 else 0


def _walk_ogg(file: BinaryIO, size: int) -> None:
    """Look at every page: its checksum, and that each stream has its last page."""
    file.seek(0)
    ended: dict[bytes, bool] = {}
    while (head := file.read(27)) and (head[:4] == b"OggS" or not _all_ended(ended)):
        if head[:4] != b"OggS":
            raise Broken("library.damaged" if len(head) == 27 else "library.truncated")
        lacing = file.read(head[26]) if len(head) == 27 else b""
        body = file.read(sum(lacing))
        if len(head) < 27 or len(lacing) < head[26] or len(body) < sum(lacing):
            raise Broken("library.truncated")
        if _ogg_checksum(head[:22] + bytes(4) + head[26:] + lacing + body) != struct.unpack("<I", head[22:26])[0]:
            raise Broken("library.damaged")
        ended[head[14:18]] = bool(head[5] & _END_OF_STREAM)
    if file.tell() >= size and not _all_ended(ended):
        raise Broken("library.truncated")


def _all_ended(ended: dict[bytes, bool]) -> bool:
    return bool(ended) and all(ended.values())


def _ogg_checksum(page: bytes) -> int:
    """CRC-32 with polynomial 04c11db7, not reflected, from 0 (RFC 3533 §6), by way of zlib's reflected one."""
    reflected = zlib.crc32(page.translate(_REVERSED), 0xFFFF_FFFF) ^ 0xFFFF_FFFF
    return int(f"{reflected:032b}"[::-1], 2)


def _synchsafe(four: bytes) -> int:
    """ID3v2's size: seven bits a byte."""
    return sum((b & 0x7F) << (7 * (3 - i)) for i, b in enumerate(four))


def _u32(four: bytes) -> int:
    return int.from_bytes(four, "big")
