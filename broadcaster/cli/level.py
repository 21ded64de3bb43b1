"""`broadcaster level set`: move one dial, inside its band."""

from typing import TYPE_CHECKING

import click

from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.settings import Settings

EXAMPLE = "\n\n\b\n  broadcaster level set light 24 --by 小王"


@click.group("level", help=_("Move the dial for one kind of sound."))
def command() -> None:
    """Group of the level commands."""


@command.command("set", help=_("Set the dial for a kind of sound; refused outside its band, recorded with who.") + EXAMPLE)
@click.argument("kind", metavar=_("KIND"))
@click.argument("dial", type=float, metavar=_("NUMBER"))
@click.option("--by", default="", metavar=_("NAME"), help=_("Who wants it, for the record."))
def set_level(kind: str, dial: float, by: str) -> None:
    """Through the daemon if there is one, so that it is heard at once; else for its next start."""
    from broadcaster.control.client import ControlClient
    from broadcaster.faults import Exit, Fault
    from broadcaster.settings import Settings

    settings = Settings()
    try:
        ControlClient(settings.socket).post("level", {"kind": kind, "dial": dial, "by": by})
        click.echo(_("{kind} is at {dial} now.").format(kind=kind, dial=f"{dial:g}"))
    except Fault as absent:
        if absent.exit_code is not Exit.NO_DAEMON:
            raise
        _keep(settings, kind, dial, by)
        click.echo(_("{kind} will be at {dial} from the next start on.").format(kind=kind, dial=f"{dial:g}"))


def _keep(settings: "Settings", kind: str, dial: float, by: str) -> None:
    import getpass

    from broadcaster.air import dials
    from broadcaster.record.note import noted
    from broadcaster.timetable.reader import read

    levels = dials.load(settings.var_dir, read(settings.timetable_file).bands)
    moved = levels.setting(kind, dial)
    dials.save(settings.var_dir, moved)
    facts = {"kind": kind, "before": f"{levels.dial(kind):g}", "dial": f"{dial:g}"}
    noted(settings, "air.dial-moved", facts, by or getpass.getuser())
