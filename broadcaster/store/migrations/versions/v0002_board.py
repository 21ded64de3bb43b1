"""The board: the queue with its orders, requests with their marks, and texts as they were aired."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

INSTANT = sa.DateTime(timezone=True)


def text(*names: str) -> list[sa.Column[str]]:
    """Columns of text that is always there, if only empty."""
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def times() -> list[sa.Column[object]]:
    """When something is read."""
    lists: list[sa.Column[object]] = [sa.Column(name, sa.JSON(), nullable=False) for name in ("dates", "windows", "times")]
    return [*lists, sa.Column("every_s", sa.Integer(), nullable=True)]


def upgrade() -> None:
    """To 0002."""
    op.create_table(
        "announcement",
        *text("id", "kind", "event", "title", "text", "script"),
        sa.Column("fields", sa.JSON(), nullable=False),
        *times(),
        sa.Column("reads", sa.Integer(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        *text("zone"),
        sa.Column("valid_to", sa.Date(), nullable=True),
        *text("contact", "place"),
        sa.Column("position", sa.Integer(), nullable=False),
        *text("by"),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_announcement"),
    )
    op.create_index("ix_announcement_at", "announcement", ["at"])
    op.create_table(
        "announcement_order",
        *text("id", "announcement", "verb", "by"),
        sa.Column("at", INSTANT, nullable=False),
        *times(),
        *text("reason"),
        sa.PrimaryKeyConstraint("id", name="pk_announcement_order"),
    )
    op.create_index("ix_announcement_order_announcement", "announcement_order", ["announcement"])
    _approvals()
    _texts()


def _approvals() -> None:
    op.create_table(
        "approval_request",
        *text("id", "name", "kind", "digest", "text", "unit", "contact"),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("times_a_day", sa.Integer(), nullable=True),
        *text("author", "account"),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_approval_request"),
    )
    for column in ("name", "digest"):
        op.create_index(f"ix_approval_request_{column}", "approval_request", [column])
    op.create_table(
        "approval_mark",
        *text("id", "request"),
        sa.Column("step", sa.String(), nullable=True),
        *text("decision", "by", "account"),
        sa.Column("at", INSTANT, nullable=False),
        *text("digest", "reason"),
        sa.ForeignKeyConstraint(["request"], ["approval_request.id"], name="fk_approval_mark_request_approval_request"),
        sa.PrimaryKeyConstraint("id", name="pk_approval_mark"),
    )
    op.create_index("ix_approval_mark_request", "approval_mark", ["request"])


def _texts() -> None:
    op.create_table(
        "text_aired",
        *text("id"),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        *text("title", "script", "digest", "voice", "text"),
        sa.PrimaryKeyConstraint("id", name="pk_text_aired"),
    )
    op.create_index("ix_text_aired_date", "text_aired", ["date"])


def downgrade() -> None:
    """Back to 0001."""
    for table in ("text_aired", "approval_mark", "approval_request", "announcement_order", "announcement"):
        op.drop_table(table)
