"""Opinions to follow up, targets to draw, data to look at again: of campaigns there are, whoever may read them (OPN-C03)."""

from typing import TYPE_CHECKING

import click

from broadcaster.desk_cli.board import Asked, Section
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk_cli.seat import Seat

AHEAD = 7
"""Days: what is due later is not shown on the day's board."""


def section(seat: "Seat", asked: Asked) -> Section:
    """Empty for who may not read campaigns."""
    from datetime import timedelta

    from broadcaster.desk.rights import Right

    if not seat.clerk.actor.may(Right.READ, "opinion"):
        return Section("opinions", (), lambda: None)
    from broadcaster.desk_cli.opinions.result import WHAT, owed_now

    today = seat.now.astimezone(seat.zone).date()
    near = [one for one in owed_now(seat) if one.what != "campaign" and (one.due is None or one.due <= today + timedelta(days=AHEAD))]
    found = [one for one in near if one.late(today) or not asked.overdue]
    told = [{"what": o.what, "number": o.number, "due": o.due and o.due.isoformat(), "overdue": o.late(today)} for o in found]

    def show() -> None:
        for one in found:
            due = _("by {day}").format(day=one.due) if one.due else _("no day set")
            if one.late(today):
                due = " ".join((due, _("overdue")))
            click.echo(_("{number}, {due}: {what}").format(number=one.number, due=due, what=_(WHAT[one.what])))

    return Section("opinions", told, show, any(one.late(today) for one in found))
