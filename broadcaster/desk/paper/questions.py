"""A sheet of questions to write on: the scales as boxes, under their headings (F-SUR1, F-SUR2, F-RVT3)."""

from itertools import groupby
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from broadcaster.desk.book import Book
from broadcaster.desk.paper.forms import LINE, corner, grid
from broadcaster.desk.paper.page import sheet, signatures, text
from broadcaster.desk.survey.model import Question, Sort, Template
from broadcaster.desk.survey.scales import choices
from broadcaster.desk.wording import chinese, label

WIDE = " " * 25
"""An item takes the whole width of the paper, so that its boxes stand below one another."""


def blank(book: Book, template: Template) -> bytes:
    """The sheet (PDF), with the edition in its corner. Raises `Fault`: `desk.no-font`."""
    head = [(label(book.field(name)), "", False) for name in template.head]
    edge = corner(f"{template.form} v{template.edition}".strip(), "＿" * 8)
    return sheet(titled(template), edge, [*asked(template, head), Spacer(1, 8 * mm), signatures("", "")])


def titled(template: Template) -> str:
    return template.zh if chinese() else template.en


def asked(template: Template, head: list[tuple[str, str, bool]]) -> list[Any]:
    """The head and the questions under their headings, to write on."""
    parts: list[Any] = [grid(head, room=LINE)] if head else []
    for section, some in groupby(template.questions, key=lambda q: q.section[0 if chinese() else 1]):
        parts += [Spacer(1, 4 * mm), *([text(section, 12)] if section else []), grid([_cell(q) for q in some], room=18 * mm)]
    return parts


def _cell(question: Question) -> tuple[str, str, bool]:
    name = question.zh if chinese() else question.en
    if question.scale.sort is Sort.WORDS:
        return name, "", True
    if question.scale.sort is Sort.SCORE:
        return name, "  ".join(f"□{n}" for n in range(question.scale.low, question.scale.high + 1)), False
    return name, "  ".join(f"□{word}" for word in choices(question.scale, chinese=chinese())).ljust(len(WIDE)), False
