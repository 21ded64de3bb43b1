"""Lists on complaints that follow from what was done: stage by stage with reminders, repeats, disputes, units (CMP-17, -25, -32, -35)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection

from broadcaster.desk.book import Book, State
from broadcaster.desk.cases.clocks import of_case
from broadcaster.desk.cases.complaint import TYPE
from broadcaster.desk.cases.measures import Repeat, Turn, Unit, durations
from broadcaster.desk.declare import HEATING, PRODUCTS, choice, duration, instant, line, percent, text, whole, words
from broadcaster.desk.ledger import WHY
from broadcaster.desk.reading import Told, history
from broadcaster.desk.registers.complaint import BOOK
from broadcaster.desk.row import Row


def _derived(name: str, zh: str, en: str, source: str, *fields: object) -> Book:
    return Book(
        name=f"complaint-{name}", prefix="", zh=zh, en=en, about_zh=zh, about_en=en, form="", source=source, rules=(), columns=(),
        fields=fields,  # type: ignore[arg-type]
    )  # fmt: skip


NUMBER = text("number", "投诉编号", "Complaint")
TIMES = _derived(
    "times", "投诉处理时效", "Time in each stage", line(PRODUCTS, "24"), NUMBER,
    duration("intake", "收件", "Intake"), duration("inquiry", "质管部", "Inquiry"), duration("signing", "会签部", "Signing"),
    duration("carrying_out", "市场营销部", "Carrying out"), duration("closing", "结案", "Closing"), duration("total", "合计", "Total"),
    whole("reminded", "督促次数", "Reminders"), words("reminders", "督促记录", "Reminded"),
)  # fmt: skip
REPEATS = _derived(
    "repeats", "重复投诉", "Repeated complaints", line(PRODUCTS, "27"),
    choice("why", "同一", "The same", "customer 顾客 customer; order 订单 order; cause 原因和部门 cause and department"),
    whole("count", "件数", "Complaints"), text("numbers", "投诉编号", "Numbers"),
)  # fmt: skip
DISPUTES = _derived(
    "disputes", "纠纷及解决情况", "Disputes and their solution", line(HEATING, "22,52"), NUMBER, instant("happened_at", "日期", "Date"),
    BOOK.field("kind"), BOOK.field("cause"), BOOK.field("measure"), BOOK.field("stage"), BOOK.field("satisfaction"),
)  # fmt: skip
UNITS = _derived(
    "units", "各部门服务质量", "Quality of the units", line(PRODUCTS, "20-21"), text("unit", "责任部门", "Unit"),
    whole("count", "件数", "Complaints"),
    percent("in_time", "时限达成", "Limits met"), percent("content", "满意度", "Satisfaction"),
    percent("settled_once", "一次办结", "Settled at once"),
    percent("score", "得分", "Score"),
)  # fmt: skip


def times(connection: Connection, rows: Iterable[Row], now: datetime) -> Iterator[Row]:
    """How long each complaint was in each stage until now, and its reminders with date, document and reason (CMP-17). Seconds."""
    for row in rows:
        told = history(connection, BOOK.name, row.number)
        spans = durations(tuple(_turns(told)), now, TYPE.over)
        reminders = [one for one in told if one.event.kind == "case-remind"]
        lengths = {name.replace("-", "_"): span // timedelta(seconds=1) for name, span in spans.items()}
        yield _row(TIMES, number=row.number, reminded=len(reminders), reminders="；".join(map(_reminder, reminders)) or None, **lengths)


def _turns(told: Iterable[Told]) -> Iterator[Turn]:
    """Each coming to a stage, from the moment it stood in the book."""
    drafted = False
    for one in told:
        facts = one.event.facts
        drafted = facts.get("state") == State.DRAFT if one.event.kind == "add" else drafted
        if one.event.kind == "promote" or (one.event.kind == "add" and not drafted):
            yield Turn(one.event.at, TYPE.first)
        elif one.event.kind.startswith("case-") and "stage" in facts:
            yield Turn(one.event.at, str(facts["stage"]))


def _reminder(told: Told) -> str:
    facts = told.event.facts
    return " ".join(str(part) for part in (told.event.at.date(), facts.get("reminder_no"), told.personal.get(WHY)) if part)


def repeated(found: Iterable[Repeat]) -> Iterator[Row]:
    """Runs of complaints; whose they are is not told, only which (CMP-25)."""
    return (_row(REPEATS, why=one.why, count=len(one.numbers), numbers=" ".join(one.numbers)) for one in found)


def disputes(rows: Iterable[Row]) -> Iterator[Row]:
    """Complaints that are tagged as disputes (CMP-32)."""
    return (_row(DISPUTES, **{f.name: row.values.get(f.name) for f in DISPUTES.fields}) for row in rows if row["dispute"])


def of_units(found: Iterable[Unit]) -> Iterator[Row]:
    """CMP-35."""
    for one in found:
        shares = {"in_time": one.in_time, "content": one.content, "settled_once": one.settled_once, "score": one.score}
        yield _row(UNITS, unit=one.name, count=one.count, **shares)


def outcomes(connection: Connection, rows: Iterable[Row]) -> Mapping[str, tuple[str, ...]]:
    """How the limits of each complaint that stopped came out."""
    return {row.number: tuple(str(c["outcome"]) for c in of_case(connection, row.number) if c["outcome"]) for row in rows}


def _row(book: Book, **values: object) -> Row:
    return Row(book.name, {"state": "open", **values})  # type: ignore[dict-item]
