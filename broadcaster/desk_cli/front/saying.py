"""`desk phrase now`: what is said today (SCR-02, SCR-06)."""

from typing import TYPE_CHECKING

import click

from broadcaster.desk.book import Book
from broadcaster.desk_cli.front.house import profile_option
from broadcaster.desk_cli.options import command, json_flag
from broadcaster.i18n import _

if TYPE_CHECKING:
    from datetime import date

    from broadcaster.desk.values import Reading


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """`desk phrase now`."""

    def run(*, profile: str, on: str | None, as_json: bool) -> None:
        import json

        from broadcaster.desk.front.phrases import by_clock, closing, opening
        from broadcaster.desk_cli.front import house
        from broadcaster.desk_cli.seat import seated
        from broadcaster.desk_cli.telling import pairs

        with seated() as seat:
            day = _day(on, book, seat.reading)
            call, known, almanac = house.spoken(profile), house.phrases(seat), house.almanac(seat, day)
            said = {
                "opening": opening(call, known, almanac, day, seat.clerk.name),
                "greeting": by_clock(seat.now.time()),
                "closing": closing(call, known, day),
            }
            if as_json:
                told = {"date": str(day), "festival": almanac.festival(day), **said, "source": call.source}
                click.echo(json.dumps(told, ensure_ascii=False, indent=2))
                return
            named = {"opening": _("Opening"), "greeting": _("At the door"), "closing": _("Closing")}
            pairs([(_("Day"), " ".join(filter(None, (str(day), almanac.festival(day))))), *((named[k], v) for k, v in said.items())])

    example = f"\n\n\b\n  desk phrase {verb}\n  desk phrase {verb} --date 2027-10-01 --profile heating_hotline"
    on = click.Option(["--date", "on"], help=_("Another day."), metavar=_("DATE"))
    return command(verb, told + example, [profile_option(), on, json_flag()], run)


def _day(text: str | None, book: Book, reading: "Reading") -> "date":
    """The day somebody means; today. Raises `Fault`."""
    from broadcaster.desk.values import Unreadable, read_date
    from broadcaster.desk.wording import misfit
    from broadcaster.faults import Exit, Fault

    today = reading.now.astimezone(reading.zone).date()
    try:
        return read_date(text, today) if text else today
    except Unreadable as wrong:
        raise Fault(misfit(f"value.{wrong.code}", book.field("starts_on"), None, value=text or "", **wrong.facts), Exit.USAGE) from None
