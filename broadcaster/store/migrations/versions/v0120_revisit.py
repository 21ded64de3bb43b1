"""Sales, revisits, door visits, surveys, interview plans; the class of a party, and when a forward was passed on."""

from alembic import op

from broadcaster.store.migrations.steps import added, book

revision = "0120"
down_revision = "0110"

MORE = {"desk_party": {"text": "grade shop_class"}, "desk_relay": {"instant": "passed_at", "text": "passed_by"}}
BOOKS = ("sale", "revisit", "visit", "survey", "survey_answer", "interview_plan")


def upgrade() -> None:
    """To 0120."""
    for table, sorts in MORE.items():
        for column in added(**sorts):
            op.add_column(table, column)
    _books()


def downgrade() -> None:
    """Back to 0110."""
    for name in BOOKS:
        op.drop_table(f"desk_{name}")
    for table, sorts in MORE.items():
        with op.batch_alter_table(table) as made:
            for names in sorts.values():
                for name in names.split():
                    made.drop_column(name)


def _books() -> None:
    """As `tools/desk_migration.py sale revisit visit survey survey-answer interview-plan` wrote them."""
    book(
        "desk_sale",
        text="name phone address goods spec order_no clerk",
        party="party vendor",
        date="bought_on delivered_on warranty_end",
        whole="amount",
        index="happened_at order_no paper_ref party phone vendor",
    )
    book(
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
    book(
        "desk_visit",
        text="kind month name phone address visitor content opinion signed_by revisit_no answer answered_by",
        date="visited_on answer_due",
        party="party",
        flag="called_first",
        instant="answered_at",
        index="happened_at paper_ref party phone",
    )
    book(
        "desk_survey",
        text="template population subject name phone address product_used booth accused asked_by",
        whole="edition share",
        party="party",
        flag="abstained",
        index="happened_at paper_ref party phone subject template",
    )
    book(
        "desk_survey_answer",
        text="sheet_no accused question scale grade words",
        whole="points share",
        flag="said_yes",
        index="happened_at paper_ref sheet_no",
    )
    book("desk_interview_plan", date="date", text="topic survey owner", whole="targets done", index="happened_at paper_ref")
