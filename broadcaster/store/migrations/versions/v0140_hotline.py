"""The rest of hotline and front desk: roster, lapses, services, costs, requests, supplies, needs, clauses, access, households."""

from alembic import op

from broadcaster.store.migrations.steps import added, book

revision = "0140"
down_revision = "0130"

ADDED: dict[str, dict[str, str]] = {
    "call": {"text": "origin_dept missed_why wait_verdict further", "instant": "transferred_at connected_at wrapped_at"},
    "aftersale": {"text": "kind analysis reported_to became_no"},
    "suggestion": {"text": "origin_no"},
    "contact": {"date": "checked_on"},
    "faq": {"text": "kind", "date": "basis_on"},
    "task": {"text": "plan_month duty duty_period assessment assessed_by"},
    "document": {"text": "sort about_whom kept_at"},
    "acknowledgement": {"text": "clerk replied_by"},
    "party": {"text": "post addressed household"},
    "complaint": {"text": "origin_ref"},
}
BOOKS = ("roster", "lapse", "service", "cost", "request", "supply", "need", "clause", "access", "household")


def upgrade() -> None:
    """To 0140."""
    for name, sorts in ADDED.items():
        for column in added(**sorts):
            op.add_column(f"desk_{name}", column)
    _books()


def downgrade() -> None:
    """Back to 0130."""
    for name in BOOKS:
        op.drop_table(f"desk_{name}")
    for name, sorts in ADDED.items():
        with op.batch_alter_table(f"desk_{name}") as table:
            for column in added(**sorts):
                table.drop_column(column.name)


def _books() -> None:
    """As `tools/desk_migration.py` wrote them."""
    book("desk_roster", text="clerk post phone", instant="starts_at ends_at", index="clerk happened_at paper_ref phone")
    book(
        "desk_lapse",
        text="clerk fault_code call_no evidence phrase_no clause_no measure basis policy_version",
        flag="grave",
        whole="amount",
        index="clerk happened_at paper_ref",
    )
    book("desk_service", text="kind place", whole="times", index="happened_at paper_ref")
    book("desk_cost", text="ticket_no sort item borne_by", whole="amount", index="happened_at paper_ref ticket_no")
    book(
        "desk_request",
        text="matter proposal asked_of superior skip_cause origin_no instruction instructed_by objection executed report_after stage",
        flag="skip",
        instant="instructed_at objected_at executed_at reported_at",
        index="happened_at paper_ref",
    )
    book("desk_supply", text="move item unit dept taken_by claim_no", whole="qty price", index="happened_at item paper_ref")
    book("desk_need", text="kind content asked_by submitted_to answer", date="submitted_on answered_on", index="happened_at paper_ref")
    book("desk_clause", text="policy_no rule_id clause wording", index="happened_at paper_ref policy_no rule_id")
    book(
        "desk_access",
        text="of_book of_number purpose asked_by verdict verdict_note decided_by",
        whole="minutes",
        instant="decided_at ends_at",
        index="happened_at of_number paper_ref",
    )
    book("desk_household", text="address region_code station", index="address happened_at paper_ref")
