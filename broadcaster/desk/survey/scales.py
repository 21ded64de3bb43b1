"""The scales of the manuals, and how an answer on one of them is read (I-17). PURE."""

from collections.abc import Mapping

from broadcaster.desk.survey.model import WHOLE, Answer, Grade, Question, Scale, Sort


def _grades(name: str, grades: str) -> Scale:
    """`value 中文 English words; …`, the best first."""
    return Scale(name, Sort.GRADES, tuple(Grade(*one.split(maxsplit=2)) for one in grades.split(";")))


THREE = _grades("three", "satisfied 满意 satisfied; fair 一般 fair; dissatisfied 不满意 dissatisfied")
"""Of a revisit (RVT-06 b)."""
FIVE = _grades(
    "five",
    "satisfied 满意 satisfied; rather 比较满意 rather satisfied; fair 一般 fair; dissatisfied 不满意 dissatisfied;"
    "very-dissatisfied 非常不满意 very dissatisfied",
)
"""Of the evaluation and the questionnaire (SUR-01, SUR-02)."""
OPINION = _grades(
    "opinion",
    "very 很满意 very satisfied; satisfied 满意 satisfied; rather 较满意 rather satisfied; fair 一般 fair;dissatisfied 不满意 dissatisfied",
)
"""Of a solicitation (catalogue 2.5)."""
FOUR = _grades("four", "fully 完全满足 fully; mostly 基本满意 mostly; hardly 不太满足 hardly; not 根本不满足 not at all")
"""Whether needs are met (SUR-02)."""
TEN = Scale("ten", Sort.SCORE, low=1, high=10)
"""打分 1–10 (RVT-06 d)."""
YES_NO = Scale("yes-no", Sort.YES)
WORDS = Scale("words", Sort.WORDS)
SCALES: Mapping[str, Scale] = {one.name: one for one in (THREE, FIVE, OPINION, FOUR, TEN, YES_NO, WORDS)}

_YES = {"yes": True, "y": True, "是": True, "true": True, "no": False, "n": False, "否": False, "没有": False, "false": False}


def read(question: Question, text: str) -> Answer | None:
    """The answer somebody typed: a grade's value, its words or its place, a score, yes or no, words; `None` for an empty text.

    Raises `ValueError` for what the scale does not have.
    """
    bare, scale = text.strip(), question.scale
    if not bare:
        return None
    match scale.sort:
        case Sort.GRADES:
            place = _place(scale, bare)
            return Answer(question.name, scale.name, grade=scale.grades[place].value, share=_share(len(scale.grades) - 1 - place, scale))
        case Sort.SCORE:
            return _scored(question, bare)
        case Sort.YES:
            if bare.lower() not in _YES:
                raise ValueError(bare)
            said = _YES[bare.lower()]
            return Answer(question.name, scale.name, said_yes=said, share=WHOLE if said else 0)
    return Answer(question.name, scale.name, words=bare)


def choices(scale: Scale, *, chinese: bool) -> tuple[str, ...]:
    """What may be answered, in words; none where anything may be."""
    match scale.sort:
        case Sort.GRADES:
            return tuple(g.zh if chinese else g.en for g in scale.grades)
        case Sort.YES:
            return ("是", "否") if chinese else ("yes", "no")
        case Sort.SCORE:
            return (f"{scale.low}–{scale.high}",)
    return ()


def told(answer: Answer, *, chinese: bool) -> str:
    """An answer as people read it."""
    scale = SCALES[answer.scale]
    if answer.said_yes is not None:
        return choices(scale, chinese=chinese)[0 if answer.said_yes else 1]
    if answer.grade is not None:
        return next(g.zh if chinese else g.en for g in scale.grades if g.value == answer.grade)
    return answer.words or str(answer.points)


def _place(scale: Scale, text: str) -> int:
    if text.isdecimal() and 1 <= int(text) <= len(scale.grades):
        return int(text) - 1
    for place, grade in enumerate(scale.grades):
        if text.lower() in {grade.value, grade.zh, grade.en.lower()}:
            return place
    raise ValueError(text)


def _scored(question: Question, text: str) -> Answer:
    scale = question.scale
    bare = text.removesuffix("分").strip()
    if not bare.isdecimal() or not scale.low <= int(bare) <= scale.high:
        raise ValueError(text)
    return Answer(question.name, scale.name, points=int(bare), share=_share(int(bare) - scale.low, scale))


def _share(steps: int, scale: Scale) -> int:
    """Steps above the worst, as a share of the whole way, in hundredths of a percent, rounded down: never better than it was."""
    return steps * WHOLE // (len(scale.grades) - 1 if scale.grades else scale.high - scale.low)
