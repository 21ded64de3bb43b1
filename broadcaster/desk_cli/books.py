"""`desk books`: the registers there are."""

import click

from broadcaster.i18n import _


def _run(*, as_json: bool) -> None:
    import json

    from broadcaster.desk.registers import books
    from broadcaster.desk.wording import title
    from broadcaster.desk_cli.explaining import SPANS, TAGS, structured
    from broadcaster.desk_cli.telling import width

    if as_json:
        click.echo(json.dumps([structured(book) for book in books()], ensure_ascii=False, indent=2))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in (_("Book"), _("Title"), _("Form"), _("Numbers"), _("Periods"), _("Ledger"), _("Rules")):
        table.add_column(heading, overflow="fold")
    for made in books():
        tag = TAGS[made.tag] and _(TAGS[made.tag])
        table.add_row(made.name, title(made), made.form, f"{made.prefix}-…", _(SPANS[made.close]), tag, " ".join(made.rules))
    Console(width=width(), highlight=False).print(table)


command = click.Command(
    "books",
    callback=_run,
    params=[click.Option(["--json", "as_json"], is_flag=True, help=_("Machine-readable output."))],
    help=_("The registers there are.") + "\n\n\b\n  desk books",
)
