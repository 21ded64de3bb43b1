"""The rest of hotline and front desk: roster, lapses, services, costs, requests, supplies, needs, clauses, access, households."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0140"
down_revision = "0130"

INSTANT = sa.DateTime(timezone=True)
TYPES: dict[str, Any] = {
    "text": sa.String(), "whole": sa.BigInteger(), "date": sa.Date(), "instant": INSTANT, "flag": sa.Boolean(),
}  # fmt: skip
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
Columns = list[sa.Column[Any]]
BOOKS = ("roster", "lapse", "service", "cost", "request", "supply", "need", "clause", "access", "household")


def upgrade() -> None:
    """To 0140."""
    for book, sorts in ADDED.items():
        for sort, names in sorts.items():
            for name in names.split():
                op.add_column(f"desk_{book}", sa.Column(name, TYPES[sort], nullable=True))
    _books()


def downgrade() -> None:
    """Back to 0102."""
    for name in BOOKS:
        op.drop_table(f"desk_{name}")
    for book, sorts in ADDED.items():
        with op.batch_alter_table(f"desk_{book}") as table:
            for names in sorts.values():
                for name in names.split():
                    table.drop_column(name)


def _columns(names: str, sort: Any, *, empty: bool) -> Columns:  # noqa: ANN401 - any SQL type
    return [sa.Column(name, sort, nullable=empty) for name in names.split()]


def _text(names: str, *, empty: bool = False) -> Columns:
    return _columns(names, sa.String(), empty=empty)


def _whole(names: str) -> Columns:
    return [sa.Column(name, sa.Integer(), nullable=False, autoincrement=False) for name in names.split()]


def _instant(names: str, *, empty: bool = False) -> Columns:
    return _columns(names, INSTANT, empty=empty)


def _book(name: str, *, index: str, **fields: str) -> None:
    """A book's table: what every row has, and `fields`, names by type."""
    own = [sa.Column(column, TYPES[sort], nullable=True) for sort, names in fields.items() for column in names.split()]
    parties = fields.get("party", "").split()
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        *_text("number state made_by"),
        *_whole("version"),
        *_instant("happened_at entered_at"),
        *_instant("reviewed_at amended_at erased_at", empty=True),
        *_text("site paper_ref remark reviewed_by amended_by void_reason period", empty=True),
        *own,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.UniqueConstraint("number", name=f"uq_{name}_number"),
        *(sa.ForeignKeyConstraint([p], ["desk_party.number"], name=f"fk_{name}_{p}_desk_party") for p in parties),
    )
    for column in index.split():
        op.create_index(f"ix_{name}_{column}", name, [column])


def _books() -> None:
    """As `tools/desk_migration.py` wrote them."""
    _book("desk_roster", text="clerk post phone", instant="starts_at ends_at", index="clerk happened_at paper_ref phone")
    _book(
        "desk_lapse",
        text="clerk fault_code call_no evidence phrase_no clause_no measure basis policy_version",
        flag="grave",
        whole="amount",
        index="clerk happened_at paper_ref",
    )
    _book("desk_service", text="kind place", whole="times", index="happened_at paper_ref")
    _book("desk_cost", text="ticket_no sort item borne_by", whole="amount", index="happened_at paper_ref ticket_no")
    _book(
        "desk_request",
        text="matter proposal asked_of superior skip_cause origin_no instruction instructed_by objection executed report_after stage",
        flag="skip",
        instant="instructed_at objected_at executed_at reported_at",
        index="happened_at paper_ref",
    )
    _book("desk_supply", text="move item unit dept taken_by claim_no", whole="qty price", index="happened_at item paper_ref")
    _book("desk_need", text="kind content asked_by submitted_to answer", date="submitted_on answered_on", index="happened_at paper_ref")
    _book("desk_clause", text="policy_no rule_id clause wording", index="happened_at paper_ref policy_no rule_id")
    _book(
        "desk_access",
        text="of_book of_number purpose asked_by verdict verdict_note decided_by",
        whole="minutes",
        instant="decided_at ends_at",
        index="happened_at of_number paper_ref",
    )
    _book("desk_household", text="address region_code station", index="address happened_at paper_ref")
