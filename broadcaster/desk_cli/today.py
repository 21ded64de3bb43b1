"""`desk today`: what is due, overdue, or waits for the clerk."""

import sys
from typing import TYPE_CHECKING

import click

from broadcaster.faults import Exit
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk_cli import board


def _run(*, everybody: bool, overdue: bool, silent: int | None, limit: int | None, as_json: bool) -> None:
    import json
    from importlib import import_module

    from broadcaster.desk_cli import board
    from broadcaster.desk_cli.seat import seated

    asked = board.Asked(everybody, overdue, silent, limit)
    with seated() as seat:
        sections: list[board.Section] = [import_module(f"{board.__name__}.{room}").section(seat, asked) for room in board.ROOMS]
        if as_json:
            click.echo(json.dumps({one.name: one.objects for one in sections}, ensure_ascii=False, indent=2))
        else:
            _show(sections)
    sys.exit(Exit.PROBLEMS if any(one.late for one in sections) else Exit.OK)


def _show(sections: "list[board.Section]") -> None:
    filled = [one for one in sections if one.objects]
    for one in filled:
        one.show()
    if not filled:
        click.echo(_("Nothing waits for you."))


command = click.Command(
    "today",
    callback=_run,
    params=[
        click.Option(["--everybody"], is_flag=True, help=_("Of all clerks, not only yours.")),
        click.Option(["--overdue"], is_flag=True, help=_("Only what is overdue.")),
        click.Option(["--silent"], type=click.IntRange(min=1), metavar="N", help=_("Also cases in which nothing was done for N days.")),
        click.Option(["--limit"], type=click.IntRange(min=1), metavar="N", help=_("At most so many cases, the most urgent first.")),
        click.Option(["--json", "as_json"], is_flag=True, help=_("For programs: JSON, and nothing is asked.")),
    ],
    help=_("What is due, overdue, or waits for you. Exit 1 when something is overdue.")
    + "\n\n\b\n  desk today\n  desk today --everybody --overdue",
)
