"""`desk vendor-paper missing`, `desk vendor-talk coverage`, `desk price-board expired`, `desk tag-print totals`, `desk outing now`."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk.book import Book
from broadcaster.desk_cli.front.answer import Answer, Lookup, days, made, month, nothing
from broadcaster.desk_cli.options import flag, query
from broadcaster.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from broadcaster.desk.row import Query, Row
    from broadcaster.desk_cli.seat import Seat


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """One look-up of a book."""
    return made(book, verb, told, LOOKUPS[book.name, verb])


def _rows(seat: "Seat", name: str, asked: "Query | None" = None) -> "list[Row]":
    from broadcaster.desk.reading import find
    from broadcaster.desk.registers import book
    from broadcaster.desk.row import Query

    return seat.read(lambda c: [row for row in find(c, book(name), asked or Query()) if row.state != "draft"])


def _today(seat: "Seat") -> "date":
    return seat.now.astimezone(seat.zone).date()


def _vendors(seat: "Seat") -> "Mapping[str, str]":
    """Vendors the mall trades with: number and name."""
    return {r.number: str(r["name"]) for r in _rows(seat, "party") if r["kind"] == "vendor" and r["standing"] == "active"}


def _missing(seat: "Seat", _given: dict[str, Any]) -> Answer:
    """VND-02."""
    from broadcaster.desk.lists.vendors import missing
    from broadcaster.desk.policy.value import Unset
    from broadcaster.desk.registers import book
    from broadcaster.desk.wording import told
    from broadcaster.desk_cli.numbers import policy_of

    wanted, kinds = policy_of(seat, None, None).words("vendor.papers"), book("vendor-paper").field("kind")
    if isinstance(wanted, Unset):
        return Answer((), (), {"missing": [], "unset": ["vendor.papers"]}, _("Which papers are wanted is not set (vendor.papers)."))
    names = _vendors(seat)
    found = missing(names, [r.values for r in _rows(seat, "vendor-paper")], wanted, kinds, _today(seat))
    rows = [(names[m.vendor], told(kinds, m.kind, seat.zone) or m.kind, str(m.ran_out or "")) for m in found]
    plain = [{"vendor": m.vendor, "kind": m.kind, "ran_out": m.ran_out and str(m.ran_out)} for m in found]
    said = _("{count} papers lack or have run out.").format(count=len(rows))
    return Answer((_("Vendor"), _("Paper"), _("Ran out")), rows, {"missing": plain, "unset": []}, said, wrong=bool(rows))


def _coverage(seat: "Seat", given: dict[str, Any]) -> Answer:
    """VND-08: this month up to today, unless another is named."""
    from broadcaster.desk.lists.vendors import coverage
    from broadcaster.desk.registers import book
    from broadcaster.desk.wording import label, told
    from broadcaster.desk_cli.front.lookups import month_of

    named, asked = month_of(seat, given["month"])
    first, last = asked.since.astimezone(seat.zone).date(), asked.until.astimezone(seat.zone).date()  # type: ignore[union-attr]
    until = min(last - timedelta(days=1), _today(seat))
    stretch = [first + timedelta(days=n) for n in range((until - first).days + 1)]
    names, topic = _vendors(seat), book("vendor-talk").field("topic")
    found = coverage(names, [r.values for r in _rows(seat, "vendor-talk", asked)], stretch, seat.zone)
    rows = [
        (names.get(t.vendor, t.vendor), str(t.times), str(t.last or ""), "、".join(told(topic, one, seat.zone) for one in t.topics))
        for t in found.vendors
    ]
    plain = {
        "month": named,
        "vendors": [
            {"vendor": t.vendor, "times": t.times, "last": t.last and str(t.last), "topics": list(t.topics)} for t in found.vendors
        ],
        "covered": found.covered,
        "days_without": [str(day) for day in found.silent_days],
    }
    said = _("{month}: {covered} of {vendors} vendors were talked with; on {days} days nobody was.")
    facts = {"month": named, "covered": found.covered, "vendors": len(found.vendors), "days": len(found.silent_days)}
    return Answer((_("Vendor"), _("Times"), _("Last"), label(topic)), rows, plain, said.format(**facts), numbers=frozenset({1}))


def _expired(seat: "Seat", _given: dict[str, Any]) -> Answer:
    """TAG-04."""
    from broadcaster.desk.lists.vendors import expired
    from broadcaster.desk.party import names as names_of
    from broadcaster.desk.registers import book

    found = expired([r.values for r in _rows(seat, "price-board")], _today(seat))
    names = seat.read(lambda c: names_of(c, book("price-board")))
    rows = [
        (str(b["number"]), names.get(str(b["vendor"]), str(b["vendor"])), *(str(b[name]) for name in ("board_no", "goods", "ends_on")))
        for b in found
    ]
    plain = [{"number": b["number"], "vendor": b["vendor"], "board_no": b["board_no"], "ends_on": str(b["ends_on"])} for b in found]
    said = _("{count} boards are out though their days are over.").format(count=len(rows))
    return Answer((_("Number"), _("Vendor"), _("Board"), _("Goods"), _("Until")), rows, plain, said, wrong=bool(rows))


def _totals(seat: "Seat", given: dict[str, Any]) -> Answer:
    """TAG-02."""
    from broadcaster.desk.lists.tags import totals
    from broadcaster.desk.registers import book
    from broadcaster.desk.showing import shown

    tag, monthly = book("tag-print"), given.pop("monthly")
    asked = query(tag, dict(given), seat.reading)
    found = totals([r.values for r in _rows(seat, "tag-print", asked)], seat.zone, monthly=monthly)
    amount = tag.field("amount")
    rows = [(s.period, str(s.copies), shown(amount, s.amount), str(s.without_receipt)) for s in found]
    plain = [{"period": s.period, "copies": s.copies, "amount": s.amount, "without_receipt": s.without_receipt} for s in found]
    said = _("{copies} tags, {total} yuan; {bare} without a receipt.").format(
        copies=sum(s.copies for s in found), total=shown(amount, sum(s.amount for s in found)), bare=sum(s.without_receipt for s in found)
    )
    headings = (_("Period"), _("Copies"), _("Yuan"), _("Without receipt"))
    return Answer(headings, rows, plain, said, numbers=frozenset({1, 2, 3}))


def _now(seat: "Seat", _given: dict[str, Any]) -> Answer:
    """SHF-06: nobody leaves unnoticed."""
    out = [r for r in _rows(seat, "outing") if r["back_at"] is None]
    clock = [f"{at.astimezone(seat.zone):%Y-%m-%d %H:%M}" if (at := r["out_at"]) else "" for r in out]  # type: ignore[union-attr]
    rows = [(str(r["name"]), str(r["place"]), str(r["cause"]), since) for r, since in zip(out, clock, strict=True)]
    plain = [{"number": r.number, "name": r["name"], "place": r["place"], "out_at": r["out_at"].isoformat()} for r in out]  # type: ignore[union-attr]
    return Answer((_("Name"), _("Where to"), _("Why"), _("Since")), rows, plain, _("{count} out.").format(count=len(rows)))


def _periods() -> list[click.Parameter]:
    return [*days(), flag("monthly", _("By month instead of by day."))]


LOOKUPS = {
    ("vendor-paper", "missing"): Lookup(_missing, nothing, "", books=("party",)),
    ("vendor-talk", "coverage"): Lookup(_coverage, month, " --month 2026-11", books=("party",)),
    ("price-board", "expired"): Lookup(_expired, nothing, ""),
    ("tag-print", "totals"): Lookup(_totals, _periods, " --monthly --since 2026-01-01"),
    ("outing", "now"): Lookup(_now, nothing, ""),
}
