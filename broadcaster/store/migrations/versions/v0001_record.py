"""The record: what aired, each clip in it, and what else happened."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """To 0001."""
    op.create_table(
        "aired",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source", sa.JSON(), nullable=False),
        sa.Column("planned_start", INSTANT, nullable=False),
        sa.Column("planned_end", INSTANT, nullable=False),
        sa.Column("band_low", sa.Double(), nullable=False),
        sa.Column("band_high", sa.Double(), nullable=False),
        sa.Column("dial", sa.Double(), nullable=True),
        sa.Column("start", INSTANT, nullable=True),
        sa.Column("end", INSTANT, nullable=True),
        sa.Column("target_lufs", sa.Double(), nullable=True),
        sa.Column("lufs", sa.Double(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_aired"),
    )
    op.create_index("ix_aired_date", "aired", ["date"])
    op.create_table(
        "play",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("cue", sa.String(), nullable=False),
        sa.Column("clip", sa.String(), nullable=False),
        sa.Column("start", INSTANT, nullable=False),
        sa.Column("end", INSTANT, nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_play"),
    )
    op.create_index("ix_play_cue", "play", ["cue"])
    op.create_index("ix_play_start", "play", ["start"])
    op.create_table(
        "incident",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_incident"),
    )
    op.create_index("ix_incident_at", "incident", ["at"])


def downgrade() -> None:
    """Back to nothing."""
    for table in ("incident", "play", "aired"):
        op.drop_table(table)
