"""What is owed is asked for by its day, and since when there is anything: of years of rows, those few are read."""

from alembic import op

revision = "0170"
down_revision = "0160"

INDEXES = (
    ("desk_revisit", ("stage", "booked_at", "due_on")),
    ("desk_complaint", ("improved_at", "improvement_due")),
    ("desk_event", ("at",)),
)


def upgrade() -> None:
    """To 0170."""
    for table, columns in INDEXES:
        op.create_index(_name(table, columns), table, list(columns))


def downgrade() -> None:
    """Back to 0160."""
    for table, columns in INDEXES:
        op.drop_index(_name(table, columns), table)


def _name(table: str, columns: tuple[str, ...]) -> str:
    return f"ix_{table}_{'_'.join(columns)}"
