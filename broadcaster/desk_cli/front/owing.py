"""`desk call due`: who promised what until when (CAL-05, CAL-07, SRV-01, SRV-05, FAQ-01, TSK-01)."""

from typing import TYPE_CHECKING

import click

from broadcaster.desk.book import Book
from broadcaster.desk.rights import Right
from broadcaster.desk_cli.options import command, flag, json_flag
from broadcaster.i18n import _

if TYPE_CHECKING:
    from datetime import datetime

    from broadcaster.desk.front.duties import Duty
    from broadcaster.desk_cli.seat import Seat


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """`desk call due`."""

    def run(*, overdue: bool, as_json: bool) -> None:
        import json

        from broadcaster.cli.board.told import iso
        from broadcaster.desk.cases.sweeping import swept
        from broadcaster.desk.front.duties import BOOKS, open_duties
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            swept(seat.desk, seat.clerk.actor, seat.now)
            books = [name for name in BOOKS if seat.clerk.actor.may(Right.READ, name)]
            found = seat.read(lambda c: open_duties(c, seat.now, books))
            shown = [one for one in found if one.overdue(seat.now) or not overdue]
            if as_json:
                told = [
                    {
                        "number": d.number,
                        "book": d.book,
                        "due": iso(d.due),
                        "overdue": d.overdue(seat.now),
                        "owner": d.owner,
                        "about": d.told,
                    }
                    for d in shown
                ]
                click.echo(json.dumps(told, ensure_ascii=False, indent=2))
                return
            _show(shown, seat)

    example = f"\n\n\b\n  desk {book.name} {verb}\n  desk {book.name} {verb} --overdue"
    return command(verb, told + example, [flag("overdue", _("Only what is overdue.")), json_flag()], run)


def _show(found: "list[Duty]", seat: "Seat") -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from broadcaster.desk_cli.telling import width

    if found:
        table = Table(box=SIMPLE_HEAD, pad_edge=False)
        for heading in (_("Number"), _("Due"), _("Who"), _("What")):
            table.add_column(heading, overflow="fold", no_wrap=heading == _("Number"))
        for one in found:
            style = "red" if one.overdue(seat.now) else ""
            cells = (one.number, _due(one.due, seat, late=one.overdue(seat.now)), one.owner, one.told.replace("\n", " "))
            table.add_row(*map(Text, cells), style=style)
        Console(width=width(), highlight=False).print(table)
    late = sum(one.overdue(seat.now) for one in found)
    click.echo(_("{count} open, {late} of them overdue.").format(count=len(found), late=late))


def _due(due: "datetime | None", seat: "Seat", *, late: bool) -> str:
    from broadcaster.cli.board.words import instant

    told = instant(due, seat.zone)
    return " ".join((told, _("overdue"))) if late else told
