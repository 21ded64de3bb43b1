"""`desk page show | again | settle`: a form afterwards."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from broadcaster.desk.book import Book
from broadcaster.desk_cli import looking
from broadcaster.desk_cli.front import acting
from broadcaster.desk_cli.options import command, json_flag, of_fields
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.book import Field
    from broadcaster.desk.row import Row
    from broadcaster.desk_cli.seat import Seat

SETTLING = ("outcome", "found_at", "outcome_note")


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """One of this module's commands."""
    return {"show": _show, "again": _again, "settle": _settle}[verb](book, told)


def _show(book: Book, told: str) -> click.Command:
    """As any book's, after the record was looked at."""
    plain = looking.command_of(book, "show", told)
    show = plain.callback

    def run(*, number: str, as_json: bool, **more: object) -> None:
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            row = _refreshed(book, number, seat)
            _advise(row, seat)
        if show is not None:
            show(number=number, as_json=as_json, **more)

    plain.callback = run
    return plain


def _refreshed(book: Book, number: str, seat: "Seat") -> "Row":
    from broadcaster.desk.reading import get
    from broadcaster.desk.rights import Right
    from broadcaster.desk_cli.front.queueing import refreshed

    looking.need(seat, Right.READ, book)
    return refreshed(seat, seat.read(lambda c: get(c, book, number)))


def _advise(row: "Row", seat: "Seat") -> None:
    """On stderr, so that JSON stays JSON."""
    from broadcaster.cli.board.house import complain
    from broadcaster.cli.board.words import instant
    from broadcaster.desk.front.paging import police_advised
    from broadcaster.faults import Problem, Severity

    if police_advised(row.values, seat.now):
        since = instant(row["happened_at"], seat.zone)  # type: ignore[arg-type]
        facts = {"number": row.number, "child": str(row["child_name"] or ""), "since": since}
        complain(Problem("desk.front.police", Severity.WARNING, facts=facts))


def _again(book: Book, told: str) -> click.Command:
    def run(*, number: str, as_json: bool) -> None:
        from broadcaster.cli.board.house import House
        from broadcaster.desk_cli.front import queueing
        from broadcaster.desk_cli.front.paging import tell
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            house = House(seat.settings)
            row = _refreshed(book, number, seat)
            wanted = queueing.Wanted.of(house, queueing.sort_of(row))
            row, following = queueing.queue(house, seat, row, wanted, wanted.fields(row.values, {}, seat.zone))
            tell(row, seat, following, as_json=as_json)

    example = f"\n\n\b\n  desk page again {book.prefix}-20261124-0001"
    return command("again", told + example, [click.Argument(["number"], metavar=_("NUMBER")), json_flag()], run)


def _settle(book: Book, told: str) -> click.Command:
    fields = [replace(book.field(name), required=name == "outcome") for name in SETTLING]

    def run(*, number: str, as_json: bool, **texts: str | None) -> None:
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            row = settled(book, number, fields, texts, seat, as_json=as_json)
            acting.tell(row, seat, _("{number} is settled."), as_json=as_json)
            if row["kind"] == "lost-child" and row["outcome"] == "found" and not as_json:
                said = _("Thank the mall: desk page found-child --about {number} --reporter … --child-name …")
                click.echo(said.format(number=row.number))

    example = f"\n\n\b\n  desk page settle {book.prefix}-20261124-0001 --outcome found --found-at 三楼儿童区"
    return command("settle", told + example, [click.Argument(["number"], metavar=_("NUMBER")), *of_fields(fields), json_flag()], run)


def settled(book: Book, number: str, fields: "list[Field]", texts: Mapping[str, str | None], seat: "Seat", *, as_json: bool) -> "Row":
    """Close the form with what was heard of it, then end its announcement. Raises `Fault`."""
    from broadcaster.cli.board.house import House
    from broadcaster.desk.front import page_acts
    from broadcaster.desk.wording import told
    from broadcaster.desk_cli.front import queueing

    _refreshed(book, number, seat)
    values = acting.asked(book, fields, texts, seat, as_json=as_json)
    row = seat.write(lambda work: page_acts.settle_page(work, number, values))
    queueing.withdraw(House(seat.settings), seat, row, told(book.field("outcome"), row["outcome"], seat.zone))
    return row
