"""The desk: its events, clerks and periods, and the first forty-two books. What each column is stands here as it was then."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0100"
down_revision = "0002"

INSTANT = sa.DateTime(timezone=True)
TYPES: dict[str, Any] = {
    "text": sa.String(), "whole": sa.BigInteger(), "date": sa.Date(), "instant": INSTANT, "flag": sa.Boolean(), "party": sa.String(),
}  # fmt: skip
GENESIS = "0" * 64
Columns = list[sa.Column[Any]]


def upgrade() -> None:
    """To 0100."""
    _core()
    _books()


def downgrade() -> None:
    """Back to 0001."""
    made = sa.inspect(op.get_bind()).get_table_names()
    for table in sorted((t for t in made if t.startswith("desk_")), key=lambda t: t == "desk_party"):
        op.drop_table(table)


def _core() -> None:
    """The desk's own tables."""
    _table("desk_head", _whole("id seq"), _text("hash"), key="id")
    op.execute(f"INSERT INTO desk_head (id, seq, hash) VALUES (1, 0, '{GENESIS}')")  # noqa: S608 - a constant
    _table("desk_event", _whole("seq"), _instant("at"), _text("by kind book number"), _json("facts"), _text("previous hash"), key="seq")
    op.create_index("ix_desk_event_number", "desk_event", ["number"])
    _table("desk_disclosed", _whole("seq"), _text("fact salt"), _json("value"), key="seq fact")
    locks = [*_flag("locked"), *_whole("failed"), *_instant("failed_at", empty=True)]
    _table("desk_clerk", _text("name full_name password"), _text("account", empty=True), locks, _instant("created_at"), key="name")
    _table("desk_right", _text("clerk book right"), key="clerk book right")
    _table("desk_session", _text("token clerk"), _instant("started_at ends_at"), key="token")
    _table("desk_counter", _text("book day"), _whole("last"), key="book day")
    _table("desk_period", _text("book period closed_by digest pack"), _instant("closed_at"), _whole("rows seq"), key="book period")
    _table("desk_attachment", _text("digest name added_by"), _whole("size"), _instant("added_at"), key="digest")
    _table("desk_import", _text("digest book by"), _instant("at"), _whole("rows"), key="digest book")


def _columns(names: str, sort: Any, *, empty: bool) -> Columns:  # noqa: ANN401 - any SQL type
    return [sa.Column(name, sort, nullable=empty) for name in names.split()]


def _text(names: str, *, empty: bool = False) -> Columns:
    return _columns(names, sa.String(), empty=empty)


def _whole(names: str) -> Columns:
    return [sa.Column(name, sa.Integer(), nullable=False, autoincrement=False) for name in names.split()]


def _instant(names: str, *, empty: bool = False) -> Columns:
    return _columns(names, INSTANT, empty=empty)


def _flag(names: str) -> Columns:
    return _columns(names, sa.Boolean(), empty=False)


def _json(names: str) -> Columns:
    return _columns(names, sa.JSON(), empty=False)


