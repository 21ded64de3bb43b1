"""Reports that are due, for those who may sign them (RPT-01, RPT-03)."""

from typing import TYPE_CHECKING

import click

from broadcaster.desk_cli.board import Asked, Section

if TYPE_CHECKING:
    from broadcaster.desk_cli.seat import Seat


def section(seat: "Seat", asked: Asked) -> Section:
    """Empty for who signs none."""
    from broadcaster.desk_cli.reporting.about import due_lines, due_objects, owed_now

    found = tuple((report, one) for report, one in owed_now(seat) if one.late or not asked.overdue)

    def show() -> None:
        for line in due_lines(found, seat):
            click.echo(line)

    return Section("reports", due_objects(found), show, any(one.late for _report, one in found))
