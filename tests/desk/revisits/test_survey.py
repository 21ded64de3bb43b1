"""The survey engine: scales, branches, offers, figures (catalogue 4.1, engine 7; SUR-01, SUR-02, SUR-04, RVT-06, I-17)."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.desk.policy.value import Comparison, Target, Unset
from broadcaster.desk.registers import book
from broadcaster.desk.survey.answering import asked, holds, joint, offers, reports, satisfied, understood, upcoming
from broadcaster.desk.survey.figures import figures, judged, verdict
from broadcaster.desk.survey.model import WHOLE, Answer, Question, Scale, Sort, Template
from broadcaster.desk.survey.scales import SCALES, read, told
from broadcaster.desk.survey.templates import CALLS, REPAIR_CALL, SERVICE_REVIEW, SHOP_REVIEW, TEMPLATES

ALL = Target(Comparison.JUST, Decimal(100), "%")
MOST = Target(Comparison.MORE, Decimal(98), "%")
WELL = {"solved": "是", "attitude": "满意", "charged": "否", "score": "10"}
GRADED = [q.name for q in SERVICE_REVIEW.questions if q.name != "advice"]


POSSIBLE = {Sort.GRADES: ["1", "2", "3"], Sort.SCORE: ["1", "10"], Sort.YES: ["是", "否"], Sort.WORDS: ["话"]}


def item(scale: str) -> Question:
    return Question(name="x", zh="题", en="x", scale=SCALES[scale])


def answered(template: Template, texts: dict[str, str]) -> dict[str, Answer]:
    found, wrong = understood(template, texts)
    assert wrong == []
    return found


@pytest.mark.parametrize(
    ("scale", "text", "raw", "share"),
    [
        ("three", "满意", "satisfied", 10_000), ("three", "fair", "fair", 5_000), ("three", "3", "dissatisfied", 0),
        ("five", "满意", "satisfied", 10_000), ("five", "比较满意", "rather", 7_500), ("five", "非常不满意", "very-dissatisfied", 0),
        ("four", "完全满足", "fully", 10_000), ("four", "基本满意", "mostly", 6_666), ("four", "根本不满足", "not", 0),
        ("ten", "10", "10", 10_000), ("ten", "1分", "1", 0), ("ten", "7", "7", 6_666),
        ("yes-no", "是", "yes", 10_000), ("yes-no", "n", "no", 0),
        ("words", "很好", "", None),
    ],
)  # fmt: skip
def test_an_answer_is_kept_raw_and_as_a_share_of_the_best(scale: str, text: str, raw: str, share: int | None) -> None:
    """I-17: 3 grades, 5 grades, 4 grades, 1–10, yes or no."""
    answer = read(item(scale), text)
    assert answer is not None
    assert (answer.word, answer.share) == (raw, share)
    assert read(item(scale), told(answer, chinese=True)) == answer


@pytest.mark.parametrize(
    ("scale", "text"), [("three", "很满意"), ("three", "4"), ("ten", "11"), ("ten", "0"), ("ten", "好"), ("yes-no", "也许")]
)
def test_what_a_scale_does_not_have_is_refused(scale: str, text: str) -> None:
    with pytest.raises(ValueError, match=text):
        read(item(scale), text)


@given(st.sampled_from([s for s in SCALES.values() if s.sort in {Sort.GRADES, Sort.SCORE}]))
@settings(derandomize=True, deadline=None)
def test_better_answers_have_larger_shares_from_nothing_to_the_whole(scale: Scale) -> None:
    texts = [str(n) for n in range(scale.high, scale.low - 1, -1)] if scale.high else [g.value for g in scale.grades]
    shares = [answer.share for text in texts if (answer := read(item(scale.name), text))]
    assert shares == sorted(shares, key=lambda share: -(share or 0))
    assert (shares[0], shares[-1]) == (WHOLE, 0)
    assert len(set(shares)) == len(texts)


@pytest.mark.parametrize(
    ("texts", "codes"),
    [
        (WELL, []),
        ({**WELL, "unpaid": "是", "fee_reminded": "是"}, []),
        ({**WELL, "fee_reminded": "是"}, ["not-asked"]),
        ({**WELL, "attitude": "一般", "unpaid": "是"}, ["not-asked"]),
        ({**WELL, "attitude": "好极了"}, ["no-answer"]),
        ({"solved": "是", "colour": "红"}, ["missing", "missing", "missing", "no-question"]),
    ],
)
def test_the_reminder_of_fees_is_only_for_the_satisfied_and_unpaid(texts: dict[str, str], codes: list[str]) -> None:
    """RVT-06 f; all that is wrong with a sheet is told at once."""
    assert sorted(c.code for c in understood(REPAIR_CALL, texts)[1]) == codes


@pytest.mark.parametrize(
    ("change", "offered"),
    [
        ({}, ()), ({"charged": "是"}, ("complaint",)), ({"attitude": "不满意"}, ("complaint",)), ({"attitude": "一般"}, ()),
        ({"solved": "否"}, ("complaint", "repair")),
    ],
)  # fmt: skip
def test_a_charge_a_bad_attitude_or_no_solution_offers_a_complaint_or_rework(change: dict[str, str], offered: tuple[str, ...]) -> None:
    """RVT-06: c = yes, b = 不满意 or a = no."""
    assert offers(REPAIR_CALL, answered(REPAIR_CALL, {**WELL, **change})) == offered


def test_praise_and_advice_are_events_of_their_own() -> None:
    """RVT-10, EXC-05, EXC-08."""
    answers = answered(REPAIR_CALL, {**WELL, "praise": "张师傅很耐心", "advice": "早点来"})
    assert reports(REPAIR_CALL, answers) == (("advice", "早点来"), ("praise", "张师傅很耐心"))


@given(st.data(), st.sampled_from(sorted(TEMPLATES)))
@settings(derandomize=True, deadline=None, max_examples=60)
def test_a_sheet_asked_question_by_question_is_whole(data: st.DataObject, name: str) -> None:
    """Whatever the answers: following the branches leaves nothing missing and asks nothing that is not open."""
    template = TEMPLATES[name]
    answers: dict[str, Answer] = {}
    while (question := upcoming(template, answers)) is not None:
        texts = (
            ["1", "2"] if question.scale.sort in {Sort.GRADES, Sort.SCORE} else ["是", "否"] if question.scale.sort is Sort.YES else ["话"]
        )
        answer = read(question, data.draw(st.sampled_from(texts)))
        assert answer is not None
        assert holds(question.when, answers)
        answers[question.name] = answer
    assert understood(template, {n: a.words or a.word for n, a in answers.items()}) == (answers, [])
    assert set(answers) == {q.name for q in asked(template, answers)}
    assert joint(template, answers) is not None


def test_templates_agree_with_themselves() -> None:
    for template in TEMPLATES.values():
        names = [q.name for q in template.questions]
        assert len(set(names)) == len(names)
        for n, question in enumerate(template.questions):
            assert set(question.when) <= set(names[:n]), "a branch looks back, never ahead"
        assert {to for offer in template.offers for when in offer.when for to in when} <= set(names)
    assert set(CALLS.values()) <= TEMPLATES.keys()


def test_the_book_of_sheets_knows_every_template_by_its_title() -> None:
    known = {(c.value, c.zh, c.en) for c in book("survey").field("template").choices}
    assert known == {(t.name, t.zh, t.en) for t in TEMPLATES.values()}


def test_the_evaluation_and_the_questionnaire_are_the_manuals() -> None:
    """SUR-01, SUR-02: their items, their grades, their open questions."""
    review = [q.zh for q in TEMPLATES["service-review"].questions]
    assert review == [
        "产品质量",
        "产品价格",
        "产品包装设计",
        "服务态度",
        "服务方式",
        "服务流程",
        "服务效率",
        "工作技能",
        "服务人员综合素质",
        "其他建议或意见",
    ]
    sheet = TEMPLATES["questionnaire"]
    scales = [q.scale.name for q in sheet.questions]
    assert scales == ["five", "five", "five", "four", "five", "five", "words", "words"]
    assert [g.zh for g in SCALES["five"].grades] == ["满意", "比较满意", "一般", "不满意", "非常不满意"]


def test_figures_have_means_shares_of_grades_and_leave_out_who_abstained() -> None:
    """SUR-01, SUR-02: n, means and % per item; an empty sheet is not in the base (2.5)."""
    sheets = [answered(SERVICE_REVIEW, dict.fromkeys(GRADED, grade)) for grade in ("满意", "满意", "一般")]
    found = figures(SERVICE_REVIEW, [*sheets, {}])
    assert (found.issued, found.abstained, found.n, found.share) == (4, 1, 3, Fraction(250, 3))
    first = found.items[0]
    assert (first.asked, first.n, first.share) == (3, 3, Fraction(250, 3))
    assert first.grades[0] == ("satisfied", 2, Fraction(200, 3))
    assert [n for _grade, n, _percent in first.grades] == [2, 0, 1, 0, 0]
    scored = figures(REPAIR_CALL, [answered(REPAIR_CALL, {**WELL, "score": score}) for score in ("10", "7")])
    assert next(i.mean for i in scored.items if i.question.name == "score") == Fraction(17, 2)


def test_nothing_of_no_sheets_is_judged() -> None:
    found = figures(SERVICE_REVIEW, [])
    assert (found.share, found.items[0].share) == (None, None)
    assert verdict("customer", [found], ALL).met is None


@pytest.mark.parametrize(
    ("measured", "target", "met"),
    [
        (Fraction(98), MOST, False), (Fraction(9801, 100), MOST, True), (Fraction(99_999_999, 1_000_000), ALL, False),
        (Fraction(100), ALL, True),
        (None, ALL, None), (Fraction(100), Unset.OPEN, None),
    ],
)  # fmt: skip
def test_a_target_is_met_exactly_or_not_at_all(*, measured: Fraction | None, target: Target | Unset, met: bool | None) -> None:
    """SUR-03, RVT-08: > 98 is strict, 100 is 100, and what is unset is not judged."""
    assert judged(measured, target) is met


def test_customers_and_shops_are_two_populations() -> None:
    """SUR-04: each with its own target of 100 %."""
    review = figures(SERVICE_REVIEW, [answered(SERVICE_REVIEW, dict.fromkeys(GRADED, "满意"))])
    graded = [q.name for q in SHOP_REVIEW.questions if q.name not in {"advice", "praise"}]
    shops = figures(SHOP_REVIEW, [answered(SHOP_REVIEW, dict.fromkeys(graded, "一般"))])
    assert (verdict("customer", [review, shops], ALL).share, verdict("customer", [review, shops], ALL).met) == (Fraction(100), True)
    assert (verdict("shop", [review, shops], ALL).share, verdict("shop", [review, shops], ALL).met) == (Fraction(50), False)


def test_fair_is_no_dissatisfaction() -> None:
    assert satisfied(REPAIR_CALL, answered(REPAIR_CALL, {**WELL, "attitude": "一般"})) is True
    assert satisfied(REPAIR_CALL, answered(REPAIR_CALL, {**WELL, "attitude": "不满意"})) is False
