"""What is kept of a report: sign-off, frozen copy, free text (RPT-01, catalogue 4.4)."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from broadcaster.desk import ledger
from broadcaster.desk.policy.model import Policy
from broadcaster.desk.policy.opening import policy
from broadcaster.desk.policy.value import Unset
from broadcaster.desk.reading import get
from broadcaster.desk.registers import book
from broadcaster.desk.reports.copies import BOOK, TEXTS, digest_of, frozen, last_copy, texts_of
from broadcaster.desk.reports.due import due_at
from broadcaster.desk.reports.frames import Frame
from broadcaster.desk.reports.model import Asked, Made, Report
from broadcaster.desk.reports.reading import facts
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Row
from broadcaster.desk.tables import CLERK
from broadcaster.desk.work import Work
from broadcaster.faults import Fault, Problem, fault

RESPONSIBLE = "report.responsible"
IN_PERSON = "person"


@dataclass(frozen=True, slots=True)
class Signing:
    """How a report leaves the house."""

    delivered: str = IN_PERSON
    """`person`, `fax` or `electronic`; anything but in person is a special case and needs a reason (001:46)."""
    reason: str = ""
    correct: bool = False
    """Instead of the copy that was signed before, which stays."""


def make(connection: Connection, report: Report, asked: Asked) -> Made:
    """The report's cells, reckoned from the store as it is now. Raises `Fault`: what its reader raises."""
    return report.reckon(facts(connection, report, asked), asked)


def sign(work: Work, report: Report, frame: Frame, how: Signing = Signing()) -> Row:
    """Sign a report and freeze it. A copy never changes; another one is a correction with its reason.

    Raises `Fault`: `desk.no-right`; `desk.report.running`, `-not-responsible`, `-signed`, `-not-signed`, `-same`, `-no-reason`;
    every difference in the figures (`desk.report.differs-…`): nothing leaves that does not agree with itself (RPT-01).
    """
    work.need(Right.REVIEW, BOOK)
    for name in report.reads:
        work.need(Right.READ, name)
    held = policy(work.connection, work.house.profile, work.at.astimezone(work.zone).date())
    former = last_copy(work.connection, report.name, frame.name)
    _may(work, report, frame, former, how, held)
    asked = Asked(frame, work.at, held)
    made = make(work.connection, report, asked)
    if made.differences:
        raise Fault(made.differences)
    texts = {name: str(row["words"]) for name, row in texts_of(work.connection, report.name, frame.name).items()}
    content = frozen(report, made, texts, asked)
    if former is not None and former["digest"] == digest_of(content):
        raise fault("desk.report.same", number=former.number)
    due = due_at(report, frame, held)
    values = {
        "report": report.name, "covers": frame.name, "issue": "correction" if former else "first",
        "corrects": former.number if former else None, "digest": digest_of(content), "content": content, "due_at": due,
        "late": None if due is None else work.at > due, "signed_by": work.actor.clerk, "delivered": how.delivered,
        "grounds": how.reason or None, "policy": held.version,
    }  # fmt: skip
    (number,) = ledger.put_many(work, book(BOOK), [values])
    return get(work.connection, book(BOOK), number)


def _may(work: Work, report: Report, frame: Frame, former: Row | None, how: Signing, held: Policy) -> None:
    problems = []
    if frame.until > work.at:
        problems.append(Problem("desk.report.running", facts={"period": frame.name}))
    named = held.word(RESPONSIBLE)
    if RESPONSIBLE in report.signers and not isinstance(named, Unset) and named not in _names(work):
        problems.append(Problem("desk.report.not-responsible", facts={"name": named}))
    if former is not None and not how.correct:
        problems.append(Problem("desk.report.signed", facts={"number": former.number, "by": str(former["signed_by"])}))
    if former is None and how.correct:
        problems.append(Problem("desk.report.not-signed", facts={"period": frame.name}))
    if (how.correct or how.delivered != IN_PERSON) and not how.reason.strip():
        problems.append(Problem("desk.report.no-reason"))
    if problems:
        raise Fault(problems)


def _names(work: Work) -> tuple[str, ...]:
    """What the clerk who signs is called, at the desk and in full."""
    full = work.connection.execute(select(CLERK.c.full_name).where(CLERK.c.name == work.actor.clerk)).scalar()
    return (work.actor.clerk, str(full or ""))


def write(work: Work, report: Report, frame: Frame, texts: Mapping[str, str]) -> None:
    """Keep what somebody wrote under a report; former words stay in the history. Raises `Fault`: `desk.no-right`, `desk.report.no-text`."""
    work.need(Right.WRITE, TEXTS)
    known = {field.name for field in report.texts}
    if wrong := [name for name in texts if name not in known]:
        raise fault("desk.report.no-text", report=report.name, name=wrong[0], known="、".join(sorted(known)) or "-")
    there = texts_of(work.connection, report.name, frame.name)
    for name, words in texts.items():
        if name in there:
            ledger.enact(work, book(TEXTS), there[name], {"words": words}, act="written")
        else:
            ledger.put_many(work, book(TEXTS), [{"report": report.name, "covers": frame.name, "part": name, "words": words}])
