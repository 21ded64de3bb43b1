"""`broadcaster …`: thin commands, each in its own module, loaded when called."""

import gettext
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError, NoSuchCommand

from broadcaster.faults import Exit, Fault
from broadcaster.i18n import N_, _, language, settings_file_anew

COMMANDS = {
    "approval": N_("Who may put what on air: request, sign, reject, withdraw."),
    "calibrate": N_("Measure what the amplifier's dial means in decibels."),
    "check": N_("Read the timetable and list every problem."),
    "emergency": N_("Sound an emergency recording, or end it."),
    "install": N_("Write the systemd units for this mall's hours and this machine."),
    "level": N_("Move the dial for one kind of sound."),
    "levels": N_("Where every dial stands, in its band."),
    "library": N_("Measure the audio files, and list what can be used."),
    "log": N_("What was heard on a day, against what was planned."),
    "plan": N_("What plays when, on any day."),
    "queue": N_("What the desk wants said: on event days, at set times, or now."),
    "prepare": N_("Fetch the forecast and make the coming days' speech."),
    "promo": N_("Vendors' promotions: the list, and who was heard how often."),
    "rehearse": N_("Render any day to a file before it happens."),
    "reload": N_("Have the daemon read the timetable again."),
    "run": N_("Put the day on air."),
    "script": N_("The texts that are spoken: list, fill, check, write and say them."),
    "skip": N_("End what is on air now and go on with what comes next."),
    "status": N_("What is on air, what comes next, and how the daemon is."),
    "stop": N_("Fade out and stop the daemon."),
    "weather": N_("The forecast that is read, on which rung it stands, and its source."),
}


class Lazy(click.Group):
    """Commands by name; `broadcaster.cli.<name>` is imported only when it is called, its one-line help stands in `COMMANDS`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"broadcaster.cli.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return _spoken(command)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except NoSuchCommand as unknown:
            raise NoSuchCommand(unknown.command_name, possibilities=COMMANDS, ctx=ctx) from None

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: FBT001, FBT002 - click's signature
        **extra: Any,  # noqa: ANN401 - click's signature
    ) -> Any:  # noqa: ANN401 - click's signature
        """As click's, but in the reader's language, and a wrong call is answered with one sentence."""
        _teach_click()
        _spoken(self)
        try:
            code = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except click.ClickException as wrong:
            if not standalone_mode:
                raise
            _answer(wrong)
            code = wrong.exit_code
        except click.Abort:
            if not standalone_mode:
                raise
            click.echo(_("Stopped."), err=True)
            code = Exit.PROBLEMS
        if standalone_mode:
            sys.exit(code if isinstance(code, int) else Exit.OK)
        return code

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(text)) for name, text in COMMANDS.items()])


def _teach_click() -> None:
    """Click asks gettext's default domain for its own words ("Usage", "No such option", …): ours has them too."""
    os.environ["LANGUAGE"] = language()
    gettext.bindtextdomain("broadcaster", str(Path(__file__).parent.parent / "locale"))
    gettext.textdomain("broadcaster")


def _spoken(command: click.Command) -> click.Command:
    """A command whose usage line is in the reader's language too."""
    command.options_metavar = _("[OPTIONS]")
    if isinstance(command, click.Group):
        command.subcommand_metavar = _("COMMAND [ARGS]...")
        for below in command.commands.values():
            _spoken(below)
    return command


def _answer(wrong: click.ClickException) -> None:
    """What was wrong with the call, and where the right one is described."""
    from broadcaster.cli.usage import sentence

    if isinstance(wrong, NoArgsIsHelpError):
        wrong.show()
    elif isinstance(wrong, click.UsageError) and wrong.ctx is not None:
        told = _("{command}: {wrong} See: {command} --help")
        click.echo(told.format(command=wrong.ctx.command_path, wrong=sentence(wrong)), err=True)
    else:
        click.echo(sentence(wrong), err=True)


@click.group(
    cls=Lazy,
    help=_("The mall's broadcast day: plan it, rehearse it, air it, prove it."),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="broadcaster", message=_("%(prog)s, version %(version)s"), help=_("Show the version and exit."))
def cli() -> None:
    """Take the first word after `broadcaster` to its module."""


def main(words: Sequence[str] | None = None) -> None:
    """Run the command of these words (`None`: the process's own); a fault becomes sentences on stderr and its exit code, never a traceback.

    Begins as in a new process, however often it is called in one: only the help of the commands stays in the language in which they
    were loaded.
    """
    from broadcaster.sentences import say

    settings_file_anew()
    try:
        cli(words, prog_name="broadcaster")
    except Fault as failure:
        for problem in failure.problems:
            click.echo(say(problem), err=True)
        sys.exit(failure.exit_code)
    except BrokenPipeError:
        sys.exit(Exit.OK)
