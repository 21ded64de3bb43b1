"""`desk repair open | overdue | urged | forwarded | service`: what has to be followed (RPR-04, RPR-05, RPR-06, RPR-08, RPR-13)."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk.book import Book
from broadcaster.desk.rights import Right
from broadcaster.desk_cli.looking import need
from broadcaster.desk_cli.options import command, json_flag, option
from broadcaster.faults import Exit
from broadcaster.i18n import N_, _

if TYPE_CHECKING:
    from broadcaster.desk.repairs.lists import Line
    from broadcaster.desk_cli.seat import Seat


@dataclass(frozen=True, slots=True)
class List:
    """One worklist: its columns, and what narrows it."""

    columns: tuple[str, ...]
    options: tuple[str, ...] = ("station",)
    none: str = N_("Nothing.")


LISTS: Mapping[str, List] = {
    "open": List(("station", "number", "happened_at", "class", "urgency", "stage", "urges", "first_owner"), ("station", "owner")),
    "overdue": List(("station", "number", "class", "urgency", "stage", "urges", "first_owner")),
    "urged": List(("station", "number", "urges", "urged_at", "class", "stage", "first_owner")),
    "forwarded": List(("forwarded_to", "number", "forwarded_at", "class", "content", "first_owner"), ("department",)),
    "service": List(("next_service_on", "number", "name", "phone", "goods", "work"), ()),
}
OPTIONS = {
    "station": N_("Only this station's."), "owner": N_("Only those this clerk follows; me for your own."),
    "department": N_("Only those forwarded to it."),
}  # fmt: skip


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """One of the worklists."""
    chosen = LISTS[verb]

    def run(*, as_json: bool, **narrowed: str | None) -> None:
        from broadcaster.desk.cases.sweeping import swept
        from broadcaster.desk_cli.seat import seated

        given = {name: text for name, text in narrowed.items() if text}
        with seated() as seat:
            need(seat, Right.READ, book)
            swept(seat.desk, seat.clerk.actor, seat.now)
            if given.get("owner") == "me":
                given["owner"] = seat.clerk.name
            lines = _lines(seat, verb, given)
            (_as_json if as_json else _show)(book, chosen, lines, seat)
        sys.exit(Exit.PROBLEMS if verb == "overdue" and lines else Exit.OK)

    params = [*(option(name, _(OPTIONS[name]), metavar=_("NAME")) for name in chosen.options), json_flag()]
    return command(verb, f"{told}\n\n\b\n  desk {book.name} {verb}", params, run)


def _lines(seat: "Seat", verb: str, given: Mapping[str, str]) -> "tuple[Line, ...]":
    from broadcaster.desk.policy.opening import policy
    from broadcaster.desk.repairs import lists
    from broadcaster.desk.repairs.lists import Line

    today = seat.now.astimezone(seat.zone).date()
    made: Mapping[str, Callable[[Any], Any]] = {
        "open": lambda c: lists.unfinished(c, **given),
        "urged": lambda c: lists.urged(c, **given),
        "forwarded": lambda c: lists.forwarded(c, **given),
        "service": lambda c: lists.services_near(c, policy(c, seat.settings.profile, today), today),
    }
    if verb == "overdue":
        return seat.read(lambda c: lists.overdue(c, seat.now, **given))
    return tuple(Line(row) for row in seat.read(made[verb]))


def _as_json(book: Book, _chosen: List, lines: "Iterable[Line]", seat: "Seat") -> None:
    from broadcaster.cli.board.told import iso
    from broadcaster.desk.exchange.columns import whole
    from broadcaster.desk.exchange.outgoing import as_json

    listing = whole(book, seat.zone, viewer=seat.clerk.name)
    told = [{**as_json(listing, one.row), "late": [{"limit": name, "due": iso(due)} for name, due in one.late]} for one in lines]
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))


def _show(book: Book, chosen: List, lines: "tuple[Line, ...]", seat: "Seat") -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from broadcaster.desk.exchange.columns import short
    from broadcaster.desk.exchange.outgoing import said
    from broadcaster.desk.wording import label
    from broadcaster.desk_cli.telling import width

    if not lines:
        click.echo(_(chosen.none))
        return
    listing = short(book, seat.zone, viewer=seat.clerk.name)
    fields = [_field(book, name) for name in chosen.columns]
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    over = any(one.late for one in lines)
    for heading in (*(label(field) for field in fields), *((_("Overdue"),) if over else ())):
        table.add_column(heading, overflow="fold")
    for one in lines:
        cells = [said(listing, one.row, field).replace("\n", " ") for field in fields]
        style = "red" if one.late or one.row["urgency"] == "urgent" else ""
        table.add_row(*map(Text, [*cells, *([_late(one, seat)] if over else [])]), style=style)
    Console(width=width(), highlight=False).print(table)
    click.echo(_("{count} repairs.").format(count=len(lines)))


def _late(one: "Line", seat: "Seat") -> str:
    from broadcaster.desk_cli.parts import limit_told

    return "、".join(f"{limit_told(name)} {due.astimezone(seat.zone):%m-%d %H:%M}" for name, due in one.late)


def _field(book: Book, name: str) -> Any:  # noqa: ANN401 - a Field
    from broadcaster.desk.book import KEPT

    return next((f for f in KEPT if f.name == name), None) or book.field(name)
