"""Lists that follow from books: on the screen, as JSON or CSV, or into a file, by the same machinery as the books themselves."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from broadcaster.desk_cli.options import flag, json_flag, option
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.book import Book
    from broadcaster.desk.row import Row
    from broadcaster.desk_cli.seat import Seat


def output_options() -> list[click.Parameter]:
    """`--csv`, `--to FILE`, `--json`."""
    return [
        flag("csv", _("For a spreadsheet, all columns.")),
        option("to", _("Into a file: .csv, .xlsx or .json."), type=click.Path(path_type=Path), metavar=_("FILE")),
        json_flag(),
    ]


def days_options() -> list[click.Parameter]:
    return [
        option("since", _("From this day or instant on."), metavar=_("DATE")),
        option("until", _("Up to and with this day, or to this instant."), metavar=_("DATE")),
    ]


def tell(seat: "Seat", made: "Book", rows: "Iterable[Row]", *, of: "Book", to: Path | None, csv: bool, as_json: bool) -> None:
    """Rows of a derived book; `of`: the book they come from, for the right and the record of an export.

    Raises `Fault`: `desk.no-right`, `desk.file-kind`, `desk.file-unwritten`.
    """
    import sys

    from broadcaster.desk.exchange.columns import Listing
    from broadcaster.desk.exchange.outgoing import write, write_csv
    from broadcaster.desk.party import accompanied, names
    from broadcaster.desk.privacy import record_export
    from broadcaster.desk.rights import Right
    from broadcaster.desk.wording import title
    from broadcaster.desk_cli.looking import need
    from broadcaster.desk_cli.telling import objects, table

    known: dict[str, str] = {}
    listing = Listing(made, title(made), made.fields, seat.zone, known, viewer=seat.clerk.name)
    if to is not None:
        seat.write(lambda work: record_export(work, of, file=to.name, reveal=False, asked=made.name))
        count = seat.read(lambda c: write(to, listing, accompanied(c, made, rows, known)))
        click.echo(_("{count} rows written to {file}.").format(count=count, file=to))
    elif csv:
        need(seat, Right.EXPORT, of)
        seat.read(lambda c: write_csv(sys.stdout, listing, accompanied(c, made, rows, known)))
    elif as_json:
        objects(listing, rows)
    else:
        shown = list(rows)
        known.update(seat.read(lambda c: names(c, made, shown)))
        click.echo(f"{listing.title} {made.form}".rstrip())
        table(listing, shown)
        click.echo(_("{count} rows.").format(count=len(shown)))
