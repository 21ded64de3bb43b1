"""`desk shop find`, `desk outlet find`, `desk faq find`: any words, all of them (SRV-04, SRV-08, FAQ-03)."""

from typing import TYPE_CHECKING

import click

from broadcaster.desk.book import Book
from broadcaster.desk.rights import Right
from broadcaster.desk_cli.looking import need
from broadcaster.desk_cli.options import command, json_flag
from broadcaster.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from broadcaster.desk.row import Row
    from broadcaster.desk_cli.seat import Seat

EXAMPLES = {"shop": "沙发", "outlet": "杭州", "faq": "退货", "contact": "供热"}


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """`find` of one of these books."""

    def run(*, words: tuple[str, ...], as_json: bool) -> None:
        from broadcaster.desk.exchange.columns import short
        from broadcaster.desk.party import names
        from broadcaster.desk_cli.seat import seated
        from broadcaster.desk_cli.telling import objects, one, table

        with seated() as seat:
            need(seat, Right.READ, book)
            known = seat.read(lambda c: names(c, book))
            rows = found(book, words, known, seat)
            listing = short(book, seat.zone, known)
            if as_json:
                from broadcaster.desk.exchange.columns import whole

                objects(whole(book, seat.zone, known), rows)
                return
            if book.name == "faq":
                for row in rows:
                    one(listing, row)
                    click.echo(f"{row['answer']}\n")
            elif rows:
                table(listing, rows)
            click.echo(_("{count} found.").format(count=len(rows)))

    example = f"\n\n\b\n  desk {book.name} {verb} {EXAMPLES[book.name]}"
    return command(verb, told + example, [click.Argument(["words"], nargs=-1, metavar=_("WORDS...")), json_flag()], run)


def found(book: Book, words: tuple[str, ...], known: "Mapping[str, str]", seat: "Seat") -> "list[Row]":
    """Rows in force today that have every word somewhere."""
    from broadcaster.desk.front.finding import fits
    from broadcaster.desk.reading import find
    from broadcaster.desk.row import Query

    day = seat.now.astimezone(seat.zone).date()
    return seat.read(lambda c: [row for row in find(c, book, Query()) if fits(book, row, words, known, day)])
