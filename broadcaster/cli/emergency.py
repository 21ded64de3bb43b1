"""`broadcaster emergency`: ahead of everything, until it is over (B3, BRD-C03)."""

import click

from broadcaster.i18n import _

START = "\n\n\b\n  broadcaster emergency start 疏散 --by 张经理 --by 李主管"
STOP = "\n\n\b\n  broadcaster emergency stop --by 张经理"


@click.group("emergency", help=_("Sound an emergency recording ahead of everything, or end it."))
def command() -> None:
    """Group of the emergency commands."""


@command.command("start", help=_("Repeat a recording of audio/emergency until stopped. Two named people answer for it.") + START)
@click.argument("recording", metavar=_("RECORDING"))
@click.option("--by", "names", multiple=True, metavar=_("NAME"), help=_("Who authorises it; give it twice."))
def start(recording: str, names: tuple[str, ...]) -> None:
    """Ask the daemon."""
    from broadcaster.control.client import ControlClient
    from broadcaster.settings import Settings

    clip = recording if "/" in recording else f"emergency/{recording}"
    ControlClient(Settings().socket).post("emergency", {"clip": clip, "authorised_by": list(names), "by": "、".join(names)})
    click.echo(_("The emergency recording sounds until: broadcaster emergency stop"))


@command.command("stop", help=_("End the emergency; the programme is heard again, where it is by the clock.") + STOP)
@click.option("--by", default="", metavar=_("NAME"), help=_("Who wants it, for the record."))
def stop(by: str) -> None:
    """Ask the daemon."""
    from broadcaster.control.client import ControlClient
    from broadcaster.settings import Settings

    ControlClient(Settings().socket).post("emergency/stop", {"by": by} if by else {})
    click.echo(_("The emergency is over; the programme goes on."))
