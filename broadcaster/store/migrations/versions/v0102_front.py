"""The front desk: pages, relays, questions and their standard answers, tasks, exception events; and what a guided call notes."""

from alembic import op

from broadcaster.store.migrations.steps import added, book

revision = "0102"
down_revision = "0101"

CALL = {"text": "address opening", "flag": "readback_content readback_address readback_name readback_phone"}
BOOKS = ("page", "relay", "question", "faq", "task", "exception")


def upgrade() -> None:
    """To 0102."""
    for column in added(**CALL):
        op.add_column("desk_call", column)
    _books()


def downgrade() -> None:
    """Back to 0101."""
    for name in BOOKS:
        op.drop_table(f"desk_{name}")
    with op.batch_alter_table("desk_call") as call:
        for names in CALL.values():
            for name in names.split():
                call.drop_column(name)


def _books() -> None:
    """As `tools/desk_migration.py page relay question faq task exception` wrote them."""
    book(
        "desk_page",
        text="kind reporter phone child_name sex age clothes features guardian last_place plate car item wanted"
        " salutation department booth matter about wording announcement"
        " air_result outcome found_at outcome_note settled_by",
        instant="last_time first_aired last_aired police_due police_at settled_at",
        whole="airings",
        index="happened_at paper_ref phone",
    )
    book(
        "desk_relay",
        text="topic name phone matter dept owner promised call_no result done_by",
        party="party",
        instant="due done_at",
        index="happened_at paper_ref party phone",
    )
    book(
        "desk_question",
        text="question topic name phone call_no dept answer answered_by faq_no stage",
        instant="due answered_at replied_at",
        index="happened_at paper_ref phone",
    )
    book(
        "desk_faq",
        text="title answer dept basis replaces question_no",
        whole="edition",
        date="effective_on ends_on",
        index="happened_at paper_ref",
    )
    book(
        "desk_task",
        text="title content given_by owner difficulty agreed_by report verdict",
        instant="due difficulty_at asked_until agreed_until done_at",
        index="happened_at paper_ref",
    )
    book(
        "desk_exception",
        text="event_kind origin content place reported_to result",
        party="party",
        instant="reported_at settled_at",
        index="happened_at paper_ref party",
    )
