"""The front desk: pages, relays, questions and their standard answers, tasks, exception events; and what a guided call notes."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0102"
down_revision = "0101"

INSTANT = sa.DateTime(timezone=True)
TYPES: dict[str, Any] = {
    "text": sa.String(), "whole": sa.BigInteger(), "date": sa.Date(), "instant": INSTANT, "flag": sa.Boolean(), "party": sa.String(),
}  # fmt: skip
CALL = {"text": "address opening", "flag": "readback_content readback_address readback_name readback_phone"}
Columns = list[sa.Column[Any]]
BOOKS = ("page", "relay", "question", "faq", "task", "exception")


def upgrade() -> None:
    """To 0102."""
    for sort, names in CALL.items():
        for name in names.split():
            op.add_column("desk_call", sa.Column(name, TYPES[sort], nullable=True))
    _books()


def downgrade() -> None:
    """Back to 0100."""
    for name in BOOKS:
        op.drop_table(f"desk_{name}")
    with op.batch_alter_table("desk_call") as call:
        for names in CALL.values():
            for name in names.split():
                call.drop_column(name)


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
    """As `tools/desk_migration.py page relay question faq task exception` wrote them."""
    _book(
        "desk_page",
        text="kind reporter phone child_name sex age clothes features guardian last_place plate car item wanted"
        " salutation department booth matter about wording announcement"
        " air_result outcome found_at outcome_note settled_by",
        instant="last_time first_aired last_aired police_due police_at settled_at",
        whole="airings",
        index="happened_at paper_ref phone",
    )
    _book(
        "desk_relay",
        text="topic name phone matter dept owner promised call_no result done_by",
        party="party",
        instant="due done_at",
        index="happened_at paper_ref party phone",
    )
    _book(
        "desk_question",
        text="question topic name phone call_no dept answer answered_by faq_no stage",
        instant="due answered_at replied_at",
        index="happened_at paper_ref phone",
    )
    _book(
        "desk_faq",
        text="title answer dept basis replaces question_no",
        whole="edition",
        date="effective_on ends_on",
        index="happened_at paper_ref",
    )
    _book(
        "desk_task",
        text="title content given_by owner difficulty agreed_by report verdict",
        instant="due difficulty_at asked_until agreed_until done_at",
        index="happened_at paper_ref",
    )
    _book(
        "desk_exception",
        text="event_kind origin content place reported_to result",
        party="party",
        instant="reported_at settled_at",
        index="happened_at paper_ref party",
    )
