"""Who may do what in which book (SEC-01). Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

EVERY = "*"
"""A right for every book, those to come included."""


class Right(StrEnum):
    """One kind of act. Each is given for a book, or for all (`*`)."""

    READ = "read"
    WRITE = "write"
    """Add, amend, promote, import."""
    VOID = "void"
    REVIEW = "review"
    CLOSE = "close"
    EXPORT = "export"
    REVEAL = "reveal"
    """See phone, address and id numbers in full."""
    ERASE = "erase"
    """Erase a person, and what its time has run out for."""
    MANAGE = "manage"
    """Clerks and their rights."""


ROLES: Mapping[str, tuple[Right, ...]] = {
    "reader": (Right.READ,),
    "clerk": (Right.READ, Right.WRITE),
    "supervisor": (Right.READ, Right.WRITE, Right.VOID, Right.REVIEW, Right.CLOSE, Right.EXPORT, Right.REVEAL),
    "administrator": tuple(Right),
}
"""Names for the usual sets."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who signed in, with their rights."""

    clerk: str
    rights: frozenset[tuple[str, Right]]
    """Pairs of book (or `*`) and right."""

    def may(self, right: Right, book: str = EVERY) -> bool:
        return (book, right) in self.rights or (EVERY, right) in self.rights


def grants(role: str, books: Iterable[str]) -> frozenset[tuple[str, Right]]:
    """The pairs a role stands for. Raises `KeyError` for a role that is none."""
    return frozenset((book, right) for book in books for right in ROLES[role])
