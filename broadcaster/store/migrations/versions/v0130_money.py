"""Returns as work, advance compensation, vendors' deposits and the money ledger; what complaints still lacked."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0130"
down_revision = "0102"

INSTANT = sa.DateTime(timezone=True)
TYPES: dict[str, Any] = {
    "text": sa.String(), "whole": sa.BigInteger(), "date": sa.Date(), "instant": INSTANT, "flag": sa.Boolean(), "party": sa.String(),
}  # fmt: skip
COMPLAINT = {"text": "notice_by reminder_no root_code improvement_result improved_by", "instant": "notice_at improved_at"}
Columns = list[sa.Column[Any]]
BOOKS = ("goods_return", "return_task", "advance", "deposit", "withdrawal", "account", "penalty_proposal", "intake_check")


def upgrade() -> None:
    """To 0130."""
    for sort, names in COMPLAINT.items():
        for name in names.split():
            op.add_column("desk_complaint", sa.Column(name, TYPES[sort], nullable=True))
    _books()


def downgrade() -> None:
    """Back to 0102."""
    for name in BOOKS:
        op.drop_table(f"desk_{name}")
    with op.batch_alter_table("desk_complaint") as complaint:
        for names in COMPLAINT.values():
            for name in names.split():
                complaint.drop_column(name)


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
    """As `tools/desk_migration.py goods-return return-task …` wrote them."""
    _book(
        "desk_goods_return",
        party="party vendor",
        text="name phone goods goods_spec category order_no piece cause cause_told wish proof way carrier account"
        " new_code call_ref case_ref condition finding damage stage first_owner handler checked_by verdict"
        " verdict_code clause judged_by judgement_unset vendor_answer vendor_words settlement special_role"
        " special_reason asked_by refund_way voucher entry_no settled_by repair_result cost_reason"
        " refuse_reason refused_by closed_by",
        whole="qty price freight for_price repairs difference rounds reopened refund",
        date="bought_on warranty_end shelf_life_end confirmed_on last_day refund_due",
        flag="improper other_goods disclosed_flaw at_distance goods_back slip_back opened pack_broken label_broken"
        " used damaged unsaleable slip_whole",
        instant="checked_at judged_at vendor_at settled_at closed_at",
        index="happened_at order_no paper_ref party phone vendor",
    )
    _book(
        "desk_return_task",
        text="case_number kind dept matter owner result borne_by",
        party="vendor",
        date="due",
        instant="done_at",
        whole="rating cost",
        index="case_number happened_at paper_ref vendor",
    )
    _book(
        "desk_advance",
        party="party vendor",
        text="name phone cause basis case_ref stage first_owner handler asked_by paid_voucher paid_by recover_way"
        " recover_voucher recover_state withdraw_reason",
        whole="amount rounds reopened recover_amount recovered",
        instant="paid_at",
        index="happened_at paper_ref party phone vendor",
    )
    _book(
        "desk_deposit",
        party="vendor",
        text="kind purpose voucher case_ref stage first_owner handler asked_by entry_no",
        whole="amount rounds reopened balance",
        flag="sign_first",
        index="happened_at paper_ref vendor",
    )
    _book(
        "desk_withdrawal",
        party="vendor",
        date="leaves_on",
        text="purpose",
        index="happened_at paper_ref vendor",
    )
    _book(
        "desk_account",
        text="case_number kind source target purpose voucher approved takes_back",
        whole="amount",
        party="vendor",
        index="case_number happened_at paper_ref source takes_back target vendor",
    )
    _book(
        "desk_penalty_proposal",
        text="case_number accused person kind ground discipline judged_by",
        whole="loss ratio amount",
        index="case_number happened_at paper_ref",
    )
    _book(
        "desk_intake_check",
        text="drawn_for case_number taken_by seed finding checked_by",
        whole="drawn_of score",
        flag="complete classed_right prompt clear civil",
        instant="checked_at",
        index="case_number happened_at paper_ref",
    )
