"""What should have been heard, held against what was: every gap is found, and where nobody could listen that is said too."""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from broadcaster.air.ports import Samples
from broadcaster.air.sinks.ring import Mono, level_db
from broadcaster.content.clip import RATE_HZ

SENT_DB = -50.0
"""What was sent at this level at least must be heard."""
HEARD_DB = -70.0
"""What is heard at this level at most is silence."""
SHORTEST_S = 0.2
"""Shorter gaps are not told: where words begin and end, a place that is only nearly known looks like one."""
DELIVERY_S = 0.4
"""The monitor brings everything within this, as long as the machine is not too busy."""
_PATIENCE_S = 2.5
_KEPT_S = 6.0
_JOINED_S = 0.05
_EXACT_S = 1e-4


@dataclass(frozen=True, slots=True)
class Piece:
    """One block: when it should be heard (CLOCK_MONOTONIC), for how long, and whether it is loud enough to be missed."""

    start: float
    end: float
    loud: bool
    sent: bool = True
    """False where the programme stood still: nothing was sent, and the mall missed it all the same."""


class Meant:
    """The blocks of the last seconds. One thread adds, another takes."""

    def __init__(self) -> None:
        self._pieces: deque[Piece] = deque(maxlen=round(_KEPT_S * 50))
        self._last: Piece | None = None

    def add(self, air: float, block: Samples) -> None:
        power = float(np.vdot(block, block)) / max(1, block.size)
        piece = Piece(air, air + len(block) / RATE_HZ, power > 10 ** (SENT_DB / 10))
        before = self._last
        if before is not None and _JOINED_S < piece.start - before.end < _KEPT_S:
            self._pieces.append(Piece(before.end, piece.start, before.loud, sent=False))
        self._pieces.append(piece)
        self._last = piece

    def taken(self, before: float) -> list[Piece]:
        """The pieces that were over before a second, once each."""
        pieces = []
        while self._pieces and self._pieces[0].end < before:
            pieces.append(self._pieces.popleft())
        return pieces


class Gaps:
    """Compares; for the thread that watches."""

    def __init__(self) -> None:
        self._waiting: list[Piece] = []
        self._silent_since: float | None = None
        self._silent_until = 0.0
        self._sent_s = 0.0
        self.heard_until = 0.0
        """Until when, at least, there was sound."""
        self.unknown_s = 0.0
        """How much of the programme in a row nobody could listen to."""

    @property
    def silent_s(self) -> float:
        """Seconds of what was sent that, by the newest that is known, are not heard."""
        return self._sent_s if self._silent_since is not None else 0.0

    def look(self, pieces: Iterable[Piece], heard: Callable[[float, float], Mono | None], now: float) -> list[float]:
        """Go on comparing; gives the seconds of every gap that ended."""
        self._waiting += pieces
        gaps = []
        while self._waiting:
            piece = self._waiting[0]
            signal = heard(piece.start, piece.end)
            if signal is None and now < piece.end + _PATIENCE_S:
                break  # it may still be on its way
            del self._waiting[0]
            gaps += self._judge(piece, None if signal is None else level_db(signal) > HEARD_DB)
        return gaps

    def forget(self) -> None:
        """The output is known to be gone: what was meant for it is told otherwise."""
        self._waiting, self._silent_since, self.unknown_s = [], None, 0.0

    def _judge(self, piece: Piece, audible: bool | None) -> list[float]:  # noqa: FBT001 - the one fact it is told
        if audible is None:
            self.unknown_s += piece.end - piece.start
            return self._ended()
        self.unknown_s = 0.0
        if audible:
            self.heard_until = piece.end
        if audible or not piece.loud:
            return self._ended()
        if self._silent_since is None:
            self._silent_since, self._sent_s = piece.start, 0.0
        self._silent_until = piece.end
        self._sent_s += (piece.end - piece.start) * piece.sent
        return []

    def _ended(self) -> list[float]:
        since, self._silent_since = self._silent_since, None
        lasted = 0.0 if since is None else self._silent_until - since
        return [lasted] if lasted > SHORTEST_S - _EXACT_S else []
