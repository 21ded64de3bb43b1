"""Answers as they are typed (`NAME=ANSWER`), asked, and shown."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import click

from broadcaster.faults import Exit, Fault, Problem, fault
from broadcaster.i18n import _

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from broadcaster.desk.row import Row
    from broadcaster.desk.survey.answering import Complaint
    from broadcaster.desk.survey.model import Answer, Question, Template


def template_named(name: str) -> "Template":
    """Raises `Fault`: `desk.survey.no-template`."""
    from broadcaster.desk.survey.templates import TEMPLATES

    if name not in TEMPLATES:
        raise fault("desk.survey.no-template", Exit.USAGE, name=name, known="、".join(f"{t.name} {_words(t)}" for t in TEMPLATES.values()))
    return TEMPLATES[name]


def typed(template: "Template", texts: Iterable[str]) -> "dict[str, Answer]":
    """Answers of `--answer NAME=ANSWER`. Raises `Fault` with everything that is wrong: `desk.survey.*`."""
    answers, problems = _read(template, texts)
    if problems:
        raise Fault(problems)
    return answers


def partly(template: "Template", texts: Iterable[str]) -> "dict[str, Answer]":
    """As `typed`, for a sheet that is not whole yet."""
    answers, problems = _read(template, texts)
    grave = [p for p in problems if p.code != "desk.survey.missing"]
    if grave:
        raise Fault(grave)
    return answers


def _read(template: "Template", texts: Iterable[str]) -> "tuple[dict[str, Answer], list[Problem]]":
    from broadcaster.desk.survey.answering import understood

    pairs: dict[str, str] = {}
    wrong: list[Problem] = []
    for text in texts:
        name, sign, answer = text.partition("=")
        if sign:
            pairs[_name_of(template, name.strip())] = answer
        else:
            wrong.append(Problem("desk.survey.pair", facts={"text": text}))
    answers, complaints = understood(template, pairs)
    return answers, [*wrong, *(_problem(template, c) for c in complaints)]


def _name_of(template: "Template", word: str) -> str:
    """A question is named, or said as the paper prints it."""
    return next((q.name for q in template.questions if word in {q.name, q.zh, q.en.lower()}), word)


def _problem(template: "Template", one: "Complaint") -> Problem:
    from broadcaster.desk.survey.scales import choices
    from broadcaster.desk.wording import chinese

    facts = {"text": one.text, "known": "、".join(f"{q.name} {_words(q)}" for q in template.questions)}
    if one.question is not None:
        offered = "、".join(choices(one.question.scale, chinese=chinese()))
        facts |= {"question": _words(one.question), "name": one.question.name, "choices": offered}
    return Problem(f"desk.survey.{one.code}", facts=facts)


def _words(of: "Question | Template") -> str:
    from broadcaster.desk.wording import chinese

    return of.zh if chinese() else of.en


def asked(template: "Template", given: "Mapping[str, Answer]") -> "dict[str, Answer]":
    """Question by question in the terminal, with branches; an answer that does not fit is asked again."""
    from broadcaster.desk.survey.answering import upcoming

    answers, passed = dict(given), frozenset[str]()
    while (question := upcoming(template, answers, passed)) is not None:
        answer = _ask(question)
        if answer is None:
            passed |= {question.name}
        else:
            answers[question.name] = answer
    return answers


def _ask(question: "Question") -> "Answer | None":
    from broadcaster.desk.survey.scales import choices, read
    from broadcaster.desk.wording import chinese
    from broadcaster.desk_cli.asking import ask_text

    offered = [f"{n} {text}" for n, text in enumerate(choices(question.scale, chinese=chinese()), 1)] if question.scale.grades else []
    told = offered or list(choices(question.scale, chinese=chinese()))
    said = f"({_words(question)})" if question.clerk else question.ask or _words(question)
    while True:
        text = ask_text(f"{'*' if question.needed else ' '}{said}{' (' + '  '.join(told) + ')' if told else ''}")
        try:
            answer = read(question, text)
        except ValueError:
            click.echo(_("There are: {choices}").format(choices="、".join(told)), err=True)
            continue
        if answer is not None or not question.needed:
            return answer


def parts_of(connection: "Connection", row: "Row") -> dict[str, tuple[str, str]]:
    """Heading and text of the answers on a revisit's or a sheet's paper."""
    return {"@answers": (_("Answers"), "\n".join(lines(connection, row)))}


def lines(connection: "Connection", row: "Row") -> list[str]:
    """A line a question, as asked by its edition."""
    from broadcaster.desk.survey.keeping import answers_of
    from broadcaster.desk.survey.scales import told
    from broadcaster.desk.wording import chinese

    sheet = row.number if row.book == "survey" else row.values.get("sheet_no")
    if not sheet:
        return []
    template = template_named(str(row["template"] if row.book == "survey" else row["sheet"]))
    answers = answers_of(connection, str(sheet))
    return [f"{_words(q)}  {told(answers[q.name], chinese=chinese())}" for q in template.questions if q.name in answers]
