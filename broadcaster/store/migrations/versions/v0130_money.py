"""Returns as work, advance compensation, vendors' deposits and the money ledger; what complaints lacked; other terms of a limit."""

from alembic import op

from broadcaster.store.migrations.steps import added, book

revision = "0130"
down_revision = "0120"

MORE = {
    "desk_complaint": {"text": "notice_by reminder_no root_code improvement_result improved_by", "instant": "notice_at improved_at"},
    "desk_clock_event": {"text": "calendar policy", "whole": "length"},
}
"""New columns of tables that are there."""
BOOKS = ("goods_return", "return_task", "advance", "deposit", "withdrawal", "account", "penalty_proposal", "intake_check")


def upgrade() -> None:
    """To 0130."""
    for table, sorts in MORE.items():
        for column in added(**sorts):
            op.add_column(table, column)
    _books()


def downgrade() -> None:
    """Back to 0120."""
    for name in BOOKS:
        op.drop_table(f"desk_{name}")
    for table, sorts in MORE.items():
        with op.batch_alter_table(table) as changed:
            for name in " ".join(sorts.values()).split():
                changed.drop_column(name)


def _books() -> None:
    """As `tools/desk_migration.py goods-return return-task …` wrote them."""
    book(
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
    book(
        "desk_return_task",
        text="case_number kind dept matter owner result borne_by",
        party="vendor",
        date="due",
        instant="done_at",
        whole="rating cost",
        index="case_number happened_at paper_ref vendor",
    )
    book(
        "desk_advance",
        party="party vendor",
        text="name phone cause basis case_ref stage first_owner handler asked_by paid_voucher paid_by recover_way"
        " recover_voucher recover_state withdraw_reason",
        whole="amount rounds reopened recover_amount recovered",
        instant="paid_at",
        index="happened_at paper_ref party phone vendor",
    )
    book(
        "desk_deposit",
        party="vendor",
        text="kind purpose voucher case_ref stage first_owner handler asked_by entry_no",
        whole="amount rounds reopened balance",
        flag="sign_first",
        index="happened_at paper_ref vendor",
    )
    book(
        "desk_withdrawal",
        party="vendor",
        date="leaves_on",
        text="purpose",
        index="happened_at paper_ref vendor",
    )
    book(
        "desk_account",
        text="case_number kind source target purpose voucher approved takes_back",
        whole="amount",
        party="vendor",
        index="case_number happened_at paper_ref source takes_back target vendor",
    )
    book(
        "desk_penalty_proposal",
        text="case_number accused person kind ground discipline judged_by",
        whole="loss ratio amount",
        index="case_number happened_at paper_ref",
    )
    book(
        "desk_intake_check",
        text="drawn_for case_number taken_by seed finding checked_by",
        whole="drawn_of score",
        flag="complete classed_right prompt clear civil",
        instant="checked_at",
        index="case_number happened_at paper_ref",
    )
