"""Look-ups of the office: supplies, plans, duties, policies and clauses, households, regions."""

from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk_cli.front.answer import Answer, Lookup, month, nothing
from broadcaster.desk_cli.options import option
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.row import Query, Row
    from broadcaster.desk_cli.seat import Seat


def _rows(seat: "Seat", name: str, asked: "Query | None" = None) -> "list[Row]":
    from broadcaster.desk.reading import find
    from broadcaster.desk.registers import book
    from broadcaster.desk.row import Query

    return seat.read(lambda c: [row for row in find(c, book(name), asked or Query()) if row.state != "draft"])


def _stock(seat: "Seat", _given: dict[str, Any]) -> Answer:
    """LGR-05."""
    from dataclasses import asdict

    from broadcaster.desk.front.office import stock

    found = stock(_rows(seat, "supply"))
    rows = [(one.item, str(one.there), str(one.claimed), str(one.needed)) for one in found]
    said = _("{count} items.").format(count=len(rows))
    headings = (_("Item"), _("There"), _("Claimed"), _("Wanted"))
    return Answer(headings, rows, [asdict(one) for one in found], said, numbers=frozenset({1, 2, 3}))


def _plan(seat: "Seat", given: dict[str, Any]) -> Answer:
    """LGR-07."""
    from dataclasses import asdict

    from broadcaster.desk.front.office import plans
    from broadcaster.desk.row import Query

    named = given["month"] or f"{seat.now.astimezone(seat.zone):%Y-%m}"
    found = plans(_rows(seat, "task", Query(where=(("plan_month", named),))))
    rows = [(one.owner, str(one.tasks), str(one.done), str(one.late), str(one.assessed)) for one in found]
    headings = (_("Person"), _("Tasks"), _("Done"), _("Late"), _("Assessed"))
    said = _("{month}: {count} people have a plan.").format(month=named, count=len(rows))
    told = {"month": named, "plans": [asdict(one) for one in found]}
    return Answer(headings, rows, told, said, numbers=frozenset({1, 2, 3, 4}))


def _duties(seat: "Seat", _given: dict[str, Any]) -> Answer:
    """TSK-04."""
    from broadcaster.desk.front.recurring import standing, told
    from broadcaster.desk.policy.wording import name
    from broadcaster.desk_cli.numbers import policy_of

    held = policy_of(seat, None, None)
    found = standing(held, _rows(seat, "task"), seat.now, seat.zone)

    def state(done: bool, late: bool) -> str:  # noqa: FBT001 - two facts of one duty
        return _("done") if done else _("overdue") if late else _("open")

    rows = [(d.duty.name, name(held[d.key]), told(d.period), d.task, state(d.done, d.late)) for d in found]
    plain = [{"duty": d.duty.name, "period": told(d.period), "task": d.task, "done": d.done, "late": d.late} for d in found]
    headings = (_("Duty"), _("Name"), _("Period"), _("Draft"), _("State"))
    said = _("{count} duties. Write a report: desk task draft DUTY").format(count=len(rows))
    return Answer(headings, rows, plain, said, wrong=any(d.late for d in found))


def _unsigned(seat: "Seat", _given: dict[str, Any]) -> Answer:
    """POL-03."""
    from broadcaster.desk.front.papers import unsigned

    day = seat.now.astimezone(seat.zone).date()
    found = seat.read(lambda c: unsigned(c, day))
    rows = [(policy.number, str(policy["title"]), str(policy["edition"]), "、".join(who)) for policy, who in found]
    told = [
        {"policy": policy.number, "title": policy["title"], "edition": policy["edition"], "unsigned": list(who)} for policy, who in found
    ]
    said = _("{count} policies in force. Whoever joins is deemed to know them; the signature shows it.").format(count=len(rows))
    return Answer((_("Policy"), _("Title"), _("Version"), _("Not signed by")), rows, told, said)


def _clauses(seat: "Seat", given: dict[str, Any]) -> Answer:
    """POL-05."""
    from broadcaster.desk.front.papers import clauses
    from broadcaster.desk_cli.numbers import day_of

    day = day_of(seat, given["on"])
    found = seat.read(lambda c: clauses(c, given["rule"], day))
    rows = [(one.number, f"{policy['title']} {policy['edition']}", str(one["clause"]), str(one["wording"] or "")) for one, policy in found]
    told = [{"number": one.number, "policy": policy.number, "clause": one["clause"], "wording": one["wording"]} for one, policy in found]
    return Answer((_("Number"), _("Policy"), _("Clause"), _("Wording")), rows, told, _("{count} found.").format(count=len(rows)))


def _rule() -> list[click.Parameter]:
    return [
        click.Argument(["rule"], metavar=_("RULE")),
        option("on", _("What holds on this day; today when left out."), metavar=_("DATE")),
    ]


def _households(seat: "Seat", given: dict[str, Any]) -> Answer:
    """CST-02; masked as everywhere."""
    from broadcaster.desk.front.knowing import find_household, household
    from broadcaster.desk.identity import phone
    from broadcaster.desk.masking import mask_address, mask_phone

    found = seat.read(lambda c: [household(c, home.number) for home in find_household(c, given["word"], phone(given["word"]))])
    rows = [
        (
            home.number,
            mask_address(str(home["address"])),
            "、".join(f"{p['name']} {mask_phone(str(p['phone'] or ''))}".strip() for p in people),
        )
        for home, people in found
    ]
    told = [{"household": home.number, "people": [p.number for p in people]} for home, people in found]
    return Answer((_("Number"), _("Address"), _("Reached there")), rows, told, _("{count} found.").format(count=len(rows)))


def _word() -> list[click.Parameter]:
    return [click.Argument(["word"], metavar=_("WORDS"))]


def _visit(seat: "Seat", given: dict[str, Any]) -> Answer:
    """CST-04."""
    from broadcaster.desk.book import COMMON
    from broadcaster.desk.front.knowing import no_visit
    from broadcaster.desk.values import Unreadable, parse
    from broadcaster.desk.wording import misfit
    from broadcaster.faults import Exit, Fault

    try:
        at: Any = parse(COMMON[0], given["at"] or "now", seat.reading)
    except Unreadable as wrong:
        raise Fault(misfit(f"value.{wrong.code}", COMMON[0], None, value=given["at"], **wrong.facts), Exit.USAGE) from None
    closed = seat.read(lambda c: no_visit(c, given["region"], at, seat.zone))
    told = {"region": given["region"], "at": at.isoformat(), "no_visit": str(closed) if closed else None}
    said = _("{region} may be visited then.") if closed is None else _("{region} is not visited at {hours}: agree on another time.")
    return Answer((), [], told, said.format(region=given["region"], hours=closed), wrong=closed is not None)


def _region() -> list[click.Parameter]:
    return [
        click.Argument(["region"], metavar=_("REGION")),
        option("at", _("When; now when left out."), metavar=_("INSTANT")),
    ]


LOOKUPS = {
    ("supply", "stock"): Lookup(_stock, nothing, ""),
    ("task", "plan"): Lookup(_plan, month, " --month 2026-11"),
    ("task", "duties"): Lookup(_duties, nothing, ""),
    ("policy", "unsigned"): Lookup(_unsigned, nothing, "", books=("acknowledgement",)),
    ("clause", "find"): Lookup(_clauses, _rule, " CMP-05", books=("policy",)),
    ("household", "find"): Lookup(_households, _word, " 裕龙三区", books=("party",)),
    ("region", "visit"): Lookup(_visit, _region, " A --at '2026-11-25 12:00'"),
}
