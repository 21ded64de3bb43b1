"""`desk task draft`: the report of a recurring duty, begun with the period's figures (TSK-04)."""

import click

from broadcaster.desk.book import Book
from broadcaster.desk_cli.options import command, json_flag, option
from broadcaster.i18n import _


def command_of(_book: Book, verb: str, told: str) -> click.Command:
    """`desk task draft`."""

    def run(*, duty: str, owner: str | None, on: str | None, as_json: bool) -> None:
        from broadcaster.desk.front import recurring
        from broadcaster.desk.policy.wording import name
        from broadcaster.desk_cli.front.acting import tell
        from broadcaster.desk_cli.numbers import day_of, policy_of
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            held, day = policy_of(seat, None, None), day_of(seat, on)
            key = duty.rpartition(".")[0]
            title = name(held[key]) if key in held.settings else duty
            row = seat.write(lambda work: recurring.draft(work, held, duty, title, owner or seat.clerk.name, day))
            tell(
                row,
                seat,
                _("{number} is the draft. Complete it: desk task amend {number} --content …; then: desk task done {number} --report …"),
                as_json=as_json,
            )

    params: list[click.Parameter] = [
        click.Argument(["duty"], metavar=_("DUTY")),
        option("owner", _("Who writes it; you when left out."), metavar=_("NAME")),
        option("on", _("A day of the period; today when left out."), metavar=_("DATE")),
        json_flag(),
    ]
    return command(verb, f"{told}\n\n\b\n  desk task {verb} duty.aftersale_summary.month --on 2026-11-30", params, run)
