"""Passwords from people and programs, never from the command line, where everybody would see them."""

import sys

import click

from broadcaster.faults import fault
from broadcaster.i18n import _


def password(*, from_stdin: bool, twice: bool = False) -> str:
    """Asked without showing it, or the first line of stdin. Raises `Fault`: `desk.password-differs`."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
    given: str = click.prompt(_("Password"), hide_input=True, type=str)
    if twice and given != click.prompt(_("The same once more"), hide_input=True, type=str):
        raise fault("desk.password-differs")
    return given


def stdin_flag() -> click.Parameter:
    return click.Option(["--password-stdin", "from_stdin"], is_flag=True, help=_("Take the password from the first line of stdin."))
