"""`desk repair summary | sample | sweep`: figures, the spot check's sample, and what time brought by itself (RPR-05, RPR-09, RPR-14)."""

import json
from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk.book import Book
from broadcaster.desk.rights import Right
from broadcaster.desk_cli.looking import need
from broadcaster.desk_cli.options import command, json_flag, option, query
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.repairs.figures import Figures, Rate
    from broadcaster.desk_cli.seat import Seat


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """One of this module's commands."""
    return {"summary": _summary, "sample": _sample, "sweep": _sweep}[verb](book, told)


def _summary(book: Book, told: str) -> click.Command:
    def run(*, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            need(seat, Right.READ, book)
            found = _figures(seat, book, given)
            (_print_json if as_json else _print)(book, found, seat)

    params: list[click.Parameter] = [
        option("since", _("From this day or instant on."), metavar=_("DATE")),
        option("until", _("Up to and with this day, or to this instant."), metavar=_("DATE")),
        json_flag(),
    ]
    return command("summary", f"{told} (RPR-03, RPR-09)\n\n\b\n  desk {book.name} summary --since 2026-11-15", params, run)


def _figures(seat: "Seat", book: Book, given: dict[str, Any]) -> "Figures":
    from broadcaster.desk.book import State
    from broadcaster.desk.policy.opening import policy
    from broadcaster.desk.reading import find
    from broadcaster.desk.repairs.figures import figures

    asked = query(book, given, seat.reading)
    today = seat.now.astimezone(seat.zone).date()
    rows = seat.read(lambda c: [row for row in find(c, book, asked) if row.state is not State.DRAFT])
    held = seat.read(lambda c: policy(c, seat.settings.profile, today))
    return figures(rows, today, seat.zone, held.target("kpi.repair_quality"), held.target("kpi.repair_rate"))


def _print_json(_book: Book, found: "Figures", _seat: "Seat") -> None:
    from dataclasses import asdict

    def rate(one: "Rate") -> dict[str, object]:
        return {"good": one.good, "judged": one.judged, "percent": None if one.percent is None else float(one.percent), "met": one.met}

    told = {
        "entered": found.entered, "classes": dict(found.classes), "stations": [asdict(one) for one in found.stations],
        "quality": rate(found.quality), "out_of_warranty": rate(found.out_of_warranty), "wrong_stations": dict(found.wrong_stations),
    }  # fmt: skip
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))


def _print(book: Book, found: "Figures", seat: "Seat") -> None:
    from broadcaster.desk.wording import told
    from broadcaster.desk_cli.front.summing import _table

    kinds: list[tuple[str, ...]] = [
        (told(book.field("class"), name, seat.zone), str(n)) for name, n in sorted(found.classes.items(), key=lambda one: -one[1])
    ]
    _table((_("Class"), _("Repairs")), kinds)
    headings = (_("Station"), _("Entered"), _("Returned"), _("Unfinished"), _("Entered today"), _("Returned today"))
    counts = [
        (one.name or _("(none yet)"), *map(str, (one.entered, one.returned, one.open, one.entered_today, one.returned_today)))
        for one in found.stations
    ]
    _table(headings, counts)
    click.echo(_("Quality: {told}").format(told=_rate(found.quality)))
    click.echo(_("Repaired out of warranty: {told}").format(told=_rate(found.out_of_warranty)))
    for taker, n in found.wrong_stations.items():
        click.echo(_("Wrong station: {taker} {count} times").format(taker=taker, count=n))
    click.echo(_("{count} repairs.").format(count=found.entered))


def _rate(one: "Rate") -> str:
    from broadcaster.desk.policy.value import Unset

    if one.percent is None:
        return _("nothing to judge yet")
    share = f"{one.good}/{one.judged} = {one.percent} %"
    if isinstance(one.target, Unset):
        return _("{share}; no target is set").format(share=share)
    goal = f"{one.target.comparison.value} {one.target.number} {one.target.unit}".strip()
    return (_("{share}, target {goal}: met") if one.met else _("{share}, target {goal}: missed")).format(share=share, goal=goal)


def _sample(book: Book, told: str) -> click.Command:
    def run(*, count: int, since: str | None, until: str | None, as_json: bool) -> None:
        from broadcaster.desk.repairs.season import draw_sample, span_of
        from broadcaster.desk_cli.front.acting import tell
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            season = span_of(seat.desk, seat.now, since, until) if since or until else None
            row = seat.write(lambda w: draw_sample(w, book, count, season))
            tell(row, seat, _("{number}: a spot check to complete."), as_json=as_json)
        if not as_json:
            click.echo(str(row["sample"]).replace(" ", "\n"))
            later = _("When they are checked: desk repair-check amend {number} --ok … --bad …, then promote.")
            click.echo(later.format(number=row.number))

    params = [
        option("count", _("How many."), type=click.IntRange(min=1), default=20, show_default=True, metavar="N"),
        option("since", _("From this day on; without it, of all repairs."), metavar=_("DATE")),
        option("until", _("Up to and with this day."), metavar=_("DATE")),
        json_flag(),
    ]
    return command("sample", f"{told} (RPR-14)\n\n\b\n  desk {book.name} sample --count 20", params, run)


def _sweep(book: Book, told: str) -> click.Command:
    def run(*, as_json: bool) -> None:
        from broadcaster.desk.cases.sweeping import swept
        from broadcaster.desk_cli.seat import seated

        with seated() as seat:
            need(seat, Right.READ, book)
            found = swept(seat.desk, seat.clerk.actor, seat.now)
        if as_json:
            click.echo(json.dumps({"marks": found.marks, "events": list(found.events)}, ensure_ascii=False, indent=2))
            return
        for number in found.events:
            click.echo(_("{number} came by itself. Report it: desk exception report {number}").format(number=number))
        click.echo(_("{marks} marks set, {events} exception events.").format(marks=found.marks, events=len(found.events)))

    return command("sweep", f"{told} (RPR-05)\n\n\b\n  desk {book.name} sweep", [json_flag()], run)
