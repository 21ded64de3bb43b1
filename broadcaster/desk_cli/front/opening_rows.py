"""`desk access ask | decide`: one row in full, for a while (SEC-05)."""

import click

from broadcaster.desk.book import Book
from broadcaster.desk_cli.options import command, flag, json_flag, option
from broadcaster.i18n import _


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """One of the two."""
    return {"ask": _ask, "decide": _decide}[verb](book, verb, told)


def _ask(book: Book, verb: str, told: str) -> click.Command:
    def run(*, of_book: str, of_number: str, purpose: str | None, minutes: int | None, as_json: bool) -> None:
        from broadcaster.desk import access
        from broadcaster.desk_cli.asking import ask_text, can_ask
        from broadcaster.desk_cli.front.acting import tell
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            if not purpose and not as_json and can_ask():
                purpose = ask_text(_("What for"))
            row = seat.write(lambda work: access.ask(work, of_book, of_number, purpose or "", minutes))
            tell(row, seat, _("{number} waits for somebody who may see it: desk access decide {number} --agree"), as_json=as_json)

    params: list[click.Parameter] = [
        click.Argument(["of_book"], metavar=_("BOOK")),
        click.Argument(["of_number"], metavar=_("NUMBER")),
        option("purpose", _("What for."), metavar=_("WORDS")),
        option("minutes", _("For how many minutes; 30 when left out."), type=click.IntRange(1, 1440), metavar="N"),
        json_flag(),
    ]
    return command(verb, f"{told}\n\n\b\n  desk {book.name} {verb} call DH-20261124-0001 --purpose 回电", params, run)


def _decide(book: Book, verb: str, told: str) -> click.Command:
    def run(*, number: str, agree: bool, refuse: bool, note: str | None, as_json: bool) -> None:
        from broadcaster.desk import access
        from broadcaster.desk_cli.front.acting import tell
        from broadcaster.desk_cli.seat import seated
        from broadcaster.faults import Exit, fault

        if agree == refuse:
            raise fault("desk.access.either", Exit.USAGE, number=number)
        with seated() as seat:
            row = seat.write(lambda work: access.decide(work, number, agree=agree, note=note))
            done = _("{number}: agreed. Who asked uses: desk BOOK show NUMBER --reveal --reason …") if agree else _("{number}: refused.")
            tell(row, seat, done, as_json=as_json)

    params: list[click.Parameter] = [
        click.Argument(["number"], metavar=_("NUMBER")),
        flag("agree", _("The row is open to who asked, for the minutes asked.")),
        flag("refuse", _("It stays masked.")),
        option("note", _("Remarks."), metavar=_("WORDS")),
        json_flag(),
    ]
    return command(verb, f"{told}\n\n\b\n  desk {book.name} {verb} {book.prefix}-20261124-0001 --agree", params, run)
