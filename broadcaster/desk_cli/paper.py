"""`desk <book> print | blank`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk.book import Book
from broadcaster.desk.rights import Right
from broadcaster.desk.wording import chinese
from broadcaster.desk_cli.looking import need, revealed
from broadcaster.desk_cli.options import command, filters, option, query, reveal_options
from broadcaster.faults import Exit, fault
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk_cli.seat import Seat


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """One of this module's commands for a book."""
    return {"print": _print, "blank": _blank}[verb](book, told)


def _print(book: Book, told: str) -> click.Command:
    def run(*, number: str | None, to: Path | None, reveal: bool, reason: str, layout: str | None = None, **given: Any) -> None:  # noqa: ANN401 - options
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            need(seat, Right.READ, book)
            made = _row(seat, book, number, reason, layout, reveal=reveal) if number else _rows(seat, book, given, reason, reveal=reveal)
            file = to or Path(f"{number or book.name}.pdf")
            seat.write(lambda work: work.record("print", book.name, (number or "").upper(), personal={"file": file.name}))
            keep_file(file, made)

    one, some = f"desk {book.name} print {book.prefix}-20261124-0001", f"desk {book.name} print --since 2026-11-01 --to {book.name}.pdf"
    example = f"\n\n\b\n  {one}\n  {some}"
    params = [click.Argument(["number"], required=False, metavar=_("[NUMBER]")), _to(), *_layouts(book), *filters(book), *reveal_options()]
    return command("print", told + example, params, run)


def _layouts(book: Book) -> list[click.Parameter]:
    known = "、".join(f"{one.name} {one.zh if chinese() else one.en}" for one in book.layouts)
    return [option("layout", _("On which paper: {known}.").format(known=known), metavar=_("LAYOUT"))] if book.layouts else []


def _row(seat: "Seat", book: Book, number: str, reason: str, layout: str | None, *, reveal: bool) -> bytes:
    from broadcaster.desk.exchange.columns import whole
    from broadcaster.desk.paper.forms import layout_sheet, row_sheet
    from broadcaster.desk.party import names
    from broadcaster.desk.reading import get

    row = seat.read(lambda c: get(c, book, number))
    if reveal:
        revealed(seat, book, reason, number=row.number)
    listing = whole(book, seat.zone, seat.read(lambda c: names(c, book)), reveal=reveal, viewer=seat.clerk.name)
    if layout is None:
        return row_sheet(listing, row)
    from broadcaster.desk_cli.complaint_acts import layout_named
    from broadcaster.desk_cli.parts import parts_of

    chosen = book.layouts[layout_named(book, layout)]
    return layout_sheet(listing, chosen, row, seat.read(lambda c: parts_of(c, listing, row, seat.now, seat.settings.profile)))


def _rows(seat: "Seat", book: Book, given: dict[str, Any], reason: str, *, reveal: bool) -> bytes:
    from broadcaster.desk.exchange.columns import short
    from broadcaster.desk.paper.forms import list_sheet
    from broadcaster.desk.party import accompanied, resolved_query
    from broadcaster.desk.reading import find

    view = next((v for v in book.views if v.name == given.get("view")), None)
    asked = query(book, given, seat.reading)
    if reveal:
        revealed(seat, book, reason, what=asked)
    known: dict[str, str] = {}
    listing = short(book, seat.zone, known, view=view, reveal=reveal, viewer=seat.clerk.name)
    corner = f"{view.form if view else book.form}  {seat.now:%Y-%m-%d}".strip()
    return seat.read(lambda c: list_sheet(listing, accompanied(c, book, find(c, book, resolved_query(c, book, asked)), known), corner))


def _blank(book: Book, told: str) -> click.Command:
    def run(*, to: Path | None, view: str | None = None) -> None:
        from broadcaster.desk.paper.forms import blank_sheet

        found = next((v for v in book.views if v.name == view), None)
        if view and found is None:
            raise fault("desk.no-such-view", Exit.USAGE, book=book.name, view=view, known="、".join(v.name for v in book.views))
        keep_file(to or Path(f"{book.name}-blank.pdf"), blank_sheet(book, found))

    views = [option("view", _("The form of a view."), metavar=_("VIEW"))] if book.views else []
    return command("blank", f"{told}\n\n\b\n  desk {book.name} blank --to {book.name}.pdf", [_to(), *views], run)


def _to() -> click.Parameter:
    return click.Option(["--to"], type=click.Path(path_type=Path), metavar=_("FILE"), help=_("Where to."))


def keep_file(file: Path, made: bytes) -> None:
    """Write a sheet and say where. Raises `Fault`: `desk.file-unwritten`."""
    try:
        file.write_bytes(made)
    except OSError as error:
        raise fault("desk.file-unwritten", file=file, why=error.strerror) from error
    click.echo(_("Written: {file}").format(file=file))
