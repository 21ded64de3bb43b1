"""Memory that is let go goes back to the system: a process that runs all day must not keep what one busy moment took."""

import ctypes
import gc
from contextlib import suppress

_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8
_LARGE_BYTES = 128 * 1024
"""What glibc begins with. Left to itself it raises this with every larger block that is freed, up to 32 MB, and half-second
chunks of music (192 KiB) then leave the heap full of holes: 7 MB more after four minutes on air, against 2."""


_ARENAS = 2
"""Left to itself glibc has a heap for each of the first dozens of threads, each with holes of its own."""


def give_back_large_blocks() -> None:
    """Keep blocks from 128 KiB on out of the heap, and the heaps few, for good; where the C library is not glibc, nothing."""
    with suppress(OSError, AttributeError):
        library = ctypes.CDLL(None)
        library.mallopt(_M_MMAP_THRESHOLD, _LARGE_BYTES)
        library.mallopt(_M_ARENA_MAX, _ARENAS)


def give_back() -> None:
    """Return what nobody holds any more to the system: some milliseconds."""
    gc.collect()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def begin_at_once() -> None:
    """No search for garbage while the program starts: nothing it makes is any, and the search is a seventh of the work."""
    gc.disable()


def begun() -> None:
    """What there is by now stays; garbage is looked for among what comes. Where every source had to be read there is much of it, which
    must not stay as well: 15 MB. A tenth of a second, which the air has ahead."""
    give_back()
    gc.freeze()
    gc.enable()
