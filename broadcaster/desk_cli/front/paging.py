"""`desk page lost-child | found-child | parents | move-car | lost-property | staff-call | to-desk`: the form, then the air (BRD-C02)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from broadcaster.desk.book import Book
from broadcaster.desk_cli.options import command, json_flag, of_fields, option
from broadcaster.faults import Fault
from broadcaster.i18n import _

if TYPE_CHECKING:
    from datetime import datetime

    from broadcaster.desk.row import Row
    from broadcaster.desk.values import Value
    from broadcaster.desk_cli.front.queueing import Wanted
    from broadcaster.desk_cli.seat import Seat

FIELDS: Mapping[str, tuple[str, str]] = {
    "lost-child": ("child_name sex age clothes features last_place last_time guardian", "--child-name 小明 --sex 男孩 --age 5岁"),
    "found-child": ("child_name", "--child-name 小明"),
    "parents": ("sex age clothes features child_name", "--sex 女孩 --age 4岁 --clothes 白色连衣裙"),
    "move-car": ("plate car last_place", "--plate 沪A12345 --last-place 南门"),
    "lost-property": ("item last_place", "--item 黑色双肩包一个 --last-place 二楼电梯口"),
    "staff-call": ("department wanted last_place matter", "--department 客服部 --wanted 王伟"),
    "to-desk": ("wanted salutation matter", "--wanted 王 --salutation 女士"),
}
"""What each form asks, and an example; `paging.SORTS` says the same, but is too heavy for a help text. A test compares the two."""
COMMON = ("reporter", "phone", "about", "happened_at", "paper_ref", "remark")


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """One sort of page."""
    names, example = FIELDS[verb]
    own = ("reporter", "phone", *names.split(), *COMMON[2:])

    def run(*, script: str, blanks: tuple[str, ...], as_json: bool, **texts: str | None) -> None:
        from broadcaster.cli.board.house import House
        from broadcaster.desk.front.paging import SORTS
        from broadcaster.desk_cli.front import queueing
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            house = House(seat.settings)
            wanted = queueing.Wanted.of(house, SORTS[verb], script)
            values = _values(book, wanted, texts, seat, as_json=as_json)
            fields = wanted.fields(values, _blanks(blanks), seat.zone)
            wanted.words(fields)
            row = _kept(book, wanted, values, seat)
            if not as_json:
                click.echo(_("{number} is kept; the form comes before the air.").format(number=row.number))
            row, following = queueing.queue(house, seat, row, wanted, fields)
            tell(row, seat, following, as_json=as_json)

    params = [
        *of_fields(book.field(name) for name in own),
        click.Option(
            ["--field", "blanks"],
            help=_("Another blank of the script, as a mall's own text may have."),
            multiple=True,
            metavar=_("BLANK=WORDS"),
        ),
        option("script", _("Another page than the usual one."), default="", metavar=_("NAME")),
        json_flag(),
    ]
    return command(verb, f"{told}\n\n\b\n  desk page {verb}\n  desk page {verb} --reporter 李女士 {example}", params, run)


def _blanks(given: tuple[str, ...]) -> dict[str, str]:
    pairs = [one.replace("＝", "=").partition("=") for one in given]
    if odd := next((one for one, pair in zip(given, pairs, strict=True) if not (pair[0].strip() and pair[2].strip())), None):
        raise click.UsageError(_("--field takes BLANK=WORDS, and {found} is none.").format(found=odd))
    return {name.strip(): words.strip() for name, _equals, words in pairs}


def _values(book: Book, wanted: "Wanted", texts: Mapping[str, str | None], seat: "Seat", *, as_json: bool) -> "dict[str, Value]":
    """The form's values; what the script needs and nobody said is asked, or refused all at once."""
    from broadcaster.desk.wording import misfit, understood
    from broadcaster.desk_cli.asking import ask, can_ask
    from broadcaster.desk_cli.entering import finder

    values, problems = understood(book, {name: text for name, text in texts.items() if text is not None}, seat.reading)
    values["kind"] = wanted.sort.name
    missing = wanted.lacking(book, values)
    if missing and not problems and not as_json and can_ask():
        needed = {f.name for f in missing}
        names = dict.fromkeys(("reporter", "phone", *wanted.sort.fields, *needed))
        fields = tuple(replace(book.field(name), required=name in needed) for name in names)
        return ask(replace(book, fields=fields), values, seat.reading, finder(seat), times=False)
    problems += [misfit("required", f) for f in missing if not texts.get(f.name)]
    if problems:
        raise Fault(problems)
    return values


def _kept(book: Book, wanted: "Wanted", values: "dict[str, Value]", seat: "Seat") -> "Row":
    """The form, before anything is queued (BRD-C02)."""
    from broadcaster.desk import ledger
    from broadcaster.desk.front.paging import police_due

    form = {**values, "police_due": police_due(wanted.sort, seat.now)}
    return seat.write(lambda work: ledger.add(work, book, form))


def tell(row: "Row", seat: "Seat", following: "datetime | None", *, as_json: bool) -> None:
    """The form with its words, and when they are heard."""
    import json

    from broadcaster.cli.board.told import iso
    from broadcaster.cli.board.words import instant
    from broadcaster.desk.exchange.columns import whole
    from broadcaster.desk.exchange.outgoing import as_json as plain
    from broadcaster.desk.registers import book

    if as_json:
        told = plain(whole(book("page"), seat.zone), row)
        click.echo(json.dumps({**told, "version": row.version, "next": iso(following)}, ensure_ascii=False, indent=2))
        return
    click.echo(row["wording"])
    if following is None:
        click.echo(_("When it is read nobody knows: the timetable cannot be read, or the mall is closed."))
    else:
        click.echo(_("It is read next at {next}.").format(next=instant(following, seat.zone)))
    click.echo(_("When it is settled: desk page settle {number} --outcome …").format(number=row.number))
    if row["police_due"]:
        due = instant(row["police_due"], seat.zone)  # type: ignore[arg-type]
        click.echo(_("Watch the exits. Not found by {due}: advise the family to call the police (110).").format(due=due))
