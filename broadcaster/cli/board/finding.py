"""Ids as people type them: the beginning is enough."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from broadcaster.announcements.standing import Standing
from broadcaster.approvals.model import Request
from broadcaster.faults import Fault, Problem

FEWEST = 4
"""Characters of an id that must be given."""
SHOWN = 8
T = TypeVar("T")


def announcement(written: str, standings: Sequence[Standing]) -> Standing:
    """The announcement whose id begins so. Raises `Fault`: `queue.unknown-id`, `queue.ambiguous`."""
    return _one(written, [(s.announcement.id, s) for s in standings], "queue.unknown-id")


def announcements(written: Iterable[str], standings: Sequence[Standing]) -> list[Standing]:
    """All of them, or every problem at once."""
    found: dict[str, Standing] = {}
    wrong: list[Problem] = []
    for text in written:
        try:
            one = announcement(text, standings)
            found[one.announcement.id] = one
        except Fault as unknown:
            wrong += unknown.problems
    if wrong:
        raise Fault(wrong)
    return list(found.values())


def request(written: str, requests: Iterable[Request]) -> Request:
    """The request whose id begins so. Raises `Fault`: `approval.unknown-id`, `queue.ambiguous`."""
    return _one(written, [(r.id, r) for r in requests], "approval.unknown-id")


def _one(written: str, known: Sequence[tuple[str, T]], code: str) -> T:
    text = written.strip().lower().removesuffix("…")
    found = [(name, value) for name, value in known if name.startswith(text)] if len(text) >= FEWEST else []
    if not found:
        raise Fault(Problem(code, facts={"found": written}))
    if len(found) > 1:
        raise Fault(Problem("queue.ambiguous", facts={"found": written, "known": ", ".join(name for name, _value in found[:5])}))
    return found[0][1]


def short(name: str) -> str:
    """An id as tables show it."""
    return name[:SHOWN]
