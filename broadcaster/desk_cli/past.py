"""What happened to a row."""

from collections.abc import Iterator

import click
from sqlalchemy import Connection

from broadcaster.desk.book import Book, Field
from broadcaster.desk.exchange.columns import Listing, erased
from broadcaster.desk.ledger import CASE, WHY
from broadcaster.desk.masking import masked
from broadcaster.desk.reading import Told, history
from broadcaster.desk.row import Row
from broadcaster.desk.wording import chinese, label, shortened
from broadcaster.i18n import N_, _

DEEDS = {
    "add": N_("entered"),
    "amend": N_("amended"),
    "promote": N_("put into the book"),
    "review": N_("looked through"),
    "void": N_("made void"),
    "reveal": N_("shown in full"),
    "erase": N_("personal data erased"),
    "person-erased": N_("person erased"),
}


def show_history(connection: Connection, listing: Listing, row: Row) -> None:
    """One line an event: when, who, what, which fields, why. Whom the row is about sees that something was done, not what (CMP-22)."""
    about = listing.book.barred and listing.viewer and row.values.get(listing.book.barred) == listing.viewer
    for told in history(connection, listing.book.name, row.number):
        at = f"{told.event.at.astimezone(listing.zone):%Y-%m-%d %H:%M:%S}"
        deed = _deed(listing.book, told.event.kind)
        why = None if about else told.personal.get(WHY)
        changes = "；".join(_changes(listing, told)) if _tells(told.event.kind) and not about else ""
        click.echo("  ".join(str(part) for part in (at, told.event.by, deed, changes, why and f"({why})") if part))


def _deed(book: Book, kind: str) -> str:
    """The act's own words, or the ledger's."""
    if kind in DEEDS:
        return _(DEEDS[kind])
    if book.workflow and kind.startswith(CASE):
        from broadcaster.desk.cases.types import case_type

        act = case_type(book.workflow).act(kind.removeprefix(CASE))
        return act.zh if chinese() else act.en
    return kind


def _tells(kind: str) -> bool:
    return kind in {"add", "amend"} or kind.startswith(CASE)


def _changes(listing: Listing, told: Told) -> Iterator[str]:
    for field in listing.book.all_fields():
        if field.name in told.event.facts:
            yield f"{label(field)}={_value(listing, field, told)}"


def _value(listing: Listing, field: Field, told: Told) -> str:
    if not field.personal:
        value = told.event.facts[field.name]
    elif field.name in told.personal:
        value = told.personal[field.name]
    else:
        value = None if told.event.facts[field.name] is None else erased()
    return shortened("" if value is None else str(value if listing.reveal else masked(field, value)))
