"""What came of a call, kept in one transaction: result, sheet, verdict, and what it leads to (RVT-05, RVT-06, RVT-07, RVT-08)."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from broadcaster.desk import ledger
from broadcaster.desk.book import State
from broadcaster.desk.clocks.calendar import Opening, always
from broadcaster.desk.clocks.reckoning import due as due_of
from broadcaster.desk.clocks.span import Unit
from broadcaster.desk.reading import find, get
from broadcaster.desk.registers import book as book_named
from broadcaster.desk.revisits import hours, leading
from broadcaster.desk.revisits.generating import terms_of
from broadcaster.desk.revisits.judging import passed
from broadcaster.desk.revisits.leading import Forward
from broadcaster.desk.revisits.terms import Terms
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Query, Row
from broadcaster.desk.survey.answering import Answers, joint
from broadcaster.desk.survey.keeping import keep
from broadcaster.desk.survey.model import Template
from broadcaster.desk.survey.scales import told as said
from broadcaster.desk.survey.templates import CALLS, TEMPLATES
from broadcaster.desk.values import Value
from broadcaster.desk.wording import told
from broadcaster.desk.work import Work
from broadcaster.faults import Fault, Problem, fault

LEVELS = {"manager": Right.REVIEW, "top": Right.MANAGE}
"""The right in the book of revisits that a revisitor of this level has (RVT-C02)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What a clerk has of a call."""

    result: str
    """`answered`, `no-answer`, `refused`, `wrong-number`, `booked`."""
    answers: Answers = field(default_factory=dict)
    at: datetime | None = None
    """Of `booked`: the new time."""
    comment: str = ""
    take: tuple[str, ...] = ()
    """Offers the customer takes: `complaint`, `reopen`, `repair`."""
    forwards: tuple[Forward, ...] = ()
    due: datetime | None = None
    """By when a department answers; the organisation's own time unless given."""
    recording: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was kept."""

    row: Row
    sheet: Row | None
    led_to: tuple[str, ...]
    """Numbers of what the call became: complaint, repair, exception events, forwards."""


def callable_row(work: Work, number: str) -> Row:
    """A revisit this clerk may do now.

    Raises `Fault`: `desk.no-right`, `desk.revisit.over`, `desk.revisit.level`, as `ledger.present`.
    """
    work.need(Right.WRITE, "revisit")
    row = ledger.present(work, book_named("revisit"), number)
    if row.state is State.DRAFT:
        raise fault("desk.front.draft", number=row.number)
    if row["stage"] not in {"due", "booked"}:
        raise fault("desk.revisit.over", number=row.number)
    right = LEVELS.get(str(row["level"]))
    if right is not None and not work.actor.may(right, "revisit"):
        raise fault("desk.revisit.level", number=row.number, level=_words(work, "level", row["level"]), right=right.value)
    return row


def _words(work: Work, field: str, value: Value) -> str:
    return told(book_named("revisit").field(field), value, work.zone)


def template_of(row: Row) -> Template:
    """The sheet of a revisit: its own, its kind's, a regular one's."""
    return TEMPLATES[str(row["sheet"] or CALLS.get(str(row["kind"]), "regular-call"))]


def record(work: Work, number: str, call: Call) -> Outcome:
    """Keep the call. Raises `Fault` with every reason: `desk.revisit.*`, as `callable_row`, `leading.take`."""
    row = callable_row(work, number)
    template, terms = template_of(row), terms_of(work)
    call = replace(call, due=call.due or _forward_due(work, terms))
    wrong = [*_wrong(work, row, template, call), *(_no_time(work, row, call, terms))]
    if wrong:
        raise Fault(wrong)
    sheet = keep(work, template, _head(row, template), call.answers) if call.result == "answered" else None
    led = tuple(_led_to(work, row, template, call))
    verdict = passed(terms.passes, call.result, template, call.answers) if call.result != "booked" else None
    over = call.result in {"answered", "refused", "wrong-number"}
    changes: dict[str, Value] = {
        "attempts": _more(row["attempts"]), "tried_at": work.at, "result": call.result, "booked_at": call.at,
        "stage": {"answered": "done", "booked": "booked", "refused": "ended", "wrong-number": "ended"}.get(call.result, "due"),
        "comment": call.comment or row["comment"], "recording_ref": call.recording or row["recording_ref"],
    }  # fmt: skip
    if over:
        judged = {"passed": verdict, "judged_by": None if verdict is None else terms.version}
        changes |= {"done_at": work.at, "done_by": work.actor.clerk, "led_to": " ".join(led) or None, **judged}
    if sheet is not None:
        changes |= {"sheet": template.name, "sheet_no": sheet.number, "share": joint(template, call.answers)}
    kept = ledger.enact(work, book_named("revisit"), row, changes, act=call.result)
    if kept["origin"] == "interview-plan" and kept["stage"] == "done":
        _count(work, str(kept["origin_no"]))
    return Outcome(kept, sheet, led)


def book_time(work: Work, number: str, at: datetime) -> Row:
    """An appointment, without a call: for a visit, or when the customer rang (RVT-07, CST-04). Raises `Fault`: as `record`."""
    row = callable_row(work, number)
    wrong = list(_no_time(work, row, Call(result="booked", at=at), terms_of(work)))
    if wrong:
        raise Fault(wrong)
    return ledger.enact(work, book_named("revisit"), row, {"booked_at": at, "stage": "booked"}, act="booked")


def barred_hours(work: Work, row: Row, terms: Terms) -> tuple[Opening, ...]:
    """Stretches of the day that are no time for the customer or tenant."""
    party = get(work.connection, book_named("party"), str(row["party"])) if row["party"] else None
    regions = [r.values for r in find(work.connection, book_named("region"), Query())]
    texts = hours.of_party(regions, str(row["party"] or ""), str(row["name"] or ""))
    return hours.barred(texts, str(party["trade"] or "") if party else "", terms.meal_peaks)


def _no_time(work: Work, row: Row, call: Call, terms: Terms) -> Iterator[Problem]:
    if call.result != "booked":
        return
    if call.at is None or call.at <= work.at:
        yield Problem("desk.revisit.past", facts={"number": row.number})
        return
    stretch = hours.in_the_way(call.at, work.zone, barred_hours(work, row, terms))
    if stretch is not None:
        yield Problem("desk.revisit.no-visit", facts={"number": row.number, "hours": str(stretch)})


def _wrong(work: Work, row: Row, template: Template, call: Call) -> Iterator[Problem]:
    if row["kind"] == "tenant" and call.result == "answered":
        yield Problem("desk.revisit.door", facts={"number": row.number})
    if call.answers and call.result != "answered":
        yield Problem("desk.revisit.answers", facts={"number": row.number, "result": _words(work, "result", call.result)})
    able = leading.offered(work.connection, row, template, call.answers)
    for to in call.take:
        if to not in able:
            yield Problem("desk.revisit.not-offered", facts={"number": row.number, "to": to, "offered": "、".join(able) or "–"})
    if call.forwards and (call.due is None or call.due <= work.at):
        yield Problem("desk.revisit.forward-due", facts={"number": row.number})


def _forward_due(work: Work, terms: Terms) -> datetime | None:
    """By when a department answers, where the organisation has said so (SRV-05)."""
    span = terms.inquiry_reply
    return None if span is None or span.unit is Unit.WORKING_DAY else due_of(always(work.zone), work.at, span)


def _led_to(work: Work, row: Row, template: Template, call: Call) -> Iterator[str]:
    leading.settled(work, row, call.answers)
    for to in call.take:
        yield leading.take(work, row, to, call.answers, cause(row, template, call))
    yield from leading.report(work, row, template, call.answers)
    for one in call.forwards:
        if call.due is not None:
            yield leading.forward(work, row, one, call.due)


def cause(row: Row, template: Template, call: Call) -> str:
    """What the customer said, as the cause of a complaint or a repair."""
    worst = [
        f"{q.zh}：{said(call.answers[q.name], chinese=True)}"
        for q in template.questions
        if q.name in call.answers
        and (q.name == "matter" or (q.counts and (call.answers[q.name].share or 0) == 0 and call.answers[q.name].word))
    ]
    if "charged" in call.answers and call.answers["charged"].said_yes:
        worst.append("跟顾客收费了")
    return call.comment or "；".join(worst) or f"回访 {row.number}"


def _head(row: Row, template: Template) -> dict[str, Value]:
    head: dict[str, Value] = {name: row[name] for name in ("party", "name", "phone", "address", "accused")}
    product = row["about"] if "product_used" in template.head else None
    return {**head, "product_used": product, "subject": row.number}


def _count(work: Work, number: str) -> None:
    plans = book_named("interview-plan")
    row = get(work.connection, plans, number)
    ledger.enact(work, plans, row, {"done": _more(row["done"])}, act="interviewed")


def _more(count: Value) -> int:
    return (count if isinstance(count, int) else 0) + 1
