"""The journal against real files, disks, stores and deaths."""

import time
from collections.abc import Callable


def soon(true: Callable[[], bool], within_s: float = 15.0) -> bool:
    """Whether it becomes true in time."""
    end = time.monotonic() + within_s
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True
