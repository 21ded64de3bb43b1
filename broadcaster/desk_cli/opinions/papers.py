"""`desk opinion sheets`: the sheets to hand out."""

from pathlib import Path

import click

from broadcaster.desk.book import Book
from broadcaster.desk.rights import Right
from broadcaster.desk_cli.options import command
from broadcaster.i18n import _


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """One PDF with a page a sheet; an export, as it names people."""

    def run(*, number: str, to: Path | None) -> None:
        from broadcaster.desk.opinions.campaign import TEMPLATES, sheets_of
        from broadcaster.desk.paper.handouts import handouts
        from broadcaster.desk.registers import book as book_of
        from broadcaster.desk_cli.looking import need
        from broadcaster.desk_cli.opinions.result import row_of
        from broadcaster.desk_cli.paper import keep_file
        from broadcaster.desk_cli.seat import seated
        from broadcaster.faults import fault

        with seated() as seat:
            need(seat, Right.READ, book_of("opinion-sheet"))
            campaign = row_of(seat, number)
            waiting = [s for s in seat.read(lambda c: sheets_of(c, campaign.number)) if s["stage"] in {"drawn", "out"}]
            if not waiting:
                raise fault("desk.opinion.not-waiting", number=campaign.number)
            keep_file(to or Path(f"{campaign.number}.pdf"), handouts(TEMPLATES[str(campaign["population"])], campaign, waiting))

    params = [
        click.Argument(["number"], metavar=_("NUMBER")),
        click.Option(["--to"], type=click.Path(path_type=Path), metavar=_("FILE"), help=_("Where to.")),
    ]
    return command(verb, f"{told}\n\n\b\n  desk {book.name} {verb} ZQ-20261124-0001 --to 征询表.pdf", params, run)
