"""Opinion campaigns, grades of customers, scorecards, and what sales, visits and suggestions have more."""

from alembic import op

from broadcaster.store.migrations.steps import added, book

revision = "0180"
down_revision = "0170"

MORE = (
    ("desk_visit", {"flag": "by_leader"}),
    ("desk_tag_print", {"text": "goods", "flag": "imported"}),
    ("desk_company", {"text": "trade settle_day pay_on", "whole": "other_share"}),
    ("desk_party", {"text": "tags"}),
    ("desk_sale", {"text": "sku", "whole": "qty discount cost gross_profit"}),
    ("desk_task", {"text": "customer_no"}),
    ("desk_vendor_paper", {"text": "kind_name"}),
    ("desk_suggestion", {"text": "adopted decided_by", "instant": "decided_at"}),
)


BOOKS = (
    "desk_training",
    "desk_training_sign",
    "desk_grading",
    "desk_card_item",
    "desk_assessment",
    "desk_assessment_item",
    "desk_person_service",
    "desk_opinion",
    "desk_opinion_sheet",
    "desk_opinion_common",
)


def upgrade() -> None:
    """To 0180."""
    book(
        "desk_person_service",
        text="person_no repair_item brought_by",
        date="repair_on next_service_on",
        index="happened_at paper_ref person_no",
    )
    book(
        "desk_opinion",
        text="title purpose population scope people stage seed judged_by closed_by notice notice_place published_by",
        whole="wanted drawn_of issued returned return_rate share",
        date="starts_on ends_on",
        instant="drawn_at closed_at published_at",
        flag="return_met full_check",
        index="happened_at paper_ref",
    )
    book(
        "desk_opinion_sheet",
        text="campaign_no name phone booth stage issued_by returned_by signed_by sheet_no opinion advice follow_way follow_result "
        "followed_by call_result recheck_note rechecked_by",
        party="target",
        whole="turn share",
        instant="issued_at returned_at followed_at called_at rechecked_at",
        date="answer_due",
        flag="asked_why received recheck genuine",
        index="answer_due campaign_no happened_at paper_ref phone target",
    )
    book(
        "desk_opinion_common",
        text="campaign_no matter dept measure",
        whole="count",
        date="due",
        instant="done_at",
        index="campaign_no happened_at paper_ref",
    )
    book(
        "desk_card_item",
        text="card item standard",
        whole="points",
        date="starts_on ends_on",
        index="happened_at paper_ref",
    )
    book(
        "desk_assessment",
        text="card month subject name company edition grade judged_by assessor signed_by objection",
        party="vendor",
        whole="score of share",
        instant="signed_at objected_at",
        index="happened_at month paper_ref subject vendor",
    )
    book(
        "desk_assessment_item",
        text="assessment_no item",
        whole="points score",
        flag="apart",
        index="assessment_no happened_at paper_ref",
    )
    book(
        "desk_grading",
        party="party",
        text="grade_to cause grade_from stage first_owner handler asked_by reviewer approver withdraw_reason",
        whole="rounds reopened",
        date="effective_on",
        instant="approved_at",
        index="happened_at paper_ref party",
    )
    book(
        "desk_training",
        date="held_on",
        text="kind topic trainer content attachment",
        whole="attended",
        index="happened_at paper_ref",
    )
    book(
        "desk_training_sign",
        text="training_no subject name",
        party="vendor",
        instant="signed_at",
        whole="mark",
        index="happened_at paper_ref training_no vendor",
    )
    for table, fields in MORE:
        for column in added(**fields):
            op.add_column(table, column)


def downgrade() -> None:
    """Back to the step before."""
    for table in BOOKS:
        op.drop_table(table)
    for table, fields in MORE:
        for column in added(**fields):
            op.drop_column(table, column.name)
