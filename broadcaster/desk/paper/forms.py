"""One row as its form, a form to write on, and rows as a list; titles and order are the manual's (LGR-02, LGR-04)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.platypus import LongTable, Spacer, Table, TableStyle

from broadcaster.desk.book import KEPT, Book, Field, Kind, Layout, View
from broadcaster.desk.exchange.columns import Listing
from broadcaster.desk.exchange.outgoing import said
from broadcaster.desk.paper.page import sheet, signatures, text, width
from broadcaster.desk.row import Row
from broadcaster.desk.wording import chinese, label, shortened, title

GRID: list[Any] = [
    ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("TOPPADDING", (0, 0), (-1, -1), 3),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
]
LABEL = 30 * mm
LINE, ROOM = 9 * mm, 26 * mm
"""Least heights: of a short field, and of one to write a text into."""
PADDING = 12
A_ROW, LINES, A_CELL = 800, 30, 120
"""Signs and lines in one row of a form, and signs in one cell of a list; a list shows by `…` that there is more."""
AT_ONCE = 200
"""Rows of a list that are laid out together."""
BOXES = 8
"""Choices that are printed as boxes; more are not, only what was chosen."""
CLERKS_OWN = ("made_by", "reviewed_by", "number")


def row_sheet(listing: Listing, row: Row) -> bytes:
    """A row as its paper (PDF). Raises `Fault`: `desk.no-font`."""
    fields = [f for f in listing.columns if f.name not in CLERKS_OWN]
    cells = [(label(f), _ticked(f, listing.value(row, f)) if f.choices else said(listing, row, f), f.kind is Kind.LONG) for f in fields]
    signed = signatures(str(row["made_by"] or ""), str(row["reviewed_by"] or ""))
    return sheet(listing.title, corner(listing.book.form, row.number), [grid(cells, room=LINE), Spacer(1, 8 * mm), signed])


def layout_sheet(listing: Listing, layout: Layout, row: Row, parts: Mapping[str, tuple[str, str]]) -> bytes:
    """A row on a paper of another title (PDF); `parts`: heading and text for what begins with `@`. Raises `Fault`: `desk.no-font`."""
    known = {f.name: f for f in listing.columns}
    cells = []
    for name in layout.fields:
        if name in parts:
            cells.append((*parts[name], True))
        elif name not in CLERKS_OWN and name in known:
            field = known[name]
            seen = bool(field.choices) and len(field.choices) <= BOXES and listing.value(row, field) is not None
            cells.append(
                (label(field), _ticked(field, listing.value(row, field)) if seen else said(listing, row, field), field.kind is Kind.LONG)
            )
    signed = signatures(str(row["made_by"] or ""), str(row["reviewed_by"] or ""))
    heading = layout.zh if chinese() else layout.en
    return sheet(heading, corner(layout.form, row.number), [grid(cells, room=LINE), Spacer(1, 8 * mm), signed])


def blank_sheet(book: Book, view: View | None = None) -> bytes:
    """The form to write on (PDF). Raises `Fault`: `desk.no-font`."""
    fields = [f for f in book.all_fields() if not f.derived]
    cells = [(f"{label(f)}{'*' if f.required and not f.default else ''}", _boxes(f), f.kind is Kind.LONG) for f in fields]
    form = view.form if view else book.form
    return sheet(title(view or book), corner(form, "＿" * 8), [grid(cells, room=ROOM), Spacer(1, 8 * mm), signatures("", "")])


def corner(form: str, number: str) -> str:
    """The form's id and the number, for the edge of a sheet."""
    return f"{form}  {label(KEPT[0])} {number}".strip()


def _ticked(field: Field, chosen: object) -> str:
    return "  ".join(f"{'■' if c.value == chosen else '□'}{c.zh if chinese() else c.en}" for c in field.choices)


def _boxes(field: Field) -> str:
    if field.kind is Kind.YES:
        return "□是  □否" if chinese() else "□yes  □no"
    return "  ".join(f"□{c.zh if chinese() else c.en}" for c in field.choices)


def grid(cells: list[tuple[str, str, bool]], *, room: float) -> Table:
    """Short fields two a line, long ones and choices across. Rows are as high as their words need, and never lower than what is given."""
    half = width() / 2 - LABEL
    rows: list[list[Any]] = []
    spans = []
    heights = []
    for line in _lines(cells):
        across = len(line) == 1
        room_for = (LABEL, 2 * half + LABEL) if across else (LABEL, half, LABEL, half)
        parts = [text(word) for name, value, _long in line for word in (name, value)]
        needed = max(part.wrap(wide - PADDING, 10_000)[1] + PADDING for part, wide in zip(parts, room_for, strict=True))
        heights.append(max(needed, room if line[0][2] else LINE))
        if across:
            spans.append(("SPAN", (1, len(rows)), (3, len(rows))))
        rows.append([*parts, *([""] * (4 - len(parts)))])
    return Table(rows, colWidths=[LABEL, half, LABEL, half], rowHeights=heights, style=TableStyle([*GRID, *spans]))


def _lines(cells: list[tuple[str, str, bool]]) -> Iterator[list[tuple[str, str, bool]]]:
    waiting: list[tuple[str, str, bool]] = []
    for cell in cells:
        if cell[2] or len(cell[1]) > 24:
            if waiting:
                yield waiting
                waiting = []
            yield from ([part] for part in _parts(cell))
        else:
            waiting.append(cell)
            if len(waiting) == 2:
                yield waiting
                waiting = []
    if waiting:
        yield waiting


def _parts(cell: tuple[str, str, bool]) -> Iterator[tuple[str, str, bool]]:
    """A text that would fill a page goes on in further rows."""
    name, words, is_long = cell
    while True:
        lines = words[:A_ROW].split("\n")[:LINES]
        part = "\n".join(lines)
        yield name, part, is_long
        name, words = "", words[len(part) :]
        if not words:
            return


def list_sheet(listing: Listing, rows: Iterable[Row], corner: str = "") -> bytes:
    """Rows as a table (PDF), headings on every page. Raises `Fault`: `desk.no-font`."""
    shares = [_share(c) for c in listing.columns]
    widths = [width(wide=True) * share / sum(shares) for share in shares]
    heads = [text(heading, 8) for heading in listing.headings]
    parts = []
    waiting: list[list[Any]] = []
    for row in rows:
        waiting.append([text(shortened(said(listing, row, column), A_CELL), 8) for column in listing.columns])
        if len(waiting) == AT_ONCE:
            parts.append(_table(heads, waiting, widths))
            waiting = []
    if waiting or not parts:
        parts.append(_table(heads, waiting, widths))
    return sheet(listing.title, corner or listing.book.form, [*parts, Spacer(1, 6 * mm), signatures("", "")], wide=True)


def _table(heads: list[Any], rows: list[list[Any]], widths: list[float]) -> LongTable:
    shaded = ("BACKGROUND", (0, 0), (-1, 0), colors.whitesmoke)
    return LongTable([heads, *rows], colWidths=widths, repeatRows=1, style=TableStyle([*GRID, shaded]))


def _share(column: Field) -> float:
    """How wide a column is, against the others."""
    wide = {Kind.LONG: 3.0, Kind.INSTANT: 1.8, Kind.PHONE: 1.6, Kind.DATE: 1.2, Kind.PARTY: 1.8, Kind.TEXT: 1.4}
    return 2.0 if column.name == "number" else wide.get(column.kind, 1.0)
