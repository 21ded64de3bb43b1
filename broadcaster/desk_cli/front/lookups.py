"""Look-ups of the hotline: phrases, gaps of the roster, services, costs, promises, sections of the report."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import click

from broadcaster.desk.book import Book
from broadcaster.desk_cli.front.answer import Answer, Lookup, days, made, month, words
from broadcaster.desk_cli.front.office_lookups import LOOKUPS as OFFICE
from broadcaster.desk_cli.options import query
from broadcaster.i18n import _

if TYPE_CHECKING:
    from broadcaster.desk.row import Query, Row
    from broadcaster.desk_cli.seat import Seat


def command_of(book: Book, verb: str, told: str) -> click.Command:
    """One look-up of a book."""
    return made(book, verb, told, (LOOKUPS | OFFICE)[book.name, verb])


def _rows(seat: "Seat", name: str, asked: "Query | None" = None) -> "list[Row]":
    """Rows of a book, drafts left out."""
    from broadcaster.desk.reading import find
    from broadcaster.desk.registers import book
    from broadcaster.desk.row import Query

    return seat.read(lambda c: [row for row in find(c, book(name), asked or Query()) if row.state != "draft"])


def _asked(seat: "Seat", name: str, given: dict[str, Any]) -> "Query":
    from broadcaster.desk.registers import book

    return query(book(name), dict(given), seat.reading)


def _clock(seat: "Seat", at: Any) -> str:  # noqa: ANN401 - an instant
    return f"{at.astimezone(seat.zone):%Y-%m-%d %H:%M}" if at else ""


def _phrases(seat: "Seat", given: dict[str, Any]) -> Answer:
    """The mall's own phrases in force, then the manual's (SCR-07)."""
    from broadcaster.desk.front.manual_phrases import SOURCE, fitting
    from broadcaster.desk.registers import book
    from broadcaster.desk.wording import told
    from broadcaster.desk_cli.front.finding import found

    asked = given["words"]
    occasion = book("phrase").field("occasion")
    own = [
        (row.number, told(occasion, row["occasion"], seat.zone), str(row["wording"]), "") for row in found(book("phrase"), asked, {}, seat)
    ]
    names = {c.value: f"{c.zh} {c.en}" for c in occasion.choices}
    said = {wording for _number, _occasion, wording, _source in own}
    printed = [(p.name, told(occasion, p.occasion, seat.zone), p.wording, SOURCE) for p in fitting(asked, names) if p.wording not in said]
    rows = [*own, *printed]
    plain = [{"phrase": name, "occasion": occ, "wording": text, "source": source} for name, occ, text, source in rows]
    return Answer((_("Phrase"), _("Occasion"), _("Wording"), _("Manual")), rows, plain, _("{count} found.").format(count=len(rows)))


def _gaps(seat: "Seat", given: dict[str, Any]) -> Answer:
    """A fortnight from today, unless other days are named (CAL-03)."""
    from broadcaster.desk.front.coverage import gaps, needed
    from broadcaster.desk_cli.numbers import day_of, policy_of

    first = day_of(seat, given["since"])
    last = day_of(seat, given["until"]) if given["until"] else first + timedelta(days=13)
    wanted = needed(policy_of(seat, None, first.isoformat()), first, last, seat.zone)
    shifts = [(row["starts_at"], row["ends_at"]) for row in _rows(seat, "roster") if row["post"] in {"line", "home"}]
    found = gaps(wanted.stretches, shifts)  # type: ignore[arg-type]
    rows = [(_clock(seat, begin), _clock(seat, end), _hours(end - begin)) for begin, end in found]
    said = _("{count} gaps.").format(count=len(found))
    if wanted.unjudged:
        unset = _("{count} days are not judged: neither the season nor opening hours are set: desk policy set calendar.open_hours …")
        said += " " + unset.format(count=len(wanted.unjudged))
    told = {
        "gaps": [{"from": b.astimezone(seat.zone).isoformat(), "until": e.astimezone(seat.zone).isoformat()} for b, e in found],
        "not_judged": [str(day) for day in wanted.unjudged],
    }
    return Answer((_("From"), _("Until"), _("Hours")), rows, told, said, wrong=bool(found), numbers=frozenset({2}))


def _hours(length: timedelta) -> str:
    return f"{length.total_seconds() / 3600:.1f}"


def _tally(seat: "Seat", given: dict[str, Any]) -> Answer:
    """SRV-02."""
    from broadcaster.desk.front.serving import PAGES, tally
    from broadcaster.desk.registers import book
    from broadcaster.desk.wording import told

    found = tally(_rows(seat, "service", _asked(seat, "service", given)), _rows(seat, "page", _asked(seat, "page", given)))

    def name(kind: str) -> str:
        of = "page" if kind.startswith(PAGES) else "service"
        return told(book(of).field("kind"), kind.removeprefix(PAGES), seat.zone)

    total = sum(n for _kind, n in found)
    rows = [(name(kind), str(n)) for kind, n in found]
    return Answer((_("Service"), _("How often")), rows, dict(found), _("{count} times.").format(count=total), numbers=frozenset({1}))


def _costs(seat: "Seat", given: dict[str, Any]) -> Answer:
    """SRV-12."""
    from dataclasses import asdict

    from broadcaster.desk.front.tickets import costs
    from broadcaster.desk.registers import book
    from broadcaster.desk.showing import shown
    from broadcaster.desk.wording import told

    named, asked = month_of(seat, given["month"])
    kinds = {row.number: str(row["kind"] or "service") for row in _rows(seat, "aftersale")}
    found = costs(_rows(seat, "cost", asked), kinds)
    cost = book("cost")
    parts = (
        (_("Sort"), found.by_sort, cost.field("sort")),
        (_("Borne by"), found.by_bearer, cost.field("borne_by")),
        (_("Ticket"), found.by_kind, book("aftersale").field("kind")),
    )
    amount = cost.field("amount")
    rows = [(heading, told(field, value, seat.zone), shown(amount, fen)) for heading, some, field in parts for value, fen in some]
    said = _("{month}: {tickets} tickets cost {total} yuan.").format(month=named, tickets=found.tickets, total=shown(amount, found.total))
    return Answer((_("By"), _("Kind"), _("Yuan")), rows, {"month": named, **asdict(found)}, said, numbers=frozenset({2}))


def month_of(seat: "Seat", text: str | None) -> "tuple[str, Query]":
    """A month and its rows. Raises `Fault`: `desk.front.month`."""
    from broadcaster.desk.book import Span
    from broadcaster.desk.periods import bounds
    from broadcaster.desk.row import Query
    from broadcaster.faults import Exit, fault

    named = text or f"{seat.now.astimezone(seat.zone):%Y-%m}"
    try:
        since, until = bounds(Span.MONTH, named, seat.zone)
    except ValueError:
        raise fault("desk.front.month", Exit.USAGE, found=named) from None
    return named, Query(since=since, until=until)


def _breaches(seat: "Seat", given: dict[str, Any]) -> Answer:
    """SRV-10."""
    from broadcaster.desk.front.promises import Kept, breaches
    from broadcaster.desk.front.summing import limits
    from broadcaster.desk_cli.numbers import policy_of

    held = limits(policy_of(seat, None, None))
    of = {name: tuple(_rows(seat, name, _asked(seat, name, given))) for name in ("clock", "relay", "call")}
    kept = Kept(of["clock"], of["relay"], of["call"], held.max_rings, held.max_seconds)
    found = breaches(_rows(seat, "promise"), kept, seat.now, seat.zone)
    rows = [(b.title, b.key, b.number, _clock(seat, b.due)) for b in found.breaches]
    told = {
        "breaches": [{"promise": b.promise, "key": b.key, "number": b.number, "due": b.due and b.due.isoformat()} for b in found.breaches],
        "not_judged": list(found.unseen),
    }
    said = _("{count} times a promise was not kept.").format(count=len(rows))
    if found.unseen:
        said += " " + _("Not judged: {keys}.").format(keys="、".join(found.unseen))
    return Answer((_("Promise"), _("Time limit"), _("Number"), _("Due")), rows, told, said, wrong=bool(rows))


def _sections(seat: "Seat", given: dict[str, Any]) -> Answer:
    """EXC-10: a section a kind."""
    from broadcaster.desk.front.summing import AT_ONCE, sections
    from broadcaster.desk.registers import book
    from broadcaster.desk.wording import told

    book_ = book("exception")
    found = sections(_rows(seat, "exception", _asked(seat, "exception", given)))
    rows, plain = [], {}
    for kind, some in found.items():
        heading = told(book_.field("event_kind"), kind, seat.zone)
        way = _("at once") if kind in AT_ONCE else _("in the report")
        rows += [(heading, way, row.number, str(row["content"]), str(row["result"] or "")) for row in some]
        plain[kind] = {"at_once": kind in AT_ONCE, "events": [row.number for row in some]}
    count = sum(map(len, found.values()))
    return Answer((_("Kind"), _("Report"), _("Number"), _("Content"), _("Result")), rows, plain, _("{count} events.").format(count=count))


LOOKUPS = {
    ("phrase", "find"): Lookup(_phrases, words, " 电梯"),
    ("roster", "gaps"): Lookup(_gaps, days, " --since 2026-11-24 --until 2026-11-30"),
    ("service", "tally"): Lookup(_tally, days, " --since 2026-11-01", books=("page",)),
    ("aftersale", "costs"): Lookup(_costs, month, " --month 2026-11", books=("cost",)),
    ("promise", "breaches"): Lookup(_breaches, days, " --since 2026-11-01", books=("clock", "relay", "call")),
    ("exception", "sections"): Lookup(_sections, days, " --since today"),
}
