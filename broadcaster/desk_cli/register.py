"""The commands of one book, made from its declaration; each is made when it is called."""

from collections.abc import Callable, Mapping
from functools import cached_property
from importlib import import_module

import click

from broadcaster.desk.book import Book
from broadcaster.desk.wording import chinese, title
from broadcaster.desk_cli.own import OWN
from broadcaster.i18n import N_, _

VERBS: Mapping[str, tuple[str, str]] = {
    "add": ("entering", N_("Enter a row; in a terminal what is missing is asked.")),
    "list": ("looking", N_("Rows, as a table, JSON or CSV.")),
    "show": ("looking", N_("One row in full, and what happened to it.")),
    "amend": ("entering", N_("Change fields of a row, with a reason.")),
    "promote": ("entering", N_("A draft becomes a row and keeps its number.")),
    "review": ("entering", N_("Mark a row as looked through, by somebody else than its maker.")),
    "void": ("entering", N_("A row stands no longer; it stays to be seen, with the reason.")),
    "import": ("files", N_("Rows from .csv, .xlsx or .json: all or none.")),
    "export": ("files", N_("Rows into .csv, .xlsx or .json: all of them.")),
    "print": ("paper", N_("A row, or a list of rows, as PDF.")),
    "blank": ("paper", N_("An empty form to write on, as PDF.")),
    "explain": ("explaining", N_("What the book is for, its fields and their rules.")),
}


LOOKING = frozenset({"list", "show", "export", "print", "explain"})
"""What one may do with rows that workflows write."""


class BookCommands(click.Group):
    """`desk <book> …`."""

    def __init__(self, book: Book) -> None:
        about = book.about_zh if chinese() else book.about_en
        first = "" if book.part else f"\n  desk {book.name} add"
        example = f"\n\n\b{first}\n  desk {book.name} list --since today\n  desk {book.name} explain"
        super().__init__(
            book.name, help=f"{title(book)}{f' ({book.form})' if book.form else ''}。{about}" + example, short_help=title(book)
        )
        self.book = book

    @cached_property
    def verbs(self) -> Mapping[str, tuple[str, str]]:
        """Module and words of each command: what every register has, of a part only the looking, and the acts of a workflow."""
        from broadcaster.desk_cli.acting import verbs

        plain = {verb: (module, _(told)) for verb, (module, told) in VERBS.items() if verb in LOOKING or not self.book.part}
        own = {verb: (module, _(told)) for verb, (module, told) in OWN.get(self.book.name, {}).items()}
        return {
            **own,
            **{verb: told for verb, told in plain.items() if verb not in own},
            **{v: ("acting", t) for v, t in verbs(self.book).items()},
        }

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.verbs:
            return None
        name, told = self.verbs[cmd_name]
        module = import_module(f"broadcaster.desk_cli.{name}")
        make: Callable[[Book, str, str], click.Command] = module.command_of
        made = make(self.book, cmd_name, told)
        made.options_metavar = _("[OPTIONS]")
        return made

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(_("Commands")):
            formatter.write_dl([(verb, told) for verb, (_module, told) in self.verbs.items()])
