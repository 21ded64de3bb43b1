"""Repairs, their calls and routes; limits that stand still; what exception events keep besides. Each column stands here as it was then."""

from alembic import op

from broadcaster.store.migrations.steps import added, book

revision = "0110"
down_revision = "0102"

MORE = {
    "desk_clock": {"text": "policy", "whole": "length", "instant": "paused_at"},
    "desk_exception": {
        "text": "head agreed trigger", "instant": "superior_told_at escalated_at rescued_at",
        "flag": "skipped maintenance_called first_aid comforted fault_cleared",
    },
    "desk_repair_check": {"text": "season sample"},
}  # fmt: skip
"""New columns of tables that are there."""
BOOKS = ("clock_event", "repair", "repair_call", "route")


def upgrade() -> None:
    """To 0110."""
    for table, sorts in MORE.items():
        for column in added(**sorts):
            op.add_column(table, column)
    op.create_index("ix_desk_exception_trigger", "desk_exception", ["trigger"])
    _books()


def downgrade() -> None:
    """Back to 0102."""
    for name in BOOKS:
        op.drop_table(f"desk_{name}")
    op.drop_index("ix_desk_exception_trigger", "desk_exception")
    for table, sorts in MORE.items():
        with op.batch_alter_table(table) as changed:
            for name in " ".join(sorts.values()).split():
                changed.drop_column(name)


def _books() -> None:
    """As `tools/desk_migration.py clock-event repair repair-call route` wrote them."""
    book(
        "desk_clock_event",
        text="clock_number case_number what stage",
        instant="passed_at",
        whole="overrun",
        index="case_number clock_number happened_at paper_ref",
    )
    book(
        "desk_repair",
        text="channel class content name phone visit address position degree urgency goods order_no seat taken_by authority_ref call_ref"
        " stage first_owner station route_no resumes sent_by worker worker_phone waits_for forwarded_to dept_answer coverage work result"
        " inspected_by revisit_ref closed_by season",
        party="party",
        date="bought_on warranty_end next_service_on",
        whole="reopened urges wrong_stations passed_on fee_quote charged",
        instant="sent_at accepted_at contacted_at visit_at urged_at forwarded_at dept_answered_at inspected_at returned_at revisited_at"
        " reminded_at closed_at",
        flag="complex quote_agreed repaired quality_ok solved in_warranty",
        index="happened_at order_no paper_ref party phone worker_phone",
    )
    book(
        "desk_repair_call",
        text="case_number whom station said caller",
        flag="answered",
        index="case_number happened_at paper_ref",
    )
    book("desk_route", text="place station note", index="happened_at paper_ref place")
