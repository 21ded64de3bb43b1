"""`desk complaint draw`, `desk intake-check score`: the manager's check of intakes (CMP-35)."""

from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk.book import Book
from broadcaster.desk.checks import POINTS
from broadcaster.desk_cli.options import command, json_flag, of_fields, option
from broadcaster.faults import Exit, Fault, fault
from broadcaster.i18n import _

if TYPE_CHECKING:
    from datetime import datetime

    from broadcaster.desk_cli.seat import Seat


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """One of this module's commands."""
    return {"draw": _draw, "score": _score, "propose": _propose}[verb](book, told)


def _propose(book: Book, told: str) -> click.Command:
    from broadcaster.desk.registers import book as book_named

    proposals = book_named("penalty-proposal")
    fields = [proposals.field(name) for name in ("person", "kind", "amount", "discipline")]

    def run(*, number: str, as_json: bool, **texts: Any) -> None:  # noqa: ANN401 - options
        from broadcaster.desk.cases.proposals import propose
        from broadcaster.desk.exchange.columns import whole
        from broadcaster.desk.wording import understood
        from broadcaster.desk_cli.seat import seated
        from broadcaster.desk_cli.telling import as_object

        with seated() as seat:
            given = {name: text for name, text in texts.items() if text is not None}
            values, problems = understood(proposals, given, seat.reading, fields=fields)
            if problems:
                raise Fault(problems)
            row = seat.write(lambda work: propose(work, book, number, values))
            shown = as_object(whole(proposals, seat.zone, viewer=seat.clerk.name), row)
            click.echo(shown if as_json else _("{number} entered.").format(number=row.number))

    example = f"desk {book.name} propose {book.prefix}-20261124-0001 --person 小周 --kind reward --amount 100"
    params = [click.Argument(["number"], metavar=_("NUMBER")), *of_fields(fields), json_flag()]
    return command("propose", f"{told} (CMP-24)\n\n\b\n  {example}", params, run)


def _draw(book: Book, told: str) -> click.Command:
    def run(*, month: str | None, count: int | None, seed: str | None, as_json: bool) -> None:
        import json

        from broadcaster.desk.cases.sampling import draw
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            period = month or f"{seat.now.astimezone(seat.zone):%Y-%m}"
            since, until = _bounds(seat, period)
            many = count or _count(seat)
            chosen = seed or period
            numbers = seat.write(lambda work: draw(work, period, since, until, many, chosen))
        if as_json:
            click.echo(json.dumps({"period": period, "seed": chosen, "checks": list(numbers)}, ensure_ascii=False))
            return
        said = _("{count} intakes of {period} are to be judged: {numbers}")
        click.echo(said.format(count=len(numbers), period=period, numbers=" ".join(numbers)))

    params = [
        option("month", _("2026-11; without it this month."), metavar=_("MONTH")),
        option("count", _("How many; without it what the rules say."), type=click.IntRange(min=1), metavar="N"),
        option("seed", _("Draws the same again; without it the month's name."), metavar=_("WORDS")),
        json_flag(),
    ]
    return command("draw", f"{told} (CMP-35)\n\n\b\n  desk {book.name} draw --month 2026-11 --count 5", params, run)


def _bounds(seat: "Seat", period: str) -> "tuple[datetime, datetime]":
    """Raises `Fault`: `desk.check-none` for what is no month."""
    from broadcaster.desk.book import Span
    from broadcaster.desk.periods import bounds

    try:
        return bounds(Span.MONTH, period, seat.zone)
    except ValueError:
        raise fault("desk.check-none", Exit.USAGE, period=period) from None


def _count(seat: "Seat") -> int:
    """Raises `Fault`: `desk.check-unset`."""
    from broadcaster.desk.policy.value import Unset
    from broadcaster.desk_cli.numbers import policy_of

    found = policy_of(seat, None, None).whole("complaint.sample")
    if isinstance(found, Unset):
        raise fault("desk.check-unset", Exit.USAGE)
    return found


def _score(book: Book, told: str) -> click.Command:
    fields = [book.field(name) for name in (*POINTS, "finding")]

    def run(*, number: str, as_json: bool, **texts: Any) -> None:  # noqa: ANN401 - options
        from broadcaster.desk.cases.sampling import score
        from broadcaster.desk.exchange.columns import whole
        from broadcaster.desk.wording import understood
        from broadcaster.desk_cli.seat import seated
        from broadcaster.desk_cli.telling import as_object

        with seated() as seat:
            given = {name: text for name, text in texts.items() if text is not None}
            marks, problems = understood(book, given, seat.reading, fields=fields)
            if problems:
                raise Fault(problems)
            finding = marks.pop("finding", None)
            row = seat.write(lambda work: score(work, number, marks, None if finding is None else str(finding)))
            if as_json:
                click.echo(as_object(whole(book, seat.zone, viewer=seat.clerk.name), row))
                return
            click.echo(_("{number}: {score} %.").format(number=row.number, score=int(str(row["score"])) // 100))

    words = "--complete yes --classed-right yes --prompt no --clear yes --civil yes"
    params = [click.Argument(["number"], metavar=_("NUMBER")), *of_fields(fields), json_flag()]
    return command("score", f"{told} (CMP-35)\n\n\b\n  desk {book.name} score {book.prefix}-20261124-0001 {words}", params, run)
