"""Cases: complaints, their shares and signatures, and the time limits of any case. What each column is stands here as it was then."""

from alembic import op

from broadcaster.store.migrations.steps import book

revision = "0101"
down_revision = "0100"

BOOKS = ("desk_complaint", "desk_complaint_share", "desk_complaint_signature", "desk_clock")


def upgrade() -> None:
    """To 0101."""
    _complaint()
    book(
        "desk_complaint_share",
        text="case_number accused liable person discipline",
        whole="share loss_return loss_exchange loss_discount loss_other",
        index="case_number happened_at paper_ref",
    )
    book(
        "desk_complaint_signature",
        text="case_number accused about seat signer verdict opinion",
        whole="round place",
        instant="signed_at",
        index="case_number happened_at paper_ref",
    )
    book(
        "desk_clock",
        text="case_number limit_of calendar outcome",
        instant="started_at warn_at due_at stopped_at",
        index="case_number happened_at paper_ref",
    )


def downgrade() -> None:
    """Back to 0100."""
    for table in BOOKS:
        op.drop_table(table)


def _complaint() -> None:
    book(
        "desk_complaint",
        text=(
            "channel kind nature urgency name phone address company employer cause demand grounds complainant_info "
            "witness accused goods goods_spec order_no delivery_no authority_ref call_ref stage first_owner handler "
            "handler_head resumes escalated_to waits_for accepted_by refuse_reason refused_by answer severity "
            "severity_cause root_cause cause_class gravity course findings verified verifier investigators their_view "
            "our_view meeting fault liable_dept origin_dept difficulties strategy measure how_to wish issue_no "
            "compensation_form commitments asked_by sealed_goods seal_no seal_outcome reaction observation "
            "satisfaction dissatisfied_why improvement improvement_owner summary suggestion review manager_advice "
            "specialist_advice litigation_ref original_order order_seen_by closed_by archive_week"
        ),
        party="party",
        date="bought_on made_on shipped_on authority_due promised_by improvement_due",
        whole="qty bad_qty amount claim_qty claim_amount reopened level reminders compensation rounds refund cost",
        flag=("dispute sufficient reasonable apologised vendor_told replaced first_aid authorities_told return_ordered expectation_met"),
        instant="accepted_at replied_at planned_at notified_at executed_at confirmed_at closed_at",
        index="happened_at paper_ref party phone",
    )
