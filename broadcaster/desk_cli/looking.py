"""`desk <book> list | show`."""

import sys
from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk.book import Book, Kind
from broadcaster.desk.rights import Right
from broadcaster.desk_cli.options import command, filters, flag, json_flag, option, query, reveal_options
from broadcaster.faults import fault
from broadcaster.i18n import _

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from broadcaster.desk.exchange.columns import Listing
    from broadcaster.desk.row import Query
    from broadcaster.desk_cli.seat import Seat

SCREEN = 50
"""Rows of a table where nobody says how many; how many there are is said below it."""


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """One of this module's commands for a book."""
    return {"list": _list, "show": _show}[verb](book, told)


def _list(book: Book, told: str) -> click.Command:
    def run(*, limit: int | None, as_json: bool, csv: bool, reveal: bool, reason: str, **given: Any) -> None:  # noqa: ANN401 - options
        from broadcaster.desk.exchange.columns import short, whole
        from broadcaster.desk.party import resolved_query
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            need(seat, Right.READ, book)
            view = book.view(given["view"]) if given.get("view") in {v.name for v in book.views} else None
            asked = query(book, given, seat.reading)
            if reveal:
                revealed(seat, book, reason, what=asked)
            if csv:
                need(seat, Right.EXPORT, book)
            known: dict[str, str] = {}
            listing = (whole if as_json or csv else short)(book, seat.zone, known, view=view, reveal=reveal, viewer=seat.clerk.name)
            form = "json" if as_json else "csv" if csv else ""
            seat.read(lambda c: _print(c, listing, known, resolved_query(c, book, asked), limit, form=form))

    example = f"\n\n\b\n  desk {book.name} list --since today\n  desk {book.name} list --json"
    more = [
        option("limit", _("At most so many rows, the newest."), type=click.IntRange(min=1), metavar="N"),
        flag("csv", _("For a spreadsheet, all columns.")),
        json_flag(),
    ]
    return command("list", told + example, [*filters(book), *more, *reveal_options()], run)


def _print(connection: "Connection", listing: "Listing", known: dict[str, str], asked: "Query", limit: int | None, *, form: str) -> None:
    from dataclasses import replace

    from broadcaster.desk.exchange.outgoing import write_csv
    from broadcaster.desk.party import accompanied, names
    from broadcaster.desk.reading import count, find
    from broadcaster.desk_cli.telling import objects, table

    if form:
        rows = find(connection, listing.book, replace(asked, limit=limit, newest_first=limit is not None))
        named = accompanied(connection, listing.book, rows, known)
        (objects if form == "json" else lambda shown, some: write_csv(sys.stdout, shown, some))(listing, named)
        return
    limit = limit or SCREEN
    newest = list(find(connection, listing.book, replace(asked, limit=limit, newest_first=True)))
    if any(column.kind is Kind.PARTY for column in listing.columns):
        known.update(names(connection, listing.book, newest))
    click.echo(listing.title)
    table(listing, reversed(newest))
    there = count(connection, listing.book, asked)
    if there > len(newest):
        click.echo(_("The newest {shown} of {there}; --limit {there} shows all, export writes all.").format(shown=len(newest), there=there))
    else:
        click.echo(_("{count} rows.").format(count=there))


def _show(book: Book, told: str) -> click.Command:
    def run(*, number: str, history: bool, as_json: bool, reveal: bool, reason: str) -> None:
        from broadcaster.desk.exchange.columns import whole
        from broadcaster.desk.party import names
        from broadcaster.desk.reading import get
        from broadcaster.desk_cli.past import show_history
        from broadcaster.desk_cli.seat import seated
        from broadcaster.desk_cli.telling import as_object, one

        with seated() as seat:
            need(seat, Right.READ, book)
            row = seat.read(lambda c: get(c, book, number))
            if reveal:
                revealed(seat, book, reason, number=row.number)
            listing = whole(book, seat.zone, seat.read(lambda c: names(c, book, [row])), reveal=reveal, viewer=seat.clerk.name)
            if as_json:
                click.echo(as_object(listing, row))
                return
            click.echo(listing.title)
            one(listing, row)
            if book.workflow:
                from broadcaster.desk_cli.parts import show_case

                seat.read(lambda c: show_case(c, listing, row, seat.now, seat.settings.profile))
            elif book.name in {"revisit", "survey"} and not (book.barred and row[book.barred] == seat.clerk.name):
                from broadcaster.desk_cli.answers import lines

                click.echo("\n".join(seat.read(lambda c: lines(c, row))))
            if history:
                seat.read(lambda c: show_history(c, listing, row))

    example = f"\n\n\b\n  desk {book.name} show {book.prefix}-20261124-0001 --history"
    more = [flag("history", _("What happened to it, and who did it.")), json_flag(), *reveal_options()]
    return command("show", told + example, [click.Argument(["number"], metavar=_("NUMBER")), *more], run)


def need(seat: "Seat", right: Right, book: Book) -> None:
    """Raises `Fault`: `desk.no-right`."""
    if not seat.clerk.actor.may(right, book.name):
        raise fault("desk.no-right", clerk=seat.clerk.name, right=right.value, book=book.name)


def revealed(seat: "Seat", book: Book, reason: str, *, number: str = "", what: object = None) -> None:
    """Record that personal data is about to be shown in full (SEC-02). Raises `Fault`: `desk.no-right`, `desk.no-reason`."""
    from broadcaster.desk.privacy import record_reveal

    asked = "" if what is None else repr(what)
    seat.write(lambda work: record_reveal(work, book, reason, number=number, asked=asked))
