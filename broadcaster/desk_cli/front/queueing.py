"""From the form to the broadcast's queue and back: what is queued, when it will be heard, what was heard (BRD-C02, B3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from broadcaster.announcements.model import Verb
from broadcaster.approvals.shipped import shipped
from broadcaster.approvals.verdict import airable
from broadcaster.cli.board.house import House, complain
from broadcaster.cli.board.ordering import ordered
from broadcaster.cli.board.ordering import page as queue_page
from broadcaster.cli.board.people import whoever
from broadcaster.cli.board.texts import Texts, filled
from broadcaster.desk.book import Book
from broadcaster.desk.front import page_acts
from broadcaster.desk.front.paging import SORTS, Airings, Sort, airings, lacking, spoken
from broadcaster.desk.registers.page import SPOKEN
from broadcaster.desk.rights import Right
from broadcaster.desk.values import Value
from broadcaster.faults import Fault, Problem
from broadcaster.scripts.blanks import BY_NAME, Source, key
from broadcaster.scripts.script import Script
from broadcaster.scripts.template import names_of, optional_in
from broadcaster.store.record import RecordStore

if TYPE_CHECKING:
    from broadcaster.desk.book import Field
    from broadcaster.desk.row import Row
    from broadcaster.desk_cli.seat import Seat


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page's script, and what the desk has to fill in."""

    sort: Sort
    script: Script
    blanks: tuple[str, ...]
    """Chinese names, or a blank's own where the script declares it."""
    optional: frozenset[str]

    @classmethod
    def of(cls, house: House, sort: Sort, name: str = "") -> "Wanted":
        """Raises `Fault`: as `Texts.page`, `desk.front.blank`."""
        script = Texts.of(house.settings).page(name or sort.script)
        written = [n for n in names_of(script.template, script.fields) if n not in BY_NAME or BY_NAME[n].source is Source.ASKED]
        may = optional_in(script.template)
        blanks = tuple(BY_NAME[n].zh if n in BY_NAME else n for n in written)
        return cls(sort, script, blanks, frozenset(b for n, b in zip(written, blanks, strict=True) if key(n) in may))

    def lacking(self, book: Book, values: Mapping[str, Value]) -> "tuple[Field, ...]":
        """As `paging.lacking`."""
        return lacking(book, self.sort, self.blanks, self.optional, values)

    def fields(self, values: Mapping[str, Value], more: Mapping[str, str], zone: tzinfo) -> dict[str, str]:
        """What fills the blanks. Raises `Fault`: `desk.front.blank` for every blank no field stands for."""
        given = {**spoken(values, self.blanks, zone), **more}
        strange = [b for b in self.blanks if b not in SPOKEN and b not in given and b not in self.optional]
        if strange:
            raise Fault([Problem("desk.front.blank", facts={"script": self.script.name, "blank": b}) for b in strange])
        return given

    def words(self, fields: Mapping[str, str]) -> str:
        """As they will be read. Raises `Fault`: as `texts.filled`."""
        return filled(self.script, fields)


def queue(house: House, seat: "Seat", row: "Row", wanted: Wanted, fields: Mapping[str, str]) -> "tuple[Row, datetime | None]":
    """Queue the form's words, write down where, and tell a running daemon; the form, and when it is heard next. Raises `Fault`."""
    seat.write(lambda work: page_acts.announceable(work, row.number))
    options = {"every": wanted.sort.every, "lasts": wanted.sort.lasts, "contact": row.number}
    one, words, following = queue_page(house, wanted.script.name, fields, whoever(seat.clerk.name), **options)
    kept = seat.write(lambda work: page_acts.queued(work, row.number, one.announcement.id, words))
    board = house.board
    subject = Texts.of(house.settings).subject(one.announcement)
    verdict = airable(subject, board.requests, board.signatures, house.settings.approval_steps, shipped(), house.now)
    if problem := verdict.problem(one.announcement.title):
        complain(problem)
    house.tell()
    return kept, following


def withdraw(house: House, seat: "Seat", row: "Row", reason: str) -> None:
    """Take the form's announcements out of the queue, those that are still in it. Raises `Fault` (`store.…`)."""
    names = str(row["announcement"] or "").split()
    still = [one.announcement.id for one in house.standings() if one.announcement.id in names and one.state.airs]
    if still:
        ordered(house, still, Verb.CANCEL, whoever(seat.clerk.name), reason=reason)
        house.tell()


def refreshed(seat: "Seat", row: "Row") -> "Row":
    """The form with what the record says of its airing; written back where the clerk may write and the form still stands."""
    found = aired(seat, row)
    changes = {name: value for name, value in found.changes().items() if value != row[name]}
    standing = row.state == "open" and seat.clerk.actor.may(Right.WRITE, "page")
    if not row["announcement"] or not changes or not standing:
        return row
    return seat.write(lambda work: page_acts.heard(work, row.number, changes))


def aired(seat: "Seat", row: "Row") -> Airings:
    """From the broadcast's record. A page repeats for half an hour, perhaps past midnight."""
    happened = row["happened_at"]
    if not isinstance(happened, datetime) or not row["announcement"]:
        return airings((), "")
    day = happened.astimezone(seat.zone).date()
    kept = RecordStore(seat.desk.engine).aired(day - timedelta(days=1), day + timedelta(days=1))
    return airings(kept, str(row["announcement"]))


def sort_of(row: "Row") -> Sort:
    """Of a form."""
    return SORTS[str(row["kind"])]
