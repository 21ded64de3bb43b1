"""`desk policy`: the register of policy documents, and the rules' numbers: `show | diff | set | drafts | approve`."""

from importlib import import_module
from typing import Any

import click

from broadcaster.desk.registers import book
from broadcaster.desk_cli.register import BookCommands
from broadcaster.i18n import N_, _

OWN = {
    "show": N_("The rules' numbers, or one of them; with a number, a policy document."),
    "diff": N_("What differs: from the profile as shipped, from another profile, or with the drafts."),
    "set": N_("Draft another value, from a day on."),
    "drafts": N_("Drafts that wait for approval."),
    "approve": N_("Approve a draft of somebody else: it holds from its day on."),
}


class PolicyCommands(BookCommands):
    """A book's commands and its own."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*OWN, *(verb for verb in self.verbs if verb not in OWN)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        made = super().get_command(ctx, cmd_name)
        if cmd_name not in OWN:
            return made
        return _made(cmd_name, made)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(_("Commands")):
            formatter.write_dl([(verb, _(OWN[verb]) if verb in OWN else self.verbs[verb][1]) for verb in self.list_commands(ctx)])


def _made(verb: str, of_book: click.Command | None) -> click.Command:
    module = import_module(f"broadcaster.desk_cli.{'numbers' if verb in {'show', 'diff'} else 'drafting'}")
    made: click.Command = module.command_of(verb, _(OWN[verb]), of_book)
    made.options_metavar = _("[OPTIONS]")
    return made


def _command() -> Any:  # noqa: ANN401 - a group of click's
    made = PolicyCommands(book("policy"))
    made.help = _("The rules' numbers and where they come from; and the register of policy documents.") + (
        "\n\n\b\n  desk policy show complaint.reply\n"
        "  desk policy set complaint.reply '12 h' --from 2026-12-01 --reason 店庆\n  desk policy list"
    )
    return made


command = _command()
