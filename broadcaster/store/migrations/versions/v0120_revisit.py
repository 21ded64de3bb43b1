"""Sales, revisits, door visits, surveys, interview plans; the class of a party, and when a forward was passed on."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0120"
down_revision = "0110"

INSTANT = sa.DateTime(timezone=True)
TYPES: dict[str, Any] = {
    "text": sa.String(), "whole": sa.BigInteger(), "date": sa.Date(), "instant": INSTANT, "flag": sa.Boolean(), "party": sa.String(),
}  # fmt: skip
MORE = {"desk_party": {"text": "grade shop_class"}, "desk_relay": {"instant": "passed_at", "text": "passed_by"}}
Columns = list[sa.Column[Any]]
BOOKS = ("sale", "revisit", "visit", "survey", "survey_answer", "interview_plan")


def upgrade() -> None:
    """To 0120."""
    for table, sorts in MORE.items():
        for sort, names in sorts.items():
            for name in names.split():
                op.add_column(table, sa.Column(name, TYPES[sort], nullable=True))
    _books()


def downgrade() -> None:
    """Back to 0102."""
    for name in BOOKS:
        op.drop_table(f"desk_{name}")
    for table, sorts in MORE.items():
        with op.batch_alter_table(table) as made:
            for names in sorts.values():
                for name in names.split():
                    made.drop_column(name)


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
    """As `tools/desk_migration.py sale revisit visit survey survey-answer interview-plan` wrote them."""
    _book(
        "desk_sale",
        text="name phone address goods spec order_no clerk",
        party="party vendor",
        date="bought_on delivered_on warranty_end",
        whole="amount",
        index="happened_at order_no paper_ref party phone vendor",
    )
    _book(
        "desk_revisit",
        text="kind name phone address about ref owner accused key origin origin_no sheet level stage"
        " result done_by sheet_no judged_by comment led_to recording_ref",
        party="party",
        date="due_on",
        instant="booked_at tried_at done_at",
        whole="attempts share",
        flag="passed",
        index="due_on happened_at key origin_no paper_ref party phone ref",
    )
    _book(
        "desk_visit",
        text="kind month name phone address visitor content opinion signed_by revisit_no answer answered_by",
        date="visited_on answer_due",
        party="party",
        flag="called_first",
        instant="answered_at",
        index="happened_at paper_ref party phone",
    )
    _book(
        "desk_survey",
        text="template population subject name phone address product_used booth accused asked_by",
        whole="edition share",
        party="party",
        flag="abstained",
        index="happened_at paper_ref party phone subject template",
    )
    _book(
        "desk_survey_answer",
        text="sheet_no accused question scale grade words",
        whole="points share",
        flag="said_yes",
        index="happened_at paper_ref sheet_no",
    )
    _book("desk_interview_plan", date="date", text="topic survey owner", whole="targets done", index="happened_at paper_ref")
