"""`desk demo`: a month to look around in, for an empty store only."""

import click

from broadcaster.desk_cli.front.house import profile_option
from broadcaster.i18n import _


def _run(*, profile: str, as_json: bool) -> None:
    import json

    from broadcaster.desk.front.demo import fill
    from broadcaster.desk.registers import book
    from broadcaster.desk.takeback import demo as takeback
    from broadcaster.desk.wording import title
    from broadcaster.desk_cli.seat import seated
    from broadcaster.desk_cli.telling import pairs

    with seated() as seat:
        filled = seat.write(lambda work: fill(work, profile, (takeback.entries,)))
    if as_json:
        click.echo(json.dumps(dict(filled), ensure_ascii=False, indent=2))
        return
    pairs((name, f"{n:4}  {title(book(name))}") for name, n in filled.items())
    click.echo(_("{rows} invented rows. Look around: desk call due, desk call list, desk shop find 沙发.").format(rows=filled.total()))


command = click.Command(
    "demo",
    callback=_run,
    params=[profile_option(), click.Option(["--json", "as_json"], is_flag=True, help=_("Machine-readable output."))],
    help=_("Fill an empty store with an invented month, so that one can look around; a store with rows is refused.")
    + "\n\n\b\n  desk demo\n  desk demo --profile heating_hotline",
)
