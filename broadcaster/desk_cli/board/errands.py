"""What is to be done with others about a return: with its day, the clerk's own or everybody's (RET-19)."""

from typing import TYPE_CHECKING

import click

from broadcaster.desk_cli.board import Asked, Section
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.row import Row
    from broadcaster.desk_cli.seat import Seat


def section(seat: "Seat", asked: Asked) -> Section:
    """Empty for who may not read them; one without a day stands last and is never late."""
    from broadcaster.desk.rights import Right
    from broadcaster.desk.takeback.errands import late, owed

    if not seat.clerk.actor.may(Right.READ, "return-task"):
        return Section("errands", (), lambda: None)
    today = seat.now.astimezone(seat.zone).date()
    mine = seat.read(lambda c: owed(c, None if asked.everybody else seat.clerk.name))
    found = [row for row in mine if not asked.overdue or late(row, today)]
    told = [{"number": r.number, "case": r["case_number"], "due": r["due"] and str(r["due"]), "overdue": late(r, today)} for r in found]

    def show() -> None:
        for row in found:
            click.echo(_line(row, overdue=late(row, today)))

    return Section("errands", told, show, any(late(row, today) for row in found))


def _line(row: "Row", *, overdue: bool) -> str:
    from broadcaster.desk.wording import shortened

    due = _("by {day}").format(day=row["due"]) if row["due"] else _("no day set")
    if overdue:
        due = " ".join((due, _("overdue")))
    said = _("{number} of {case}, {due}: {matter} ({owner})")
    matter = shortened(str(row["matter"]).replace("\n", " "), 40)
    return said.format(number=row.number, case=row["case_number"], due=due, matter=matter, owner=row["owner"])
