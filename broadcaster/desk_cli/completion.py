"""`desk completion`: what a shell needs to complete commands, books, fields and choices."""

import click

from broadcaster.i18n import _

SHELLS = {"bash": "~/.bashrc", "zsh": "~/.zshrc", "fish": "~/.config/fish/completions/desk.fish"}


def _run(*, shell: str) -> None:
    from click.shell_completion import get_completion_class

    from broadcaster.desk_cli import cli

    made = get_completion_class(shell)
    if made is not None:
        click.echo(made(cli, {}, "desk", "_DESK_COMPLETE").source())


command = click.Command(
    "completion",
    callback=_run,
    params=[click.Argument(["shell"], type=click.Choice(list(SHELLS)), metavar="bash|zsh|fish")],
    help=_("Completion of commands for bash, zsh or fish.")
    + '\n\n\b\n  eval "$(desk completion bash)"\n  desk completion fish > ~/.config/fish/completions/desk.fish',
)
