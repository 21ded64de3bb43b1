"""What a survey may say: scales, questions with branches, and what an answer leads to, as data. PURE."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

WHOLE = 10_000
"""100 %, in hundredths of a percent: the best there is on any scale."""


class Sort(StrEnum):
    """How an answer is given."""

    GRADES = "grades"
    SCORE = "score"
    YES = "yes"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Grade:
    """One step of a scale, as the paper prints it."""

    value: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale as an object (I-17): what may be answered, and how it comes to a share of the best there is."""

    name: str
    sort: Sort
    grades: tuple[Grade, ...] = ()
    """The best first."""
    low: int = 0
    high: int = 0
    """Of a score, both ends in it; the higher the better."""


When = Mapping[str, tuple[str, ...]]
"""Questions, and the answers one of which each must have."""


def _always() -> When:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One item of a sheet."""

    name: str
    """As in the catalogue's glossary."""
    zh: str
    en: str
    scale: Scale
    ask: str = ""
    """What is said to the customer; "" where it is printed only, as `zh`."""
    when: When = field(default_factory=_always)
    """Asked only when all of these hold (branches)."""
    needed: bool = True
    counts: bool = True
    """Whether it is part of the joint figure; whether somebody was charged says nothing about how good we are."""
    clerk: bool = False
    """For the clerk to note, not read to the customer."""
    reports: str = ""
    """The kind of exception event that an answer in words is (`praise`, `advice`; EXC-05, EXC-08)."""
    section: tuple[str, str] = ("", "")
    """Heading on the paper, 中文 and English."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the answers make the desk offer: a case of that book, where any of the conditions holds."""

    to: str
    """`complaint`, `repair`."""
    when: tuple[When, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A sheet."""

    name: str
    edition: int
    """A sheet names the edition it was asked by; a changed question is a new one."""
    zh: str
    en: str
    form: str
    source: str
    rules: tuple[str, ...]
    population: str
    """Who is asked: `customer` or `shop` (SUR-04)."""
    questions: tuple[Question, ...]
    opening: str = ""
    """The first words on the telephone. `{hello}` is the greeting of the day."""
    openings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Instead of it, for an organisation whose manual prints its own."""
    closing: str = ""
    """The last words. `{hotline}` is the number to call."""
    head: tuple[str, ...] = ("name", "phone", "address", "product_used")
    """Fields of the sheet above the questions, in the order of the paper."""
    offers: tuple[Offer, ...] = ()

    def question(self, name: str) -> Question:
        """Raises `KeyError`."""
        return {q.name: q for q in self.questions}[name]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one question, raw, in the column of its sort; and its share of the best."""

    question: str
    scale: str
    grade: str | None = None
    points: int | None = None
    said_yes: bool | None = None
    words: str | None = None
    share: int | None = None
    """Hundredths of a percent; `None` for words, which have none."""

    @property
    def word(self) -> str:
        """As branches name it: the grade, `yes` or `no`, the score's digits; "" for words."""
        if self.said_yes is not None:
            return "yes" if self.said_yes else "no"
        return self.grade or ("" if self.points is None else str(self.points))
