"""The desk: its events, clerks and periods, and the first forty-two books. What each column is stands here as it was then."""

import sqlalchemy as sa
from alembic import op

from broadcaster.store.migrations.steps import book, flag, instant, json, table, text, whole

revision = "0100"
down_revision = "0002"

GENESIS = "0" * 64


def upgrade() -> None:
    """To 0100."""
    _core()
    _books()


def downgrade() -> None:
    """Back to 0002."""
    made = sa.inspect(op.get_bind()).get_table_names()
    for name in sorted((t for t in made if t.startswith("desk_")), key=lambda t: t == "desk_party"):
        op.drop_table(name)


def _core() -> None:
    """The desk's own tables."""
    table("desk_head", whole("id seq"), text("hash"), key="id")
    op.execute(f"INSERT INTO desk_head (id, seq, hash) VALUES (1, 0, '{GENESIS}')")  # noqa: S608 - a constant
    table("desk_event", whole("seq"), instant("at"), text("by kind book number"), json("facts"), text("previous hash"), key="seq")
    op.create_index("ix_desk_event_number", "desk_event", ["number"])
    table("desk_disclosed", whole("seq"), text("fact salt"), json("value"), key="seq fact")
    locks = [*flag("locked"), *whole("failed"), *instant("failed_at", empty=True)]
    table("desk_clerk", text("name full_name password"), text("account", empty=True), locks, instant("created_at"), key="name")
    table("desk_right", text("clerk book right"), key="clerk book right")
    table("desk_session", text("token clerk"), instant("started_at ends_at"), key="token")
    table("desk_counter", text("book day"), whole("last"), key="book day")
    table("desk_period", text("book period closed_by digest pack"), instant("closed_at"), whole("rows seq"), key="book period")
    table("desk_attachment", text("digest name added_by"), whole("size"), instant("added_at"), key="digest")
    table("desk_import", text("digest book by"), instant("at"), whole("rows"), key="digest book")


