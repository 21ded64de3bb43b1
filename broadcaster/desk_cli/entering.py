"""`desk <book> add | amend | promote | review | void`."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk.book import Book, Field, Kind, State
from broadcaster.desk_cli.options import command, flag, json_flag, of_fields, option
from broadcaster.faults import Fault
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.row import Row
    from broadcaster.desk.values import Value
    from broadcaster.desk.work import Work
    from broadcaster.desk_cli.seat import Seat

NUMBER = "NUMBER"


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """One of this module's commands for a book."""
    return {"add": _add, "amend": _amend, "promote": _promote, "review": _review, "void": _void}[verb](book, told)


def _add(book: Book, told: str) -> click.Command:
    def run(*, draft: bool, as_json: bool, **texts: str | None) -> None:
        from broadcaster.desk import ledger, party
        from broadcaster.desk.cases.origins import taken_over
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            values, files = _typed(book, texts, seat)
            if not as_json and _lacks(book, values, files, draft=draft):
                values, files = _asked(book, values, files, seat, draft=draft)

            def act(work: "Work") -> "Row":
                row = party.resolved(work.connection, book, [{**values, **kept(work, files)}])[0]
                return ledger.add(work, book, taken_over(work, book, row) if book.workflow else row, draft=draft)

            _say(book, seat.write(act), seat, _("{number} entered."), as_json=as_json)

    example = f"\n\n\b\n  desk {book.name} add\n  desk {book.name} add --draft"
    params = [*of_fields(book.typed), flag("draft", _("Keep as a draft (草台帐): what is required may be missing.")), json_flag()]
    return command("add", told + example, params, run)


def _amend(book: Book, told: str) -> click.Command:
    def run(*, number: str, reason: str, as_json: bool, **texts: str | None) -> None:
        from broadcaster.desk import ledger, party
        from broadcaster.desk.reading import get
        from broadcaster.desk_cli.asking import ask_text, can_ask
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            row = seat.read(lambda c: get(c, book, number))
            values, files = _typed(book, texts, seat)
            if not as_json and can_ask() and not values and not files:
                values, files = _changes(book, seat)
            if not as_json and can_ask() and not reason and row.state is not State.DRAFT:
                reason = ask_text(_("Why is it changed"))

            def act(work: "Work") -> "Row":
                changes = party.resolved(work.connection, book, [{**values, **kept(work, files)}])[0]
                return ledger.amend(work, book, row.number, changes, reason=reason, version=row.version)

            _say(book, seat.write(act), seat, _("{number} amended."), as_json=as_json)

    example = f"\n\n\b\n  desk {book.name} amend {book.prefix}-20261124-0001 --remark … --reason …"
    params = [_number(), *of_fields(book.typed), option("reason", _("Why it is changed."), default="", metavar=_("WORDS")), json_flag()]
    return command("amend", told + example, params, run)


def _promote(book: Book, told: str) -> click.Command:
    from broadcaster.desk import ledger

    return _plain_act(book, "promote", told, _("{number} is in the book."), ledger.promote)


def _review(book: Book, told: str) -> click.Command:
    from broadcaster.desk import ledger

    return _plain_act(book, "review", told, _("{number} looked through."), ledger.review)


def _plain_act(book: Book, verb: str, told: str, done: str, act: "Callable[[Work, Book, str], Row]") -> click.Command:
    def run(*, number: str, as_json: bool) -> None:
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            _say(book, seat.write(lambda work: act(work, book, number)), seat, done, as_json=as_json)

    return command(verb, f"{told}\n\n\b\n  desk {book.name} {verb} {book.prefix}-20261124-0001", [_number(), json_flag()], run)


