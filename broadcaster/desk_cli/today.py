"""`desk today`: what is due, overdue, or waits for the clerk."""

import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from broadcaster.faults import Exit
from broadcaster.i18n import N_, _

if TYPE_CHECKING:
    from broadcaster.desk.cases.today import Task
    from broadcaster.desk.revisits.worklist import Item
    from broadcaster.desk_cli.seat import Seat

WHY = {
    "late": N_("overdue"), "close": N_("nearly over"), "running": N_("running"), "paused": N_("standing still"),
    "sign": N_("your signature"), "improve": N_("improvement"), "handle": N_("you handle it"), "follow": N_("you follow it"),
    "draft": N_("draft"), "service": N_("next service"),
}  # fmt: skip


def _run(*, everybody: bool, silent: int | None, as_json: bool) -> None:
    import json

    from broadcaster.desk.cases.sweeping import swept
    from broadcaster.desk.cases.today import silent as silent_cases
    from broadcaster.desk.cases.today import tasks
    from broadcaster.desk.cases.types import NAMES
    from broadcaster.desk.registers import book
    from broadcaster.desk.rights import Right
    from broadcaster.desk_cli.looking import need
    from broadcaster.desk_cli.revisits import due
    from broadcaster.desk_cli.seat import seated

    with seated() as seat:
        books = [name for name in NAMES if seat.clerk.actor.may(Right.READ, name)]
        if not books:
            need(seat, Right.READ, book(NAMES[0]))
        swept(seat.desk, seat.clerk.actor, seat.now)
        found = seat.read(lambda c: tasks(c, seat.clerk.name, seat.now, everybody=everybody, names=books))
        found = (*found, *_services(seat, everybody=everybody)) if "repair" in books else found
        limit = timedelta(days=silent) if silent is not None else _alarm(seat)
        old = () if limit is None else seat.read(lambda c: silent_cases(c, seat.now - limit, books))
        calls = _revisits(seat, everybody=everybody)
        if as_json:
            told = [{"why": t.why, "number": t.row.number, "limit": t.limit, "due": t.due and t.due.isoformat()} for t in found]
            owed = due.as_objects(calls, seat)
            click.echo(json.dumps({"tasks": told, "silent": [row.number for row in old], "revisits": owed}, ensure_ascii=False, indent=2))
        else:
            if found or not calls:
                _show(seat, found)
            due.show(calls, seat)
            for row in old:
                click.echo(_("{number}: nothing was done for more than {days} days.").format(number=row.number, days=_days(limit)))
        late = any(t.why == "late" for t in found) or any(i.overdue(seat.now, seat.zone) for i in calls)
    sys.exit(Exit.PROBLEMS if old or late else Exit.OK)


def _revisits(seat: "Seat", *, everybody: bool) -> "tuple[Item, ...]":
    """Revisits and answers due today or before: the clerk's, and those nobody was given; made first where the clerk may (RVT-05)."""
    from broadcaster.desk.rights import Right
    from broadcaster.desk_cli.revisits.due import generated, listed

    if not seat.clerk.actor.may(Right.READ, "revisit"):
        return ()
    generated(seat)
    return tuple(i for i in listed(seat, 0) if everybody or i.row.values.get("owner") in {None, seat.clerk.name})


def _services(seat: "Seat", *, everybody: bool) -> "tuple[Task, ...]":
    """Customers who have to be told that their next service is near (RPR-13)."""
    from broadcaster.desk.cases.today import Task
    from broadcaster.desk.policy.opening import policy
    from broadcaster.desk.repairs.lists import services_near

    today = seat.now.astimezone(seat.zone).date()
    near = seat.read(lambda c: services_near(c, policy(c, seat.settings.profile, today), today))
    return tuple(Task("service", "repair", row) for row in near if everybody or row["first_owner"] == seat.clerk.name)


def _alarm(seat: "Seat") -> timedelta | None:
    """How long a case may lie still before it is told without being asked for; `None` where nobody has set it (CMP-32)."""
    from broadcaster.desk.cases.terms import silence
    from broadcaster.desk_cli.numbers import policy_of

    return silence(policy_of(seat, None, None))


def _days(limit: timedelta | None) -> str:
    return f"{(limit or timedelta()) / timedelta(days=1):g}"


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
        cells = (stage(book(task.book), row["stage"]), str(row.values.get("handler") or ""), str(row["first_owner"] or ""))
        table.add_row(_(WHY[task.why]), row.number, limit_told(task.limit) if task.limit else "", due, *cells)
    Console(width=width(), highlight=False).print(table)


command = click.Command(
    "today",
    callback=_run,
    params=[
        click.Option(["--everybody"], is_flag=True, help=_("Of all clerks, not only yours.")),
        click.Option(["--silent"], type=click.IntRange(min=1), metavar="N", help=_("Also cases in which nothing was done for N days.")),
        click.Option(["--json", "as_json"], is_flag=True, help=_("For programs: JSON, and nothing is asked.")),
    ],
    help=_("What is due, overdue, or waits for you. Exit 1 when something is overdue.") + "\n\n\b\n  desk today\n  desk today --everybody",
)
