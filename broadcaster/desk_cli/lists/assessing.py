"""`desk assessment score | sign | object | strike | missing | ranking | card` (VND-04, VND-06, VND-09, RPR-15)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk.book import Book
from broadcaster.desk_cli.front.acting import Act
from broadcaster.desk_cli.front.acting import made as act_made
from broadcaster.desk_cli.front.answer import Answer, Lookup
from broadcaster.desk_cli.front.answer import made as lookup_made
from broadcaster.desk_cli.options import command, json_flag, option
from broadcaster.i18n import N_, _

if TYPE_CHECKING:
    from broadcaster.desk_cli.seat import Seat

CARDS = ("vendor", "sales-staff", "installer")
KEEPING = "scoring.keeping"
ACTS: Mapping[str, Act] = {
    "sign": Act(("signed_by",), lambda m, w, n, v: m.sign(w, n, v["signed_by"]), N_("{number} is signed."), module=KEEPING),
    "object": Act(
        ("objection",),
        lambda m, w, n, v: m.object_to(w, n, v["objection"]),
        N_("{number}: the objection is noted. Somebody else looks at it: desk assessment strike {number} --remark …"),
        module=KEEPING,
    ),
    "strike": Act(
        ("remark",),
        lambda m, w, n, v: m.strike(w, n, v["remark"]),
        N_("{number} is struck. Assess anew: desk assessment score …"),
        module=KEEPING,
    ),
}


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """One of this module's commands."""
    if verb in ACTS:
        return act_made(book, verb, told, ACTS[verb])
    return lookup_made(book, verb, told, LOOKUPS[verb]) if verb in LOOKUPS else _score(book, told)


def _card() -> click.Parameter:
    return click.Argument(["card"], type=click.Choice(CARDS), metavar=_("CARD"))


def _score(book: Book, told: str) -> click.Command:
    def run(*, card: str, subject: str, month: str | None, point: tuple[str, ...], apart: tuple[str, ...], as_json: bool) -> None:
        from broadcaster.desk.scoring.keeping import score
        from broadcaster.desk_cli.front.acting import tell
        from broadcaster.desk_cli.seat import seated
        from broadcaster.faults import Exit, Fault, Problem

        bad = [text for text in point if "=" not in text]
        if bad:
            raise Fault([Problem("desk.score.pair", facts={"text": text}) for text in bad], Exit.USAGE)
        given = {name.strip(): text.strip() for name, _equals, text in (one.partition("=") for one in point)}
        with seated() as seat:
            row = seat.write(lambda work: score(work, card, subject, _month(seat, month), given, apart))
            tell(row, seat, _("{number} entered.") + f" {row['score']}/{row['of']} {row['grade'] or ''}".rstrip(), as_json=as_json)

    params = [
        _card(),
        click.Argument(["subject"], metavar=_("NUMBER")),
        option("month", _("Another month than this one: 2026-11."), metavar=_("MONTH")),
        option("point", _("Points of an item, such as 服务态度=18; several times."), multiple=True, metavar=_("ITEM=POINTS")),
        option("apart", _("An item that does not apply; several times."), multiple=True, metavar=_("ITEM")),
        json_flag(),
    ]
    example = f"  desk {book.name} card installer\n  desk {book.name} score installer AZ-20261124-0001 --point 准时到达=20 …"
    return command("score", f"{told}\n\n\b\n{example}", params, run)


def _month(seat: "Seat", text: str | None) -> str:
    return text or f"{seat.now.astimezone(seat.zone):%Y-%m}"


def _params() -> list[click.Parameter]:
    return [_card(), option("month", _("Another month than this one: 2026-11."), metavar=_("MONTH"))]


def _missing(seat: "Seat", given: dict[str, Any]) -> Answer:
    from broadcaster.desk.scoring.keeping import made, missing

    named = _month(seat, given["month"])
    found = seat.read(lambda c: missing(c, given["card"], named))
    done = len(seat.read(lambda c: made(c, given["card"], named)))
    rows = [(s.number, s.name, s.company) for s in found]
    told = {"month": named, "missing": [s.number for s in found], "assessed": done}
    said = _("{month}: {done} assessed, {left} not.").format(month=named, done=done, left=len(found))
    return Answer((_("Number"), _("Name"), _("Company")), rows, told, said, wrong=bool(found))


def _ranking(seat: "Seat", given: dict[str, Any]) -> Answer:
    from broadcaster.desk.registers import book
    from broadcaster.desk.scoring.keeping import made
    from broadcaster.desk.showing import shown

    named, share = _month(seat, given["month"]), book("assessment").field("share")
    found = seat.read(lambda c: made(c, given["card"], named))
    rows = [
        (str(n), r.number, str(r["name"]), f"{r['score']}/{r['of']}", shown(share, r["share"]), str(r["grade"] or ""))
        for n, r in enumerate(found, 1)
    ]
    told = [{"number": r.number, "subject": r["subject"], "score": r["score"], "of": r["of"], "grade": r["grade"]} for r in found]
    headings = (_("Place"), _("Number"), _("Name"), _("Score"), "%", _("Grade"))
    return Answer(headings, rows, told, _("{count} assessed.").format(count=len(rows)), numbers=frozenset({0, 3, 4}))


def _items(seat: "Seat", given: dict[str, Any]) -> Answer:
    from broadcaster.desk.scoring.keeping import card_on, month_named

    card = seat.read(lambda c: card_on(c, given["card"], month_named(_month(seat, given["month"]))))
    rows = [(i.name, str(i.points), i.standard) for i in card.items]
    told = {"edition": card.edition, "items": [{"item": i.name, "points": i.points, "standard": i.standard} for i in card.items]}
    total = sum(i.points for i in card.items)
    said = _("{total} points, edition {edition}.").format(total=total, edition=card.edition)
    return Answer((_("Item"), _("Points"), _("Standard")), rows, told, said, numbers=frozenset({1}))


LOOKUPS = {
    "missing": Lookup(_missing, _params, " installer --month 2026-11"),
    "ranking": Lookup(_ranking, _params, " vendor --month 2026-11"),
    "card": Lookup(_items, _params, " installer", books=("card-item",)),
}
