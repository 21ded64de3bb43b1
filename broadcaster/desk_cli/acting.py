"""`desk complaint accept | assign | …`: a command for each act of the book's workflow, made from its declaration."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk.book import Book
from broadcaster.desk.cases.model import Act
from broadcaster.desk.cases.types import case_type
from broadcaster.desk_cli.act_options import asked_reason, filled, number_argument, reason_option, say
from broadcaster.desk_cli.options import command, json_flag, of_fields
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.row import Row
    from broadcaster.desk.work import Work


OPINION = "opinion"
MODULES = {"complaint": "complaint_acts", "repair": "repairs.acts"}
"""Where the acts of a type are that need more than fields: `SPECIAL`, and `MORE` commands with their words; what is signed is `signing`."""


def _own(book: Book, name: str) -> Mapping[str, Any]:
    """`SPECIAL` or `MORE` of the type's module; nothing where there is none."""
    where = MODULES.get(book.workflow)
    found: Mapping[str, Any] = {} if where is None else getattr(import_module(f"broadcaster.desk_cli.{where}"), name, {})
    return found


def verbs(book: Book) -> Mapping[str, str]:
    """The acts of a book's workflow with their words; none for a plain register."""
    from broadcaster.desk.wording import chinese

    if not book.workflow:
        return {}
    told = {act.name: act.zh if chinese() else act.en for act in case_type(book.workflow).acts if not act.by_itself}
    signing = {OPINION: _("A department's opinion on it, signed by you.")} if "@opinions" in case_type(book.workflow).parts else {}
    return {**told, **signing, **{verb: _(words) for verb, words in _own(book, "MORE").items()}}


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """The command of an act."""
    special: Mapping[str, Callable[[Book, str], click.Command]] = {**_own(book, "SPECIAL"), **_signing(book)}
    return special[verb](book, told) if verb in special else _plain(book, case_type(book.workflow).act(verb), told)


def _signing(book: Book) -> Mapping[str, Callable[[Book, str], click.Command]]:
    """The commands of the type's chain, and of opinions."""
    from broadcaster.desk_cli import signing

    chain = case_type(book.workflow).chain
    acts = {} if chain is None else {chain.ask: signing.ask, chain.sign: signing.sign}
    return {**acts, OPINION: signing.opinion}


def _plain(book: Book, act: Act, told: str) -> click.Command:
    fields = [book.field(name) for name in act.asks]

    def run(*, number: str, reason: str, as_json: bool, **texts: str | None) -> None:
        from broadcaster.desk.cases import keeping
        from broadcaster.desk_cli.entering import kept
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            values, files = filled(book, act, texts, seat, as_json=as_json)
            reason = reason or asked_reason(act, as_json=as_json)

            def done(work: "Work") -> "Row":
                return keeping.act(work, book, number, act.name, {**values, **kept(work, files)}, reason)

            say(book, seat.write(done), seat, told, as_json=as_json)

    words = " ".join(f"--{name.replace('_', '-')} …" for name in act.needs if name in act.asks)
    example = f"desk {book.name} {act.name} {book.prefix}-20261124-0001 {words}{' --reason …' if act.reason else ''}".rstrip()
    rules = f" ({', '.join(act.rules)})" if act.rules else ""
    return command(
        act.name, f"{told}{rules}\n\n\b\n  {example}", [number_argument(), *of_fields(fields), reason_option(), json_flag()], run
    )
