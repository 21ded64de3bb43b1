"""What is done with relays, questions, tasks and exception events, each inside one transaction."""

from collections.abc import Mapping
from datetime import date, datetime

from broadcaster.desk import ledger, people
from broadcaster.desk.book import State
from broadcaster.desk.cases.model import Step
from broadcaster.desk.cases.wording import words
from broadcaster.desk.front.incidents import fields_of, left
from broadcaster.desk.front.summing import AT_ONCE
from broadcaster.desk.reading import get
from broadcaster.desk.registers import book
from broadcaster.desk.rights import Right
from broadcaster.desk.row import Row
from broadcaster.desk.values import Value
from broadcaster.desk.wording import label, misfit
from broadcaster.desk.work import Work
from broadcaster.faults import Fault, Problem, fault


def finish_relay(work: Work, number: str, result: str) -> Row:
    """Followed to the end (SRV-01). Raises `Fault`: `desk.front.done`, as `ledger.amend`."""
    row = _open(work, "relay", number, "done_at")
    changes: Mapping[str, Value] = {"result": result or None, "done_at": work.at, "done_by": work.actor.clerk}
    return _amend(work, row, changes, "办结 done")


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
    return _amend(work, _open(work, "message", number, "delivered_at"), {"delivered_at": work.at}, "转达 passed on")


def answer(work: Work, number: str, text: str, by: str) -> Row:
    """The department's answer (FAQ-01). Raises `Fault`: `desk.front.done`, as `ledger.amend`."""
    row = _open(work, "question", number, "answered_at")
    return _amend(work, row, {"answer": text, "answered_by": by, "answered_at": work.at, "stage": "answered"}, "部门答复 answered")


def tell(work: Work, number: str) -> Row:
    """The caller was told; never before there is an answer: nobody answers freely. Raises `Fault`: `desk.front.unanswered`."""
    row = _open(work, "question", number, "replied_at")
    _answered(row)
    stage = row["stage"] if row["stage"] == "published" else "told"
    return _amend(work, row, {"replied_at": work.at, "stage": stage}, "回复顾客 caller told")


def publish(work: Work, number: str, *, title: str, replaces: str, basis: str, effective: date) -> Row:
    """The answer becomes a standard answer, a new edition where it replaces one (FAQ-01); the standard answer's row.

    Raises `Fault`: `desk.front.unanswered`, `desk.front.done`, `desk.front.replaced`, as `ledger.add`.
    """
    row = _open(work, "question", number, "faq_no")
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
    _amend(work, row, {"faq_no": made.number, "stage": "published"}, "入库 published")
    return made


def edition(work: Work, values: Mapping[str, Value], *, replaces: str, effective: date) -> Row:
    """A new edition of a standard answer; the one before ends. Raises `Fault`: `desk.front.replaced`, as `ledger.add`."""
    faq = book("faq")
    if not replaces:
        return ledger.add(work, faq, {**values, "edition": 1, "effective_on": effective})
    old = ledger.standing(work, faq, replaces)
    if old["ends_on"] is not None:
        raise fault("desk.front.replaced", number=old.number)
    _amend(work, old, {"ends_on": max(effective, _day(old["effective_on"]))}, "换新版 replaced")
    kept = {name: old[name] for name in ("title", "answer", "dept", "basis")}
    given = {name: value for name, value in values.items() if value is not None}
    number = int(str(old["edition"])) + 1
    return ledger.add(work, faq, {**kept, **given, "edition": number, "effective_on": effective, "replaces": old.number})


def report_difficulty(work: Work, number: str, difficulty: str, until: datetime | None) -> Row:
    """Told before the deadline, with the time that is asked for (TSK-01). Raises `Fault`: `desk.front.too-late`, `desk.front.done`."""
    row = _open(work, "task", number, "done_at")
    due = _limit(row)
    if work.at >= due:
        raise fault("desk.front.too-late", number=row.number, due=f"{due.astimezone(work.zone):%Y-%m-%d %H:%M}")
    return _amend(work, row, {"difficulty": difficulty, "difficulty_at": work.at, "asked_until": until}, "报告困难 difficulty told")