def _void(book: Book, told: str) -> click.Command:
    def run(*, number: str, reason: str, as_json: bool) -> None:
        from broadcaster.desk import ledger
        from broadcaster.desk_cli.asking import ask_text, can_ask
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            if not reason and not as_json and can_ask():
                reason = ask_text(_("Why is it void"))
            _say(
                book, seat.write(lambda work: ledger.void(work, book, number, reason=reason)), seat, _("{number} is void."), as_json=as_json
            )

    example = f"\n\n\b\n  desk {book.name} void {book.prefix}-20261124-0001 --reason …"
    return command("void", told + example, [_number(), option("reason", _("Why."), default="", metavar=_("WORDS")), json_flag()], run)


def _number() -> click.Parameter:
    return click.Argument(["number"], metavar=_("NUMBER"))


def _typed(book: Book, texts: Mapping[str, str | None], seat: "Seat") -> "tuple[dict[str, Value], dict[str, Path]]":
    """Values and files of the options. An empty text empties a field. Raises `Fault` with everything that cannot be read."""
    from broadcaster.desk.wording import understood

    given = {name: text for name, text in texts.items() if text is not None}
    paths = {f.name: Path(given.pop(f.name)) for f in book.fields if f.kind is Kind.FILE and given.get(f.name)}
    values, problems = understood(book, given, seat.reading)
    if problems:
        raise Fault([*problems, *_also_missing(book, values, given)])
    return values, paths


def _also_missing(book: Book, values: "Mapping[str, Value]", given: Mapping[str, str]) -> list[Any]:
    """What is required and not there at all: said together with what cannot be read."""
    from broadcaster.desk.wording import misfit

    needed = (f for f in book.fields if f.required and not f.default and not f.derived)
    return [misfit("required", f) for f in needed if f.name not in given and values.get(f.name) is None]


def _lacks(book: Book, values: "Mapping[str, Value]", files: Mapping[str, Path], *, draft: bool) -> bool:
    from broadcaster.desk_cli.asking import can_ask

    needed = [f for f in book.fields if f.required and not f.default and not f.derived and f.name not in files]
    missing = any(values.get(f.name) is None for f in needed)
    return can_ask() and ((missing and not draft) or (draft and not values))


def _asked(
    book: Book, values: "dict[str, Value]", files: dict[str, Path], seat: "Seat", *, draft: bool
) -> "tuple[dict[str, Value], dict[str, Path]]":
    from broadcaster.desk_cli.asking import ask

    answers = ask(book, values, seat.reading, finder(seat), draft=draft)
    typed = {f.name: Path(str(answers.pop(f.name))) for f in book.fields if f.kind is Kind.FILE and answers.get(f.name)}
    return answers, {**typed, **files}


def finder(seat: "Seat") -> Callable[[Field, str], str | None]:
    """Looks for the party that a word means."""
    from broadcaster.desk import party

    return lambda field, word: seat.read(lambda c: party.named(c, field, word))


def _changes(book: Book, seat: "Seat") -> "tuple[dict[str, Value], dict[str, Path]]":
    from broadcaster.desk.wording import label
    from broadcaster.desk_cli.asking import ask_text

    names = {label(f): f.name for f in book.typed} | {f.name: f.name for f in book.typed}
    texts: dict[str, str | None] = {}
    while True:
        word = ask_text(_("Which field is changed (Enter: no more)"))
        if not word:
            return _typed(book, texts, seat)
        if word in names:
            texts[names[word]] = ask_text(word)
        else:
            click.echo("、".join(label(f) for f in book.typed), err=True)


def kept(work: "Work", files: Mapping[str, Path]) -> dict[str, str]:
    """Files as attachments: their digests by field."""
    from broadcaster.desk import attachments

    return {name: attachments.keep(work, file) for name, file in files.items()}


def _say(book: Book, row: "Row", seat: "Seat", done: str, *, as_json: bool) -> None:
    from broadcaster.desk.exchange.columns import whole
    from broadcaster.desk_cli.telling import as_object

    click.echo(as_object(whole(book, seat.zone), row) if as_json else done.format(number=row.number))
    if book.workflow and not as_json and row.state is State.OPEN:
        from broadcaster.desk_cli.parts import remark

        if told := remark(row):
            click.echo(told)
