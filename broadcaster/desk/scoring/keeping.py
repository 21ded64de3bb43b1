"""Assessments in the store: made once a month for each, signed or objected to, listed, ranked (VND-04, VND-06, VND-09)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from broadcaster.desk import ledger
from broadcaster.desk.book import State
from broadcaster.desk.clocks.duties import Cadence, Period, period
from broadcaster.desk.policy.model import Policy
from broadcaster.desk.policy.opening import policy
from broadcaster.desk.policy.value import Unset
from broadcaster.desk.reading import find, get
from broadcaster.desk.registers import book
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Query, Row
from broadcaster.desk.scoring.cards import card_of
from broadcaster.desk.scoring.model import Card, grade, readable, total, wrong
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import Exit, Fault, Problem, fault

SUBJECTS: Mapping[str, str] = {"vendor": "party", "sales-staff": "vendor-staff", "installer": "installer"}
"""The book in which those whom a card is about are registered."""
STANDING = (State.OPEN, State.CLOSED)


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody who is assessed."""

    number: str
    name: str
    company: str
    vendor: str | None


def month_named(text: str) -> Period:
    """`2026-11`. Raises `Fault`: `desk.no-period`."""
    try:
        return period(Cadence.MONTH, date.fromisoformat(f"{text}-01"))
    except ValueError:
        raise fault("desk.no-period", Exit.USAGE, period=text, shape="2026-11") from None


def subjects(connection: Connection, card: str, month: Period) -> tuple[Subject, ...]:
    """Who is in service in the month: those whom somebody has registered, and who had not left before it (RPR-15)."""
    found = find(connection, book(SUBJECTS[card]), Query(states=STANDING))
    return tuple(_subject(card, row) for row in found if _serves(card, row, month))


def _serves(card: str, row: Row, month: Period) -> bool:
    if card == "vendor":
        return row["kind"] == "vendor" and row["standing"] == "active"
    joined, left = row["joined_on"], row["left_on"]
    return not (isinstance(joined, date) and joined > month.last) and not (isinstance(left, date) and left < month.first)


def _subject(card: str, row: Row) -> Subject:
    vendor = row.number if card == "vendor" else row["vendor"] if card == "sales-staff" else None
    company = str(row["company"]) if card == "installer" else ""
    return Subject(row.number, str(row["name"]), company, None if vendor is None else str(vendor))


def card_on(connection: Connection, name: str, month: Period) -> Card:
    """As it held at the month's end."""
    rows = [r.values for r in find(connection, book("card-item"), Query(states=STANDING))]
    return card_of(name, rows, month.last)


def grades(held: Policy) -> tuple[str, ...]:
    """Of the policy; what cannot be read is none."""
    told = held.words("assessment.grades")
    return () if isinstance(told, Unset) else tuple(word for word in told if readable(word))


def score(work: Work, name: str, subject: str, month: str, points: Mapping[str, str], apart: Sequence[str] = ()) -> Row:
    """One card for one subject of one month; `apart`: items that do not apply.

    Raises `Fault` with everything that is wrong: `desk.no-right`, `desk.no-period`, `desk.score.*`, `desk.once`.
    """
    work.need(Right.WRITE, "assessment")
    of = month_named(month)
    who = next((s for s in subjects(work.connection, name, of) if s.number == subject), None)
    card = card_on(work.connection, name, of)
    problems = [Problem("desk.score.subject", facts={"number": subject, "book": SUBJECTS[name], "month": month})] if who is None else []
    names = "、".join(f"{i.name} {i.points}" for i in card.items)
    problems += [
        Problem(f"desk.score.{c.code}", facts={"item": c.item, "range": c.text, "items": names}) for c in wrong(card, points, apart)
    ]
    if who is None or problems:
        raise Fault(problems)
    given = {item: int(text) for item, text in points.items()}
    came = total(card, given)
    held = policy(work.connection, work.house.profile, work.at.astimezone(work.zone).date())
    told = grade(came.share, grades(held))
    values: dict[str, Value] = {
        "card": name, "month": month, "subject": who.number, "vendor": who.vendor, "name": who.name, "company": who.company or None,
        "edition": card.edition, "score": came.score, "of": came.of, "share": None if came.share is None else int(came.share * 100),
        "grade": told or None, "judged_by": held.version if told else None, "assessor": work.actor.clerk,
    }  # fmt: skip
    (number,) = ledger.put_many(work, book("assessment"), [values])
    lines: list[dict[str, Value]] = [
        {"assessment_no": number, "item": i.name, "points": i.points, "score": given.get(i.name), "apart": i.name in apart}
        for i in card.items
    ]
    ledger.put_many(work, book("assessment-item"), lines)
    return get(work.connection, book("assessment"), number)


def sign(work: Work, number: str, by: str) -> Row:
    """Whom it is about has signed it. Raises `Fault`: `desk.no-right`, `desk.front.done`."""
    row = _unsigned(work, number)
    return ledger.enact(work, book("assessment"), row, {"signed_by": by, "signed_at": work.at}, act="signed")


def object_to(work: Work, number: str, words: str) -> Row:
    """Whom it is about does not agree; it is struck and done anew by somebody else (`void`). Raises `Fault`: as `sign`."""
    row = _unsigned(work, number)
    return ledger.enact(work, book("assessment"), row, {"objection": words, "objected_at": work.at}, act="objected")


def _unsigned(work: Work, number: str) -> Row:
    work.need(Right.WRITE, "assessment")
    row = ledger.standing(work, book("assessment"), number)
    if row["signed_at"] is not None:
        raise fault("desk.front.done", number=row.number)
    return row


def strike(work: Work, number: str, reason: str) -> Row:
    """An assessment that was objected to is struck by somebody else than who made it, so that it can be done anew.

    Raises `Fault`: `desk.no-right`, `desk.score.own`, `desk.score.no-objection`, `desk.no-reason`.
    """
    work.need(Right.REVIEW, "assessment")
    row = _unsigned(work, number)
    if row["objection"] is None:
        raise fault("desk.score.no-objection", number=row.number)
    if row["assessor"] == work.actor.clerk:
        raise fault("desk.score.own", number=row.number)
    return ledger.strike(work, book("assessment"), row, reason=reason)


def made(connection: Connection, name: str, month: str) -> tuple[Row, ...]:
    """Of a month, the best first."""
    where = (("card", name), ("month", month))
    found = find(connection, book("assessment"), Query(where=where, states=STANDING))
    return tuple(sorted(found, key=lambda r: (-int(str(r["share"] or 0)), r.number)))


def missing(connection: Connection, name: str, month: str) -> tuple[Subject, ...]:
    """Who was in service and is not assessed."""
    done = {str(r["subject"]) for r in made(connection, name, month)}
    return tuple(s for s in subjects(connection, name, month_named(month)) if s.number not in done)
