"""`broadcaster stop`: an orderly end."""

import click

from broadcaster.i18n import _


@click.command(
    help=_("Fade out and stop the daemon. Under systemd it stays stopped until the next opening.") + "\n\n\b\n  broadcaster stop"
)
@click.option("--by", default="", metavar=_("NAME"), help=_("Who wants it, for the record."))
def command(by: str) -> None:
    """Ask for it; the daemon fades out by itself."""
    from broadcaster.control.client import ControlClient
    from broadcaster.settings import Settings

    ControlClient(Settings().socket).post("stop", {"by": by} if by else {})
    click.echo(_("The daemon fades out and stops."))
