"""`desk revisit due`: what is owed is made, and shown by its day (RVT-05)."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from broadcaster.desk.book import Book
from broadcaster.desk.rights import Right
from broadcaster.desk_cli.options import command, flag, json_flag, option
from broadcaster.i18n import N_, _

if TYPE_CHECKING:
    from broadcaster.desk.clocks.duties import Progress
    from broadcaster.desk.revisits.generating import Made
    from broadcaster.desk.revisits.leaders import Leaders
    from broadcaster.desk.revisits.terms import Terms
    from broadcaster.desk.revisits.worklist import Item
    from broadcaster.desk_cli.seat import Seat

DAYS = 7
"""Ahead of today, unless told otherwise."""
ANSWER = N_("answer a tenant")


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """`desk revisit due`."""

    def run(*, days: int, mine: bool, as_json: bool) -> None:
        from broadcaster.desk.revisits.leaders import leaders
        from broadcaster.desk.revisits.worklist import month_of_visits
        from broadcaster.desk_cli.looking import need
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            need(seat, Right.READ, book)
            made = generated(seat)
            found = listed(seat, days, owner=seat.clerk.name if mine else "")
            by = terms_now(seat)
            visits = seat.read(lambda c: month_of_visits(c, by, seat.now, seat.zone))
            above = seat.read(lambda c: leaders(c, by, seat.now.astimezone(seat.zone).date()))
            if as_json:
                _write(made, found, visits, by, above, seat)
                return
            show(found, seat)
            _tell(made, found, visits, by, seat)
            _tell_leaders(above, seat)

    params = [
        option("days", _("How many days ahead of today."), type=click.IntRange(min=0), default=DAYS, show_default=True, metavar="N"),
        flag("mine", _("Only what was given to you.")),
        json_flag(),
    ]
    return command(verb, f"{told}\n\n\b\n  desk revisit {verb}\n  desk revisit {verb} --days 0 --mine", params, run)


def generated(seat: "Seat") -> "Made | None":
    """What is owed is in the book now; `None`: this clerk may only look."""
    from broadcaster.desk.revisits.generating import generate

    return seat.write(generate) if seat.clerk.actor.may(Right.WRITE, "revisit") else None


def terms_now(seat: "Seat") -> "Terms":
    """The organisation's numbers today."""
    from broadcaster.desk.policy.opening import policy
    from broadcaster.desk.revisits.terms import terms

    day = seat.now.astimezone(seat.zone).date()
    return seat.read(lambda c: terms(policy(c, seat.settings.profile, day)))


def listed(seat: "Seat", days: int, *, owner: str = "") -> "tuple[Item, ...]":
    """What is due up to so many days from today."""
    from broadcaster.desk.revisits.worklist import items

    until = seat.now.astimezone(seat.zone).date() + timedelta(days=days)
    return seat.read(lambda c: items(c, seat.clerk.name, until, seat.zone, owner=owner))


def as_objects(found: "Sequence[Item]", seat: "Seat") -> list[dict[str, object]]:
    return [
        {
            "number": i.row.number, "kind": i.what, "due": i.due_on.isoformat(), "booked": i.booked_at and i.booked_at.isoformat(),
            "overdue": i.overdue(seat.now, seat.zone), "name": i.row["name"], "owner": i.row.values.get("owner"),
            "attempts": i.row.values.get("attempts") or 0, "level": i.row.values.get("level"),
        }
        for i in found
    ]  # fmt: skip


def show(found: "Sequence[Item]", seat: "Seat") -> None:
    """A table, what is overdue in red; names stand there, telephones do not."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from broadcaster.desk.registers import book
    from broadcaster.desk.wording import label
    from broadcaster.desk_cli.telling import width

    if not found:
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    about = label(book("revisit").field("about"))
    for heading in (_("Due"), _("What"), _("Number"), _("Who"), about, _("Attempts"), _("By whom")):
        table.add_column(heading, overflow="fold", no_wrap=heading == _("Number"))
    for one in found:
        table.add_row(*map(Text, _cells(one, seat)), style="red" if one.overdue(seat.now, seat.zone) else "")
    Console(width=width(), highlight=False).print(table)


def _cells(one: "Item", seat: "Seat") -> tuple[str, ...]:
    from broadcaster.desk.registers import book
    from broadcaster.desk.revisits.worklist import ANSWER as OF_ANSWER
    from broadcaster.desk.wording import shortened, told

    row, fields = one.row.values, book("revisit")
    due = f"{one.booked_at.astimezone(seat.zone):%Y-%m-%d %H:%M}" if one.booked_at else one.due_on.isoformat()
    if one.overdue(seat.now, seat.zone):
        due = " ".join((due, _("overdue")))
    what = _(ANSWER) if one.what == OF_ANSWER else told(fields.field("kind"), one.what, seat.zone)
    level = str(row.get("level") or "clerk")
    whom = "" if level == "clerk" else told(fields.field("level"), level, seat.zone)
    about = shortened(str(row.get("about") or row.get("opinion") or "").replace("\n", " "), 24)
    return due, what, one.row.number, str(row["name"] or ""), about, str(row.get("attempts") or ""), str(row.get("owner") or whom)


def _tell(made: "Made | None", found: "Sequence[Item]", visits: "Progress | None", by: "Terms", seat: "Seat") -> None:
    late = sum(i.overdue(seat.now, seat.zone) for i in found)
    click.echo(_("{count} due, {late} of them overdue.").format(count=len(found), late=late))
    if made is not None and made.total:
        said = _("New: {new}, moved: {moved}, withdrawn: {withdrawn}.")
        click.echo(said.format(new=sum(made.new.values()), moved=made.moved, withdrawn=made.withdrawn))
    if visits is not None:
        click.echo(_("Door visits this month: {done} of {wanted}.").format(done=visits.done, wanted=visits.wanted))
    for key in by.unset:
        click.echo(_("Not set: {name} ({key}); nothing is made or judged by it.").format(name=_named(key), key=key))


def _tell_leaders(above: "Leaders | None", seat: "Seat") -> None:
    """RVT-13."""
    if above is None:
        return
    late = above.late(seat.now.astimezone(seat.zone).date())
    said = _("The leaders visit tenants by {day}: overdue.") if late else _("The leaders visit tenants by {day}.")
    click.echo(said.format(day=above.due))


def _named(key: str) -> str:
    from broadcaster.desk.policy.keys import KEYS
    from broadcaster.desk.wording import chinese

    return KEYS[key].zh if chinese() else KEYS[key].en


def _write(
    made: "Made | None", found: "Sequence[Item]", visits: "Progress | None", by: "Terms", above: "Leaders | None", seat: "Seat"
) -> None:
    import json

    told = {
        "made": None if made is None else {"new": dict(made.new), "moved": made.moved, "withdrawn": made.withdrawn},
        "due": as_objects(found, seat),
        "visits": None if visits is None else {"done": visits.done, "wanted": visits.wanted},
        "leaders": above and {"last": above.last and above.last.isoformat(), "due": above.due.isoformat()},
        "unset": list(by.unset),
    }
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))
