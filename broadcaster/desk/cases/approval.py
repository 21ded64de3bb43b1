"""An approval chain: who signs next, and what the signatures come to (catalogue 4.1, engine 3). Pure."""

from collections.abc import Sequence
from dataclasses import replace

from broadcaster.desk.cases.model import Signature

NONE, WAITING, AGREED, REFUSED = "none", "waiting", "agreed", "refused"


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


def refusal(chain: Sequence[Signature], who: str, author: str) -> str:
    """Why `who` may not sign now, as the end of a sentence's code; empty when they may. The author never signs."""
    if who == author:
        return "own-approval"
    return "" if who in turn(chain) else "not-your-turn"


def signed(chain: Sequence[Signature], who: str, verdict: str) -> tuple[Signature, ...]:
    """The chain with the signature of `who`, whose turn it is."""
    place = min(s.place for s in chain if s.verdict == "waiting" and s.signer == who)
    return tuple(replace(s, verdict=verdict) if (s.place, s.signer) == (place, who) else s for s in chain)


def needed(amount: int | None, limit: int | None) -> bool:
    """Whether a sum (fen) has to be approved: above the limit of who handles the case. A limit nobody has set allows nothing (POL-02)."""
    return bool(amount) and (limit is None or int(amount or 0) > limit)
