"""`desk repair where`: whose an address is, before anything is entered (RPR-01, RPR-03)."""

import sys
from typing import TYPE_CHECKING

import click

from broadcaster.desk.book import Book
from broadcaster.desk.rights import Right
from broadcaster.desk_cli.looking import need
from broadcaster.desk_cli.options import command, json_flag
from broadcaster.faults import Exit
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.repairs.routing import Routed


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """`desk repair where ADDRESS`."""

    def run(*, address: str, as_json: bool) -> None:
        import json

        from broadcaster.desk.policy.opening import policy
        from broadcaster.desk.repairs.entering import routes
        from broadcaster.desk.repairs.routing import routed
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            need(seat, Right.READ, book)
            today = seat.now.astimezone(seat.zone).date()
            known = seat.read(lambda c: routes(c, policy(c, seat.settings.profile, today)))
        found = routed(address, known)
        if as_json:
            by = found.by and {"place": found.by.place, "number": found.by.number or None}
            told = {"station": found.station or None, "by": by, "tied": [{"place": r.place, "station": r.station} for r in found.tied]}
            click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        else:
            click.echo(_told(found))
        sys.exit(Exit.OK if found.station else Exit.PROBLEMS)

    params = [click.Argument(["address"], metavar=_("ADDRESS")), json_flag()]
    return command(verb, f"{told} (RPR-03)\n\n\b\n  desk {book.name} {verb} 裕龙三区5号楼", params, run)


def _told(found: "Routed") -> str:
    from broadcaster.desk_cli.repairs.acts import tied

    if found.by is not None:
        return _("{station}, by “{place}” {number}").format(station=found.station, place=found.by.place, number=found.by.number).rstrip()
    if found.tied:
        both = _("Two stations fit equally well: {stations}. Choose one, or enter longer words: desk route add.")
        return both.format(stations=tied(found))
    return _("No station is known for this address. Choose one, or enter the place: desk route add --place … --station …")
