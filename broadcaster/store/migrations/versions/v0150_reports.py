"""What is kept of derived reports: sign-off with the frozen copy and its digest, and the free text the paper asks for (catalogue 4.4)."""

from alembic import op

from broadcaster.store.migrations.steps import book

revision = "0150"
down_revision = "0140"


def upgrade() -> None:
    """To 0150; as `tools/desk_migration.py report-copy report-text` wrote it."""
    book(
        "desk_report_copy",
        text="report covers issue corrects signed_by delivered grounds digest policy content",
        instant="due_at",
        flag="late",
        index="covers happened_at paper_ref report",
    )
    book("desk_report_text", text="report covers part words", index="covers happened_at paper_ref report")


def downgrade() -> None:
    """Back to 0140."""
    op.drop_table("desk_report_text")
    op.drop_table("desk_report_copy")
