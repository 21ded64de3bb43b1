"""`desk books`: the registers there are."""

import click

from broadcaster.i18n import _


def _run(*, as_json: bool) -> None:
    import json

    from broadcaster.desk.registers import books
    from broadcaster.desk.wording import title
    from broadcaster.desk_cli.explaining import SPANS, TAGS, structured

    if as_json:
        click.echo(json.dumps([structured(book) for book in books()], ensure_ascii=False, indent=2))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in (_("Book"), _("Title"), _("Form"), _("Numbers"), _("Periods"), _("Ledger"), _("Rules")):
        table.add_column(heading, overflow="fold")
    for book in books():
        tag = TAGS[book.tag] and _(TAGS[book.tag])
        table.add_row(book.name, title(book), book.form, f"{book.prefix}-…", _(SPANS[book.close]), tag, " ".join(book.rules))
    Console(width=None if click.get_text_stream("stdout").isatty() else 160, highlight=False).print(table)


command = click.Command(
    "books",
    callback=_run,
    params=[click.Option(["--json", "as_json"], is_flag=True, help=_("Machine-readable output."))],
    help=_("The registers there are.") + "\n\n\b\n  desk books",
)
