"""Indexes for what is asked all day: cases by stage, limits that run, events of a kind (the approved changes of the policy)."""

from alembic import op

revision = "0160"
down_revision = "0150"

INDEXES = (("desk_complaint", "stage"), ("desk_clock", "stopped_at"), ("desk_event", "kind"))


def upgrade() -> None:
    """To 0160."""
    for table, column in INDEXES:
        op.create_index(f"ix_{table}_{column}", table, [column])


def downgrade() -> None:
    """Back to the step before."""
    for table, column in INDEXES:
        op.drop_index(f"ix_{table}_{column}", table)
