"""`desk who`."""

import click

from broadcaster.i18n import _


def _run(*, as_json: bool) -> None:
    import json

    from broadcaster.desk_cli.clerk import rights_told
    from broadcaster.desk_cli.seat import seated

    with seated() as seat:
        if as_json:
            rights = sorted(f"{book}:{right.value}" for book, right in seat.clerk.rights)
            click.echo(json.dumps({"name": seat.clerk.name, "full_name": seat.clerk.full_name, "rights": rights}, ensure_ascii=False))
        else:
            click.echo(f"{seat.clerk.name}  {rights_told(seat.clerk)}")


command = click.Command(
    "who",
    callback=_run,
    params=[click.Option(["--json", "as_json"], is_flag=True, help=_("Machine-readable output."))],
    help=_("Who is signed in, and what they may do.") + "\n\n\b\n  desk who",
)
