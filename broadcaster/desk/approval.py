"""An approval chain: who signs next, and what the signatures come to (catalogue 4.1, engine 3). Pure.

Compensations, advance compensations, special returns, deposit movements and drafts of the rules' numbers are signed by it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

NONE, WAITING, AGREED, REFUSED = "none", "waiting", "agreed", "refused"
ANYBODY = ""
"""As a signer: whoever has the right, but none of the authors."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A seat in an approval chain, signed or not yet."""

    place: int
    """Lower ones sign first; the same place signs side by side."""
    signer: str
    verdict: str = "waiting"
    """`waiting`, `agree`, `disagree`."""


def outcome(chain: Sequence[Signature]) -> str:
    """`none` without signatures, `refused` as soon as one disagrees, `agreed` when all agree, else `waiting`."""
    if not chain:
        return NONE
    if any(s.verdict == "disagree" for s in chain):
        return REFUSED
    return AGREED if all(s.verdict == "agree" for s in chain) else WAITING


def turn(chain: Sequence[Signature]) -> frozenset[str]:
    """Whose signature is awaited now: nobody signs before everybody at a lower place agreed."""
    if outcome(chain) != WAITING:
        return frozenset()
    place = min(s.place for s in chain if s.verdict == "waiting")
    return frozenset(s.signer for s in chain if s.place == place and s.verdict == "waiting")


def refusal(chain: Sequence[Signature], who: str, authors: Collection[str]) -> str:
    """Why `who` may not sign now, as the end of a sentence's code; empty when they may. An author never signs."""
    if who in authors:
        return "own-approval"
    return "" if {who, ANYBODY} & turn(chain) else "not-your-turn"


def signed(chain: Sequence[Signature], who: str, verdict: str) -> tuple[Signature, ...]:
    """The chain with the signature of `who`, whose turn it is: at their own seat, or at one that is open to anybody."""
    seat = who if any(s.verdict == "waiting" and s.signer == who for s in chain) else ANYBODY
    place = min(s.place for s in chain if s.verdict == "waiting" and s.signer == seat)
    first = next(n for n, s in enumerate(chain) if (s.place, s.signer, s.verdict) == (place, seat, "waiting"))
    return tuple(replace(s, signer=who, verdict=verdict) if n == first else s for n, s in enumerate(chain))


def needed(amount: int | None, limit: int | None) -> bool:
    """Whether a sum (fen) has to be approved: above the limit of who handles the case. A limit nobody has set allows nothing (POL-02)."""
    return bool(amount) and (limit is None or int(amount or 0) > limit)
