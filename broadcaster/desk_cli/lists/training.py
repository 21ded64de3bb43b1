"""`desk training sign | missing` (TRN-08, TRN-10, VND-05)."""

from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk.book import Book
from broadcaster.desk_cli.front.answer import Answer, Lookup
from broadcaster.desk_cli.front.answer import made as lookup_made
from broadcaster.desk_cli.options import command, json_flag, option
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk_cli.seat import Seat


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """One of this module's commands."""
    return lookup_made(book, verb, told, MISSING) if verb == "missing" else _sign(book, told)


def _sign(book: Book, told: str) -> click.Command:
    def run(*, number: str, who: tuple[str, ...], mark: int | None, as_json: bool) -> None:
        from broadcaster.desk.scoring.training import sign_in
        from broadcaster.desk_cli.front.acting import tell
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            row = seat.write(lambda work: sign_in(work, number, who, mark))
            tell(row, seat, _("{number}: signed in."), as_json=as_json)

    params = [
        click.Argument(["number"], metavar=_("NUMBER")),
        click.Argument(["who"], nargs=-1, required=True, metavar=_("WHO...")),
        option("mark", _("What they reached in the test, 0 to 100."), type=click.IntRange(0, 100), metavar="N"),
        json_flag(),
    ]
    return command("sign", f"{told}\n\n\b\n  desk {book.name} sign PX-20261124-0001 YG-20261124-0001 王芳", params, run)


def _params() -> list[click.Parameter]:
    return [option("quarter", _("Another quarter than this one: 2026-Q4."), metavar=_("QUARTER"))]


def _missing(seat: "Seat", given: dict[str, Any]) -> Answer:
    from broadcaster.desk.clocks.duties import Cadence, Period
    from broadcaster.desk.reports.frames import around, named
    from broadcaster.desk.scoring.training import untrained
    from broadcaster.faults import Exit, fault

    text = given["quarter"]
    try:
        frame = named(text, seat.zone) if text else around(Cadence.QUARTER, seat.now.astimezone(seat.zone).date(), seat.zone)
    except ValueError:
        raise fault("desk.no-period", Exit.USAGE, period=text, shape="2026-Q4") from None
    found = seat.read(lambda c: untrained(c, Period(frame.first, frame.last)))
    rows = [(s.number, s.name) for s in found]
    said = _("{quarter}: {count} were at no training.").format(quarter=frame.name, count=len(found))
    return Answer((_("Number"), _("Name")), rows, {"quarter": frame.name, "missing": [s.number for s in found]}, said, wrong=bool(found))


MISSING = Lookup(_missing, _params, " --quarter 2026-Q4", books=("vendor-staff",))
