"""Opinion campaigns, grades of customers, scorecards, and what sales, visits and suggestions have more."""

from alembic import op

from broadcaster.store.migrations.steps import added

revision = "0180"
down_revision = "0160"

MORE = (("desk_visit", {"flag": "by_leader"}),)


def upgrade() -> None:
    """To 0180."""
    for table, fields in MORE:
        for column in added(**fields):
            op.add_column(table, column)


def downgrade() -> None:
    """Back to the step before."""
    for table, fields in MORE:
        for column in added(**fields):
            op.drop_column(table, column.name)
