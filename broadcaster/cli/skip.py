"""`broadcaster skip`: the next item, now."""

import click

from broadcaster.i18n import _


@click.command(
    help=_("End what is on air now and go on with what comes next; it is written down as skipped.") + "\n\n\b\n  broadcaster skip --by 小王"
)
@click.option("--by", default="", metavar=_("NAME"), help=_("Who wants it, for the record."))
def command(by: str) -> None:
    """Ask for it."""
    from broadcaster.control.client import ControlClient
    from broadcaster.settings import Settings

    ControlClient(Settings().socket).post("skip", {"by": by} if by else {})
    click.echo(_("Skipped."))