def _books() -> None:
    """One a line; `tools/desk_migration.py` wrote these once."""
    book(
        "desk_party",
        text="kind name salutation code phone other_phone contact_person address id_doc booth floor brand trade standing note",
        date="starts_on ends_on",
        index="code happened_at other_phone paper_ref phone",
    )
    book(
        "desk_call",
        text="direction phone name topic content place purpose transferred_to recording_ref outcome agent",
        whole="rings answer_s duration promised_wait",
        party="party",
        flag="private",
        index="happened_at paper_ref party phone",
    )
    book("desk_message", text="name phone matter place for_person", instant="due delivered_at", index="happened_at paper_ref phone")
    book(
        "desk_aftersale",
        party="party",
        text="customer contact problem service_given result satisfaction",
        index="happened_at paper_ref party",
    )
    book("desk_extra_service", party="party", text="customer service clerk rating", whole="fee", index="happened_at paper_ref party")
    book("desk_outlet", text="region outlet address hotline contact_person", index="happened_at hotline outlet paper_ref")
    book("desk_shop", text="floor booth brand trade", party="vendor", index="booth happened_at paper_ref vendor")
    book("desk_promise", text="title wording clocks", date="starts_on ends_on", index="happened_at paper_ref title")
    book(
        "desk_suggestion",
        text="origin name phone content dept reply",
        party="party",
        date="due replied_on",
        index="happened_at paper_ref party phone",
    )
    book("desk_contact", text="unit name phone matter origin note", index="happened_at paper_ref phone")
    book("desk_outreach", text="kind with_whom topic result clerk", party="party", whole="people", index="happened_at paper_ref party")
    book("desk_phrase", text="occasion wording role notice", date="starts_on ends_on", index="happened_at paper_ref")
    book("desk_repair_check", date="checked_at", whole="records ok bad accuracy", text="agent note", index="happened_at paper_ref")
    book(
        "desk_station",
        text="name district phone mobile head note",
        party="party",
        index="happened_at mobile name paper_ref party phone",
    )
    book("desk_casebook", text="title case_no course root_cause lesson topic", index="happened_at paper_ref title")
    book(
        "desk_tag_print",
        party="vendor",
        whole="qty unit_fee amount",
        text="receipt clerk",
        index="happened_at paper_ref receipt vendor",
    )
    book(
        "desk_price_board",
        party="vendor",
        text="goods board_no",
        whole="list_price special_price price_cut fee",
        date="starts_on ends_on returned_on",
        index="happened_at paper_ref vendor",
    )
    book(
        "desk_vendor_paper",
        party="vendor",
        text="kind doc_no attachment",
        date="issued_on valid_to",
        index="happened_at paper_ref vendor",
    )
    book(
        "desk_vendor_staff",
        text="name post phone id_doc state_of_service cause",
        party="vendor",
        date="joined_on left_on",
        index="happened_at id_doc paper_ref phone vendor",
    )
    book("desk_installer", text="name company trade phone id_doc", date="joined_on left_on", index="happened_at id_doc paper_ref phone")
    book("desk_vendor_talk", party="vendor", text="name topic content request clerk", index="happened_at paper_ref vendor")
    book(
        "desk_goods_test",
        party="vendor",
        text="brand goods material doc_no verdict attachment",
        date="issued_on valid_to",
        index="doc_no happened_at paper_ref vendor",
    )
    book("desk_green_brand", party="vendor", text="brand stage doc_no note", date="due", index="happened_at paper_ref vendor")
    book(
        "desk_green_ledger",
        party="vendor",
        text="brand goods doc_no verdict attachment",
        date="issued_on valid_to",
        index="doc_no happened_at paper_ref vendor",
    )
    book(
        "desk_green_sweep",
        party="vendor",
        text="goods findings verdict recheck attachment",
        date="due",
        index="happened_at paper_ref vendor",
    )
    book(
        "desk_customs",
        party="vendor",
        text="brand goods kind doc_no origin attachment",
        date="issued_on",
        whole="amount",
        index="doc_no happened_at paper_ref vendor",
    )
    book("desk_typing", text="name staff_no", whole="en_wpm en_acc zh_wpm zh_acc", index="happened_at paper_ref")
    book(
        "desk_entry_test",
        text="station content taken_by signed_by",
        whole="pages took records",
        instant="started_at ended_at",
        index="happened_at paper_ref",
    )
    book(
        "desk_entry_check",
        instant="checked_at",
        text="station building entered_by",
        whole="records ok bad accuracy",
        index="happened_at paper_ref",
    )
    book("desk_cleaning", date="date", text="name area result checked_by", index="happened_at paper_ref")
    book("desk_outing", text="name place cause approved_by", instant="out_at back_at", index="happened_at paper_ref")
    book("desk_worklog", date="date", text="name done open_items plan", index="happened_at paper_ref")
    book("desk_fault", text="kind device symptom reporter result", instant="reported_at restored_at", index="happened_at paper_ref")
    book(
        "desk_document",
        text="direction document doc_no origin sent_to receipt_by attachment",
        date="received_on passed_on due",
        index="happened_at paper_ref",
    )
    book("desk_directive", text="from_whom instruction dept executed", date="due closed_on", index="happened_at paper_ref")
    book("desk_minutes", text="topic kind place attendees content decided case_no attachment", index="happened_at paper_ref")
    book("desk_policy", text="title edition rule_ids content attachment", date="effective_on ends_on", index="happened_at paper_ref")
    book(
        "desk_acknowledgement",
        text="policy name kind content reply",
        party="party",
        date="signed_on",
        index="happened_at paper_ref party",
    )
    book(
        "desk_region",
        text="region_code region group_name border company trade no_visit",
        party="party",
        index="happened_at paper_ref party",
    )
    book(
        "desk_company",
        party="party",
        text="name address phone owner owner_character owner_hobbies owner_education owner_ability size output "
        "premises rivals clerk main_customers sales_area products bank account bank_credit organisation "
        "books peer_view pay_day settlement pay_state collect_state note",
        date="owner_birth trading_since",
        whole="capital cash_share cheque_share draft_share collected",
        index="happened_at name paper_ref party phone",
    )
    book(
        "desk_person",
        party="party",
        text="trade_word name address phone contact_person visit_reason visited_by model plate repair_item "
        "brought_by opinion wishes circumstances",
        date="visited_on first_repair_on next_service_on",
        index="happened_at paper_ref party phone",
    )
    book(
        "desk_airlog",
        text="plan_item announcer deviation",
        instant="aired_from aired_to",
        whole="level",
        index="happened_at paper_ref",
    )
