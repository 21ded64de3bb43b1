"""`desk today`: what is due, overdue, or waits for the clerk."""

import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from broadcaster.faults import Exit
from broadcaster.i18n import N_, _

if TYPE_CHECKING:
    from broadcaster.desk.cases.today import Task
    from broadcaster.desk_cli.seat import Seat

WHY = {
    "late": N_("overdue"), "close": N_("nearly over"), "running": N_("running"), "sign": N_("your signature"),
    "handle": N_("you handle it"), "follow": N_("you follow it"), "draft": N_("draft"),
}  # fmt: skip


def _run(*, everybody: bool, overdue: bool, silent: int | None, limit: int | None, as_json: bool) -> None:
    import json

    from broadcaster.desk.cases.today import silent as silent_cases
    from broadcaster.desk.cases.today import tasks
    from broadcaster.desk.registers import book
    from broadcaster.desk.rights import Right
    from broadcaster.desk_cli.looking import SCREEN, need
    from broadcaster.desk_cli.seat import seated

    with seated() as seat:
        need(seat, Right.READ, book("complaint"))
        found = seat.read(lambda c: tasks(c, seat.clerk.name, seat.now, everybody=everybody, overdue=overdue))
        old = () if silent is None else seat.read(lambda c: silent_cases(c, seat.now - timedelta(days=silent)))
        if as_json:
            told = [{"why": t.why, "number": t.row.number, "limit": t.limit, "due": t.due and t.due.isoformat()} for t in found[:limit]]
            click.echo(json.dumps({"tasks": told, "silent": [row.number for row in old]}, ensure_ascii=False, indent=2))
        else:
            _show(seat, found[: limit or SCREEN])
            if len(found) > (limit or SCREEN):
                more = _("The first {shown} of {there}; --limit {there} shows all.")
                click.echo(more.format(shown=limit or SCREEN, there=len(found)))
            for row in old:
                click.echo(_("{number}: nothing was done for more than {days} days.").format(number=row.number, days=silent))
    sys.exit(Exit.PROBLEMS if old or any(t.why == "late" for t in found) else Exit.OK)


def _show(seat: "Seat", found: "tuple[Task, ...]") -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    from broadcaster.desk.cases.wording import stage
    from broadcaster.desk.registers import book
    from broadcaster.desk_cli.parts import limit_told
    from broadcaster.desk_cli.telling import width

    if not found:
        click.echo(_("Nothing waits for you."))
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in (_("What"), _("Number"), _("Limit"), _("Due"), _("Stage"), _("Handler"), _("First owner")):
        table.add_column(heading, overflow="fold")
    for task in found:
        due = f"{task.due.astimezone(seat.zone):%Y-%m-%d %H:%M}" if task.due else ""
        row = task.row
        cells = (stage(book(task.book), row["stage"]), str(row["handler"] or ""), str(row["first_owner"] or ""))
        table.add_row(_(WHY[task.why]), row.number, limit_told(task.limit) if task.limit else "", due, *cells)
    Console(width=width(), highlight=False).print(table)


command = click.Command(
    "today",
    callback=_run,
    params=[
        click.Option(["--everybody"], is_flag=True, help=_("Of all clerks, not only yours.")),
        click.Option(["--overdue"], is_flag=True, help=_("Only what is overdue.")),
        click.Option(["--silent"], type=click.IntRange(min=1), metavar="N", help=_("Also cases in which nothing was done for N days.")),
        click.Option(["--limit"], type=click.IntRange(min=1), metavar="N", help=_("At most so many, the most urgent first.")),
        click.Option(["--json", "as_json"], is_flag=True, help=_("For programs: JSON, and nothing is asked.")),
    ],
    help=_("What is due, overdue, or waits for you. Exit 1 when something is overdue.")
    + "\n\n\b\n  desk today\n  desk today --everybody --overdue",
)
