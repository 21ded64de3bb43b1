"""What is done with a page's form, each inside one transaction (BRD-C02)."""

from collections.abc import Mapping

from broadcaster.desk import ledger
from broadcaster.desk.front.changing import amended, open_row
from broadcaster.desk.registers import book
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work


def call_police(work: Work, number: str) -> Row:
    """The police were called (BRD-C02). Raises `Fault`: `desk.front.done`, as `ledger.amend`."""
    return amended(work, open_row(work, "page", number, "police_at"), {"police_at": work.at}, "报警 police called")


def settle_page(work: Work, number: str, values: Mapping[str, Value]) -> Row:
    """A page closes with its outcome (BRD-C02). `values`: `outcome`, `found_at`, `outcome_note`. Raises `Fault`: as `call_police`."""
    row = open_row(work, "page", number, "outcome")
    kept = {**values, "settled_at": work.at, "settled_by": work.actor.clerk}
    return amended(work, row, kept, "结单 settled")


def queued(work: Work, number: str, announcement: str, wording: str) -> Row:
    """The form's announcement is in the broadcast's queue, beside those before it. Raises `Fault`: as `announceable`."""
    row = announceable(work, number)
    names = f"{row['announcement'] or ''} {announcement}".strip()
    return amended(work, row, {"announcement": names, "wording": wording}, "送播音 queued")


def announceable(work: Work, number: str) -> Row:
    """A form whose words may be read: kept, and not settled. Raises `Fault`: `desk.front.draft`, `desk.front.done`, `desk.no-right`."""
    work.need(Right.WRITE, "page")
    return open_row(work, "page", number, "outcome")


def heard(work: Work, number: str, changes: Mapping[str, Value]) -> Row:
    """What the record says of the form's airing, written back (BRD-C02). Raises `Fault`: as `ledger.amend`."""
    row = ledger.standing(work, book("page"), number)
    return amended(work, row, changes, "播出记录回填 from the record")
