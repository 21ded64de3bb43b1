"""Cases in which nothing was done for long (CMP-26, CMP-32)."""

from datetime import timedelta
from typing import TYPE_CHECKING

import click

from broadcaster.desk_cli.board import Asked, Section
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk_cli.seat import Seat


def section(seat: "Seat", asked: Asked) -> Section:
    """Asked for in days, or as long as the organisation has set; where neither says anything, none."""
    from broadcaster.desk.cases.today import silent
    from broadcaster.desk_cli.board.cases import readable

    limit = timedelta(days=asked.silent) if asked.silent is not None else _alarm(seat)
    old = () if limit is None else seat.read(lambda c: silent(c, seat.now - limit, readable(seat)))
    days = f"{(limit or timedelta()) / timedelta(days=1):g}"

    def show() -> None:
        for row in old:
            click.echo(_("{number}: nothing was done for more than {days} days.").format(number=row.number, days=days))

    return Section("silent", [row.number for row in old], show, bool(old))


def _alarm(seat: "Seat") -> timedelta | None:
    """How long a case may lie still before it is told without being asked for; `None` where nobody has set it (CMP-32)."""
    from broadcaster.desk.cases.terms import silence
    from broadcaster.desk_cli.numbers import policy_of

    return silence(policy_of(seat, None, None))
