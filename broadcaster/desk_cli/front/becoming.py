"""`desk aftersale become`: a ticket becomes a complaint, a return or a repair (SRV-09)."""

import click

from broadcaster.desk.book import Book
from broadcaster.desk_cli.options import command, json_flag
from broadcaster.i18n import _

INTO = ("complaint", "return", "repair")


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """`desk aftersale become`."""

    def run(*, number: str, into: str, as_json: bool) -> None:
        import json

        from broadcaster.desk.front import tickets
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            ticket, made = seat.write(lambda work: tickets.become(work, number, into))
        if as_json:
            click.echo(json.dumps({"ticket": ticket.number, "book": made.book, "number": made.number, "state": made.state.value}))
            return
        click.echo(_("{number} is {other} now.").format(number=ticket.number, other=made.number))
        if made.state == "draft":
            click.echo(
                _("It lacks what that book needs. Complete it, then: desk {book} promote {number}").format(
                    book=made.book, number=made.number
                )
            )

    params: list[click.Parameter] = [
        click.Argument(["number"], metavar=_("NUMBER")),
        click.Option(["--into"], type=click.Choice(INTO), required=True, help=_("What it becomes.")),
        json_flag(),
    ]
    return command(verb, f"{told}\n\n\b\n  desk aftersale {verb} {book.prefix}-20261124-0001 --into complaint", params, run)
