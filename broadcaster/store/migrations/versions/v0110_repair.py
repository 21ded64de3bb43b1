"""Repairs, their calls and routes; limits that stand still; what exception events keep besides. Each column stands here as it was then."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0110"
down_revision = "0102"

INSTANT = sa.DateTime(timezone=True)
TYPES: dict[str, Any] = {
    "text": sa.String(), "whole": sa.BigInteger(), "date": sa.Date(), "instant": INSTANT, "flag": sa.Boolean(), "party": sa.String(),
}  # fmt: skip
MORE = {
    "desk_clock": {"text": "policy", "whole": "length", "instant": "paused_at"},
    "desk_exception": {
        "text": "head agreed trigger", "instant": "superior_told_at escalated_at rescued_at",
        "flag": "skipped maintenance_called first_aid comforted fault_cleared",
    },
    "desk_repair_check": {"text": "season sample"},
}  # fmt: skip
"""New columns of tables that are there."""
Columns = list[sa.Column[Any]]
BOOKS = ("clock_event", "repair", "repair_call", "route")


def upgrade() -> None:
    """To 0110."""
    for table, sorts in MORE.items():
        for sort, names in sorts.items():
            for name in names.split():
                op.add_column(table, sa.Column(name, TYPES[sort], nullable=True))
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
    """As `tools/desk_migration.py clock-event repair repair-call route` wrote them."""
    _book(
        "desk_clock_event",
        text="clock_number case_number what stage",
        instant="passed_at",
        whole="overrun",
        index="case_number clock_number happened_at paper_ref",
    )
    _book(
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
    _book(
        "desk_repair_call",
        text="case_number whom station said caller",
        flag="answered",
        index="case_number happened_at paper_ref",
    )
    _book("desk_route", text="place station note", index="happened_at paper_ref place")
