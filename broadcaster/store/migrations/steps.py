"""The words of a migration for the desk's books: columns by type, a book's table.

Fixed for good, as the steps written with them are: what a row of every book has stands here as it was when the first books were made. A
later column of every book is a step of its own (`op.add_column`), never a change here.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

INSTANT = sa.DateTime(timezone=True)
TYPES: dict[str, Any] = {
    "text": sa.String(), "whole": sa.BigInteger(), "date": sa.Date(), "instant": INSTANT, "flag": sa.Boolean(), "party": sa.String(),
}  # fmt: skip
Columns = list[sa.Column[Any]]


def text(names: str, *, empty: bool = False) -> Columns:
    """Text columns; `names` apart by spaces."""
    return _columns(names, sa.String(), empty=empty)


def whole(names: str) -> Columns:
    """Whole numbers that are always there."""
    return [sa.Column(name, sa.Integer(), nullable=False, autoincrement=False) for name in names.split()]


def instant(names: str, *, empty: bool = False) -> Columns:
    """Instants, with their zone."""
    return _columns(names, INSTANT, empty=empty)


def flag(names: str) -> Columns:
    """Yes or no, always there."""
    return _columns(names, sa.Boolean(), empty=False)


def json(names: str) -> Columns:
    """JSON, always there."""
    return _columns(names, sa.JSON(), empty=False)


def table(name: str, *columns: Columns, key: str) -> None:
    """A table that is no book; `key`: the columns of its primary key, apart by spaces."""
    op.create_table(name, *(c for some in columns for c in some), sa.PrimaryKeyConstraint(*key.split(), name=f"pk_{name}"))


def book(name: str, *, index: str, **fields: str) -> None:
    """A book's table: what every row has, and `fields`, names by type (`TYPES`)."""
    parties = fields.get("party", "").split()
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        *text("number state made_by"),
        *whole("version"),
        *instant("happened_at entered_at"),
        *instant("reviewed_at amended_at erased_at", empty=True),
        *text("site paper_ref remark reviewed_by amended_by void_reason period", empty=True),
        *added(**fields),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.UniqueConstraint("number", name=f"uq_{name}_number"),
        *(sa.ForeignKeyConstraint([p], ["desk_party.number"], name=f"fk_{name}_{p}_desk_party") for p in parties),
    )
    for column in index.split():
        op.create_index(f"ix_{name}_{column}", name, [column])


def added(**fields: str) -> Columns:
    """A book's own columns, which may all be empty."""
    return [sa.Column(column, TYPES[sort], nullable=True) for sort, names in fields.items() for column in names.split()]


def _columns(names: str, sort: Any, *, empty: bool) -> Columns:  # noqa: ANN401 - any SQL type
    return [sa.Column(name, sort, nullable=empty) for name in names.split()]
