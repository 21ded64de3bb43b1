"""What every sheet has: margins, the form's id and the number in the corners, page numbers, places to sign (LGR-04)."""

import io
from collections.abc import Sequence
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from broadcaster.desk.paper.fonts import embedded
from broadcaster.i18n import _

MARGIN = 15 * mm
SIZE = 9.5


def style(size: float = SIZE, *, centred: bool = False) -> ParagraphStyle:
    """Wraps between any two Chinese signs."""
    return ParagraphStyle("desk", fontName=embedded(), fontSize=size, leading=size * 1.4, wordWrap="CJK", alignment=1 if centred else 0)


def text(words: str, size: float = SIZE, *, centred: bool = False) -> Paragraph:
    """Words as they are: no sign in them is markup."""
    from xml.sax.saxutils import escape

    return Paragraph(escape(words).replace("\n", "<br/>"), style(size, centred=centred))


def sheet(title: str, corner: str, parts: Sequence[Any], *, wide: bool = False) -> bytes:
    """A PDF of the parts under their title. Raises `Fault`: `desk.no-font`."""
    made = io.BytesIO()
    size = landscape(A4) if wide else A4
    font = embedded()
    margins: dict[str, Any] = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), MARGIN)
    document = SimpleDocTemplate(made, pagesize=size, title=title, creator="desk", initialFontName=font, **margins)

    def edge(canvas: Canvas, _document: object) -> None:
        canvas.setFont(font, 8)
        canvas.drawRightString(size[0] - MARGIN, size[1] - MARGIN + 3 * mm, corner)
        canvas.drawCentredString(size[0] / 2, MARGIN - 8 * mm, _("page {n}").format(n=canvas.getPageNumber()))

    body = [text(title, 16, centred=True), Spacer(1, 6 * mm), *parts]
    document.build(body, onFirstPage=edge, onLaterPages=edge)
    return made.getvalue()


def width(*, wide: bool = False) -> float:
    """Room between the margins, in points."""
    return float((landscape(A4) if wide else A4)[0] - 2 * MARGIN)


def signatures(made_by: str, reviewed_by: str) -> Paragraph:
    """制表 / 审核, with room to sign where nobody has yet."""
    line = "＿" * 8
    told = _("Made by: {made}    Reviewed by: {reviewed}    Date: {line}")
    return text(told.format(made=made_by or line, reviewed=reviewed_by or line, line=line))
