"""A book's table: typed columns, made from its declaration (desk 4.1, engine 8)."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Index, Integer, String, Table
from sqlalchemy.types import TypeEngine

from broadcaster.desk.book import Book, Field, Kind
from broadcaster.desk.registers import book, books
from broadcaster.store.metadata import TABLES, Instant

TYPES: Mapping[Kind, TypeEngine[Any]] = {
    Kind.TEXT: String(),
    Kind.LONG: String(),
    Kind.WHOLE: BigInteger(),
    Kind.MONEY: BigInteger(),
    Kind.PERCENT: BigInteger(),
    Kind.DATE: Date(),
    Kind.INSTANT: Instant(),
    Kind.DURATION: BigInteger(),
    Kind.PHONE: String(),
    Kind.ID: String(),
    Kind.CHOICE: String(),
    Kind.PARTY: String(),
    Kind.FILE: String(),
    Kind.YES: Boolean(),
}


@cache
def table_of(name: str) -> Table:
    """The table of the book `name`. Columns a draft may leave empty are nullable: what a full row needs, `ledger` checks."""
    made = book(name)
    fields = [_column(f, made) for f in made.fields]
    table = Table(made.table, TABLES, *_kept_before(), *fields, *_kept_after())
    Index(f"ix_{made.table}_happened_at", table.c.happened_at)
    for field in made.all_fields():
        if field.unique or field.indexed or field.kind in {Kind.PARTY, Kind.PHONE}:
            Index(f"ix_{made.table}_{field.name}", table.c[field.name])
    if made.sought:
        Index(f"ix_{made.table}_{'_'.join(made.sought)}", *(table.c[name] for name in made.sought))
    return table


def every_table() -> tuple[Table, ...]:
    """All books' tables, and the desk's own, joined to the house's metadata."""
    from broadcaster.desk.tables import CORE

    return (*CORE, *(table_of(one.name) for one in books()))


def _column(field: Field, owner: Book) -> Column[Any]:
    if field.kind is Kind.PARTY and owner.name != "party":
        table_of("party")
        return Column(field.name, String(), ForeignKey("desk_party.number"), nullable=True)
    return Column(field.name, TYPES[field.kind], nullable=True)


def _kept_before() -> tuple[Column[Any], ...]:
    return (
        Column("id", Integer, primary_key=True),
        Column("number", String, nullable=False, unique=True),
        Column("state", String, nullable=False),
        Column("version", Integer, nullable=False),
    )


def _kept_after() -> tuple[Column[Any], ...]:
    return (
        Column("happened_at", Instant, nullable=False),
        Column("site", String, nullable=True),
        Column("paper_ref", String, nullable=True),
        Column("remark", String, nullable=True),
        Column("entered_at", Instant, nullable=False),
        Column("made_by", String, nullable=False),
        Column("reviewed_at", Instant, nullable=True),
        Column("reviewed_by", String, nullable=True),
        Column("amended_at", Instant, nullable=True),
        Column("amended_by", String, nullable=True),
        Column("void_reason", String, nullable=True),
        Column("period", String, nullable=True),
        Column("erased_at", Instant, nullable=True),
    )
