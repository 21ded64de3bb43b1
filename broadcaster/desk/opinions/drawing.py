"""Who is asked: by lot, and nobody twice until all were asked (OPN-C01)."""

import random
from collections.abc import Mapping, Sequence

WHOLE = 10_000


def drawn(asked: Mapping[str, int], wanted: int, seed: str) -> tuple[tuple[str, int], ...]:
    """Targets, and for the how many-th time each is asked now; `asked`: how often each was before.

    Those who were asked least often come first, by lot among equals; the same seed draws the same from the same targets, so that anybody
    can check it.
    """
    names = sorted(asked)
    lot = random.Random(seed)  # noqa: S311 - to be repeated, not to be secret
    lots = {name: lot.random() for name in names}
    chosen = sorted(names, key=lambda name: (asked[name], lots[name]))[:wanted]
    return tuple((name, asked[name] + 1) for name in sorted(chosen))


def some(numbers: Sequence[str], count: int, seed: str) -> tuple[str, ...]:
    """So many of these sheets, or all there are."""
    return tuple(sorted(random.Random(seed).sample(sorted(numbers), min(count, len(numbers)))))  # noqa: S311 - as above


def part_of(count: int, share: int) -> int:
    """How many a share (hundredths of a percent) of them is; never less than it says (OPN-C03)."""
    return -(-count * share // WHOLE)
