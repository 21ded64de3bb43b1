"""`broadcaster status`: what the daemon is doing, once or live."""

from typing import TYPE_CHECKING

import click

from broadcaster.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType

REFRESH_S = 1.0


@click.command(
    help=_("What is on air, what comes next, and how the daemon is.")
    + "\n\n\b\n  broadcaster status --watch\n  broadcaster status --json | jq '.on_air[].title'"
)
@click.option("--json", "as_json", is_flag=True, help=_("For programs: the daemon's answer as it is."))
@click.option("--watch", is_flag=True, help=_("Stay and show every change; Ctrl-C ends it."))
def command(*, as_json: bool, watch: bool) -> None:
    """Ask the daemon and show its answer."""
    import json

    from rich.console import Console

    from broadcaster.cli.standing import picture
    from broadcaster.control.client import ControlClient
    from broadcaster.settings import Settings

    client = ControlClient(Settings().socket)
    if as_json:
        click.echo(json.dumps(client.status(), ensure_ascii=False, indent=2))
    elif watch:
        _watch(lambda: picture(client.status()))
    else:
        Console().print(picture(client.status()))


def _watch(look: "Callable[[], RenderableType]") -> None:
    from time import sleep

    from rich.live import Live

    try:
        with Live(look(), auto_refresh=False, screen=False) as live:
            while True:
                sleep(REFRESH_S)
                live.update(look(), refresh=True)
    except KeyboardInterrupt:
        return
