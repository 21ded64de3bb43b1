"""Recurring duties and the drafts of their reports (TSK-04)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from sqlalchemy import Connection

from broadcaster.desk import ledger
from broadcaster.desk.clocks.duties import Cadence, Duty, Period, period, progress
from broadcaster.desk.front.summing import asked_most, exceptions
from broadcaster.desk.policy.calendars import duties
from broadcaster.desk.policy.model import Policy
from broadcaster.desk.reading import find
from broadcaster.desk.registers import book
from broadcaster.desk.row import Query, Row
from broadcaster.desk.values import Value
from broadcaster.desk.work import Work
from broadcaster.faults import fault

REPORTED = ("call", "complaint", "aftersale", "exception", "question")
"""Books whose figures a draft has (003:13,21; 000:217; 001:22)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A duty in its present period."""

    duty: Duty
    key: str
    """Of the policy: `duty.aftersale_summary`."""
    period: Period
    task: str
    """Number of its task, or empty."""
    done: bool
    late: bool


def key_of(duty: Duty) -> str:
    """The key a duty comes from: `duty.x.month` is `duty.x` each month."""
    name, _dot, last = duty.name.rpartition(".")
    return name if last in {c.value for c in Cadence} else duty.name


def standing(held: Policy, tasks: Iterable[Row], now: datetime, zone: tzinfo) -> tuple[Standing, ...]:
    """Every reporting duty of the policy as it stands now. Pure."""
    day = now.astimezone(zone).date()
    known = list(tasks)
    found = []
    for duty in duties(held):
        if not duty.name.startswith("duty."):
            continue
        of_it = [row for row in known if row["duty"] == duty.name]
        done = [when for row in of_it if isinstance(when := row["done_at"], datetime)]
        stand = progress(duty, day, done, now, zone)
        mine = next((row for row in of_it if row["duty_period"] == told(stand.period)), None)
        finished = mine is not None and mine["done_at"] is not None
        late = not finished and stand.status.due is not None and now > stand.status.due
        found.append(Standing(duty, key_of(duty), stand.period, mine.number if mine else "", finished, late))
    return tuple(found)


def told(of: Period) -> str:
    """`2026-11-01..2026-11-30`."""
    return f"{of.first}..{of.last}"


def draft(work: Work, held: Policy, name: str, title: str, owner: str, day: date) -> Row:
    """The task of a duty's period that holds `day`, with the figures of the period as its draft; due at the period's end.

    Raises `Fault`: `desk.front.no-duty`, `desk.front.drafted`.
    """
    duty = next((d for d in duties(held) if d.name == name and name.startswith("duty.")), None)
    if duty is None:
        known = "、".join(d.name for d in duties(held) if d.name.startswith("duty."))
        raise fault("desk.front.no-duty", found=name, known=known or "-")
    of = period(duty.cadence, day)
    former = list(find(work.connection, book("task"), Query(where=(("duty", name), ("duty_period", told(of))))))
    if former:
        raise fault("desk.front.drafted", number=former[0].number, period=told(of))
    due = datetime.combine(of.last + timedelta(days=1), time.min, work.zone) - timedelta(minutes=1)
    content = "\n".join(lines(work.connection, of, work.zone))
    values: dict[str, Value] = {
        "title": f"{title} {told(of)}",
        "content": content,
        "owner": owner,
        "due": due,
        "duty": name,
        "duty_period": told(of),
    }
    return ledger.add(work, book("task"), values)


def lines(connection: Connection, of: Period, zone: tzinfo) -> Iterator[str]:
    """What the books say of the period: a draft in Chinese that people complete."""
    since = datetime.combine(of.first, time.min, zone)
    until = datetime.combine(of.last + timedelta(days=1), time.min, zone)
    rows: Mapping[str, list[Row]] = {
        name: [row for row in find(connection, book(name), Query(since=since, until=until)) if row.state != "draft"] for name in REPORTED
    }
    yield f"期间：{of.first} 至 {of.last}"
    for name in REPORTED:
        yield f"{book(name).zh}：{len(rows[name])} 条"
    closed = sum(row["closed_at"] is not None for row in rows["complaint"])
    yield f"投诉已办结 {closed} 件，未结 {len(rows['complaint']) - closed} 件"
    kinds = {c.value: c.zh for c in book("exception").field("event_kind").choices}
    for kind, (n, unreported, open_) in exceptions(rows["exception"]).items():
        yield f"异常事件·{kinds.get(kind, kind)}：{n} 件，未上报 {unreported}，未处理完 {open_}"
    for topic, n, bare in asked_most(rows["question"])[:5]:
        yield f"常问·{topic}：{n} 次，没有标准答案 {bare} 次"
    yield "存在问题："
    yield "改进措施："
    yield "下期计划："
