"""What is kept of derived reports: sign-off with the frozen copy and its digest, and the free text the paper asks for (catalogue 4.4)."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0150"
down_revision = "0140"

INSTANT = sa.DateTime(timezone=True)
TYPES: dict[str, Any] = {"text": sa.String(), "instant": INSTANT, "flag": sa.Boolean()}
Columns = list[sa.Column[Any]]


def upgrade() -> None:
    """To 0150; as `tools/desk_migration.py report-copy report-text` wrote it."""
    _book(
        "desk_report_copy",
        text="report covers issue corrects signed_by delivered grounds digest policy content",
        instant="due_at",
        flag="late",
        index="covers happened_at paper_ref report",
    )
    _book("desk_report_text", text="report covers part words", index="covers happened_at paper_ref report")


def downgrade() -> None:
    """Back to 0102."""
    op.drop_table("desk_report_text")
    op.drop_table("desk_report_copy")


def _columns(names: str, sort: Any, *, empty: bool) -> Columns:  # noqa: ANN401 - any SQL type
    return [sa.Column(name, sort, nullable=empty) for name in names.split()]


def _book(name: str, *, index: str, **fields: str) -> None:
    """A book's table: what every row has, and `fields`, names by type."""
    own = [sa.Column(column, TYPES[sort], nullable=True) for sort, names in fields.items() for column in names.split()]
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns("number state made_by", sa.String(), empty=False),
        sa.Column("version", sa.Integer(), nullable=False, autoincrement=False),
        *_columns("happened_at entered_at", INSTANT, empty=False),
        *_columns("reviewed_at amended_at erased_at", INSTANT, empty=True),
        *_columns("site paper_ref remark reviewed_by amended_by void_reason period", sa.String(), empty=True),
        *own,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.UniqueConstraint("number", name=f"uq_{name}_number"),
    )
    for column in index.split():
        op.create_index(f"ix_{name}_{column}", name, [column])
