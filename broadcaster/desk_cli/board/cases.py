"""Limits, signatures, cases at hand, drafts, and customers whose next service is near."""

from typing import TYPE_CHECKING

import click

from broadcaster.desk_cli.board import Asked, Section
from broadcaster.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcaster.desk.cases.today import Task
    from broadcaster.desk_cli.seat import Seat

WHY = {
    "late": N_("overdue"), "close": N_("nearly over"), "running": N_("running"), "paused": N_("standing still"),
    "sign": N_("your signature"), "improve": N_("improvement"), "handle": N_("you handle it"), "follow": N_("you follow it"),
    "draft": N_("draft"), "service": N_("next service"),
}  # fmt: skip


def section(seat: "Seat", asked: Asked) -> Section:
    """Of the books the clerk may read. Raises `Fault` `desk.no-right` where there is none of them."""
    from broadcaster.desk.cases.sweeping import swept
    from broadcaster.desk.cases.today import tasks

    books = readable(seat)
    swept(seat.desk, seat.clerk.actor, seat.now)
    found = seat.read(lambda c: tasks(c, seat.clerk.name, seat.now, everybody=asked.everybody, overdue=asked.overdue, names=books))
    if "repair" in books and not asked.overdue:
        found = (*found, *_services(seat, everybody=asked.everybody))
    told = [{"why": t.why, "number": t.row.number, "limit": t.limit, "due": t.due and t.due.isoformat()} for t in found[: asked.limit]]
    return Section("tasks", told, lambda: _show(seat, found, asked.limit), any(t.why == "late" for t in found))


def readable(seat: "Seat") -> tuple[str, ...]:
    """Books of cases that this clerk may read. Raises `Fault` `desk.no-right` where there is none."""
    from broadcaster.desk.cases.types import NAMES
    from broadcaster.desk.registers import book
    from broadcaster.desk.rights import Right
    from broadcaster.desk_cli.looking import need

    books = tuple(name for name in NAMES if seat.clerk.actor.may(Right.READ, name))
    if not books:
        need(seat, Right.READ, book(NAMES[0]))
    return books


def _services(seat: "Seat", *, everybody: bool) -> "tuple[Task, ...]":
    """Customers who have to be told that their next service is near (RPR-13)."""
    from broadcaster.desk.cases.today import Task
    from broadcaster.desk.policy.opening import policy
    from broadcaster.desk.repairs.lists import services_near

    today = seat.now.astimezone(seat.zone).date()
    near = seat.read(lambda c: services_near(c, policy(c, seat.settings.profile, today), today))
    return tuple(Task("service", "repair", row) for row in near if everybody or row["first_owner"] == seat.clerk.name)


def _show(seat: "Seat", found: "Sequence[Task]", limit: int | None) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    from broadcaster.desk_cli.looking import SCREEN
    from broadcaster.desk_cli.telling import width

    shown = limit or SCREEN
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in (_("What"), _("Number"), _("Limit"), _("Due"), _("Stage"), _("Handler"), _("First owner")):
        table.add_column(heading, overflow="fold")
    for task in found[:shown]:
        table.add_row(*_cells(seat, task))
    Console(width=width(), highlight=False).print(table)
    if len(found) > shown:
        click.echo(_("The first {shown} of {there}; --limit {there} shows all.").format(shown=shown, there=len(found)))


def _cells(seat: "Seat", task: "Task") -> tuple[str, ...]:
    from broadcaster.desk.cases.wording import stage
    from broadcaster.desk.registers import book
    from broadcaster.desk_cli.parts import limit_told

    row = task.row
    due = f"{task.due.astimezone(seat.zone):%Y-%m-%d %H:%M}" if task.due else ""
    people = (str(row.values.get("handler") or ""), str(row["first_owner"] or ""))
    return (_(WHY[task.why]), row.number, limit_told(task.limit) if task.limit else "", due, stage(book(task.book), row["stage"]), *people)
