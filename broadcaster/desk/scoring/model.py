"""A scorecard and what it comes to: items, points, what does not apply, the grade. PURE."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256

WHOLE = 10_000
"""100 %, in hundredths of a percent."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a card."""

    name: str
    points: int
    standard: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What is looked at, as it holds at a time."""

    name: str
    items: tuple[Item, ...]

    @property
    def edition(self) -> str:
        """Another item, or other points, is another edition: every assessment names the one it was made by."""
        told = "\n".join(f"{i.name} {i.points} {i.standard}" for i in self.items)
        return f"{self.name}-{sha256(told.encode()).hexdigest()[:8]}"


@dataclass(frozen=True, slots=True)
class Complaint:
    """Why points may not stand: the end of a sentence's code (`desk.score.<code>`), the item, the text."""

    code: str
    item: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """What a card comes to."""

    score: int
    of: int
    """Points of the items that apply."""

    @property
    def share(self) -> Fraction | None:
        """Percent; `None` where nothing applies."""
        return Fraction(100 * self.score, self.of) if self.of else None


def wrong(card: Card, points: Mapping[str, str], apart: Sequence[str]) -> list[Complaint]:
    """Everything that is wrong with what was typed: no such item, no number, too many points, missing, both scored and left out."""
    known = {item.name: item for item in card.items}
    found = [Complaint("no-item", name) for name in (*points, *apart) if name not in known]
    for name, item in known.items():
        text = points.get(name)
        if text is None:
            found += [] if name in apart else [Complaint("missing", name)]
        elif name in apart:
            found.append(Complaint("both", name))
        elif not text.isdecimal() or int(text) > item.points:
            found.append(Complaint("points", name, f"0–{item.points}"))
    return found


def total(card: Card, points: Mapping[str, int]) -> Total:
    """Of the items that were scored; what does not apply is not in the base."""
    scored = [item for item in card.items if item.name in points]
    return Total(sum(points[item.name] for item in scored), sum(item.points for item in scored))


def grade(share: Fraction | None, grades: Iterable[str]) -> str:
    """The best grade that is reached; `grades`: `优=90 良=80 …`, in any order. Empty: none is set, or none is reached (POL-02)."""
    steps = sorted(((int(low), name) for name, low in (one.split("=") for one in grades)), reverse=True)
    return next((name for low, name in steps if share is not None and share >= low), "")


def readable(word: str) -> bool:
    """`优=90`."""
    name, equals, low = word.partition("=")
    return bool(name and equals and low.isdecimal())
