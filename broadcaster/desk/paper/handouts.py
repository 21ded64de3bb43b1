"""The sheets of an opinion campaign, one a page, each with its number and its shop, to be filled in and signed (F-OPN1)."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import PageBreak, Spacer

from broadcaster.desk.paper.forms import corner
from broadcaster.desk.paper.page import sheet, text
from broadcaster.desk.paper.questions import asked, titled
from broadcaster.desk.registers import book
from broadcaster.desk.row import Row
from broadcaster.desk.survey.model import Template
from broadcaster.desk.wording import label

HEAD = ("number", "name", "booth")


def handouts(template: Template, campaign: Row, sheets: Sequence[Row]) -> bytes:
    """A PDF. Raises `Fault`: `desk.no-font`."""
    parts: list[Any] = []
    for row in sheets:
        parts += [*([PageBreak()] if parts else []), *_page(template, row)]
    edge = corner(f"{template.form} v{template.edition}", campaign.number)
    return sheet(f"{campaign['title']}　{titled(template)}", edge, parts)


def _page(template: Template, row: Row) -> list[Any]:
    of = book("opinion-sheet")
    head = [(_heading(name), str(row[name] or ""), False) for name in HEAD]
    signed = text(f"{label(of.field('signed_by'))}：{'＿' * 10}")
    return [*asked(template, head), Spacer(1, 8 * mm), signed]


def _heading(name: str) -> str:
    from broadcaster.desk.book import KEPT

    known = {f.name: f for f in (*KEPT, *book("opinion-sheet").fields)}
    return label(known[name])
