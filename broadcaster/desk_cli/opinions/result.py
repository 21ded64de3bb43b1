"""`desk opinion result`, `desk opinion due`: what a campaign comes to, and what is owed of all (OPN-C01 to OPN-C03)."""

from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk.book import Book
from broadcaster.desk_cli.front.answer import Answer, Lookup, made, nothing
from broadcaster.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcaster.desk.opinions.owing import Owed
    from broadcaster.desk.row import Row
    from broadcaster.desk.survey.figures import Figures
    from broadcaster.desk_cli.seat import Seat

WHAT = {
    "draw": N_("draw who is asked"), "follow": N_("follow up an opinion"), "common": N_("a department sees to it"),
    "recheck": N_("look at the data again"), "call": N_("ask why no sheet came"), "campaign": N_("no campaign has begun this month"),
}  # fmt: skip


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """One of this module's commands."""
    return made(book, verb, told, LOOKUPS[verb])


def _number() -> list[click.Parameter]:
    return [click.Argument(["number"], metavar=_("NUMBER"))]


def _result(seat: "Seat", given: dict[str, Any]) -> Answer:
    from broadcaster.desk.opinions.campaign import common_of, result
    from broadcaster.desk.opinions.counting import hundredths
    from broadcaster.desk.reading import get
    from broadcaster.desk.registers import book
    from broadcaster.desk_cli.revisits.rates import percent

    campaign = seat.read(lambda c: get(c, book("opinion"), given["number"]))
    back, figures = seat.read(lambda c: result(c, campaign))
    common = seat.read(lambda c: common_of(c, campaign.number))
    rows = [*_items(figures), *((str(c["matter"]), str(c["count"]), "", f"{c['dept']} {c['due']}") for c in common)]
    told = {
        "number": campaign.number, "stage": campaign["stage"], "drawn": back.drawn, "issued": back.issued, "returned": back.returned,
        "abstained": back.abstained, "false": back.false, "issue_rate": percent(back.issue_rate) or None,
        "return_rate": percent(back.return_rate) or None, "return_met": campaign["return_met"], "share": percent(figures.share) or None,
        "items": {
            i.question.name: {"n": i.n, "share": percent(i.share) or None, "grades": {g: n for g, n, _p in i.grades}} for i in figures.items
        },
        "common": [{"number": c.number, "due": str(c["due"]), **{name: c[name] for name in ("matter", "count", "dept")}} for c in common],
        "notice": campaign["notice"],
    }  # fmt: skip
    said = _(
        "Drawn {drawn}, out {issued} ({issue_rate}%), back {returned} ({return_rate}%, {verdict}), abstained {abstained}; together {share}."
    )
    words = {None: _("not judged"), True: _("met"), False: _("not met")}[campaign["return_met"]]  # type: ignore[index]
    rate, issued = hundredths(back.return_rate), percent(back.issue_rate)
    facts = {
        "drawn": back.drawn, "issued": back.issued, "issue_rate": issued or "–", "returned": back.returned,
        "return_rate": "–" if rate is None else percent(back.return_rate), "verdict": words, "abstained": back.abstained,
        "share": percent(figures.share) or "–",
    }  # fmt: skip
    return Answer((_("Question"), "n", "0–100", _("Share of each answer")), rows, told, said.format(**facts), numbers=frozenset({1, 2}))


def _items(figures: "Figures") -> "Sequence[tuple[str, ...]]":
    from broadcaster.desk.survey.scales import choices
    from broadcaster.desk.wording import chinese
    from broadcaster.desk_cli.revisits.rates import percent

    rows = []
    for item in figures.items:
        words = choices(item.question.scale, chinese=chinese())
        grades = "  ".join(f"{word} {n}" for word, (_g, n, _p) in zip(words, item.grades, strict=False) if n)
        rows.append((item.question.zh if chinese() else item.question.en, str(item.n), percent(item.share), grades))
    return rows


def owed_now(seat: "Seat") -> "tuple[Owed, ...]":
    """Everything that is owed of campaigns now."""
    from broadcaster.desk.opinions.owing import owed
    from broadcaster.desk.opinions.terms import terms
    from broadcaster.desk_cli.numbers import policy_of

    by = terms(policy_of(seat, None, None))
    return seat.read(lambda c: owed(c, by, seat.now.astimezone(seat.zone).date()))


def _due(seat: "Seat", _given: dict[str, Any]) -> Answer:
    today = seat.now.astimezone(seat.zone).date()
    found = owed_now(seat)
    late = sum(one.late(today) for one in found)
    rows = [(_day(one, today=today), _(WHAT[one.what]), one.number, one.about) for one in found]
    told = [
        {"what": one.what, "number": one.number, "due": one.due and one.due.isoformat(), "overdue": one.late(today), "about": one.about}
        for one in found
    ]
    said = _("{count} open, {late} of them overdue.").format(count=len(found), late=late)
    return Answer((_("Due"), _("What"), _("Number"), _("Content")), rows, told, said, wrong=bool(late))


def _day(one: "Owed", *, today: Any) -> str:  # noqa: ANN401 - a date
    day = one.due.isoformat() if one.due else "–"
    return " ".join((day, _("overdue"))) if one.late(today) else day


LOOKUPS = {
    "result": Lookup(_result, _number, " ZQ-20261124-0001", books=("opinion-sheet", "opinion-common")),
    "due": Lookup(_due, nothing, "", books=("opinion-sheet", "opinion-common")),
}


def row_of(seat: "Seat", number: str) -> "Row":
    """A campaign. Raises `Fault`: `desk.no-row`."""
    from broadcaster.desk.reading import get
    from broadcaster.desk.registers import book

    return seat.read(lambda c: get(c, book("opinion"), number))
