"""What sheets come to: per item, and together (SUR-01, SUR-02, SUR-04). PURE.

A sheet that did not come back, or answers nothing, has abstained and is not in the base.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from broadcaster.desk.policy.value import Target, Unset
from broadcaster.desk.survey.answering import Answers, asked, joint
from broadcaster.desk.survey.model import Question, Sort, Template


@dataclass(frozen=True, slots=True)
class Item:
    """One question over all sheets."""

    question: Question
    asked: int
    """Sheets whose branches opened it."""
    n: int
    """Answers."""
    mean: Fraction | None
    """Of scores: as they were given. `None` where the scale is none of numbers."""
    share: Fraction | None
    """Mean share of the best, 0–100 (I-17); `None` without answers, for words, and for what is no part of the joint figure."""
    grades: tuple[tuple[str, int, Fraction], ...]
    """Answer, how often, percent of n; a score's points too."""


@dataclass(frozen=True, slots=True)
class Figures:
    """A template's sheets."""

    template: Template
    issued: int
    abstained: int
    items: tuple[Item, ...]
    share: Fraction | None
    """The joint figure: the mean of the sheets', 0–100; `None` where nobody answered."""
    n: int
    """Sheets in the joint figure."""


def figures(template: Template, sheets: Sequence[Answers]) -> Figures:
    """Of these sheets; one without answers has abstained."""
    base = [sheet for sheet in sheets if sheet]
    shares = [share for sheet in base if (share := joint(template, sheet)) is not None]
    items = tuple(_item(q, template, base) for q in template.questions)
    return Figures(template, len(sheets), len(sheets) - len(base), items, _mean(shares, 100), len(shares))


def _item(question: Question, template: Template, base: Iterable[Answers]) -> Item:
    sheets = list(base)
    given = [sheet[question.name] for sheet in sheets if question.name in sheet]
    counted = Counter(answer.word for answer in given if answer.word)
    scores = [answer.points for answer in given if answer.points is not None]
    shares = [answer.share for answer in given if answer.share is not None and question.counts]
    grades = tuple((token, counted[token], Fraction(100 * counted[token], len(given) or 1)) for token in _order(question, counted))
    was_asked = sum(question in asked(template, sheet) for sheet in sheets)
    return Item(question, was_asked, len(given), _mean(scores, 1), _mean(shares, 100), grades)


def _order(question: Question, counted: Mapping[str, int]) -> tuple[str, ...]:
    """Every grade of the scale, those nobody chose too; of a score what was given."""
    match question.scale.sort:
        case Sort.GRADES:
            return tuple(g.value for g in question.scale.grades)
        case Sort.YES:
            return ("yes", "no")
        case Sort.SCORE:
            return tuple(sorted(counted, key=int, reverse=True))
    return ()


def _mean(numbers: Sequence[int], divisor: int) -> Fraction | None:
    return Fraction(sum(numbers), len(numbers) * divisor) if numbers else None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A population's satisfaction against its target (SUR-03, SUR-04)."""

    population: str
    n: int
    """Sheets."""
    share: Fraction | None
    target: Target | Unset
    met: bool | None
    """`None`: not judged, because nobody answered or nobody has set the target (POL-02)."""


def verdict(population: str, found: Iterable[Figures], target: Target | Unset) -> Verdict:
    """Of all sheets of a population, whatever their scales (I-17)."""
    known = [(f.share, f.n) for f in found if f.template.population == population and f.share is not None]
    n = sum(count for _share, count in known)
    share = sum((share * count for share, count in known), Fraction()) / n if n else None
    return Verdict(population, n, share, target, judged(share, target))


def judged(measured: Fraction | None, target: Target | Unset) -> bool | None:
    """Whether a figure meets its target, exactly: nothing is rounded before it is compared (3.20)."""
    if measured is None or isinstance(target, Unset):
        return None
    return target.met(Decimal(measured.numerator) / Decimal(measured.denominator))
