"""Sheets in the store: one row, and a row for each answer (I-17)."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from broadcaster.desk import ledger, party
from broadcaster.desk.reading import find, get
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query, Row
from broadcaster.desk.survey.answering import Answers, joint
from broadcaster.desk.survey.model import Answer, Template
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work


def keep(work: Work, template: Template, head: Mapping[str, Value], answers: Answers) -> Row:
    """A sheet with its answers; one without any is an abstention. Whoever calls has asked for the right.

    Raises `Fault`: as `ledger.put_many`.
    """
    known = party.resolved(work.connection, book("survey"), [head])[0]
    made: dict[str, Value] = {
        **known, "template": template.name, "edition": template.edition, "population": template.population,
        "abstained": not answers, "share": joint(template, answers),
    }  # fmt: skip
    (number,) = ledger.put_many(work, book("survey"), [made])
    ledger.put_many(
        work, book("survey-answer"), [_row(number, head.get("accused"), answers[q.name]) for q in template.questions if q.name in answers]
    )
    return get(work.connection, book("survey"), number)


def _row(number: str, accused: Value, answer: Answer) -> dict[str, Value]:
    given: dict[str, Value] = {"grade": answer.grade, "points": answer.points, "said_yes": answer.said_yes, "words": answer.words}
    return {"sheet_no": number, "accused": accused, "question": answer.question, "scale": answer.scale, "share": answer.share, **given}


def answers_of(connection: Connection, number: str) -> dict[str, Answer]:
    """A sheet's answers by question."""
    return {a.question: a for a in map(_answer, find(connection, book("survey-answer"), Query(where=(("sheet_no", number),))))}


def sheets(connection: Connection, template: str, query: Query) -> list[dict[str, Answer]]:
    """Answers of every sheet of a template that the query leaves; one reading of the answers, however many sheets."""
    chosen = [r.number for r in find(connection, book("survey"), _narrowed(query, template))]
    found: dict[str, dict[str, Answer]] = {number: {} for number in chosen}
    for row in _answers(connection, query):
        sheet = found.get(str(row["sheet_no"]))
        if sheet is not None:
            sheet[str(row["question"])] = _answer(row)
    return list(found.values())


def _narrowed(query: Query, template: str) -> Query:
    from dataclasses import replace

    return replace(query, where=(*query.where, ("template", template)))


def _answers(connection: Connection, query: Query) -> Iterable[Row]:
    """Answers happened with their sheet."""
    return find(connection, book("survey-answer"), Query(since=query.since, until=query.until))


def _answer(row: Row) -> Answer:
    points, yes, share = row["points"], row["said_yes"], row["share"]
    return Answer(
        str(row["question"]),
        str(row["scale"]),
        None if row["grade"] is None else str(row["grade"]),
        points if isinstance(points, int) else None,
        yes if isinstance(yes, bool) else None,
        None if row["words"] is None else str(row["words"]),
        share if isinstance(share, int) else None,
    )
