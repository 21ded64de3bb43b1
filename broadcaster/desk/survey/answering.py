"""Which question comes next, whether a sheet is whole, and what its answers lead to. PURE."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from broadcaster.desk.survey.model import WHOLE, Answer, Question, Template, When
from broadcaster.desk.survey.scales import read

Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Complaint:
    """Why a sheet may not be kept: the end of a sentence's code (`desk.survey.<code>`), the question or the word, the text."""

    code: str
    question: Question | None
    text: str = ""


def holds(when: When, answers: Answers) -> bool:
    """Whether each question named has one of its answers; one without an answer has none of them."""
    return all(name in answers and answers[name].word in some for name, some in when.items())


def asked(template: Template, answers: Answers) -> tuple[Question, ...]:
    """The questions these answers open, in the paper's order."""
    return tuple(q for q in template.questions if holds(q.when, answers))


def upcoming(template: Template, answers: Answers, passed: frozenset[str] = frozenset()) -> Question | None:
    """The next one to ask; `passed` were asked and left open."""
    return next((q for q in asked(template, answers) if q.name not in answers and q.name not in passed), None)


def understood(template: Template, texts: Mapping[str, str]) -> tuple[dict[str, Answer], list[Complaint]]:
    """Answers by question, and everything that is wrong with them: no such question, no such answer, not asked, missing."""
    known = {q.name: q for q in template.questions}
    found: dict[str, Answer] = {}
    wrong = [Complaint("no-question", None, name) for name in texts if name not in known]
    for name, question in known.items():
        try:
            answer = read(question, texts.get(name, ""))
        except ValueError:
            wrong.append(Complaint("no-answer", question, texts[name]))
            continue
        if answer is not None:
            found[name] = answer
    return found, [*wrong, *_branches(template, found, {c.question.name for c in wrong if c.question})]


def _branches(template: Template, found: Answers, bad: set[str]) -> Iterator[Complaint]:
    open_ones = {q.name for q in asked(template, found)}
    for question in template.questions:
        if question.name in found and question.name not in open_ones and not bad & question.when.keys():
            yield Complaint("not-asked", question)
        elif question.name in open_ones and question.needed and question.name not in found and question.name not in bad:
            yield Complaint("missing", question)


def offers(template: Template, answers: Answers) -> tuple[str, ...]:
    """What is offered to the customer, such as `complaint` and `repair` (RVT-06)."""
    return tuple(offer.to for offer in template.offers if any(holds(when, answers) for when in offer.when))


def reports(template: Template, answers: Answers) -> tuple[tuple[str, str], ...]:
    """Kinds of exception event and the words that are one: praise and advice (RVT-10, EXC-05, EXC-08)."""
    told = ((q.reports, answers[q.name].words) for q in template.questions if q.reports and q.name in answers)
    return tuple((kind, words) for kind, words in told if words)


def joint(template: Template, answers: Answers) -> int | None:
    """The sheet's joint figure: the mean share of what counts, hundredths of a percent, rounded down; `None` where nothing does (I-17)."""
    shares = [share for q in template.questions if q.counts and q.name in answers and (share := answers[q.name].share) is not None]
    return sum(shares) // len(shares) if shares else None


def satisfied(template: Template, answers: Answers) -> bool | None:
    """Whether nothing that counts lies in the worse half of its scale (一般 does not, 不满意 does); `None` where nothing counts."""
    shares = [share for q in template.questions if q.counts and q.name in answers and (share := answers[q.name].share) is not None]
    return min(shares) * 2 >= WHOLE if shares else None
