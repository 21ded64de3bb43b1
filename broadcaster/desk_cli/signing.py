"""The commands of an approval chain, for any type of case that has one: ask for the signatures, sign."""

from typing import TYPE_CHECKING

import click

from broadcaster.desk.book import Book
from broadcaster.desk.cases.types import case_type
from broadcaster.desk_cli.act_options import filled, number_argument, reason_option, say
from broadcaster.desk_cli.options import command, flag, json_flag, of_fields, option
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.cases.model import Chain


def ask(book: Book, told: str) -> click.Command:
    """The act that asks for signatures."""
    chain = _chain(book)
    act = case_type(book.workflow).act(chain.ask)

    def run(*, number: str, approver: tuple[str, ...], reason: str, as_json: bool, **texts: str | None) -> None:
        from broadcaster.desk.cases import keeping
        from broadcaster.desk_cli.seat import seated

        signers = seats(approver, chain.seats)
        with seated() as seat:
            values, _files = filled(book, act, texts, seat, as_json=as_json)
            say(book, seat.write(lambda w: keeping.ask(w, book, number, values, signers, reason)), seat, told, as_json=as_json)

    named = [f"{seat}=李敏" for seat in chain.seats] or ["李敏", "总经理=张总"]
    words = [f"--{name.replace('_', '-')} …" for name in act.needs if name in act.asks] + [f"--approver {one}" for one in named]
    example = f"desk {book.name} {act.name} {book.prefix}-20261124-0001 {' '.join(words)}"
    signs = _("Who signs, in this order; with their seat: SEAT=NAME; side by side with +: NAME+NAME.")
    params = [
        number_argument(),
        *of_fields([book.field(name) for name in act.asks]),
        option("approver", signs, multiple=True, metavar=_("NAME")),
        reason_option(),
        json_flag(),
    ]
    return command(act.name, f"{told} ({', '.join(act.rules)})\n\n\b\n  {example}", params, run)


def seats(approver: tuple[str, ...], fixed: tuple[str, ...]) -> list[tuple[int, str, str]]:
    """Place, seat and clerk for `NAME`, `SEAT=NAME`, and `NAME+NAME` for two that sign side by side."""
    found = []
    for place, text in enumerate(approver, 1):
        for one in text.split("+"):
            seat, equals, who = one.partition("=")
            given = seat.strip() if equals else (fixed[place - 1] if place <= len(fixed) else "")
            found.append((place, given, (who if equals else seat).strip()))
    return found


def sign(book: Book, told: str) -> click.Command:
    """The act that signs."""
    act = case_type(book.workflow).act(_chain(book).sign)

    def run(*, number: str, disagree: bool, opinion: str, as_json: bool) -> None:
        from broadcaster.desk.cases import keeping
        from broadcaster.desk_cli.seat import seated

        verdict = "disagree" if disagree else "agree"
        with seated() as seat:
            say(book, seat.write(lambda w: keeping.sign(w, book, number, verdict, opinion or None)), seat, told, as_json=as_json)

    params = [
        number_argument(),
        flag("disagree", _("You do not agree: it goes back to be planned anew.")),
        option("opinion", _("Your opinion."), default="", metavar=_("WORDS")),
        json_flag(),
    ]
    example = f"desk {book.name} {act.name} {book.prefix}-20261124-0001 --opinion …"
    return command(act.name, f"{told} ({', '.join(act.rules)})\n\n\b\n  {example}", params, run)


def opinion(book: Book, told: str) -> click.Command:
    """A department's opinion, which is no act."""

    def run(*, number: str, seat: str, opinion: str, as_json: bool) -> None:
        from broadcaster.desk.cases import keeping
        from broadcaster.desk_cli.seat import seated

        with seated() as place:
            say(book, place.write(lambda w: keeping.opine(w, book, number, seat, opinion)), place, told, as_json=as_json)

    params = [
        number_argument(),
        option("seat", _("For which department."), required=True, metavar=_("WORDS")),
        option("opinion", _("Your opinion."), required=True, metavar=_("WORDS")),
        json_flag(),
    ]
    example = f"desk {book.name} opinion {book.prefix}-20261124-0001 --seat 财务部 --opinion …"
    return command("opinion", f"{told} (CMP-15)\n\n\b\n  {example}", params, run)


def _chain(book: Book) -> "Chain":
    chain = case_type(book.workflow).chain
    if chain is None:
        raise KeyError(book.workflow)
    return chain
