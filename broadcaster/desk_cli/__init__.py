"""`desk …`: thin commands on the service desk; a book's commands follow from its declaration."""

import gc
import sys
from collections.abc import Sequence
from importlib import import_module

import click
from click.exceptions import NoSuchCommand

from broadcaster.cli import Lazy, _spoken
from broadcaster.desk.registers import NAMES, book, books
from broadcaster.faults import Exit, Fault
from broadcaster.i18n import N_, _, settings_file_anew

COMMANDS = {
    "init": N_("Set up the desk: the first administrator."),
    "sign-in": N_("Sign in."),
    "sign-out": N_("Sign out."),
    "who": N_("Who is signed in, and what they may do."),
    "clerk": N_("Clerks, their passwords and rights."),
    "today": N_("What is due, overdue, or waits for you."),
    "books": N_("The registers there are."),
    "policy": N_("The rules' numbers and where they come from; the policy documents."),
    "doctor": N_("Which of the rules' numbers are unset, and what hangs on them."),
    "report": N_("Reports out of the books: figures, papers, sign-off."),
    "return": N_("Whether goods go back: the verdict, its clause and the manual's sentence."),
    "close": N_("Close a book's day, week or month, and pack it."),
    "erase": N_("Erase one person's data; counts and chain stay whole."),
    "retention": N_("What is kept longer than it should be."),
    "verify": N_("Show that nothing was changed past the program."),
    "explain": N_("A book, a field, or which rules are built."),
    "demo": N_("Fill an empty store with a month to look around in."),
    "completion": N_("Completion of commands for bash, zsh or fish."),
}

LOADING = 50_000
"""New objects until garbage is looked for: what is loaded stays, and looking through it again and again took a tenth of a short command."""
MODULES = {"return": "returning"}
"""Where a command's module cannot have its name."""


class DeskCommands(Lazy):
    """`desk <command>` from `broadcaster.desk_cli.<command>`, `desk <book>` from the book's declaration; both loaded when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*COMMANDS, *(name for name in NAMES if name not in COMMANDS)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in COMMANDS:
            module = MODULES.get(cmd_name, cmd_name.replace("-", "_"))
            command: click.Command = import_module(f"broadcaster.desk_cli.{module}").command
            return _spoken(command)
        if cmd_name in NAMES:
            from broadcaster.desk_cli.register import BookCommands

            return _spoken(BookCommands(book(cmd_name)))
        return None

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return click.Group.resolve_command(self, ctx, args)
        except NoSuchCommand as unknown:
            raise NoSuchCommand(unknown.command_name, possibilities=self.list_commands(ctx), ctx=ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from broadcaster.desk.wording import title

        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(text)) for name, text in COMMANDS.items()])
        with formatter.section(_("Books (each has add, list, show, amend, void, import, export, print, blank, explain)")):
            formatter.write_dl([(one.name, title(one)) for one in books() if one.name not in COMMANDS])


@click.group(
    cls=DeskCommands,
    help=_("The service desk: registers, clerks, periods, proof.")
    + "\n\n\b\n  desk init\n  desk sign-in 李敏\n  desk call add\n  desk call list --since today",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="broadcaster", message=_("%(prog)s, version %(version)s"), help=_("Show the version and exit."))
def cli() -> None:
    """Take the first word after `desk` to its module, or to its book."""
    gc.set_threshold(LOADING)


def main(words: Sequence[str] | None = None) -> None:
    """As `broadcaster.cli.main`; with `--json` a fault is one JSON object on stdout."""
    typed = sys.argv[1:] if words is None else words
    settings_file_anew()
    try:
        cli(typed, prog_name="desk")
    except Fault as failure:
        if "--json" in typed:
            _tell_program(failure)
        else:
            from broadcaster.sentences import say

            for problem in failure.problems:
                click.echo(say(problem), err=True)
        sys.exit(failure.exit_code)
    except BrokenPipeError:
        sys.exit(Exit.OK)


def _tell_program(failure: Fault) -> None:
    import json

    from broadcaster.sentences import sentence

    told = [
        {"code": p.code, "place": str(p.at) if p.at else None, "facts": dict(p.facts), "message": sentence(p.code, p.facts)}
        for p in failure.problems
    ]
    click.echo(json.dumps({"problems": told}, ensure_ascii=False, indent=2))
