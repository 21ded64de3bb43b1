"""`desk revisit assign | book | forwarded | pass-on`, `desk interview-plan targets`, `desk visit answer`.

RVT-07, RVT-09, RVT-10, RVT-C01, CAL-10.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from broadcaster.desk.book import Book
from broadcaster.desk.rights import Right
from broadcaster.desk_cli.options import command, json_flag, option
from broadcaster.faults import fault
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.row import Row
    from broadcaster.desk_cli.seat import Seat


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """One of this module's commands."""
    made = {"assign": _assign, "book": _book, "forwarded": _forwarded, "pass-on": _pass_on, "targets": _targets, "answer": _answer}
    return made[verb](book, told)


def _assign(book: Book, told: str) -> click.Command:
    def run(*, clerks: tuple[str, ...], as_json: bool) -> None:
        from broadcaster.desk.revisits.handing import assign
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            given = seat.write(lambda work: assign(work, clerks))
        if as_json:
            _json(given)
            return
        for name in clerks:
            mine = [number for number, clerk in given.items() if clerk == name]
            click.echo(_("{clerk}: {count} revisits {numbers}").format(clerk=name, count=len(mine), numbers=" ".join(mine)).rstrip())

    names = click.Argument(["clerks"], nargs=-1, required=True, metavar=_("CLERK..."))
    return command("assign", f"{told}\n\n\b\n  desk {book.name} assign 王芳 小周", [names, json_flag()], run)


def _book(book: Book, told: str) -> click.Command:
    def run(*, number: str, at: str, as_json: bool) -> None:
        from broadcaster.desk.revisits.calling import book_time
        from broadcaster.desk_cli.revisits.call import time_of
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            when = time_of(seat, at, "booked_at")
            if when is None:
                raise fault("desk.revisit.past", number=number)
            row = seat.write(lambda work: book_time(work, number, when))
            _say(book, row, seat, _("{number} is booked for {time}."), as_json=as_json)

    at = option("at", _("The time that was agreed on."), required=True, metavar=_("TIME"))
    example = f"\n\n\b\n  desk {book.name} book HF-20261124-0001 --at '2026-11-25 15:00'"
    return command("book", told + example, [_number(), at, json_flag()], run)


def _forwarded(book: Book, told: str) -> click.Command:
    def run(*, dept: str, as_json: bool) -> None:
        from broadcaster.desk.exchange.columns import short, whole
        from broadcaster.desk.registers import book as book_named
        from broadcaster.desk.revisits.handing import forwards
        from broadcaster.desk_cli.looking import need
        from broadcaster.desk_cli.seat import seated
        from broadcaster.desk_cli.telling import objects, table

        relay = book_named("relay")
        with seated() as seat:
            need(seat, Right.READ, relay)
            found = seat.read(lambda c: forwards(c, dept))
            if as_json:
                objects(whole(relay, seat.zone), found)
                return
            if found:
                table(short(relay, seat.zone), found)
            waiting = sum(row["passed_at"] is None for row in found)
            click.echo(_("{count} open, {waiting} of them not passed on.").format(count=len(found), waiting=waiting))

    params = [option("dept", _("Of this department only."), default="", metavar=_("DEPARTMENT")), json_flag()]
    return command("forwarded", f"{told}\n\n\b\n  desk {book.name} forwarded\n  desk {book.name} forwarded --dept 收费部", params, run)


def _pass_on(book: Book, told: str) -> click.Command:
    def run(*, dept: str, owner: str, as_json: bool) -> None:
        from broadcaster.desk.revisits.handing import pass_on
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            numbers = seat.write(lambda work: pass_on(work, dept, owner))
        if as_json:
            _json(list(numbers))
            return
        click.echo(
            _("{count} passed on to {dept} {owner}: {numbers}").format(
                count=len(numbers), dept=dept, owner=owner, numbers=" ".join(numbers)
            )
        )

    owner = option("owner", _("Who takes them there."), required=True, metavar=_("NAME"))
    example = f"\n\n\b\n  desk {book.name} pass-on 收费部 --owner 张主任"
    return command("pass-on", told + example, [click.Argument(["dept"], metavar=_("DEPARTMENT")), owner, json_flag()], run)


def _targets(book: Book, told: str) -> click.Command:
    def run(*, number: str, whom: tuple[str, ...], as_json: bool) -> None:
        from broadcaster.desk.revisits.handing import add_targets
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            row = seat.write(lambda work: add_targets(work, number, whom))
            _say(book, row, seat, _("{number}: {targets} to be interviewed, {done} done."), as_json=as_json)

    whom = click.Argument(["whom"], nargs=-1, required=True, metavar=_("PARTY..."))
    return command(
        "targets", f"{told}\n\n\b\n  desk {book.name} targets FT-20261124-0001 欧阳女士 13812345678", [_number(), whom, json_flag()], run
    )


def _answer(book: Book, told: str) -> click.Command:
    def run(*, number: str, answer: str, as_json: bool) -> None:
        from broadcaster.desk.revisits.visits import answer as answered
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            row = seat.write(lambda work: answered(work, number, answer))
            _say(book, row, seat, _("{number} is answered."), as_json=as_json)

    text = option("answer", _("What the tenant was told."), required=True, metavar=_("WORDS"))
    return command(
        "answer", f"{told}\n\n\b\n  desk {book.name} answer BF-20261124-0001 --answer 周五换灯", [_number(), text, json_flag()], run
    )


def _say(book: Book, row: "Row", seat: "Seat", done: str, *, as_json: bool) -> None:
    from broadcaster.desk.exchange.columns import whole
    from broadcaster.desk.wording import told
    from broadcaster.desk_cli.telling import as_object

    if as_json:
        click.echo(as_object(whole(book, seat.zone, viewer=seat.clerk.name), row))
        return
    time = told(book.field("booked_at"), row["booked_at"], seat.zone) if book.name == "revisit" else ""
    facts: Mapping[str, object] = {name: row.values.get(name) or 0 for name in ("targets", "done")}
    click.echo(done.format(number=row.number, time=time, **facts))


def _number() -> click.Parameter:
    return click.Argument(["number"], metavar=_("NUMBER"))


def _json(told: object) -> None:
    import json

    click.echo(json.dumps(told, ensure_ascii=False, indent=2))
