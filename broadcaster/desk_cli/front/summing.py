"""`desk call summary`, `desk exception summary`, `desk question top`: figures of a stretch of days."""

from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk.book import Book
from broadcaster.desk.rights import Right
from broadcaster.desk_cli.looking import need
from broadcaster.desk_cli.options import command, json_flag, option, query
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.front.summing import Limits
    from broadcaster.desk.row import Row
    from broadcaster.desk_cli.seat import Seat


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """The figures of one of these books."""

    def run(*, as_json: bool, rings: int | None = None, profile: str | None = None, **given: Any) -> None:  # noqa: ANN401 - options
        from broadcaster.desk.cases.sweeping import swept
        from broadcaster.desk.reading import find
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            need(seat, Right.READ, book)
            if book.name == "exception":
                swept(seat.desk, seat.clerk.actor, seat.now)
            asked = query(book, given, seat.reading)
            rows = seat.read(lambda c: [row for row in find(c, book, asked) if row.state != "draft"])
            {"call": _calls, "exception": _exceptions, "question": _questions}[book.name](
                book, rows, seat, _limits(seat, profile, rings) if book.name == "call" else None, as_json=as_json
            )

    params: list[click.Parameter] = [
        option("since", _("From this day or instant on."), metavar=_("DATE")),
        option("until", _("Up to and with this day, or to this instant."), metavar=_("DATE")),
        json_flag(),
    ]
    if book.name == "call":
        limit = _("Answered at this ring at the latest, instead of the house's number; 0: not judged.")
        params.append(option("rings", limit, type=click.IntRange(0, 20), metavar="N"))
        params.append(option("profile", _("Another manual than the house's."), metavar=_("PROFILE")))
    return command(verb, f"{told}\n\n\b\n  desk {book.name} {verb} --since 2026-11-01", params, run)


def _limits(seat: "Seat", profile: str | None, rings: int | None) -> "Limits":
    """The house's own numbers, or another manual's (CAL-01, CAL-02, CAL-06)."""
    from dataclasses import replace

    from broadcaster.desk.front.summing import limits
    from broadcaster.desk_cli.numbers import policy_of

    found = limits(policy_of(seat, profile, None))
    return found if rings is None else replace(found, max_rings=rings or None)


def _calls(book: Book, rows: "list[Row]", seat: "Seat", of: "Limits | None", *, as_json: bool) -> None:
    from broadcaster.desk.front.summing import Limits, calls
    from broadcaster.desk.wording import told

    held = of or Limits()
    found = calls(rows, held)
    if as_json:
        from dataclasses import asdict

        told_plainly = asdict(found) | {"topics": dict(found.topics), "limits": asdict(held)}
        _write({"calls": told_plainly.pop("count"), **told_plainly})
        return
    _table((_("Topic"), _("Calls")), [(told(book.field("topic"), topic, seat.zone), str(n)) for topic, n in found.topics])
    click.echo(_("{count} calls.").format(count=found.count))
    if found.late is None:
        click.echo(_("How fast they were answered is not judged: no limit is set."))
    else:
        said = _("{judged} have their rings noted; {late} were answered after ring {rings}.")
        click.echo(said.format(judged=found.judged, late=found.late, rings=held.max_rings))
    if found.slow is not None:
        click.echo(_("{slow} were answered after more than {seconds} seconds.").format(slow=found.slow, seconds=held.max_seconds))
    if found.unrecorded:
        click.echo(_("{count} have no recording: {numbers}").format(count=len(found.unrecorded), numbers=_named(found.unrecorded)))
    if found.too_long:
        minutes = (held.longest_s or 0) // 60
        click.echo(_("Over {minutes} minutes: {numbers}").format(minutes=minutes, numbers=_named(found.too_long)))


def _named(numbers: "tuple[str, ...]", most: int = 20) -> str:
    """Numbers, and how many more there are: `--json` has them all."""
    more = len(numbers) - most
    return " ".join(numbers[:most]) + (f" … +{more}" if more > 0 else "")


def _exceptions(book: Book, rows: "list[Row]", seat: "Seat", _of: "Limits | None", *, as_json: bool) -> None:
    from broadcaster.desk.front.summing import AT_ONCE, exceptions
    from broadcaster.desk.wording import told

    found = exceptions(rows)
    if as_json:
        kinds = {
            kind: {"count": n, "unreported": unreported, "open": open_, "at_once": kind in AT_ONCE}
            for kind, (n, unreported, open_) in found.items()
        }
        _write({"events": len(rows), "kinds": kinds})
        return
    headings = (_("Kind"), _("Events"), _("Not reported"), _("Open"), _("Report"))
    _table(
        headings,
        [
            (told(book.field("event_kind"), kind, seat.zone), *map(str, counts), _("at once") if kind in AT_ONCE else _("in the report"))
            for kind, counts in found.items()
        ],
    )
    click.echo(_("{count} events.").format(count=len(rows)))


def _questions(_book: Book, rows: "list[Row]", _seat: "Seat", _of: "Limits | None", *, as_json: bool) -> None:
    from broadcaster.desk.front.summing import asked_most

    found = asked_most(rows)
    if as_json:
        _write([{"topic": topic, "asked": n, "without_answer": bare} for topic, n, bare in found])
        return
    _table((_("Topic"), _("Asked"), _("Without a standard answer")), [(topic, str(n), str(bare)) for topic, n, bare in found])
    click.echo(_("{count} questions.").format(count=len(rows)))


def _write(told: object) -> None:
    import json

    click.echo(json.dumps(told, ensure_ascii=False, indent=2))


def _table(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from broadcaster.desk_cli.telling import width

    if not rows:
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for n, heading in enumerate(headings):
        table.add_column(heading, justify="left" if n == 0 else "right", overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    Console(width=width(), highlight=False).print(table)
