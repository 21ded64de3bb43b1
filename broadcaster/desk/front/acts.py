"""What is done with relays, messages, questions and tasks, each inside one transaction."""

from collections.abc import Mapping
from datetime import date, datetime

from broadcaster.desk import ledger
from broadcaster.desk.front.changing import amended, open_row
from broadcaster.desk.reading import get
from broadcaster.desk.registers import book
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Row
from broadcaster.desk.values import Value
from broadcaster.desk.wording import misfit
from broadcaster.desk.work import Work
from broadcaster.faults import Fault, fault


def finish_relay(work: Work, number: str, result: str) -> Row:
    """Followed to the end (SRV-01). Raises `Fault`: `desk.front.done`, as `ledger.amend`."""
    row = open_row(work, "relay", number, "done_at")
    changes: Mapping[str, Value] = {"result": result or None, "done_at": work.at, "done_by": work.actor.clerk}
    return amended(work, row, changes, "办结 done")


def hear(work: Work, values: Mapping[str, Value]) -> Row:
    """What somebody heard about another department is passed on, by anybody who is signed in, whatever their rights (SRV-11).

    Raises `Fault`: as `ledger.put_many`.
    """
    _ahead(work, values)
    told = {"topic": "hearsay", **values, "owner": values.get("owner") or values.get("dept")}
    return get(work.connection, book("relay"), ledger.put_many(work, book("relay"), [told])[0])


def vendor_request(work: Work, number: str, values: Mapping[str, Value]) -> Row:
    """A vendor's request from a talk is passed on by the same machine as any inquiry (SRV-03). Raises `Fault`: `desk.front.no-request`."""
    talk = ledger.standing(work, book("vendor-talk"), number)
    if talk["request"] is None:
        raise fault("desk.front.no-request", number=talk.number)
    _ahead(work, values)
    told = {"topic": "vendor", "party": talk["vendor"], "name": talk["name"], "matter": talk["request"], "call_no": talk.number}
    return ledger.add(work, book("relay"), {**told, **values})


def _ahead(work: Work, values: Mapping[str, Value]) -> None:
    """Nobody promises a time that is over. Raises `Fault`: `desk.front.past`."""
    due = values.get("due")
    if isinstance(due, datetime) and due <= work.at:
        raise Fault(misfit("front.past", book("relay").field("due")))


def deliver(work: Work, number: str) -> Row:
    """A message was passed on (CAL-05). Raises `Fault`: `desk.front.done`, as `ledger.amend`."""
    return amended(work, open_row(work, "message", number, "delivered_at"), {"delivered_at": work.at}, "转达 passed on")


def answer(work: Work, number: str, text: str, by: str) -> Row:
    """The department's answer (FAQ-01). Raises `Fault`: `desk.front.done`, as `ledger.amend`."""
    row = open_row(work, "question", number, "answered_at")
    return amended(work, row, {"answer": text, "answered_by": by, "answered_at": work.at, "stage": "answered"}, "部门答复 answered")


def tell(work: Work, number: str) -> Row:
    """The caller was told; never before there is an answer: nobody answers freely. Raises `Fault`: `desk.front.unanswered`."""
    row = open_row(work, "question", number, "replied_at")
    _answered(row)
    stage = row["stage"] if row["stage"] == "published" else "told"
    return amended(work, row, {"replied_at": work.at, "stage": stage}, "回复顾客 caller told")


def publish(work: Work, number: str, *, title: str, replaces: str, basis: str, effective: date) -> Row:
    """The answer becomes a standard answer, a new edition where it replaces one (FAQ-01); the standard answer's row.

    Raises `Fault`: `desk.front.unanswered`, `desk.front.done`, `desk.front.replaced`, as `ledger.add`.
    """
    row = open_row(work, "question", number, "faq_no")
    _answered(row)
    made = edition(
        work,
        {
            "title": title or row["question"],
            "answer": row["answer"],
            "dept": row["dept"],
            "basis": basis or None,
            "question_no": row.number,
        },
        replaces=replaces,
        effective=effective,
    )
    amended(work, row, {"faq_no": made.number, "stage": "published"}, "入库 published")
    return made


def edition(work: Work, values: Mapping[str, Value], *, replaces: str, effective: date) -> Row:
    """A new edition of a standard answer; the one before ends. Raises `Fault`: `desk.front.replaced`, as `ledger.add`."""
    faq = book("faq")
    if not replaces:
        return ledger.add(work, faq, {**values, "edition": 1, "effective_on": effective})
    old = ledger.standing(work, faq, replaces)
    if old["ends_on"] is not None:
        raise fault("desk.front.replaced", number=old.number)
    amended(work, old, {"ends_on": max(effective, _day(old["effective_on"]))}, "换新版 replaced")
    kept = {name: old[name] for name in ("title", "answer", "dept", "basis")}
    given = {name: value for name, value in values.items() if value is not None}
    number = int(str(old["edition"])) + 1
    return ledger.add(work, faq, {**kept, **given, "edition": number, "effective_on": effective, "replaces": old.number})


def report_difficulty(work: Work, number: str, difficulty: str, until: datetime | None) -> Row:
    """Told before the deadline, with the time that is asked for (TSK-01). Raises `Fault`: `desk.front.too-late`, `desk.front.done`."""
    row = open_row(work, "task", number, "done_at")
    due = _limit(row)
    if work.at >= due:
        raise fault("desk.front.too-late", number=row.number, due=f"{due.astimezone(work.zone):%Y-%m-%d %H:%M}")
    return amended(work, row, {"difficulty": difficulty, "difficulty_at": work.at, "asked_until": until}, "报告困难 difficulty told")


def extend(work: Work, number: str, until: datetime | None) -> Row:
    """A supervisor agrees to more time, only where it was asked for in time. Raises `Fault`: `desk.front.not-asked`, `desk.no-right`."""
    work.need(Right.REVIEW, "task")
    row = open_row(work, "task", number, "done_at")
    agreed = until or row["asked_until"]
    if row["difficulty_at"] is None or agreed is None:
        raise fault("desk.front.not-asked", number=row.number)
    return amended(work, row, {"agreed_until": agreed, "agreed_by": work.actor.clerk}, "同意延期 agreed")


def finish_task(work: Work, number: str, report: str) -> Row:
    """Done, with a report (TSK-02); the verdict is given now and stays. Raises `Fault`: `desk.front.done`, `desk.check.result`."""
    row = open_row(work, "task", number, "done_at")
    verdict = "intime" if work.at <= _limit(row) else "late"
    return amended(work, row, {"report": report or None, "done_at": work.at, "verdict": verdict}, "完成 done")


def _limit(row: Row) -> datetime:
    due = row["agreed_until"] or row["due"]
    if not isinstance(due, datetime):
        raise TypeError
    return due


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError
    return value


def _answered(row: Row) -> None:
    if row["answered_at"] is None:
        raise fault("desk.front.unanswered", number=row.number, dept=row["dept"] or "")
