"""What all acts of a case ask in the same way, and how they tell what became of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from broadcaster.desk.book import Book, Field, Kind
from broadcaster.desk.cases.model import Act
from broadcaster.desk_cli.options import option
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.row import Row
    from broadcaster.desk.values import Value
    from broadcaster.desk_cli.seat import Seat


def filled(
    book: Book, act: Act, texts: Mapping[str, str | None], seat: "Seat", *, as_json: bool
) -> "tuple[dict[str, Value], dict[str, Path]]":
    """What was typed for an act's fields; in a terminal what it needs is asked. Raises `Fault` with everything that cannot be read."""
    from broadcaster.desk.wording import understood
    from broadcaster.desk_cli.asking import ask_field, can_ask
    from broadcaster.faults import Fault

    given = {name: text for name, text in texts.items() if text is not None}
    files = {f.name: Path(given.pop(f.name)) for f in _fields(book, act) if f.kind is Kind.FILE and given.get(f.name)}
    values, problems = understood(book, given, seat.reading, fields=_fields(book, act))
    if problems:
        raise Fault(problems)
    if not as_json and can_ask():
        open_ones = [f for f in _fields(book, act) if f.name not in given and f.name not in files and f.kind is not Kind.FILE]
        wanted = [f for f in open_ones if f.name in act.needs] if given else open_ones
        values |= {f.name: ask_field(f, seat.reading, needed=f.name in act.needs) for f in wanted}
    return {name: value for name, value in values.items() if value is not None or name in given}, files


def asked_reason(act: Act, *, as_json: bool) -> str:
    """Why, asked in a terminal where the act needs it."""
    from broadcaster.desk_cli.asking import ask_text, can_ask

    return ask_text(_("Why")) if act.reason and not as_json and can_ask() else ""


def say(book: Book, row: "Row", seat: "Seat", done: str, *, as_json: bool) -> None:
    """What became of the case."""
    from broadcaster.desk.cases.wording import stage
    from broadcaster.desk.exchange.columns import whole
    from broadcaster.desk_cli.telling import as_object

    if as_json:
        click.echo(as_object(whole(book, seat.zone, viewer=seat.clerk.name), row))
        return
    click.echo(_("{number}: {act}; now {stage}.").format(number=row.number, act=done, stage=stage(book, row["stage"])))


def number_argument() -> click.Parameter:
    return click.Argument(["number"], metavar=_("NUMBER"))


def reason_option() -> click.Parameter:
    return option("reason", _("Why."), default="", metavar=_("WORDS"))


def _fields(book: Book, act: Act) -> tuple[Field, ...]:
    return tuple(book.field(name) for name in act.asks)
