"""`broadcaster reload`: a changed timetable takes effect at the next item (B7)."""

import click

from broadcaster.i18n import _


@click.command(
    help=_("Have the daemon read the timetable again. It takes effect at the next item; a broken file changes nothing.")
    + "\n\n\b\n  broadcaster check && broadcaster reload"
)
def command() -> None:
    """Ask for it; a refusal lists every problem of the file."""
    from broadcaster.control.client import ControlClient
    from broadcaster.settings import Settings

    settings = Settings()
    ControlClient(settings.socket).post("reload")
    click.echo(_("{file} was read; it holds from the next item on.").format(file=settings.timetable_file))
