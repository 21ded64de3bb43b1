"""`desk complaint times | measures | repeats | disputes | units`: figures of a stretch of days."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk.book import Book
from broadcaster.desk.rights import Right
from broadcaster.desk_cli.derived import days_options, output_options, tell
from broadcaster.desk_cli.looking import need
from broadcaster.desk_cli.options import command, json_flag, option, query
from broadcaster.faults import Exit, fault
from broadcaster.i18n import _

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from broadcaster.desk.cases.measures import Handling
    from broadcaster.desk.policy.model import Policy
    from broadcaster.desk.row import Query, Row
    from broadcaster.desk_cli.seat import Seat

SPANS = {"s": "seconds", "min": "minutes", "h": "hours", "d": "days", "wd": "days"}
MONTH = timedelta(days=31)


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """The figures of one kind."""
    return _measures(book, told) if verb == "measures" else _list(book, verb, told)


def _list(book: Book, verb: str, told: str) -> click.Command:
    def run(*, csv: bool, to: Path | None, as_json: bool, within: str | None = None, **given: Any) -> None:  # noqa: ANN401 - options
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            need(seat, Right.READ, book)
            asked = query(book, given, seat.reading)

            def told(connection: "Connection") -> None:
                made, found = _of(verb, connection, _rows(connection, seat, book, asked), seat, within)
                tell(seat, made, found, of=book, to=to, csv=csv, as_json=as_json)

            seat.read(told)

    params = [*days_options(), *output_options()]
    if verb == "repeats":
        params.append(option("within", _("Each so soon after the one before; without it what the rules say."), metavar=_("SPAN")))
    return command(verb, f"{told}\n\n\b\n  desk {book.name} {verb} --since 2026-11-01 --to 投诉.xlsx", params, run)


def _rows(connection: "Connection", seat: "Seat", book: Book, asked: "Query") -> "Iterator[Row]":
    """Complaints that stand in the book, as they are read, without those about the clerk (CMP-22)."""
    from broadcaster.desk.reading import find

    return (row for row in find(connection, book, asked) if row.state != "draft" and row[book.barred] != seat.clerk.name)


def _of(verb: str, connection: "Connection", rows: "Iterator[Row]", seat: "Seat", within: str | None) -> "tuple[Book, Iterable[Row]]":
    """What follows from the complaints. A line a complaint comes as it is read; what many come to needs all of them first."""
    from broadcaster.desk.cases import figures, measures

    match verb:
        case "times":
            return figures.TIMES, figures.times(connection, rows, seat.now)
        case "repeats":
            return figures.REPEATS, figures.repeated(measures.repeats(list(rows), _within(seat, within)))
        case "disputes":
            return figures.DISPUTES, figures.disputes(rows)
    known = list(rows)
    return figures.UNITS, figures.of_units(measures.units(known, figures.outcomes(connection, known)))


def _within(seat: "Seat", text: str | None) -> timedelta:
    """How soon after another a complaint is a repeat. Raises `Fault`: `desk.repeat-unset`."""
    from broadcaster.desk.clocks.span import read_span
    from broadcaster.desk.policy.value import Unset

    try:
        span = _policy(seat).span("complaint.repeat") if text is None else read_span(text)
    except ValueError:
        raise fault("desk.repeat-unset", Exit.USAGE) from None
    if isinstance(span, Unset):
        raise fault("desk.repeat-unset", Exit.USAGE)
    return span.count * MONTH if span.unit == "mo" else timedelta(**{SPANS[span.unit.value]: span.count})


def _policy(seat: "Seat") -> "Policy":
    from broadcaster.desk_cli.numbers import policy_of

    return policy_of(seat, None, None)


def _measures(book: Book, told: str) -> click.Command:
    def run(*, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options
        import json
        from dataclasses import asdict

        from broadcaster.desk.cases.measures import handling
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            need(seat, Right.READ, book)
            held = _policy(seat)
            asked = query(book, given, seat.reading)
            found = seat.read(lambda c: handling(list(_rows(c, seat, book, asked)), held))
        if as_json:
            plain = {**asdict(found), "longest_h": None if found.longest_h is None else float(found.longest_h)}
            click.echo(json.dumps({**plain, "policy": held.version}, ensure_ascii=False, indent=2))
        else:
            _show(found, held)

    return command(
        "measures", f"{told} (CMP-06)\n\n\b\n  desk {book.name} measures --since 2026-11-01", [*days_options(), json_flag()], run
    )


def _show(found: "Handling", held: "Policy") -> None:
    from broadcaster.desk_cli.telling import pairs

    marks = {None: _("not judged"), True: _("met"), False: _("missed")}
    targets = {name: held[f"kpi.{name}"].text or _("unset") for name in ("complaints_handled", "complaint_cycle", "cycle_end")}
    longest = "" if found.longest_h is None else _("the longest {hours} h").format(hours=f"{found.longest_h:.1f}")
    pairs(
        [
            (_("Ordinary complaints"), str(found.count)),
            (_("Handled"), f"{found.handled}  ({targets['complaints_handled']}: {marks[found.handled_met]})"),
            (_("Within the cycle"), f"{found.in_cycle} / {found.cycle_ended}  ({targets['complaint_cycle']}: {marks[found.cycle_met]})"),
            (_("Cycle until"), f"{targets['cycle_end']}  {longest}".rstrip()),
            (_("Judged by"), held.version),
        ]
    )