def extend(work: Work, number: str, until: datetime | None) -> Row:
    """A supervisor agrees to more time, only where it was asked for in time. Raises `Fault`: `desk.front.not-asked`, `desk.no-right`."""
    work.need(Right.REVIEW, "task")
    row = _open(work, "task", number, "done_at")
    agreed = until or row["asked_until"]
    if row["difficulty_at"] is None or agreed is None:
        raise fault("desk.front.not-asked", number=row.number)
    return _amend(work, row, {"agreed_until": agreed, "agreed_by": work.actor.clerk}, "同意延期 agreed")


def finish_task(work: Work, number: str, report: str) -> Row:
    """Done, with a report (TSK-02); the verdict is given now and stays. Raises `Fault`: `desk.front.done`, `desk.check.result`."""
    row = _open(work, "task", number, "done_at")
    verdict = "intime" if work.at <= _limit(row) else "late"
    return _amend(work, row, {"report": report or None, "done_at": work.at, "verdict": verdict}, "完成 done")


def call_police(work: Work, number: str) -> Row:
    """The police were called (BRD-C02). Raises `Fault`: `desk.front.done`, as `ledger.amend`."""
    return _amend(work, _open(work, "page", number, "police_at"), {"police_at": work.at}, "报警 police called")


def settle_page(work: Work, number: str, values: Mapping[str, Value]) -> Row:
    """A page closes with its outcome (BRD-C02). `values`: `outcome`, `found_at`, `outcome_note`. Raises `Fault`: as `call_police`."""
    row = _open(work, "page", number, "outcome")
    kept = {**values, "settled_at": work.at, "settled_by": work.actor.clerk}
    return _amend(work, row, kept, "结单 settled")


def queued(work: Work, number: str, announcement: str, wording: str) -> Row:
    """The form's announcement is in the broadcast's queue, beside those before it. Raises `Fault`: as `announceable`."""
    row = announceable(work, number)
    names = f"{row['announcement'] or ''} {announcement}".strip()
    return _amend(work, row, {"announcement": names, "wording": wording}, "送播音 queued")


def announceable(work: Work, number: str) -> Row:
    """A form whose words may be read: kept, and not settled. Raises `Fault`: `desk.front.draft`, `desk.front.done`, `desk.no-right`."""
    work.need(Right.WRITE, "page")
    return _open(work, "page", number, "outcome")


def heard(work: Work, number: str, changes: Mapping[str, Value]) -> Row:
    """What the record says of the form's airing, written back (BRD-C02). Raises `Fault`: as `ledger.amend`."""
    row = ledger.standing(work, book("page"), number)
    return _amend(work, row, changes, "播出记录回填 from the record")


def report_exception(work: Work, number: str, to: str) -> Row:
    """Told upward (EXC-10). Raises `Fault`: `desk.front.done`, as `ledger.amend`."""
    return _amend(work, _open(work, "exception", number, "reported_at"), {"reported_to": to, "reported_at": work.at}, "上报 reported")


def skip_level(work: Work, number: str, to: str) -> Row:
    """The emergency path: told to somebody above the own superior, who is told afterwards (EXC-11, TSK-03). Raises `Fault`: as above."""
    row = _open(work, "exception", number, "reported_at")
    if row["event_kind"] not in AT_ONCE:
        raise fault("desk.front.no-emergency", number=row.number)
    return _amend(work, row, {"reported_to": to, "reported_at": work.at, "skipped": True}, "越级上报 a level was skipped")