def _table(name: str, *columns: Columns, key: str) -> None:
    op.create_table(name, *(c for some in columns for c in some), sa.PrimaryKeyConstraint(*key.split(), name=f"pk_{name}"))


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
    """One a line; `tools/desk_migration.py` wrote these once."""
    _book(
        "desk_party",
        text="kind name salutation code phone other_phone contact_person address id_doc booth floor brand trade standing note",
        date="starts_on ends_on",
        index="code happened_at other_phone paper_ref phone",
    )
    _book(
        "desk_call",
        text="direction phone name topic content place purpose transferred_to recording_ref outcome agent",
        whole="rings answer_s duration promised_wait",
        party="party",
        flag="private",
        index="happened_at paper_ref party phone",
    )
    _book("desk_message", text="name phone matter place for_person", instant="due delivered_at", index="happened_at paper_ref phone")
    _book(
        "desk_aftersale",
        party="party",
        text="customer contact problem service_given result satisfaction",
        index="happened_at paper_ref party",
    )
    _book("desk_extra_service", party="party", text="customer service clerk rating", whole="fee", index="happened_at paper_ref party")
    _book("desk_outlet", text="region outlet address hotline contact_person", index="happened_at hotline outlet paper_ref")
    _book("desk_shop", text="floor booth brand trade", party="vendor", index="booth happened_at paper_ref vendor")
    _book("desk_promise", text="title wording clocks", date="starts_on ends_on", index="happened_at paper_ref title")
    _book(
        "desk_suggestion",
        text="origin name phone content dept reply",
        party="party",
        date="due replied_on",
        index="happened_at paper_ref party phone",
    )
    _book("desk_contact", text="unit name phone matter origin note", index="happened_at paper_ref phone")
    _book("desk_outreach", text="kind with_whom topic result clerk", party="party", whole="people", index="happened_at paper_ref party")
    _book("desk_phrase", text="occasion wording role notice", date="starts_on ends_on", index="happened_at paper_ref")
    _book("desk_repair_check", date="checked_at", whole="records ok bad accuracy", text="agent note", index="happened_at paper_ref")
    _book(
        "desk_station",
        text="name district phone mobile head note",
        party="party",
        index="happened_at mobile name paper_ref party phone",
    )
    _book("desk_casebook", text="title case_no course root_cause lesson topic", index="happened_at paper_ref title")
    _book(
        "desk_tag_print",
        party="vendor",
        whole="qty unit_fee amount",
        text="receipt clerk",
        index="happened_at paper_ref receipt vendor",
    )
    _book(
        "desk_price_board",
        party="vendor",
        text="goods board_no",
        whole="list_price special_price price_cut fee",
        date="starts_on ends_on returned_on",
        index="happened_at paper_ref vendor",
    )
    _book(
        "desk_vendor_paper",
        party="vendor",
        text="kind doc_no attachment",
        date="issued_on valid_to",
        index="happened_at paper_ref vendor",
    )
    _book(
        "desk_vendor_staff",
        text="name post phone id_doc state_of_service cause",
        party="vendor",
        date="joined_on left_on",
        index="happened_at id_doc paper_ref phone vendor",
    )
    _book("desk_installer", text="name company trade phone id_doc", date="joined_on left_on", index="happened_at id_doc paper_ref phone")
    _book("desk_vendor_talk", party="vendor", text="name topic content request clerk", index="happened_at paper_ref vendor")
    _book(
        "desk_goods_test",
        party="vendor",
        text="brand goods material doc_no verdict attachment",
        date="issued_on valid_to",
        index="doc_no happened_at paper_ref vendor",
    )
    _book("desk_green_brand", party="vendor", text="brand stage doc_no note", date="due", index="happened_at paper_ref vendor")
    _book(
        "desk_green_ledger",
        party="vendor",
        text="brand goods doc_no verdict attachment",
        date="issued_on valid_to",
        index="doc_no happened_at paper_ref vendor",
    )
    _book(
        "desk_green_sweep",
        party="vendor",
        text="goods findings verdict recheck attachment",
        date="due",
        index="happened_at paper_ref vendor",
    )
    _book(
        "desk_customs",
        party="vendor",
        text="brand goods kind doc_no origin attachment",
        date="issued_on",
        whole="amount",
        index="doc_no happened_at paper_ref vendor",
    )
    _book("desk_typing", text="name staff_no", whole="en_wpm en_acc zh_wpm zh_acc", index="happened_at paper_ref")
    _book(
        "desk_entry_test",
        text="station content taken_by signed_by",
        whole="pages took records",
        instant="started_at ended_at",
        index="happened_at paper_ref",
    )
    _book(
        "desk_entry_check",
        instant="checked_at",
        text="station building entered_by",
        whole="records ok bad accuracy",
        index="happened_at paper_ref",
    )
    _book("desk_cleaning", date="date", text="name area result checked_by", index="happened_at paper_ref")
    _book("desk_outing", text="name place cause approved_by", instant="out_at back_at", index="happened_at paper_ref")
    _book("desk_worklog", date="date", text="name done open_items plan", index="happened_at paper_ref")
    _book("desk_fault", text="kind device symptom reporter result", instant="reported_at restored_at", index="happened_at paper_ref")
    _book(
        "desk_document",
        text="direction document doc_no origin sent_to receipt_by attachment",
        date="received_on passed_on due",
        index="happened_at paper_ref",
    )
    _book("desk_directive", text="from_whom instruction dept executed", date="due closed_on", index="happened_at paper_ref")
    _book("desk_minutes", text="topic kind place attendees content decided case_no attachment", index="happened_at paper_ref")
    _book("desk_policy", text="title edition rule_ids content attachment", date="effective_on ends_on", index="happened_at paper_ref")
    _book(
        "desk_acknowledgement",
        text="policy name kind content reply",
        party="party",
        date="signed_on",
        index="happened_at paper_ref party",
    )
    _book(
        "desk_region",
        text="region_code region group_name border company trade no_visit",
        party="party",
        index="happened_at paper_ref party",
    )
    _book(
        "desk_company",
        party="party",
        text="name address phone owner owner_character owner_hobbies owner_education owner_ability size output "
        "premises rivals clerk main_customers sales_area products bank account bank_credit organisation "
        "books peer_view pay_day settlement pay_state collect_state note",
        date="owner_birth trading_since",
        whole="capital cash_share cheque_share draft_share collected",
        index="happened_at name paper_ref party phone",
    )
    _book(
        "desk_person",
        party="party",
        text="trade_word name address phone contact_person visit_reason visited_by model plate repair_item "
        "brought_by opinion wishes circumstances",
        date="visited_on first_repair_on next_service_on",
        index="happened_at paper_ref party phone",
    )
    _book(
        "desk_airlog",
        text="plan_item announcer deviation",
        instant="aired_from aired_to",
        whole="level",
        index="happened_at paper_ref",
    )
