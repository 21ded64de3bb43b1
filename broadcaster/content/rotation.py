"""In which order a folder's pieces come: shuffled, without early repeats, the same every time it is asked. PURE."""

from collections.abc import Iterator, Sequence
from hashlib import blake2b

from broadcaster.content.clip import Clip


def _lot(seed: str, lap: int, clip: Clip) -> bytes:
    """A clip's lot in a lap. It depends on nothing but the clip, so taking one clip away leaves the others' order as it was."""
    return blake2b(f"{seed}/{lap}/{clip.name}".encode(), digest_size=8).digest()


def shuffled(clips: Sequence[Clip], seed: str) -> Iterator[Clip]:
    """Every clip once a lap, lap after lap without end.

    Between two plays of one clip at least half of the others are heard, so the end of one lap and the start of the next
    never sound alike; over any number of laps no clip is more than one play ahead of another (B1 note 11).
    """
    recent: tuple[Clip, ...] = ()
    lap = 0
    while clips:
        drawn = sorted(clips, key=lambda clip: _lot(seed, lap, clip))
        order = [c for c in drawn if c not in recent] + [c for c in drawn if c in recent]
        yield from order
        recent = tuple(order[-(len(order) // 2) :]) if len(order) > 1 else ()
        lap += 1
