"""`desk repair urge | call | route | archive`: acts that need more than fields."""

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import click

from broadcaster.desk.book import Book
from broadcaster.desk_cli.act_options import number_argument, say
from broadcaster.desk_cli.options import command, flag, json_flag, option
from broadcaster.faults import Exit, fault
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.repairs.routing import Routed
    from broadcaster.desk.repairs.season import Filed
    from broadcaster.desk.work import Work

WHOM = ("station", "worker", "household")


def _urge(book: Book, told: str) -> click.Command:
    def run(*, number: str, reason: str, as_json: bool) -> None:
        from broadcaster.desk.repairs.calling import urge
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            row = seat.write(lambda w: urge(w, book, number, reason))
            say(book, row, seat, told, as_json=as_json)
            if not as_json:
                click.echo(_("Urged {count} times.").format(count=row["urges"]))

    example = f"desk {book.name} urge {book.prefix}-20261124-0001 --reason 住户又来电话"
    params = [number_argument(), option("reason", _("Why, or what was said."), required=True, metavar=_("WORDS")), json_flag()]
    return command("urge", f"{told} (RPR-04)\n\n\b\n  {example}", params, run)


def _call(book: Book, told: str) -> click.Command:
    def run(*, number: str, whom: str, answered: str, said: str, as_json: bool) -> None:
        from broadcaster.desk.repairs.calling import note_call
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            row, event = seat.write(lambda w: note_call(w, book, number, whom, answered=answered == "yes", said=said))
            say(book, row, seat, told, as_json=as_json)
        if event and not as_json:
            click.echo(
                _("Neither the station nor the worker answers: {number}. Report it: desk exception report {number}").format(number=event)
            )

    example = f"desk {book.name} call {book.prefix}-20261124-0001 --whom station --answered no"
    params = [
        number_argument(),
        click.Option(
            ["--whom"], type=click.Choice(WHOM), required=True, help=_("Who was rung: the station, the worker's mobile, the household.")
        ),
        click.Option(["--answered"], type=click.Choice(("yes", "no")), required=True, help=_("Whether anybody answered.")),
        option("said", _("What was said."), default="", metavar=_("WORDS")),
        json_flag(),
    ]
    return command("call", f"{told} (RPR-05, EXC-04)\n\n\b\n  {example}", params, run)


def _route(book: Book, told: str) -> click.Command:
    def run(*, number: str, as_json: bool) -> None:
        from broadcaster.desk.reading import get
        from broadcaster.desk.repairs.entering import look_up
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            found = seat.write(lambda w: look_up(w, book, number))
            if not found.station:
                raise fault(*no_station(found), number=number.strip().upper(), stations=tied(found))
            say(book, seat.read(lambda c: get(c, book, number)), seat, f"{told} {found.station}", as_json=as_json)

    return command(
        "route", f"{told} (RPR-03)\n\n\b\n  desk {book.name} route {book.prefix}-20261124-0001", [number_argument(), json_flag()], run
    )


def no_station(found: "Routed") -> tuple[str]:
    """The code for an address whose station the table does not tell."""
    return ("desk.repair.tied",) if found.tied else ("desk.repair.unrouted",)


def tied(found: "Routed") -> str:
    """Stations that fit an address equally well."""
    return "、".join(dict.fromkeys(f"{route.station}（{route.place}）" for route in found.tied))


class _OnlyLooked(Exception):
    """Carries what a season's filing would do out of its transaction, which is not kept."""


def _archive(book: Book, told: str) -> click.Command:
    def run(*, since: str | None, until: str | None, check: bool, as_json: bool) -> None:
        from broadcaster.desk.repairs.season import Filed, file_season, season_of, write_pack
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            season = season_of(seat.desk, seat.now, since, until)

            def act(work: "Work") -> Filed:
                done = file_season(work, book, season)
                if check:
                    raise _OnlyLooked(done)
                return done

            packed = None
            try:
                filed: Filed = seat.write(act)
                if filed.all and not filed.left:
                    packed = write_pack(seat.desk, book, season, seat.settings.desk_dir / "packs", seat.clerk.actor, seat.now)
            except _OnlyLooked as looked:
                filed = looked.args[0]
        _tell(filed, packed.name if packed else None, as_json=as_json)
        sys.exit(Exit.PROBLEMS if filed.left else Exit.OK)

    params = [
        option("since", _("First day of the season; without it, as the policy has it (calendar.season)."), metavar=_("DATE")),
        option("until", _("Its last day."), metavar=_("DATE")),
        flag("check", _("Only say what would be filed.")),
        json_flag(),
    ]
    example = f"desk {book.name} archive --since 2026-11-15 --until 2027-03-15 --check"
    return command("archive", f"{told} (RPR-14)\n\n\b\n  {example}", params, run)


def _tell(filed: "Filed", pack: str | None, *, as_json: bool) -> None:
    import json

    if as_json:
        told = {"season": filed.season, "filed": list(filed.numbers), "left": list(filed.left), "pack": pack}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    if filed.left:
        click.echo(_("Still open, so the season is not packed: {numbers}").format(numbers="、".join(filed.left)), err=True)
    click.echo(_("{count} repairs filed with {season}.").format(count=len(filed.numbers), season=filed.season))
    if pack:
        click.echo(_("Written: {file}").format(file=pack))


MORE: Mapping[str, str] = {}
SPECIAL: Mapping[str, Callable[[Book, str], click.Command]] = {"urge": _urge, "call": _call, "route": _route, "archive": _archive}
