"""`desk erase`: one person's data."""

import click

from broadcaster.i18n import _


def _run(*, party: str, reason: str, yes: bool) -> None:
    from broadcaster.desk.erasing import erase_party
    from broadcaster.desk.exchange.columns import short
    from broadcaster.desk.reading import get
    from broadcaster.desk.registers import book
    from broadcaster.desk_cli.asking import ask_text, can_ask
    from broadcaster.desk_cli.seat import seated
    from broadcaster.desk_cli.telling import table

    with seated() as seat:
        row = seat.read(lambda c: get(c, book("party"), party))
        if can_ask() and not yes:
            table(short(book("party"), seat.zone), [row])
            reason = reason or ask_text(_("Why is the person erased"))
            click.confirm(_("Erase this person's data for ever?"), abort=True)
        done = seat.write(lambda work: erase_party(work, row.number, reason=reason))
    for file in done.files:
        file.unlink(missing_ok=True)
    told = _(
        "{number}: personal data erased in {count} rows: {rows}. The rows and the chain stay; copies of the store must be replaced too."
    )
    click.echo(told.format(number=row.number, count=len(done.rows), rows="、".join(number for _book, number in done.rows)))


command = click.Command(
    "erase",
    callback=_run,
    params=[
        click.Argument(["party"], metavar=_("PARTY")),
        click.Option(["--reason"], default="", metavar=_("WORDS"), help=_("Why, as the person's own request.")),
        click.Option(["--yes"], is_flag=True, help=_("Do not ask once more.")),
    ],
    help=_("Erase one person's data: in their file, in rows that refer to it, and in rows with their number.")
    + "\n\n\b\n  desk erase DA-20261124-0001 --reason 本人要求",
)
