"""`desk retention`: what is kept longer than it should be."""

import sys

import click

from broadcaster.faults import Exit, Problem, Severity
from broadcaster.i18n import _


def _run(*, erase: bool) -> None:
    from broadcaster.desk.retention import due, erase_due
    from broadcaster.desk_cli.seat import seated
    from broadcaster.sentences import say

    with seated() as seat:
        if erase:
            rows, files = seat.write(erase_due)
            for file in files:
                file.unlink(missing_ok=True)
            click.echo(_("{rows} rows erased of what is personal in them.").format(rows=rows))
            return
        found = seat.read(lambda c: tuple(due(c, seat.now)))
    for one in found:
        facts = {"book": one.book, "rows": str(one.rows), "years": str(one.years)}
        click.echo(say(Problem("desk.retention-permanent", Severity.WARNING, facts=facts)))
    if not found:
        click.echo(_("Nothing personal is kept beyond its time."))
    sys.exit(Exit.PROBLEMS if found else Exit.OK)


command = click.Command(
    "retention",
    callback=_run,
    params=[click.Option(["--erase"], is_flag=True, help=_("Erase what is personal in these rows; the rows stay."))],
    help=_("What is kept longer than it should be. Exit 1 when something is.") + "\n\n\b\n  desk retention\n  desk retention --erase",
)
