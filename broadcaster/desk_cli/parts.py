"""What belongs to a case besides its row: limits, shares, opinions, what is left to do."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, tzinfo

import click
from sqlalchemy import Connection

from broadcaster.desk.book import Book
from broadcaster.desk.cases import clocks
from broadcaster.desk.cases.machine import open_acts
from broadcaster.desk.cases.model import Case
from broadcaster.desk.cases.terms import unset
from broadcaster.desk.cases.types import case_type
from broadcaster.desk.cases.wording import words
from broadcaster.desk.exchange.columns import Listing
from broadcaster.desk.policy.opening import policy
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.row import Query, Row
from broadcaster.desk.wording import told
from broadcaster.desk_cli.answers import parts_of as answers_of
from broadcaster.desk_cli.lines import parts_of as lines_of
from broadcaster.i18n import N_, _

MARKS = {
    "running": N_("running"), "close": N_("nearly over"), "late": N_("overdue"), "met": N_("in time"), "failed": N_("too late"),
    "dropped": N_("dropped"), "paused": N_("standing still"),
}  # fmt: skip


def parts_of(connection: Connection, listing: Listing, row: Row, now: datetime, profile: str) -> Mapping[str, tuple[str, str]]:
    """Heading and text of each part a layout may print; empty ones for whom the case is about (CMP-22)."""
    seen = not _about_viewer(listing, row)
    if not listing.book.workflow:
        return {**answers_of(connection, row), **lines_of(connection, row)} if seen else {}
    made: Mapping[str, tuple[str, Callable[[], list[str]]]] = {
        "@shares": (_("Shares of liability"), lambda: _shares(connection, row)),
        "@opinions": (_("Opinions and signatures"), lambda: _opinions(connection, row, listing.zone)),
        "@verdict": (_("Verdict"), lambda: _verdict(row)),
        "@calls": (_("Urged and called"), lambda: _calls(connection, row, listing.zone)),
        "@clocks": (_("Time limits"), lambda: _clocks(connection, row, listing.zone, now, profile)),
    }
    own = case_type(listing.book.workflow).parts
    return {name: (made[name][0], "\n".join(made[name][1]()) if seen else "") for name in own}


def show_case(connection: Connection, listing: Listing, row: Row, now: datetime, profile: str) -> None:
    """Below a row: its parts, the steps that closing still needs, and what can be done next."""
    if _about_viewer(listing, row):
        click.echo(_("It is about you: others handle it."))
        return
    for heading, text in parts_of(connection, listing, row, now, profile).values():
        if text:
            click.echo(f"{heading}\n  " + text.replace("\n", "\n  "))
    left = steps_left(listing.book, row)
    if left and row["stage"] not in case_type(listing.book.workflow).over:
        click.echo(_("Before it can be closed: {steps}").format(steps="、".join(left)))
    click.echo(_("Next: {acts}").format(acts=" ".join(next_acts(listing.book, row))))


def steps_left(book: Book, row: Row) -> tuple[str, ...]:
    """Steps that closing needs and that are not done."""
    return tuple(words(step) for step in case_type(book.workflow).steps if step.lacks(row.values))


def next_acts(book: Book, row: Row) -> tuple[str, ...]:
    """Commands that the stage allows."""
    return open_acts(case_type(book.workflow), Case(row.values))


def remark(row: Row) -> str:
    """What a clerk who entered a case has to know at once: where a repair goes, or that nobody knows (RPR-03)."""
    if row.book != "repair" or row.state == "draft":
        return ""
    if row["station"] is None:
        return _(
            "No station is known for this address. Look with desk repair where, or choose one: desk repair send {number} --station …"
        ).format(number=row.number)
    return _("It belongs to {station} ({by}). Send it: desk repair send {number}").format(
        station=row["station"], by=row["route_no"], number=row.number
    )


def mark_told(mark: str) -> str:
    """A limit's mark in words."""
    return _(MARKS[mark])


def limit_told(row_value: object) -> str:
    """A limit's name in words."""
    return told(book_named("clock").field("limit_of"), row_value, clocks_zone())


def clocks_zone() -> tzinfo:
    """Names of limits have no time in them: any zone does."""
    from datetime import UTC

    return UTC


def _about_viewer(listing: Listing, row: Row) -> bool:
    return bool(listing.book.barred and listing.viewer and row[listing.book.barred] == listing.viewer)


def _of(connection: Connection, name: str, row: Row) -> Iterator[Row]:
    return find(connection, book_named(name), Query(where=(("case_number", row.number),)))


def _verdict(row: Row) -> list[str]:
    """The verdict that was kept, in words, with the manual's sentence; nothing for what is not judged."""
    if row.values.get("verdict_code") is None:
        return []
    from broadcaster.desk.returns.clauses import CLAUSES
    from broadcaster.desk.returns.wording import CODES

    said = [f"{name} {CLAUSES[name].source} {CLAUSES[name].zh}" for name in str(row["clause"]).split("，") if name in CLAUSES]
    return [_(CODES[str(row["verdict_code"])]), *said]


def _shares(connection: Connection, row: Row) -> list[str]:
    book = book_named("complaint-share")
    shown = ("liable", "share", "loss_return", "loss_exchange", "loss_discount", "loss_other")
    return ["  ".join(_said(book, one, name) for name in shown if one[name] is not None) for one in _of(connection, book.name, row)]


def _said(book: Book, row: Row, name: str) -> str:
    field = book.field(name)
    text = told(field, row[name], clocks_zone())
    if name in {"liable", "share"}:
        return text
    from broadcaster.desk.wording import label

    return f"{label(field)} {text}"


def _opinions(connection: Connection, row: Row, zone: tzinfo) -> list[str]:
    book = book_named("complaint-signature")
    return [
        "  ".join(told(book.field(name), one[name], zone) for name in ("seat", "signer", "verdict", "opinion", "signed_at") if one[name])
        for one in _of(connection, book.name, row)
    ]


def _calls(connection: Connection, row: Row, zone: tzinfo) -> list[str]:
    book = book_named("repair-call")
    shown = ("happened_at", "whom", "answered", "said", "caller")

    def cell(one: Row, name: str) -> str:
        return _answer(one) if name == "answered" else told(book.field(name), one[name], zone)

    return ["  ".join(filter(None, (cell(one, name) for name in shown))) for one in _of(connection, book.name, row)]


def _answer(call: Row) -> str:
    if call["whom"] == "urge":
        return ""
    return _("answered") if call["answered"] else _("nobody answered")


def _clocks(connection: Connection, row: Row, zone: tzinfo, now: datetime, profile: str) -> list[str]:
    lines = []
    limits = case_type(row.book).limits
    for one in clocks.of_case(connection, row.number):
        made = clocks.as_running(one)
        mark = str(one["outcome"]) if one["outcome"] else made.mark(now)
        due = told(book_named("clock").field("due_at"), made.due, zone) if made.due else ""
        lines.append(f"{limit_told(one['limit_of'])}  {due}  {mark_told(mark)}")
    blank = [limit_told(name) for name in unset(policy(connection, profile, now.astimezone(zone).date()), limits)]
    return [*lines, _("Not set: {limits}").format(limits="、".join(blank))] if blank and lines else lines
