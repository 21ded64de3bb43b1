"""Revisits and answers due today or before: the clerk's, and those nobody was given; made first where the clerk may (RVT-05)."""

from typing import TYPE_CHECKING

from broadcaster.desk_cli.board import Asked, Section

if TYPE_CHECKING:
    from broadcaster.desk_cli.seat import Seat


def section(seat: "Seat", asked: Asked) -> Section:
    """Empty for who may not read them."""
    from broadcaster.desk.rights import Right
    from broadcaster.desk_cli.revisits import due

    if not seat.clerk.actor.may(Right.READ, "revisit"):
        return Section("revisits", (), lambda: None)
    due.generated(seat)
    mine = tuple(i for i in due.listed(seat, 0) if asked.everybody or i.row.values.get("owner") in {None, seat.clerk.name})
    found = tuple(i for i in mine if not asked.overdue or i.overdue(seat.now, seat.zone))
    late = any(i.overdue(seat.now, seat.zone) for i in found)
    return Section("revisits", due.as_objects(found, seat), lambda: due.show(found, seat), late)