def tell_superior(work: Work, number: str, to: str) -> Row:
    """After the emergency path the own superior knows, too. Raises `Fault`: `desk.front.not-skipped`, `desk.front.done`."""
    row = _open(work, "exception", number, "superior_told_at")
    if not row["skipped"]:
        raise fault("desk.front.not-skipped", number=row.number)
    changes: Mapping[str, Value] = {"superior_told_at": work.at, "reported_to": f"{row['reported_to']}、{to}"}
    return _amend(work, row, changes, "补报上级 superior told")


def escalate(work: Work, number: str, head: str) -> Row:
    """The head has it from now on, and nobody else settles it (EXC-15). Raises `Fault`: `desk.no-clerk`, `desk.front.done`."""
    row = _open(work, "exception", number, "settled_at")
    people.clerk(work.connection, head)
    told: Mapping[str, Value] = {} if row["reported_at"] else {"reported_to": head, "reported_at": work.at}
    return _amend(work, row, {**told, "head": head, "escalated_at": work.at}, "升级给负责人 escalated")


def check(work: Work, number: str, given: Mapping[str, Value]) -> Row:
    """Steps of an incident's checklist (EXC-14). Raises `Fault`: `desk.front.no-checklist` for what its kind does not ask."""
    row = _open(work, "exception", number, "settled_at")
    asked = set(fields_of(row.values))
    if not asked or not given or set(given) - asked:
        names = "、".join(label(book("exception").field(name)) for name in fields_of(row.values)) or "-"
        raise fault("desk.front.no-checklist", number=row.number, fields=names)
    return _amend(work, row, given, "核对步骤 checklist")


def settle_exception(work: Work, number: str, result: str) -> Row:
    """What came of it; never before it was reported, its checklist done, and by its head where it has one (EXC-14, EXC-15).

    Raises `Fault`: `desk.front.unreported`, `desk.front.done`, `desk.front.step`, `desk.front.heads`, `desk.front.superior`.
    """
    row = _open(work, "exception", number, "settled_at")
    if row["reported_at"] is None:
        raise fault("desk.front.unreported", number=row.number)
    if row["head"] not in {None, work.actor.clerk}:
        raise fault("desk.front.heads", number=row.number, head=row["head"])
    if row["skipped"] and row["superior_told_at"] is None:
        raise fault("desk.front.superior", number=row.number)
    missing = left(row.values)
    if missing:
        facts = {"number": row.number}
        raise Fault([Problem("desk.front.step", facts={**facts, "step": words(step), "option": _option(step)}) for step in missing])
    return _amend(work, row, {"result": result, "settled_at": work.at}, "处理完 settled")


def report_fault(work: Work, number: str) -> Row:
    """A fault of the equipment was reported to who repairs it (EXC-13). Raises `Fault`: `desk.front.done`, as `ledger.amend`."""
    return _amend(work, _open(work, "fault", number, "reported_at"), {"reported_at": work.at}, "报修 reported")


def restore(work: Work, number: str, result: str) -> Row:
    """It works again (EXC-13). Raises `Fault`: `desk.front.fault-unreported`, `desk.front.done`."""
    row = _open(work, "fault", number, "restored_at")
    if row["reported_at"] is None:
        raise fault("desk.front.fault-unreported", number=row.number)
    return _amend(work, row, {"restored_at": work.at, "result": result or None}, "恢复 works again")


def _option(step: Step) -> str:
    return " ".join(f"--{name.replace('_', '-')}" for name in step.needs)


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


def _open(work: Work, name: str, number: str, done: str) -> Row:
    """A row of the book in which `done` is still empty. Raises `Fault`: `desk.front.draft`, `desk.front.done`, as `ledger.standing`."""
    row = ledger.standing(work, book(name), number)
    if row.state is State.DRAFT:
        raise fault("desk.front.draft", number=row.number)
    if row[done] is not None:
        raise fault("desk.front.done", number=row.number)
    return row


def _amend(work: Work, row: Row, changes: Mapping[str, Value], reason: str) -> Row:
    return ledger.amend(work, book(row.book), row.number, changes, reason=reason, version=row.version)
