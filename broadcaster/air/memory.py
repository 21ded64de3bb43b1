"""Memory that is let go goes back to the system: a process that runs all day must not keep what one busy moment took."""

import ctypes
from contextlib import suppress

_M_MMAP_THRESHOLD = -3
_LARGE_BYTES = 128 * 1024
"""What glibc begins with. Left to itself it raises this with every larger block that is freed, up to 32 MB, and half-second
chunks of music (192 KiB) then leave the heap full of holes: 7 MB more after four minutes on air, against 2."""


def give_back_large_blocks() -> None:
    """Keep blocks from 128 KiB on out of the heap, for good; where the C library is not glibc, nothing."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE_BYTES)
