"""`desk call missed`: a call nobody answered, and why (CAL-11)."""

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from broadcaster.desk.book import Book
from broadcaster.desk_cli.front.acting import asked
from broadcaster.desk_cli.options import command, flag, json_flag, of_fields
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.row import Row
    from broadcaster.desk_cli.seat import Seat

FIELDS = ("missed_why", "phone", "name", "topic", "content", "happened_at", "remark")


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """`desk call missed`."""
    needed = {"missed_why", "happened_at"}
    fields = [replace(book.field(name), required=name in needed, default="" if name != "happened_at" else "now") for name in FIELDS]

    def run(*, excused: bool, grave: bool, as_json: bool, **texts: str | None) -> None:
        from broadcaster.desk.front import lapses
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            values = asked(book, fields, texts, seat, as_json=as_json, every=True)
            values = {"topic": "other", "content": _("A call that was missed."), **{n: v for n, v in values.items() if v is not None}}
            call, made = seat.write(lambda work: lapses.missed(work, values, excused=excused, grave=grave))
            _tell(call, made, seat, excused=excused, as_json=as_json)

    params = [
        *of_fields(fields),
        flag("excused", _("There was a special reason: no lapse is noted.")),
        flag("grave", _("It had a grave result.")),
        json_flag(),
    ]
    return command(
        verb,
        f"{told}\n\n\b\n  desk call {verb} --missed-why 上厕所 --phone 13812345678\n  desk call {verb} --missed-why 停电 --excused",
        params,
        run,
    )


def _tell(call: "Row", made: "tuple[Row, ...]", seat: "Seat", *, excused: bool, as_json: bool) -> None:
    import json

    from broadcaster.desk.exchange.columns import whole
    from broadcaster.desk.exchange.outgoing import as_json as plain
    from broadcaster.desk.registers import book

    if as_json:
        lapse = whole(book("lapse"), seat.zone, viewer=seat.clerk.name)
        rows = {"call": plain(whole(book("call"), seat.zone), call), "lapses": [plain(lapse, one) for one in made]}
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    click.echo(_("{number} entered.").format(number=call.number))
    for one in made:
        click.echo(_("{number}: {clerk} was on duty; people decide what follows.").format(number=one.number, clerk=one["clerk"]))
    if not made and not excused:
        click.echo(_("The roster has nobody on duty then: desk roster gaps"))
