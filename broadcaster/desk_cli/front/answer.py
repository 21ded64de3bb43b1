"""What a look-up answers: a table, one sentence, JSON for programs, and whether something is wrong."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk.book import Book
from broadcaster.desk.rights import Right
from broadcaster.desk_cli.looking import need
from broadcaster.desk_cli.options import command, json_flag, option
from broadcaster.faults import Exit
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk_cli.seat import Seat

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """`told`: for programs. `wrong`: exit 1."""

    headings: Cells
    rows: Sequence[Cells]
    told: object
    said: str
    wrong: bool = False
    numbers: frozenset[int] = frozenset()
    """Places of columns with numbers, which stand to the right."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """One look-up: what it may be asked, what answers, and how to try it."""

    ask: Callable[["Seat", Any], Answer]
    params: Callable[[], list[click.Parameter]]
    example: str
    books: tuple[str, ...] = ()
    """Other books that are read, besides its own."""


def made(book: Book, verb: str, told: str, one: Lookup) -> click.Command:
    """The command of a look-up."""

    def run(*, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options
        import json

        from broadcaster.desk.registers import book as book_of
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            for name in (book.name, *one.books):
                need(seat, Right.READ, book_of(name))
            answer = one.ask(seat, given)
        if as_json:
            click.echo(json.dumps(answer.told, ensure_ascii=False, indent=2))
        else:
            _show(answer)
        sys.exit(Exit.PROBLEMS if answer.wrong else Exit.OK)

    return command(verb, f"{told}\n\n\b\n  desk {book.name} {verb}{one.example}", [*one.params(), json_flag()], run)


def _show(answer: Answer) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from broadcaster.desk_cli.telling import width

    if answer.rows:
        table = Table(box=SIMPLE_HEAD, pad_edge=False)
        for n, heading in enumerate(answer.headings):
            table.add_column(heading, justify="right" if n in answer.numbers else "left", overflow="fold")
        for row in answer.rows:
            table.add_row(*(Text(cell.replace("\n", " ")) for cell in row))
        Console(width=width(), highlight=False).print(table)
    click.echo(answer.said)


def nothing() -> list[click.Parameter]:
    return []


def words() -> list[click.Parameter]:
    return [click.Argument(["words"], nargs=-1, metavar=_("WORDS..."))]


def days() -> list[click.Parameter]:
    """`--since`, `--until`."""
    return [
        option("since", _("From this day or instant on."), metavar=_("DATE")),
        option("until", _("Up to and with this day, or to this instant."), metavar=_("DATE")),
    ]


def month() -> list[click.Parameter]:
    return [option("month", _("Another month than this one: 2026-11."), metavar=_("MONTH"))]
