"""What is owed is asked for by its day: of years of revisits, those few are read."""

from alembic import op

revision = "0170"
down_revision = "0160"

NAME, TABLE, COLUMNS = "ix_desk_revisit_stage_booked_at_due_on", "desk_revisit", ["stage", "booked_at", "due_on"]


def upgrade() -> None:
    """To 0170."""
    op.create_index(NAME, TABLE, COLUMNS)


def downgrade() -> None:
    """Back to 0160."""
    op.drop_index(NAME, TABLE)
