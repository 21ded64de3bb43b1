"""Waiting for something to come true, with an end."""

import time
from collections.abc import Callable


def until(true: Callable[[], object], seconds: float) -> float:
    """Wait until `true()`; how long that took. Fails after `seconds`."""
    begun = time.monotonic()
    while not true():
        assert time.monotonic() < begun + seconds, f"not within {seconds} s"
        time.sleep(0.01)
    return time.monotonic() - begun
