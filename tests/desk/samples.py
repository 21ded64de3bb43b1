"""A good row of any book, made from its declaration, and people at the desk."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from broadcaster.desk.book import Book, Field, Kind
from broadcaster.desk.rights import EVERY, Actor, Right
from broadcaster.desk.values import Value

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 24, 14, 30, tzinfo=SHANGHAI)
BOSS = Actor("李敏", frozenset((EVERY, right) for right in Right))
CLERK = Actor("王芳", frozenset((EVERY, right) for right in (Right.READ, Right.WRITE)))
READER = Actor("看客", frozenset({(EVERY, Right.READ)}))
IDS = ("11010519491231002X", "440524188001010014")
"""Made-up numbers with right check digits, as published in the standard's examples."""


def value(field: Field, n: int, parties: Mapping[str, str]) -> Value:  # noqa: C901, PLR0911 - one return a kind
    """A value the field may have; `n` keeps rows apart."""
    low = field.low or 0
    match field.kind:
        case Kind.TEXT | Kind.LONG:
            return f"{field.zh}{n}"
        case Kind.WHOLE | Kind.MONEY | Kind.DURATION | Kind.PERCENT:
            return min(low + 10 + n % 10, field.high or 10_000)
        case Kind.DATE:
            return date(2026, 11, 1) + timedelta(days=n % 20)
        case Kind.INSTANT:
            return datetime(2026, 11, 20, 1, n % 60, tzinfo=UTC)
        case Kind.PHONE:
            return f"138{n:08}"
        case Kind.CHOICE:
            return field.choices[0].value
        case Kind.PARTY:
            return parties[field.party[0] if field.party else "customer"]
        case Kind.YES:
            return n % 2 == 0
    return None


def sample(book: Book, n: int, parties: Mapping[str, str], *, only_needed: bool = False) -> dict[str, Value]:
    """A row whose fields agree with one another."""
    fields = [f for f in book.fields if not f.derived and not f.refers and (f.required or not only_needed)]
    row = {f.name: value(f, n, parties) for f in fields if f.kind not in {Kind.FILE, Kind.ID}}
    if book.name == "party":
        row |= {"phone": f"139{n:08}"}
    fitting: dict[str, Value] = {
        "clocks": "complaint.reply", "rule_id": "CMP-05", "no_visit": "11:30-13:30", "plan_month": "2026-11", "imported": False,
    }  # fmt: skip
    row |= {name: text for name, text in fitting.items() if name in row}
    if book.name == "roster":
        row["ends_at"] = datetime(2026, 11, 20, 9, tzinfo=UTC)
    if book.name == "repair":
        row |= {"class": "loose", "address": "建设路1号"}
    if "pay-mix-is-whole" in book.checks and "other_share" in row:
        row["other_share"] = 10_000 - sum(int(str(row[name])) for name in ("cash_share", "cheque_share", "draft_share"))
    if "records-add-up" in book.checks:
        row |= {"records": 40 + n % 10, "ok": 39 + n % 10, "bad": 1}
    return row
