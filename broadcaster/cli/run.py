"""`broadcaster run`: the daemon."""

from typing import TYPE_CHECKING

import click

from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.settings import Settings
    from broadcaster.wiring import Orders

EXAMPLES = """

\b
  broadcaster run --until-close
  broadcaster run --as-if 09:29:40 --for 2m
  broadcaster run --output wav:heard.wav --for 1m
"""
HEARD = "heard.flac"


@click.command("run", help=_("Put the day on air, from now on, in the middle of it if need be.") + EXAMPLES)
@click.option("--as-if", metavar=_("TIME"), help=_("Begin as if it were then: 09:29:40, or 2026-12-05 09:29:40."))
@click.option("--for", "span", metavar=_("SPAN"), help=_("Leave the air after 90s, 2m, 1h30m."))
@click.option("--output", default="", metavar=_("OUTPUT"), help=_("A sound device, wav:FILE, null, or captured (a silent one)."))
@click.option("--until-close", is_flag=True, help=_("Leave the air when the mall closes."))
@click.option("--quiet", is_flag=True, help=_("No live view, also on a terminal."))
def command(as_if: str | None, span: str | None, output: str, *, until_close: bool, quiet: bool) -> None:
    """Read what was asked, and stay on air."""
    import sys

    from broadcaster.air.memory import begin_at_once

    begin_at_once()
    from broadcaster.cli.day.times import read_instant, read_span
    from broadcaster.settings import Settings
    from broadcaster.wiring import Orders

    settings = Settings()
    instant = None
    if as_if:
        from broadcaster.clock import today
        from broadcaster.timetable.reader import read

        zone = read(settings.timetable_file).zone
        instant = read_instant(as_if, today(zone), zone)
    orders = Orders(instant, read_span(span) if span else None, until_close, output)
    sys.exit(_stay(settings, _with_sound(settings, orders), live=not quiet and sys.stdout.isatty()))


def _with_sound(settings: "Settings", orders: "Orders") -> "Orders":
    """The orders as this machine can follow them: a trial on a machine without sound is captured, and says so."""
    from dataclasses import replace

    name = orders.output or settings.output
    if name == "auto" and orders.as_if and not _has_sound():
        told = _("This machine has no sound device: playing into a captured silent one. What it heard: {file}")
        click.echo(told.format(file=settings.var_dir / HEARD))
        return replace(orders, output="captured", record_to=settings.var_dir / HEARD)
    return replace(orders, record_to=settings.var_dir / HEARD) if name == "captured" else orders


def _has_sound() -> bool:
    from broadcaster.air.sinks.server import find_output
    from broadcaster.faults import Fault

    try:
        find_output()
    except Fault:
        return False
    return True


def _stay(settings: "Settings", orders: "Orders", *, live: bool) -> int:
    from broadcaster.wiring import on_air

    with on_air(settings, orders) as daemon:
        if not live:
            return daemon.run()
        from broadcaster.cli.live import view

        with view(daemon.status):
            return daemon.run()
